"""From a condition, as an author wrote it, to a proposition: every way to say something becomes a primitive test."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from guideproof.model.condition import (
    All,
    AnyOf,
    Compares,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    Test,
    Unreadable,
    elements_of,
)
from guideproof.model.element import (
    ClassBranch,
    Classify,
    Constraint,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    ElementType,
    Points,
    Sum,
)
from guideproof.model.guideline import Guideline
from guideproof.program.applicability import Applicability
from guideproof.program.interval import NumberInterval, all_within, meaning, point
from guideproof.program.proposition import (
    ALWAYS,
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
    joined,
    read_by,
)
from guideproof.program.rational import weights
from guideproof.program.slots import NumberKind, input_kind
from guideproof.program.taken import Turns
from guideproof.program.totals import Weighted

_KNOWN_BETWEEN_ENDS = (Count, Points, Sum, Elapsed, DateAfter)
"""What gives numbers of which a least and a greatest is known."""


def lowered(condition: Condition, guideline: Guideline) -> Proposition:
    """What the condition says. One that could not be read is unknown of every patient, and a test of what does not
    apply is false."""
    match condition:
        case All(parts):
            return Every(tuple(lowered(part, guideline) for part in parts))
        case AnyOf(parts):
            return Some(tuple(lowered(part, guideline) for part in parts))
        case Not(part):
            return Opposite(lowered(part, guideline))
        case Unreadable():
            return TruthConstant(None)
        case _:
            kept = _kept(guideline)
            if id(condition) not in kept:
                kept[id(condition)] = (condition, _where_it_applies(condition, guideline))
            return kept[id(condition)][1]


@lru_cache(maxsize=8)
def _kept(guideline: Guideline) -> dict[int, tuple[Test, Proposition]]:
    """What the tests of a guideline come to, which is asked again and again, and those of slips in its conditions."""
    return {}


def _where_it_applies(test: Test, guideline: Guideline) -> Proposition:
    if applicability_of(guideline).always:
        return _tested(test, guideline)
    parts = (applies(each, guideline) for each in elements_of(test))
    both = joined(parts)
    if both == ALWAYS:
        return _tested(test, guideline)
    return Every((*(both.parts if isinstance(both, Every) else (both,)), _tested(test, guideline)))


def _tested(test: Test, guideline: Guideline) -> Proposition:
    match test:
        case IsBoolean(element, value):
            return _is_one_of(element, (value,), guideline)
        case IsCode(element, codes):
            return _is_one_of(element, codes, guideline)
        case Includes(element, codes, all_of_them):
            members = _members(element, codes)
            return Every(members) if all_of_them else Some(members)
        case Only(element, codes):
            others = (code for code in guideline.elements[element].codes if code not in codes)
            return Every(tuple(map(Opposite, _members(element, others))))
        case IsNumber(element, numbers):
            points = tuple(map(point, dict.fromkeys(numbers)))
            return _within(number_of(element, guideline), points, guideline)
        case Compares(element):
            return _compared(test, number_of(element, guideline), guideline)
        case SetCount(element):
            return _compared(test, NumberOf(element, Sort.SIZE), guideline)


def weighted_condition(weighted: Weighted, guideline: Guideline) -> Proposition:
    """When something is added."""
    condition = weighted.condition
    if weighted.bare and isinstance(condition, IsCode):
        return _tested(condition, guideline)
    return lowered(condition, guideline)


@lru_cache(maxsize=8)
def applicability_of(guideline: Guideline) -> Applicability:
    """To whom the elements of a guideline apply, worked out once for the guidelines that were used last."""
    return Applicability(guideline, lambda condition: lowered(condition, guideline))


def applies(element: str, guideline: Guideline) -> Proposition:
    """To whom an element, input or derived, applies; ``ALWAYS``: to everybody."""
    return applicability_of(guideline).of(element)


def not_always(guideline: Guideline) -> tuple[str, ...]:
    """The elements, input and then derived, that do not apply to everybody, as far as can be told without a patient."""
    if applicability_of(guideline).always:
        return ()
    return tuple(id for id in (*guideline.elements, *guideline.derived) if applies(id, guideline) != ALWAYS)


def applicable(guideline: Guideline) -> dict[str, Proposition]:
    """For each element that may be told not to apply the proposition that it does: of an input what it says itself,
    since a date that says there was ``never`` such an event is known; of a derived one all that must apply for it."""
    elements = guideline.elements
    return {
        id: applicability_of(guideline).said(elements[id]) if id in elements else applies(id, guideline)
        for id in not_always(guideline)
        if id not in elements or elements[id].applies_when is not None
    }


def case_applies(branch: ClassBranch, guideline: Guideline) -> Proposition:
    """To whom what a case of a number gives applies; ``ALWAYS``: to everybody."""
    read = (each for each in branch.operands if guideline.variable(each) is not None)
    return joined(applies(each, guideline) for each in read)


def unlike(turns: Turns[ClassBranch], guideline: Guideline) -> Proposition | None:
    """That two cases of a number hold of which one applies and the other does not; ``None`` where that cannot be."""
    whens = [turn.branch for turn in turns.turns if turn.branch.when is not None]
    said = [(lowered(each.when, guideline), case_applies(each, guideline)) for each in whens if each.when is not None]
    lacking = tuple(Every((holds, Opposite(own))) for holds, own in said if own != ALWAYS)
    if turns.in_order or len(said) < 2 or not lacking:
        return None
    applying = tuple(holds if own == ALWAYS else Every((holds, own)) for holds, own in said)
    return Every((Some(applying), Some(lacking)))


def satisfied(constraint: Constraint, guideline: Guideline) -> Proposition:
    """What a constraint comes to: it also holds where something that it reads does not apply."""
    holds = lowered(constraint.holds, guideline)
    if applicability_of(guideline).always:
        return holds
    read = dict.fromkeys(applies(each, guideline) for each in elements_of(constraint.holds))
    missing = tuple(Opposite(each) for each in read if each != ALWAYS)
    return Some((*missing, holds)) if missing else holds


def read_for(conditions: Iterable[Condition], guideline: Guideline) -> tuple[str, ...]:
    """The elements whose values tell whether conditions hold, each once: those that they name, and those that tell
    whether these apply."""
    named = dict.fromkeys(each for condition in conditions for each in elements_of(condition))
    return with_what_tells(named, guideline)


def with_what_tells(elements: Iterable[str], guideline: Guideline) -> tuple[str, ...]:
    """Elements, and those whose values tell whether they apply, each once."""
    if applicability_of(guideline).always:
        return tuple(elements)
    return tuple(dict.fromkeys(each for id in elements for each in (id, *read_by(applies(id, guideline)))))


def read_to_compute(derived: Derived, guideline: Guideline) -> tuple[str, ...]:
    """The elements whose values tell what a derived one is, where it applies."""
    operands = derived.operands
    if isinstance(derived.definition, Classify):  # whether a case applies that certainly holds
        operands = with_what_tells(operands, guideline)
    return tuple(dict.fromkeys((*operands, *read_for(derived.conditions, guideline))))


def read_to_add(weighted: Weighted, guideline: Guideline) -> tuple[str, ...]:
    """The elements whose values tell when something is added."""
    condition = weighted.condition
    return elements_of(condition) if weighted.bare else read_for((condition,), guideline)


def number_of(element: str, guideline: Guideline) -> NumberOf:
    """The number of a numeric element, and of a date, or of the visit, the day."""
    derived, given = guideline.derived.get(element), guideline.elements.get(element)
    between = derived is not None and isinstance(derived.definition, _KNOWN_BETWEEN_ENDS)
    between = between or (given is not None and given.type is ElementType.DATE)
    if given is not None and given.points:
        return NumberOf(element, Sort.POINTS)
    if derived is not None and isinstance(derived.definition, Classify):
        return NumberOf(element, Sort.INTERVAL)
    return NumberOf(element, Sort.INTERVAL if between else Sort.VALUE)


def _members(element: str, codes: Iterable[str]) -> tuple[HasMember, ...]:
    return tuple(HasMember(element, code) for code in codes)


def _is_one_of(element: str, values: tuple[bool | str, ...], guideline: Guideline) -> Proposition:
    derived = guideline.derived.get(element)
    if derived is None and not values:
        return TruthConstant(False)
    if derived is None and set(guideline.elements[element].codes) <= set(values) and not isinstance(values[0], bool):
        return TruthConstant(True)
    if derived is None or not isinstance(derived.definition, Classify):
        return IsOneOf(element, values)
    return ClassAmong(element, tuple(value for value in derived.definition.values if value in values))


def _compared(test: Compares | SetCount, number: NumberOf, guideline: Guideline) -> Proposition:
    bound = test.bound
    parts: list[Proposition] = []
    for interval in meaning(test.comparison, bound.number if bound.number is not None else Fraction(0)):
        if bound.element is None:
            parts.append(_within(number, (interval,), guideline))
        else:
            other = number_of(bound.element, guideline)
            compared = NumbersRelated(number, other, bound.factor, interval, test, bound.shift)
            parts.append(_related(compared, guideline))
    return parts[0] if len(parts) == 1 else Some(tuple(parts))


def _within(number: NumberOf, intervals: tuple[NumberInterval, ...], guideline: Guideline) -> Proposition:
    """A test of a number; one that everything, or nothing, in the range of an input passes is no test. Of points it is
    asked which codes have such."""
    if number.sort is Sort.POINTS:
        points = guideline.elements[number.element].points
        codes = (code for code in points if any(each.contains(points[code]) for each in intervals))
        return _is_one_of(number.element, tuple(codes), guideline)
    kind = _input_number(number, guideline)
    if kind is not None:
        settled = all_within((each.times(1 / kind.step) for each in intervals), kind.first, kind.last)
        if settled is not None:
            return TruthConstant(settled)
    return NumberWithin(number, intervals)


def _related(test: NumbersRelated, guideline: Guideline) -> Proposition:
    """A comparison of two numbers; one that holds, or fails, wherever two inputs lie in their ranges is none."""
    mine, other = _input_number(test.number, guideline), _input_number(test.other, guideline)
    if mine is not None and other is not None:
        weight, counterweight, shift = weights(mine.step, other.step * test.factor, test.shift)
        least = weight * mine.first - counterweight * other.last - shift
        settled = all_within((test.interval,), least, weight * mine.last - counterweight * other.first - shift)
        if settled is not None:
            return TruthConstant(settled)
    return test


def _input_number(number: NumberOf, guideline: Guideline) -> NumberKind | None:
    kind = input_kind(guideline.elements[number.element]) if number.element in guideline.elements else None
    return kind if isinstance(kind, NumberKind) else None
