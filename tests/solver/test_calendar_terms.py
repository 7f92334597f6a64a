"""What z3 is told of days and places, against every day around the ends of years, cycles and leap days."""

from __future__ import annotations

from typing import Any

import pytest

from guideproof.analysis.proof.solver.arithmetic import Linear, Risen
from guideproof.analysis.proof.solver.calendar import Apart, place
from guideproof.analysis.proof.solver.calendar_terms import CalendarTerms
from guideproof.analysis.proof.solver.rising import PlaceOf
from guideproof.model.calendar import day_of

z3 = pytest.importorskip("z3")
RANGES = {
    "a cycle": (day_of(2000, 1, 1), day_of(2003, 12, 31)),
    "around 1900": (day_of(1896, 1, 1), day_of(1904, 12, 31)),
    "around 2100": (day_of(2096, 1, 1), day_of(2104, 12, 31)),
    "three centuries": (day_of(1800, 1, 1), day_of(2103, 12, 31)),
}
TURNS = [(1, 1), (1, 31), (2, 28), (4, 30), (6, 30), (7, 31), (8, 31), (9, 30), (10, 31), (12, 31)]
YEARS = {
    "a cycle": (2000, 2003),
    "around 1900": (1896, 1900, 1904),
    "around 2100": (2099, 2100),
    "three centuries": (1900,),
}


def days_of(of: str) -> list[int]:
    first, last = RANGES[of]
    turns = TURNS if of != "three centuries" else [(2, 28), (12, 31)]
    days = {day_of(year, *turn) + more for year in YEARS[of] for turn in turns for more in (0, 1)}
    return sorted(day for day in {first, last, *days} if first <= day <= last)


def told(first: int, last: int) -> tuple[Any, Any, list[Any], Any]:
    context = z3.Context()
    terms = CalendarTerms(z3, context)
    at, day = z3.Int("place", ctx=context), z3.Int("day", ctx=context)
    unknown = Risen(PlaceOf(), Linear(((0, 1),), 0))
    near = terms.near(unknown, at, day, Apart(first, last))
    constant, meanings = terms.exact(unknown)
    assert terms.exact(unknown) == (constant, [])
    return at, day, near, [constant, *meanings]


@pytest.mark.parametrize("of", RANGES)
def test_exactly_the_places_of_days(of: str) -> None:
    first, last = RANGES[of]
    at, day, near, exact = told(first, last)
    solver = z3.Solver(ctx=at.ctx)
    solver.add(*exact)
    rough = z3.Solver(ctx=at.ctx)
    rough.add(*near)
    for number in days_of(of):
        here = place(number)
        assert solver.check(at == here, day == number) == z3.sat
        assert solver.check(at != here, day == number) == z3.unsat
        assert rough.check(at == here, day == number) == z3.sat


def test_a_date_is_told_once() -> None:
    first, last = RANGES["a cycle"]
    at, day, _, exact = told(first, last)
    solver = z3.Solver(ctx=at.ctx)
    solver.add(*exact[1:])
    assert solver.check(at == 0, day == 0) == z3.sat
    assert solver.check(exact[0], at == 0, day == 0) == z3.unsat
