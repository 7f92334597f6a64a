"""Times between dates, and dates after a time, as arithmetic on days that lie between two ends (section 4).

A date that is missing or known in half lies between two days, and so does what is computed from it: both ``elapsed``
and ``date`` only grow, or only fall, with each of the dates and times that they read, so that the ends of what they
give are found at the ends of these.
"""

from __future__ import annotations

from collections.abc import Callable

from guideproof.model.element import DateAfter, Elapsed
from guideproof.program.arithmetic import Constant, Whole, elapsed, first_after

Ends = tuple[Whole, Whole]
"""The least and the greatest that a number or a day can be; the same twice where it is known."""


def between(definition: Elapsed | DateAfter, ends: Callable[[str], Ends]) -> Ends:
    """What is computed from dates, given the ends of each element that it reads, in its steps; ``ends`` is asked of
    the day of the visit too."""
    match definition:
        case Elapsed(start, end, unit):
            (first, last), (least, greatest) = ends(start), ends(end)
            return elapsed(last, least, unit), elapsed(first, greatest, unit)
        case DateAfter(start, wait):
            first, last = ends(start)
            least, most = ends(wait.element) if wait.element is not None else (Constant(wait.count or 0),) * 2
            return first_after(first, least, wait.unit), first_after(last, most, wait.unit)
