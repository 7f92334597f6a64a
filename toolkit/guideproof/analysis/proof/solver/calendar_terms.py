"""The calendar for z3: days and places as two numbers that are nearly in proportion, and, where that does not decide a
question, as the month and the day of the month that they come from.

A calendar by division stalls z3; so a month is told by its place in a cycle of 48, after which all is again as it was,
but for the leap days that are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guideproof.analysis.proof.solver.arithmetic import Linear, Risen, constant
from guideproof.analysis.proof.solver.calendar import DAYS_OF_CYCLE, PLACES, PLACES_OF_CYCLE, Apart, days_before
from guideproof.analysis.proof.solver.rising import FirstDay, PlaceOf

if TYPE_CHECKING:
    from types import ModuleType

_CYCLE = 48


def places_in(linear: Linear) -> dict[Risen, None]:
    """The places that a term speaks of, and those by which its first days are told."""
    found: dict[Risen, None] = {}
    for unknown, _ in linear.terms:
        if isinstance(unknown, Risen):
            found.update(places_in(unknown.of))
            if isinstance(unknown.function, PlaceOf):
                found[unknown] = None
            elif isinstance(unknown.function, FirstDay):
                found.update(dict.fromkeys(beside(unknown)))
    return found


def beside(day: Risen) -> tuple[Risen, Risen]:
    """The place of a first day, and that of the day before."""
    own = Linear(((day, 1),), 0)
    return Risen(PlaceOf(), own), Risen(PlaceOf(), own.plus(constant(-1)))


class CalendarTerms:
    """Says of days and places in z3 what the calendar says of them."""

    def __init__(self, z3: ModuleType, context: Any) -> None:
        self._z3, self._context = z3, context
        self._exact: dict[Risen, Any] = {}
        self._pending: dict[Risen, tuple[Any, Any, Apart]] = {}

    def near(self, unknown: Risen, place: Any, day: Any, apart: Apart) -> list[Any]:
        """What is true of the place of a day, and nearly all of it."""
        self._pending[unknown] = place, day, apart
        low, high = apart.out_of_step
        out_of_step = DAYS_OF_CYCLE * place - PLACES_OF_CYCLE * day
        return [low <= out_of_step, out_of_step <= high]

    def exact(self, unknown: Risen) -> tuple[Any, list[Any]]:
        """A constant that says of the place of a day all that is true of it, and what is to be asserted of that once.

        The place must be known to ``near``.
        """
        if unknown in self._exact:
            return self._exact[unknown], []
        name = f"c{len(self._exact)}"
        told = self._exact[unknown] = self._z3.Bool(name, ctx=self._context)
        place, day, apart = self._pending[unknown]
        cycle, month, date = (self._z3.Int(f"{name}_{part}", ctx=self._context) for part in ("cycle", "month", "date"))
        months = _CYCLE * cycle + month
        first, last = (end // PLACES // _CYCLE for end in apart.places_between)
        says = [first <= cycle, cycle <= last, month >= 0, month < _CYCLE, date >= 1]
        says += [place == PLACES * months + date, day == self._days_before(cycle, month, apart) + date]
        says += [
            date <= self._lengths(month),
            *(self._z3.Or(months != left_out - 1, date <= _SHORT) for left_out in apart.left_out),
        ]
        return told, [self._z3.Implies(told, self._z3.And(*says))]

    def _days_before(self, cycle: Any, month: Any, apart: Apart) -> Any:
        """The last day before a month: 30 to each month, corrected where months are longer or shorter."""
        one = self._number(1)
        corrections = [
            self._z3.If(month >= after, self._number(longer), self._number(0))
            for after, longer in enumerate((length - _MONTH for length in _LENGTHS), start=1)
            if longer and after < _CYCLE
        ]
        months = _CYCLE * cycle + month
        for left_out in apart.left_out:
            later = left_out > _MIDDLE * _CYCLE
            passed = months >= left_out if later else months < left_out
            corrections.append(self._z3.If(passed, self._number(-1) if later else one, self._number(0)))
        return DAYS_OF_CYCLE * (cycle - _MIDDLE) + _BEFORE + _MONTH * month + self._z3.Sum(corrections)

    def _lengths(self, month: Any) -> Any:
        length = self._number(_LONG)
        for days in sorted(set(_LENGTHS) - {_LONG}):
            which = [month == place for place, each in enumerate(_LENGTHS) if each == days]
            length = self._z3.If(self._z3.Or(*which), self._number(days), length)
        return length

    def _number(self, value: int) -> Any:
        return self._z3.IntVal(value, ctx=self._context)


_MIDDLE = 500
"""The cycle that begins with the year 2000."""

_BEFORE = days_before(_MIDDLE * _CYCLE)
_LENGTHS = [days_before(month + 1) - days_before(month) for month in range(_MIDDLE * _CYCLE, (_MIDDLE + 1) * _CYCLE)]
_SHORT, _MONTH, _LONG = 28, 30, 31
