"""Numbers that are added up: points of conditions and of codes, and sums (section 4).

All come down to one thing: a number, and so much more where a condition holds. The points of a code begin with the
least that one has; each condition is that it is one of those with so many points or more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.condition import Condition, IsCode
from guideproof.model.element import Element, Points
from guideproof.program.arithmetic import Constant, OneIf, Whole, WholeEnds
from guideproof.program.dates import Ends
from guideproof.program.folding import add, multiply, subtract
from guideproof.program.rational import common_step
from guideproof.program.slots import Slot

ZERO = Constant(0)

_MOST_ONES = 120


class Weighted(Struct, frozen=True):
    """So many steps more where a condition holds; they may be below zero, and are never zero. ``bare``: it is a code
    with points, asked for whether or not it applies: that is asked of all that is added together."""

    condition: Condition
    steps: int
    bare: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of which one is asked for, if the condition asks for these."""
        return self.condition.codes if isinstance(self.condition, IsCode) else ()


class Addend(Struct, frozen=True):
    """The number of an element, so many times."""

    element: str
    times: int


class Total(Struct, frozen=True):
    """A number between two ends, in steps: ``base``, what is ``weighted``, and the numbers of other elements, of which
    ``low`` is the least that they can be together, and ``high`` the greatest."""

    step: Fraction
    base: int
    weighted: tuple[Weighted, ...]
    addends: tuple[Addend, ...] = ()
    low: Whole = ZERO
    high: Whole = ZERO

    @property
    def ends(self) -> WholeEnds:
        """The least and the greatest that it can be."""
        less = sum(min(0, each.steps) for each in self.weighted)
        more = sum(max(0, each.steps) for each in self.weighted)
        return self.base + less + self.low.ends[0], self.base + more + self.high.ends[1]

    @property
    def times(self) -> int | None:
        """How many ones it is added up of, if it is of conditions alone and they are not very many: of one that adds
        two steps these are two, of one that takes two away two where it does not hold."""
        ones = sum(abs(each.steps) for each in self.weighted)
        return None if self.addends or ones > _MOST_ONES else ones


def points_of_conditions(points: Points) -> Total:
    """The points of those conditions that hold."""
    step = _step([branch.points for branch in points.branches])
    weighted = (Weighted(branch.when, (branch.points / step).numerator) for branch in points.branches)
    return Total(step, 0, tuple(each for each in weighted if each.steps))


def points_of_code(element: Element) -> Total:
    """The points of a code, which is known as a whole or not at all."""
    numbers = sorted(set(element.points.values()))
    step = _step(numbers)
    weighted = [
        Weighted(_has(element, number), ((number - before) / step).numerator, bare=True)
        for before, number in pairwise(numbers)
    ]
    return Total(step, (numbers[0] / step).numerator, tuple(weighted))


def _has(element: Element, number: Fraction) -> IsCode:
    """That it is a code with so many points or more."""
    return IsCode(element.id, tuple(code for code in element.codes if element.points[code] >= number), element.span)


def _step(numbers: Sequence[Fraction]) -> Fraction:
    """What divides all numbers; one where all are zero."""
    steps = [abs(number) for number in numbers if number]
    return common_step(steps) if steps else Fraction(1)


def ends_of_code(element: Element) -> Ends:
    """The least and the greatest points that a code can have, the same where it is known."""
    total, slot = points_of_code(element), Slot(element.id)
    low: Whole = Constant(total.base)
    high: Whole = Constant(total.ends[1])
    for each in total.weighted:
        low = add(low, multiply(Constant(each.steps), OneIf(slot, each.codes)))
        under = OneIf(slot, tuple(code for code in element.codes if code not in each.codes))
        high = subtract(high, multiply(Constant(each.steps), under))
    return low, high


def summed(
    elements: Sequence[str], totals: Callable[[str], Total | None], ends: Callable[[str], tuple[Ends, Fraction]]
) -> Total:
    """Elements added. Codes give their ``totals``, all others the ``ends`` between which they are, and their steps."""
    parts = [(id, totals(id)) for id in elements]
    steps = [total.step if total is not None else ends(id)[1] for id, total in parts]
    step = common_step(steps)
    base, weighted, addends = 0, list[Weighted](), dict[str, int]()
    low: Whole = ZERO
    high: Whole = ZERO
    for (id, total), own in zip(parts, steps, strict=True):
        times = (own / step).numerator
        if total is not None:
            base += times * total.base
            weighted += [replace(each, steps=times * each.steps) for each in total.weighted]
            continue
        addends[id] = addends.get(id, 0) + times
        (least, most), _ = ends(id)
        low, high = add(low, multiply(Constant(times), least)), add(high, multiply(Constant(times), most))
    return Total(step, base, tuple(weighted), tuple(Addend(id, times) for id, times in addends.items()), low, high)
