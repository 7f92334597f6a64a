"""The elements to name, why a condition holds or what it lacks, as statements on the slots of a record."""

from __future__ import annotations

from msgspec import Struct

from guideproof.model.condition import Condition, Test, elements_of
from guideproof.program.conditions import applies
from guideproof.program.proposition import ALWAYS, NumberOf, Sort
from guideproof.program.reasons import Names, NamesMissing, NamesWhere, Naming, NothingMore, ToName
from guideproof.program.slots import DateKind, SetKind, Slot
from guideproof.program.variables import Variables
from guideproof.renderers.evaluator.lowering.conditions import lower
from guideproof.renderers.evaluator.lowering.expression import (
    Ordered,
    PlainConstant,
    PlainTruth,
    missing,
)


class NamesElement(Struct, frozen=True):
    """Names an element."""

    element: str


class NamesOf(Struct, frozen=True):
    """Names everything that a derived element lacks."""

    derived: str


class When(Struct, frozen=True):
    """Does this only where the expression is true."""

    truth: PlainTruth
    body: tuple[Statement, ...]


class StopWhen(Struct, frozen=True):
    """Names nothing more where the expression is true."""

    truth: PlainTruth


Statement = NamesElement | NamesOf | When | StopWhen


def naming(elements: ToName, variables: Variables) -> tuple[Statement, ...]:
    """The statements that name the elements; what is said twice in a row of statements is said once."""
    return tuple(dict.fromkeys(statement for each in elements for statement in _naming(each, variables)))


def _naming(each: Naming, variables: Variables) -> tuple[Statement, ...]:
    match each:
        case Names(element):
            return (NamesElement(element),)
        case NamesMissing(element):
            return lacking(element, variables)
        case NamesWhere(condition, truth, named):
            return when(_comes_out(condition, truth, variables), naming(named, variables))
        case NothingMore(condition):
            return (StopWhen(lower(condition, variables).holds),)


def lacking(element: str, variables: Variables) -> tuple[Statement, ...]:
    """Names the element where it is missing or known in part, or what a derived element lacks."""
    if element in variables.guideline.derived:
        return (NamesOf(element),)
    if isinstance(variables.kind(element), SetKind):
        low, high = variables.known(NumberOf(element, Sort.SIZE))
        return (When(Ordered(low, "!=", high), (NamesElement(element),)),)
    if isinstance(variables.kind(element), DateKind):
        low, high = variables.known(NumberOf(element, Sort.INTERVAL))
        return (When(Ordered(low, "!=", high), (NamesElement(element),)),)
    return (When(missing(Slot(element)), (NamesElement(element),)),)


def only_names(statements: tuple[Statement, ...]) -> tuple[str, ...] | None:
    """The elements named, where the statements name some without a condition and do nothing else."""
    if all(isinstance(statement, NamesElement) for statement in statements):
        return tuple(statement.element for statement in statements if isinstance(statement, NamesElement))
    return None


def only_lacking(statements: tuple[Statement, ...], variables: Variables) -> tuple[str, ...] | None:
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


def _ranged(condition: Test, variables: Variables) -> bool:
    """Whether a test is of a derived number that counts as its range where it is missing."""
    derived = variables.guideline.derived.get(elements_of(condition)[0])
    return derived is not None and derived.range is not None


def _comes_out(condition: Condition, truth: bool | None, variables: Variables) -> PlainTruth:
    """That a condition is certainly so, or unknown: of a test of a single value, that it is missing."""
    slots = [variables.slots(id) for id in elements_of(condition)]
    always = all(applies(id, variables.guideline) == ALWAYS for id in elements_of(condition))
    rails = lower(condition, variables)
    if (
        truth is None
        and isinstance(condition, Test)
        and always
        and len(slots) == 1
        and len(slots[0]) == 1
        and not _ranged(condition, variables)
    ):
        return missing(slots[0][0]) if rails.unknown != PlainConstant(False) else PlainConstant(False)
    return rails.unknown if truth is None else rails.holds if truth else rails.fails
