"""Why a condition holds, and what it lacks where it is unknown, as statements on the slots of a record.

It is what ``analysis/evaluation/reasons.py`` does for the library.
"""

from __future__ import annotations

from dataclasses import dataclass

from guideproof.model.condition import (
    All,
    AnyOf,
    Compares,
    Condition,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Unreadable,
    elements_of,
)
from guideproof.model.element import Derived, ElementType, Formula
from guideproof.renderers.evaluator.lowering.conditions import lower
from guideproof.renderers.evaluator.lowering.expression import (
    Ordered,
    PlainConstant,
    PlainTruth,
    Read,
    Slot,
    SlotRole,
    either,
    missing,
)
from guideproof.renderers.evaluator.lowering.variables import SlotVariables


@dataclass(frozen=True, slots=True)
class NamesElement:
    """Names an element."""

    element: str


@dataclass(frozen=True, slots=True)
class NamesOf:
    """Names everything that a derived element lacks."""

    derived: str


@dataclass(frozen=True, slots=True)
class When:
    """Does this only where the expression is true."""

    truth: PlainTruth
    body: tuple[Statement, ...]


Statement = NamesElement | NamesOf | When


def settled_by(condition: Condition, truth: bool, variables: SlotVariables) -> tuple[Statement, ...]:
    """Names the elements that settle a condition which certainly is (``truth``) or certainly is not so."""
    match condition:
        case All(parts) | AnyOf(parts):
            every = truth is isinstance(condition, All)  # all parts of a true `all` are true, of a false `any` false
            found: list[Statement] = []
            for part in parts:
                body = settled_by(part, truth, variables)
                rails = lower(part, variables)
                found += body if every or len(parts) == 1 else when(rails.holds if truth else rails.fails, body)
            return _once(found)
        case Not(part):
            return settled_by(part, not truth, variables)
        case Unreadable():
            return ()
        case _:
            return tuple(NamesElement(element) for element in elements_of(condition))


def lacks(condition: Condition, variables: SlotVariables) -> tuple[Statement, ...]:
    """Names the input elements that the condition, which must be unknown, still reads."""
    match condition:
        case Not(part) | All((part,)) | AnyOf((part,)):
            return lacks(part, variables)
        case All(parts) | AnyOf(parts):
            return _once([each for part in parts for each in lacks_if_unknown(part, variables)])
        case Unreadable(elements):
            return tuple(NamesElement(element) for element in elements)
        case _:
            return _once([each for element in elements_of(condition) for each in lacking(element, variables)])


def lacks_if_unknown(condition: Condition, variables: SlotVariables) -> tuple[Statement, ...]:
    """Names what an unknown condition still reads, and nothing where it is known."""
    if isinstance(condition, Not):
        return lacks_if_unknown(condition.part, variables)
    body = lacks(condition, variables)
    if _unknown_as_missing(condition, variables):
        return body
    return when(_unknown(condition, variables), body)


def lacking(element: str, variables: SlotVariables) -> tuple[Statement, ...]:
    """Names the element where it is missing or known in part, or what a derived element lacks."""
    if element in variables.guideline.derived:
        return (NamesOf(element),)
    if variables.guideline.elements[element].type is ElementType.CODES:
        low, high = Read(Slot(element, SlotRole.LOW)), Read(Slot(element, SlotRole.HIGH))
        return (When(Ordered(low, "!=", high), (NamesElement(element),)),)
    return (When(missing(Slot(element)), (NamesElement(element),)),)


def derived_lacks(derived: Derived, variables: SlotVariables) -> tuple[Statement, ...]:
    """Names the input elements that a derived element still needs."""
    if isinstance(derived.definition, Formula):
        return _once([each for id in derived.operands for each in lacking(id, variables)])
    return _once([each for condition in derived.conditions for each in lacks_if_unknown(condition, variables)])


def only_names(statements: tuple[Statement, ...]) -> tuple[str, ...] | None:
    """The elements named, where the statements name some without a condition and do nothing else."""
    if all(isinstance(statement, NamesElement) for statement in statements):
        return tuple(statement.element for statement in statements if isinstance(statement, NamesElement))
    return None


def only_lacking(statements: tuple[Statement, ...], variables: SlotVariables) -> tuple[str, ...] | None:
    """The elements of which the statements name what is lacking, where they do nothing else."""
    found: list[str] = []
    for statement in statements:
        match statement:
            case NamesOf(element) | When(body=(NamesElement(element),)):
                if lacking(element, variables) != (statement,):
                    return None
                found.append(element)
            case _:
                return None
    return tuple(found)


def when(truth: PlainTruth, body: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements under a condition, or bare where it goes without saying."""
    if not body or truth == PlainConstant(False):
        return ()
    return body if truth == PlainConstant(True) else (When(truth, body),)


def _unknown_as_missing(condition: Condition, variables: SlotVariables) -> bool:
    """Whether a test is unknown exactly where one of the input elements that it reads is missing."""
    if not isinstance(condition, IsBoolean | IsCode | IsNumber | Compares):
        return False
    elements = variables.guideline.elements
    return all(id in elements and elements[id].type is not ElementType.CODES for id in elements_of(condition))


def _unknown(condition: Condition, variables: SlotVariables) -> PlainTruth:
    """That the condition is unknown: for a test of single values, that one of them is missing."""
    if isinstance(condition, IsBoolean | IsCode | IsNumber | Compares):
        slots = [variables.slots(id) for id in elements_of(condition)]
        if all(len(each) == 1 for each in slots):
            return either(*(missing(each[0]) for each in slots))
    return lower(condition, variables).unknown


def _once(statements: list[Statement]) -> tuple[Statement, ...]:
    """Naming an element, or the same under the same condition, twice in a row of statements changes nothing."""
    return tuple(dict.fromkeys(statements))
