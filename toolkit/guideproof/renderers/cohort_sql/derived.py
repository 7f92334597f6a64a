"""Layers of the derived elements, each above those it is made of (section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import behind, derived_order
from guideproof.model.condition import elements_of
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, unit_suffix
from guideproof.model.guideline import Guideline
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.columns import Layer, code_column
from guideproof.renderers.cohort_sql.conditions import Vocabulary, interval
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    call,
    case,
    column,
    equal,
    false,
    negated,
)
from guideproof.renderers.cohort_sql.numbers import SqlMeasure, compute, exactly


def plain_formulas(guideline: Guideline) -> list[str]:
    """The formulas over inputs and over each other alone, each after those that it is made of."""
    found: list[str] = []
    for id in derived_order(guideline):
        made_of = guideline.derived[id].operands
        if isinstance(guideline.derived[id].definition, Computed):
            found += [id] if all(each in guideline.elements or each in found for each in made_of) else []
    return found


def formula_layers(vocabulary: Vocabulary) -> Iterator[Layer]:
    """The layers of the plain formulas. Raises ``NotExpressible``."""
    yield from _layers(plain_formulas(vocabulary.guideline), vocabulary, "formulas")


def derived_layers(vocabulary: Vocabulary) -> Iterator[Layer]:
    """The layers of all other derived elements; ``vocabulary`` learns their numbers. Raises ``NotExpressible``."""
    guideline = vocabulary.guideline
    plain = set(plain_formulas(guideline))
    yield from _layers([id for id in derived_order(guideline) if id not in plain], vocabulary, "derived")


def _layers(ids: list[str], vocabulary: Vocabulary, name: str) -> Iterator[Layer]:
    guideline = vocabulary.guideline
    level: dict[str, int] = {}
    levels: list[list[str]] = []
    for id in ids:
        made_of = [level[operand] for operand in guideline.derived[id].operands if operand in level]
        level[id] = max(made_of, default=-1) + 1
        levels += [[] for _ in range(level[id] + 1 - len(levels))]
        levels[level[id]].append(id)
    constrained = _constrained(guideline)
    for position, ids in enumerate(levels):
        suffix = f"_{position + 1}" if len(levels) > 1 else ""
        parts = Layer(f"parts{suffix}", "What the next derived elements are made of.")
        derived = Layer(f"{name}{suffix}", "Derived elements; of a count the least and the greatest it can be.")
        for id in ids:
            _define(guideline.derived[id], vocabulary, parts, derived, id in constrained)
        yield from (layer for layer in (parts, derived) if layer.columns)


def _constrained(guideline: Guideline) -> frozenset[str]:
    """The derived elements that a constraint is made of."""
    named = [id for constraint in guideline.constraints.values() for id in elements_of(constraint.holds)]
    return frozenset(id for id in behind(guideline, named) if id in guideline.derived)


def _define(derived: Derived, vocabulary: Vocabulary, parts: Layer, own: Layer, constrained: bool) -> None:
    id, title = derived.id, derived.title
    match derived.definition:
        case Computed():
            formula = variables_of(vocabulary.guideline).formula(id)
            found = compute(formula, lambda operand: _operand(vocabulary, operand.slot.element), vocabulary.dialect)
            counts = f"; counts {found.step}{unit_suffix(derived)}" if found.step != 1 else ""
            value = own.add(id, found.low, f"{title}{counts}")
            vocabulary.measures[id] = exactly(value, found.step, found.least, found.greatest)
        case Count(conditions):
            truths = [
                parts.add(f"{id}__{position + 1}", vocabulary.truth(condition))
                for position, condition in enumerate(conditions)
            ]
            count = interval(truths)
            low, high = own.add(f"{id}__low", count.low, title), own.add(f"{id}__high", count.high)
            vocabulary.measures[id] = SqlMeasure(low, high, count.step, count.least, count.greatest)
        case Classify():
            _classify(derived, vocabulary, parts, own, constrained)
        case Elapsed() | DateAfter():
            raise NotImplementedError("dates are refused by the reader still")
        case condition:
            own.add(id, vocabulary.truth(condition), title)


def _operand(vocabulary: Vocabulary, element: str) -> Sql:
    """An element as a number of a formula: a count only where it is certain."""
    measure = vocabulary.measure(element)
    if measure.exact:
        return measure.low
    return case((equal(measure.low, measure.high), vocabulary.dialect.cast(measure.low, vocabulary.dialect.whole)))


def _classify(derived: Derived, vocabulary: Vocabulary, parts: Layer, own: Layer, constrained: bool) -> None:
    """One truth a class: false where it is excluded, unknown where it is possible."""
    truths = class_truths(derived, vocabulary)
    if not constrained:
        for code, truth in truths.items():
            own.add(code_column(derived.id, code), truth, f"{derived.title}: {derived.codes.get(code, code)}")
        return
    # Where two classes hold the patient is invalid; the constraints are then asked with these two alone.
    for code, truth in truths.items():
        parts.add(f"{derived.id}__{code}__when", truth)
    names = {code: column(f"{derived.id}__{code}__when") for code in truths}
    two = several(list(names.values()))
    for code, truth in names.items():
        kept = case((two, call("COALESCE", truth, false())), otherwise=truth) if len(truths) > 1 else truth
        own.add(code_column(derived.id, code), kept, f"{derived.title}: {derived.codes.get(code, code)}")


def class_truths(derived: Derived, vocabulary: Vocabulary) -> dict[str, Sql]:
    """For each class whether it holds: one of its branches does."""
    assert isinstance(derived.definition, Classify)
    whens: dict[str, list[Sql]] = {}
    for branch in derived.definition.branches:
        whens.setdefault(branch.code, []).append(vocabulary.truth(branch.when))
    return {code: any_of(parts) for code, parts in whens.items()}


def several(truths: list[Sql]) -> Sql:
    """Whether more than one of some truths certainly holds; never false, so for ``CASE`` alone."""
    return any_of(all_of([one, other]) for position, one in enumerate(truths) for other in truths[position + 1 :])


def conflict(derived: Derived) -> tuple[Sql, Sql]:
    """Whether no class of a classification can hold, and whether two certainly do; for ``CASE`` alone."""
    assert isinstance(derived.definition, Classify)
    codes = dict.fromkeys(branch.code for branch in derived.definition.branches)
    truths = [column(code_column(derived.id, code)) for code in codes]
    return all_of(negated(truth) for truth in truths), several(truths)
