"""Propositions as two plain expressions: it certainly holds, and it may hold (section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.condition import Condition
from guideproof.program.arithmetic import Constant, Read, Whole
from guideproof.program.conditions import lowered
from guideproof.program.folding import add, multiply
from guideproof.program.interval import NumberInterval
from guideproof.program.missing_numbers import if_missing
from guideproof.program.proposition import (
    ClassAmong,
    Every,
    HasMember,
    IsOneOf,
    NumberOf,
    NumbersRelated,
    NumberWithin,
    Opposite,
    Proposition,
    Some,
    Sort,
    TruthConstant,
)
from guideproof.program.rational import ONE
from guideproof.program.slots import Slot, SlotRole
from guideproof.program.variables import Variables
from guideproof.renderers.evaluator.lowering.expression import (
    InClasses,
    OneOf,
    Ordered,
    PlainConstant,
    PlainTruth,
    both,
    either,
    inverse,
    known,
    missing,
)


class Rails(Struct, frozen=True):
    """A condition's two expressions. ``holds`` implies ``may``; between them it is unknown."""

    holds: PlainTruth
    may: PlainTruth

    @property
    def unknown(self) -> PlainTruth:
        """It may hold, and it may not."""
        return both(self.may, inverse(self.holds))

    @property
    def fails(self) -> PlainTruth:
        """It certainly does not hold."""
        return inverse(self.may)


class _Measure(Struct, frozen=True):
    """The least and the greatest number that something can be, in steps worth ``scale``, divided by ``over``; ``slot``
    may be missing."""

    low: Whole
    high: Whole
    scale: Fraction
    slot: Slot | None
    over: Whole = ONE


def lower(condition: Condition, variables: Variables) -> Rails:
    """The condition as expressions on the slots of a patient's record."""
    return railed(lowered(condition, variables.guideline), variables)


def railed(proposition: Proposition, variables: Variables) -> Rails:
    """The proposition as expressions on the slots of a patient's record."""
    match proposition:
        case TruthConstant(truth):
            return Rails(PlainConstant(truth is True), PlainConstant(truth is not False))
        case Every(parts):
            return _every([railed(part, variables) for part in parts])
        case Some(parts):
            rails = [railed(part, variables) for part in parts]
            return Rails(either(*(part.holds for part in rails)), either(*(part.may for part in rails)))
        case Opposite(part):
            inner = railed(part, variables)
            return Rails(inner.fails, inverse(inner.holds))
        case HasMember(element, code):
            return _one_of(Slot(element, SlotRole.CODE, code), (True,))
        case IsOneOf(element, values):
            return _one_of(Slot(element), values)
        case ClassAmong(element, classes):
            if not classes:
                return Rails(PlainConstant(False), PlainConstant(False))
            return Rails(*(InClasses(Slot(element), classes, certain=certain) for certain in (True, False)))
        case NumberWithin() | NumbersRelated():
            kept = _kept(variables)
            if id(proposition) not in kept:
                kept[id(proposition)] = proposition, _of_numbers(proposition, variables)
            return kept[id(proposition)][1]


@lru_cache(maxsize=4)
def _kept(variables: Variables) -> dict[int, tuple[Proposition, Rails]]:
    """What tests of numbers come to, which every language and whatever says what they lack ask again."""
    return {}


def _of_numbers(proposition: NumberWithin | NumbersRelated, variables: Variables) -> Rails:
    if isinstance(proposition, NumbersRelated):
        return _related(proposition, variables)
    measure = _measure(proposition.number, variables)
    if proposition.points is not None:
        found = _among(measure, proposition.points)
    else:
        found = _within(measure, proposition.intervals[0].times(1 / measure.scale))
    return _if_missing(found, measure.slot, if_missing(proposition, variables))


def _one_of(slot: Slot, values: tuple[bool | str, ...]) -> Rails:
    found = OneOf(slot, values)
    if isinstance(values[0], bool):
        return Rails(found, OneOf(slot, (not values[0],), inverted=True))
    return Rails(found, either(missing(slot), found))


def _if_missing(rails: Rails, slot: Slot | None, truth: bool | None) -> Rails:
    if slot is None or truth is None:
        return rails
    if truth:
        return Rails(either(missing(slot), rails.holds), either(missing(slot), rails.may))
    return Rails(both(known(slot), rails.holds), both(known(slot), rails.may))


def _among(measure: _Measure, numbers: tuple[Fraction, ...]) -> Rails:
    steps = [number / measure.scale for number in numbers]
    whole = sorted({step.numerator for step in steps if step.denominator == 1})
    if measure.slot is not None:
        found = OneOf(measure.slot, tuple(whole)) if whole else PlainConstant(False)
        return Rails(found, either(missing(measure.slot), found))
    # Between two numbers: certain where all numbers between them are named.
    low, high, (least, greatest) = measure.low, measure.high, measure.high.ends
    runs = [(first, last) for first, last in _runs(whole) if first <= greatest and last >= least]
    return Rails(
        either(*(both(_at_least(low, first), _at_most(high, last)) for first, last in runs)),
        either(*(both(_at_most(low, last), _at_least(high, first)) for first, last in runs)),
    )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """The numbers as runs without a gap."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _at_least(whole: Whole, number: int) -> PlainTruth:
    return PlainConstant(True) if number <= whole.ends[0] else Ordered(whole, ">=", Constant(number))


def _at_most(whole: Whole, number: int) -> PlainTruth:
    return PlainConstant(True) if number >= whole.ends[1] else Ordered(whole, "<=", Constant(number))


def _measure(number: NumberOf, variables: Variables) -> _Measure:
    low, high = variables.known(number)
    slot = low.slot if number.sort is Sort.VALUE and isinstance(low, Read) else None
    over = variables.divisor_of(number.element) if number.sort is Sort.VALUE else None
    return _Measure(low, high, variables.step(number), slot, over or ONE)


def _related(proposition: NumbersRelated, variables: Variables) -> Rails:
    """A number compared with another one: what is missing counts as all of its range, which may pass as a whole."""
    weight, counterweight, shift = variables.weights(proposition)
    holds: list[PlainTruth] = []
    fails: list[PlainTruth] = []
    for there, other in _ways(proposition.other, counterweight, variables, shift):
        for here, measure in _ways(proposition.number, weight, variables):
            compared = _compared(measure, other, proposition.interval)
            holds.append(both(there, here, compared.holds))
            fails.append(both(there, here, compared.fails))
    return Rails(either(*holds), inverse(either(*fails)))


def _ways(number: NumberOf, weight: int, variables: Variables, shift: int = 0) -> Iterator[tuple[PlainTruth, _Measure]]:
    """The ways in which something is known of a number: when it is so, and what it can be then, times the weight and
    ``shift`` more."""
    measure = _measure(number, variables)
    more = multiply(Constant(shift), measure.over)
    low, high = (add(multiply(Constant(weight), end), more) for end in (measure.low, measure.high))
    yield PlainConstant(True) if measure.slot is None else known(measure.slot), replace(measure, low=low, high=high)
    ends = variables.where_missing(number)
    if measure.slot is not None and ends is not None:
        low, high = (Constant(weight * end + shift) for end in ends)
        yield missing(measure.slot), replace(measure, low=low, high=high, over=ONE)


def _compared(measure: _Measure, other: _Measure, interval: NumberInterval) -> Rails:
    """A number less another one, in steps of one size, in an interval about zero, where both are there."""
    above, below = interval.low, interval.high
    measure, other = _times(measure, other.over), _times(other, measure.over)
    found = [_over(measure, other.low, other.high, strictly=above.open)] if above is not None else []
    found += [_under(measure, other.low, other.high, strictly=below.open)] if below is not None else []
    return _every(found)


def _times(measure: _Measure, over: Whole) -> _Measure:
    return replace(measure, low=multiply(measure.low, over), high=multiply(measure.high, over))


def _within_divided(measure: _Measure, interval: NumberInterval) -> Rails:
    """A number that is divided, in an interval whose ends count its steps."""
    found: list[Rails] = []
    for end, side in ((interval.low, _over), (interval.high, _under)):
        if end is not None:
            bound = multiply(Constant(end.number.numerator), measure.over)
            scaled = _times(measure, Constant(end.number.denominator))
            found.append(side(scaled, bound, bound, strictly=end.open))
    return _guarded(_every(found), measure.slot)


def _within(measure: _Measure, interval: NumberInterval) -> Rails:
    """A number in an interval whose ends count its steps."""
    if measure.over != ONE:
        return _within_divided(measure, interval)
    found: list[Rails] = []
    if interval.low is not None:
        low = Constant((floor if interval.low.open else ceil)(interval.low.number))
        found.append(_over(measure, low, low, strictly=interval.low.open))
    if interval.high is not None:
        high = Constant((ceil if interval.high.open else floor)(interval.high.number))
        found.append(_under(measure, high, high, strictly=interval.high.open))
    return _guarded(_every(found), measure.slot)


def _over(measure: _Measure, low: Whole, high: Whole, *, strictly: bool) -> Rails:
    """A number is above another one that is between ``low`` and ``high``."""
    sign = ">" if strictly else ">="
    return Rails(_ordered(measure.low, sign, high), _ordered(measure.high, sign, low))


def _under(measure: _Measure, low: Whole, high: Whole, *, strictly: bool) -> Rails:
    sign = "<" if strictly else "<="
    return Rails(_ordered(measure.high, sign, low), _ordered(measure.low, sign, high))


def _ordered(left: Whole, sign: str, right: Whole) -> PlainTruth:
    """Two numbers compared, where their ends do not say already how that comes out."""
    (low, high), (least, greatest) = left.ends, right.ends
    strict, least_difference, greatest_difference = sign in "<>", low - greatest, high - least
    if sign in ("<", "<="):
        least_difference, greatest_difference = -greatest_difference, -least_difference
    if greatest_difference < strict:
        return PlainConstant(False)
    return PlainConstant(True) if least_difference >= strict else Ordered(left, sign, right)


def _every(rails: list[Rails]) -> Rails:
    return Rails(both(*(part.holds for part in rails)), both(*(part.may for part in rails)))


def _guarded(rails: Rails, slot: Slot | None) -> Rails:
    if slot is None:
        return rails
    return Rails(both(known(slot), rails.holds), either(missing(slot), rails.may))
