"""Times between dates, and dates after a time, as arithmetic on days that lie between two ends (section 4).

A date that is missing or known in half lies between two days, and so does what is computed from it: both ``elapsed``
and ``date`` only grow, or only fall, with each of the dates and times that they read, so that the ends of what they
give are found at the ends of these.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from guideproof.model.calendar import CalendarUnit, months_between, months_later
from guideproof.model.element import DateAfter, Elapsed
from guideproof.model.formula import Rounding
from guideproof.program.arithmetic import Constant, MonthsBetween, MonthsLater, Whole
from guideproof.program.folding import add, multiply, quotient, subtract

Ends = tuple[Whole, Whole]
"""The least and the greatest that a number or a day can be; the same twice where it is known."""


def between(definition: Elapsed | DateAfter, ends: Callable[[str], Ends], step_of: Callable[[str], Fraction]) -> Ends:
    """What is computed from dates, given the ends of each element that it reads, in its steps; ``ends`` is asked of
    the day of the visit too."""
    match definition:
        case Elapsed(start, end, unit):
            (first, last), (least, greatest) = ends(start), ends(end)
            return elapsed(last, least, unit), elapsed(first, greatest, unit)
        case DateAfter(start, wait):
            first, last = ends(start)
            worth = Constant(1)
            counted: Ends = (Constant(wait.count or 0), Constant(wait.count or 0))
            if wait.element is not None:  # its steps are whole numbers of the unit
                worth, counted = Constant(step_of(wait.element).numerator), ends(wait.element)
            least, most = (multiply(worth, end) for end in counted)
            return first_after(first, least, wait.unit), first_after(last, most, wait.unit)


def elapsed(start: Whole, end: Whole, unit: CalendarUnit) -> Whole:
    """How many whole units have been completed from one day to another."""
    if unit.months is None:
        return quotient(Rounding.DOWN, subtract(end, start), Constant(unit.days or 1))
    (first, last), (least, greatest) = start.ends, end.ends
    ends = months_between(last, least), months_between(first, greatest)
    return quotient(Rounding.DOWN, MonthsBetween(start, end, ends), Constant(unit.months))


def first_after(start: Whole, count: Whole, unit: CalendarUnit) -> Whole:
    """The first day on which so many whole units have been completed from a day."""
    if unit.months is None:
        return add(start, multiply(Constant(unit.days or 1), count))
    months = multiply(Constant(unit.months), count)
    (first, last), (least, greatest) = start.ends, months.ends
    return MonthsLater(start, months, (months_later(first, least), months_later(last, greatest)))
