"""Why a condition came out as it did, and what one that is unknown still reads: the elements to name (section 12).

What is named is read off the condition as its author wrote it, so that a reader finds it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from guideproof.model.condition import All, AnyOf, Condition, Not, Unreadable, elements_of, parts_of
from guideproof.model.element import VISIT, Classify, Computed, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import lowered
from guideproof.program.proposition import TruthConstant
from guideproof.program.slots import DateKind, SetKind, input_kind
from guideproof.program.taken import turns_by


class Names(Struct, frozen=True):
    """An element is named."""

    element: str


class NamesMissing(Struct, frozen=True):
    """What an element lacks is named: an input that is missing or known in part, or what a derived one still reads."""

    element: str


class NamesWhere(Struct, frozen=True):
    """Something is named only where a condition comes out so; ``None``: where it is unknown."""

    condition: Condition
    truth: bool | None
    named: ToName


class NothingMore(Struct, frozen=True):
    """What follows is not named where a condition certainly holds."""

    condition: Condition


Naming = Names | NamesMissing | NamesWhere | NothingMore
ToName = tuple[Naming, ...]
"""In the order in which elements are named; one that is named twice counts once."""


def settling(condition: Condition, truth: bool) -> ToName:
    """The elements that settle a condition which certainly is, or certainly is not, so."""
    match condition:
        case All((part,)) | AnyOf((part,)):
            return settling(part, truth)
        case All(parts) | AnyOf(parts):
            settled = [settling(part, truth) for part in parts]
            if truth is isinstance(condition, All):  # all parts of a true `all` are true, of a false `any` false
                return tuple(each for named in settled for each in named)
            return tuple(NamesWhere(part, truth, named) for part, named in zip(parts, settled, strict=True))
        case Not(part):
            return settling(part, not truth)
        case Unreadable():
            return ()
        case _:
            return tuple(map(Names, elements_of(condition)))


def needed(condition: Condition, guideline: Guideline) -> ToName:
    """The elements that a condition, which must be unknown, still reads."""
    match condition:
        case Not(part) | All((part,)) | AnyOf((part,)):
            return needed(part, guideline)
        case All(parts) | AnyOf(parts):
            return tuple(each for part in parts for each in needed_if_unknown(part, guideline))
        case Unreadable(elements):
            return tuple(map(Names, elements))
        case _:
            return _lacking(elements_of(condition), guideline)


def needed_if_unknown(condition: Condition, guideline: Guideline) -> ToName:
    """The elements that a condition still reads where it is unknown; none where it is known."""
    if isinstance(condition, Not):
        return needed_if_unknown(condition.part, guideline)
    named = needed(condition, guideline)
    return named if _goes_without_saying(condition, guideline) else (NamesWhere(condition, None, named),)


def needed_by(derived: Derived, guideline: Guideline) -> ToName:
    """The elements that a derived one still reads."""
    if isinstance(derived.definition, Computed | Sum | Elapsed | DateAfter):
        return _lacking(derived.operands, guideline)
    return tuple(_needed_in_turn(derived, guideline))


def _needed_in_turn(derived: Derived, guideline: Guideline) -> Iterator[Naming]:
    """What its conditions still read; of classes that are tried in order, up to the first that certainly holds."""
    classify = derived.definition if isinstance(derived.definition, Classify) else None
    if classify is None:
        conditions = derived.conditions
        if isinstance(derived.definition, Points):  # what adds nothing is not needed
            conditions = tuple(branch.when for branch in derived.definition.branches if branch.points)
        for condition in conditions:
            yield from needed_if_unknown(condition, guideline)
        return
    turns = turns_by(classify.hit_policy, classify.branches)
    for turn, condition in zip(turns.tried, turns.conditions, strict=True):
        yield from needed_if_unknown(condition, guideline)
        if (lacks := _lacking(turn.branch.operands, guideline)) != ():
            yield NamesWhere(condition, None, lacks)
            yield NamesWhere(condition, True, lacks)
        if turns.in_order:
            yield NothingMore(condition)
    rest = tuple(each for turn in turns.turns if turn.own is None for each in _lacking(turn.branch.operands, guideline))
    if rest:
        yield from () if turns.in_order else map(NothingMore, turns.conditions)
        yield from rest


def _lacking(elements: Iterable[str], guideline: Guideline) -> ToName:
    """What elements lack: the day of the visit is never missing."""
    return tuple(each for id in elements if id != VISIT for each in _lacking_of(id, guideline))


def _lacking_of(id: str, guideline: Guideline) -> ToName:
    """What is lacking of an element; of one that may or may not apply what tells whether it does."""
    element = guideline.elements.get(id)
    applies = element.applies_when if element is not None else None
    if applies is None:
        return (NamesMissing(id),)
    return *needed_if_unknown(applies, guideline), NamesWhere(applies, True, (NamesMissing(id),))


def _goes_without_saying(condition: Condition, guideline: Guideline) -> bool:
    """Whether a test is unknown exactly where the one input that it reads is missing."""
    read = [guideline.elements.get(id) for id in elements_of(condition)]
    whole = len(read) == 1 and read[0] is not None and read[0].applies_when is None
    if not whole or read[0] is None or isinstance(input_kind(read[0]), SetKind | DateKind):
        return False
    return not parts_of(condition) and not isinstance(lowered(condition, guideline), TruthConstant)
