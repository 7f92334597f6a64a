"""A small space, and every point of it: what the parts of the solver are tried against."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st
from tests.generation.parts import HERE, decision, element, entry, guideline

from guideproof.analysis.proof.solver.arithmetic import Linear
from guideproof.analysis.proof.solver.logic import And, Box, Card, Formula, Lit, Or, Rel
from guideproof.analysis.proof.solver.space import Space
from guideproof.model.condition import Bound, Compares, Comparison, Condition
from guideproof.model.element import ElementType, Grid

Point = tuple[int, ...]
"""A number of steps for a numeric variable, the place of a cell for another."""

CUTS = {"x": (2, 4), "y": (1, 3), "z": (3,)}
LAST = 4


def cut(name: str, number: int, comparison: Comparison = Comparison.AT_LEAST) -> Condition:
    return Compares(name, comparison, Bound(Fraction(number), None, Fraction(1), ""), HERE)


def space() -> Space:
    """Three numbers from 0 to 4, cut into cells, a truth value and a code of three."""
    numbers = [element(name, ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(LAST), Fraction(1))) for name in CUTS]
    others = [element("flag", ElementType.BOOLEAN), element("code", ElementType.CODE, ("a", "b", "c"))]
    drawn = guideline([entry("visit", "start")], [*numbers, *others], [decision("start")], [])
    return Space(drawn, [cut(name, number) for name, some in CUTS.items() for number in some])


SPACE = space()
NUMBERS = range(len(CUTS))
VARIABLES = range(len(SPACE.variables))


class Free:
    """No variable stands for anything."""

    space = SPACE

    def definition(self, variable: int, mask: int) -> Formula | None:
        return None


def cell_of(variable: int, value: int) -> int:
    return SPACE.cell(variable, value) if variable in NUMBERS else value


def points() -> Iterator[Point]:
    ranges = [range(LAST + 1) if each in NUMBERS else range(SPACE.full[each].bit_length()) for each in VARIABLES]
    return product(*ranges)


POINTS = tuple(points())


def inside(box: Box, point: Point) -> bool:
    return all(mask >> cell_of(variable, point[variable]) & 1 for variable, mask in box.items())


def holds(formula: Formula, point: Point) -> bool:
    """By definition."""
    match formula:
        case Lit(variable, mask):
            return bool(mask >> cell_of(variable, point[variable]) & 1)
        case And(parts):
            return all(holds(part, point) for part in parts)
        case Or(parts):
            return any(holds(part, point) for part in parts)
        case Card(allowed, parts):
            return bool(allowed >> sum(holds(part, point) for part in parts) & 1)
        case Rel(linear, strict):
            weighed = [weight * point[unknown] for unknown, weight in linear.terms if isinstance(unknown, int)]
            assert len(weighed) == len(linear.terms)
            value = linear.const + sum(weighed)
            return value > 0 if strict else value >= 0


def masks(variable: int) -> st.SearchStrategy[int]:
    return st.integers(1, SPACE.full[variable])


def literals() -> st.SearchStrategy[Lit]:
    return st.sampled_from(VARIABLES).flatmap(lambda variable: st.builds(Lit, st.just(variable), masks(variable)))


def formulas() -> st.SearchStrategy[Formula]:
    """Formulas as conditions are encoded: no relations, which stand behind variables."""

    def larger(parts: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
        some = st.lists(parts, max_size=3).map(tuple)
        counted = st.lists(parts, min_size=1, max_size=4).map(tuple)
        cards = counted.flatmap(lambda each: st.builds(Card, st.integers(0, (1 << (len(each) + 1)) - 1), st.just(each)))
        return st.builds(And, some) | st.builds(Or, some) | cards

    return st.recursive(literals(), larger, max_leaves=8)


def relations() -> st.SearchStrategy[Rel]:
    weights = st.integers(-3, 3).filter(bool)
    terms = st.dictionaries(st.sampled_from(NUMBERS), weights, min_size=1, max_size=3).map(
        lambda some: tuple(some.items())
    )
    return st.builds(Rel, st.builds(Linear, terms, st.integers(-8, 8)), st.booleans())


def solver_boxes() -> st.SearchStrategy[Box]:
    every = {variable: masks(variable) for variable in VARIABLES}
    return st.fixed_dictionaries({}, optional=every)
