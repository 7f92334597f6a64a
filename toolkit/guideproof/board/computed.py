"""Scores and classes that were read on the way, with the factors that count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.evaluation.truth import compile_condition
from guideproof.analysis.graph.edges import behind
from guideproof.board.shape import BoardEntry
from guideproof.board.values import Values, name_of
from guideproof.model.condition import AnyOf, Condition, tests
from guideproof.model.element import NUMERIC, Classify, Count, Derived, ElementType, Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.value_text import NOT_APPLYING, TRUTHS, UNKNOWN
from guideproof.program.titled import listed

Factors = tuple[list[str], list[str]]
"""What counts, and of what it is not known whether it does."""


def computed(evaluation: Evaluation, values: Values) -> tuple[BoardEntry, ...]:
    """Numbers, classes and dates that decisions on the way read or that amounts are made of, not what these are made
    of in turn; a class that reads just one count, points or sum has it with it. What does not apply is left out, and
    that of which nothing is known: what is missing is asked for."""
    guideline = values.guideline
    direct = _read_directly(evaluation, guideline)
    shown = {id: each for id, each in guideline.derived.items() if id in direct and _tells(each, values)}
    entries = {id: _entry(each, values) for id, each in shown.items()}
    for owner in shown.values():
        number = _only_number(owner, guideline)
        if number is not None:
            entries.pop(number.id, None)
            joined, said = _entry(number, values), entries[owner.id]
            says = joined.says if isinstance(number.definition, Count) else f"{joined.title} {joined.says}"
            entries[owner.id] = replace(said, tags=(*said.tags, *([says] if says else []), *joined.tags))
    return tuple(entries.values())


def _read_directly(evaluation: Evaluation, guideline: Guideline) -> frozenset[str]:
    """The elements that conditions on the way test (not what they are compared with), and what amounts are made of;
    what a condition stands for counts as named where it does."""
    conditions = [*guideline.manifest.entry_points[evaluation.entry].conditions]
    for id in dict.fromkeys(step.node for step in evaluation.path):
        conditions += guideline.nodes[id].conditions
    for id in dict.fromkeys(id for need in evaluation.needs for id in need.asked_by):
        conditions += guideline.nodes[id].conditions
    named = [test.element for condition in conditions for test in tests(condition)]
    amounts = {each.item.amount.element for each in evaluation.recommendations if each.item.amount is not None}
    named += [part for id, derived in guideline.derived.items() if id in amounts for part in derived.operands]
    read = set[str]()
    while named:
        element = named.pop()
        derived = guideline.derived.get(element)
        if element not in read and derived is not None and derived.type is ElementType.BOOLEAN:
            named += derived.operands
        read.add(element)
    return frozenset(read)


def _tells(derived: Derived, values: Values) -> bool:
    """Whether it says something: it is no mere condition, applies, and something is known of what it is made of."""
    if derived.type is ElementType.BOOLEAN or values.text(derived.id) == NOT_APPLYING:
        return False
    given = [id for id in behind(values.guideline, [derived.id]) if id in values.guideline.elements]
    if given and all(values.text(id) == UNKNOWN for id in given):
        return False
    return values.text(derived.id) != UNKNOWN or isinstance(derived.definition, Count | Points | Sum)


def _only_number(derived: Derived, guideline: Guideline) -> Derived | None:
    """The count, points or sum that alone decides a class."""
    alone = isinstance(derived.definition, Classify) and len(derived.operands) == 1
    number = guideline.derived.get(derived.operands[0]) if alone else None
    return number if number is not None and isinstance(number.definition, Count | Points | Sum) else None


def _entry(derived: Derived, values: Values) -> BoardEntry:
    text = values.text(derived.id)
    says = "not known" if text == UNKNOWN else text
    if isinstance(derived.definition, Count):
        says = f"{says} of {len(derived.definition.conditions)}"
    counts, unknown = _factors(derived, values)
    says = f"{says}: {_all_of(counts)}" if counts else says
    return BoardEntry(derived.title, derived.id, says=says, tags=(f"not known: {_all_of(unknown)}",) if unknown else ())


def _factors(derived: Derived, values: Values) -> Factors:
    match derived.definition:
        case Count(conditions):
            return _counting([(each, None) for each in conditions], values)
        case Points(branches):
            return _counting([(each.when, each.points) for each in branches if each.points], values)
        case Sum(elements):
            return _added(elements, values)
        case _:
            return [], []


def _counting(conditions: Sequence[tuple[Condition, Fraction | None]], values: Values) -> Factors:
    counts, unknown = list[str](), list[str]()
    for condition, points in conditions:
        truth = compile_condition(condition, values.guideline)(values.state)
        if truth:
            counts.append(_called(condition, values, with_values=True) + _worth(points))
        elif truth is None:
            unknown.append(_called(condition, values, with_values=False) + _worth(points))
    return counts, unknown


def _added(elements: Iterable[str], values: Values) -> Factors:
    """What is added together: of counts, points and sums what these are made of, of codes those that have points."""
    counts, unknown = list[str](), list[str]()
    for id in dict.fromkeys(elements):
        derived, name, text = values.guideline.derived.get(id), name_of(values.guideline, id), values.text(id)
        if derived is not None and isinstance(derived.definition, Count | Points | Sum):
            more, open = _factors(derived, values)
            counts, unknown = counts + more, unknown + open
        elif text == UNKNOWN:
            unknown.append(name)
        elif id in values.guideline.elements and values.guideline.elements[id].points:
            points = values.guideline.elements[id].points[values.state[id]]
            counts += [f"{name}: {text}{_worth(points)}"] if points else []
        else:
            counts.append(_with_value(id, values))
    return counts, unknown


def _worth(points: Fraction | None) -> str:
    return "" if points is None else f" ({'+' if points > 0 else ''}{format_number(points)})"


def _called(condition: Condition, values: Values, *, with_values: bool) -> str:
    """What a factor is called: by the elements that it tests, not by those that it compares them with."""
    elements = dict.fromkeys(test.element for test in tests(condition))
    names = (_with_value(id, values) if with_values else name_of(values.guideline, id) for id in elements)
    return listed(names, "or" if isinstance(condition, AnyOf) else "and")


def _with_value(element: str, values: Values) -> str:
    """``Karnofsky 70``, ``Sex: Female``; what is so is named alone."""
    name, text = name_of(values.guideline, element), values.text(element)
    variable = values.guideline.variable(element)
    if text == TRUTHS[True]:
        return name
    numeric = variable is not None and variable.type in NUMERIC
    return f"{name} {text}" if numeric else f"{name}: {text}"


def _all_of(names: Sequence[str]) -> str:
    return ("; " if any("," in name for name in names) else ", ").join(names)
