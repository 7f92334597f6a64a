"""Layers of the derived elements, each above those it is made of (section 4)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guideproof.analysis.graph.edges import behind, derived_before, derived_order
from guideproof.model.condition import elements_of
from guideproof.model.element import (
    VISIT,
    Classify,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    Points,
    Sum,
    class_text,
    unit_suffix,
)
from guideproof.model.guideline import Guideline
from guideproof.program.arithmetic import Read
from guideproof.program.classes import Classes, Undetermined, classes_of
from guideproof.program.conditions import weighted_condition
from guideproof.program.slots import SlotRole
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.arithmetic import computed
from guideproof.renderers.cohort_sql.by_cases import by_cases
from guideproof.renderers.cohort_sql.columns import Layer, code_column, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary, interval
from guideproof.renderers.cohort_sql.dated import computed as dated_number
from guideproof.renderers.cohort_sql.dated import define_dated
from guideproof.renderers.cohort_sql.derived_columns import DerivedLayers, known_number
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    call,
    case,
    column,
    false,
    negated,
    number,
    plus,
)
from guideproof.renderers.cohort_sql.formula_columns import formula_columns
from guideproof.renderers.cohort_sql.numbers import SqlMeasure
from guideproof.renderers.cohort_sql.turns import in_turn


def plain_formulas(guideline: Guideline) -> list[str]:
    """The formulas over inputs and over each other alone, each after those that it is made of."""
    found: list[str] = []
    for id in derived_order(guideline):
        made_of = guideline.derived[id].operands
        if isinstance(guideline.derived[id].definition, Computed | Elapsed | DateAfter):
            found += [id] if all(each in guideline.elements or each in (VISIT, *found) for each in made_of) else []
    return found


def formula_layers(vocabulary: Vocabulary) -> Iterator[Layer]:
    """The layers of the plain formulas. Raises ``NotExpressible``."""
    yield from _layers(plain_formulas(vocabulary.guideline), vocabulary, "formulas")


def derived_layers(vocabulary: Vocabulary) -> Iterator[Layer]:
    """The layers of all other derived elements; ``vocabulary`` learns their numbers. Raises ``NotExpressible``."""
    guideline = vocabulary.guideline
    plain = set(plain_formulas(guideline))
    yield from _layers([id for id in derived_order(guideline) if id not in plain], vocabulary, "derived")


_PARTS = {"formulas": "parts_of_formulas", "derived": "parts"}
_UNCUT = {"formulas": "uncut_formulas", "derived": "uncut"}


def _layers(ids: list[str], vocabulary: Vocabulary, name: str) -> Iterator[Layer]:
    guideline = vocabulary.guideline
    before = derived_before(guideline)
    level: dict[str, int] = {}
    levels: list[list[str]] = []
    for id in ids:
        made_of = [level[each] for each in before[id] if each in level]
        level[id] = max(made_of, default=-1) + 1
        levels += [[] for _ in range(level[id] + 1 - len(levels))]
        levels[level[id]].append(id)
    constrained = _constrained(guideline)
    for position, ids in enumerate(levels):
        suffix = f"_{position + 1}" if len(levels) > 1 else ""
        parts = Layer(f"{_PARTS[name]}{suffix}", "What the next derived elements are made of.")
        firsts = Layer(
            f"first_classes{suffix}", "Of classes tried in order the first that holds, and the first unknown."
        )
        taken = Layer(f"taken{suffix}", "Which class is taken, or which case of a number.")
        uncut = Layer(f"{_UNCUT[name]}{suffix}", "The same of numbers that state a range, before they are cut to it.")
        derived = Layer(f"{name}{suffix}", "Derived elements; of a count the least and the greatest it can be.")
        for id in ids:
            layers = DerivedLayers(parts, firsts, taken, uncut, derived)
            _define(guideline.derived[id], vocabulary, layers, id in constrained)
        yield from (layer for layer in (parts, firsts, taken, uncut, derived) if layer.columns)


def _constrained(guideline: Guideline) -> frozenset[str]:
    """The derived elements that a constraint is made of."""
    named = [id for constraint in guideline.constraints.values() for id in elements_of(constraint.holds)]
    return frozenset(id for id in behind(guideline, named) if id in guideline.derived)


def _define(derived: Derived, vocabulary: Vocabulary, layers: DerivedLayers, constrained: bool) -> None:
    id, title, parts, own = derived.id, derived.title, layers.parts, layers.own
    match derived.definition:
        case Computed():
            formula_columns(derived, vocabulary, parts, own, lambda operand: known_number(vocabulary, operand))
        case Count(conditions):
            truths = [
                parts.add(f"{id}__{position + 1}", vocabulary.truth(condition))
                for position, condition in enumerate(conditions)
            ]
            count = interval(truths)
            low, high = layers.ends(derived, vocabulary, count.low, count.high, title)
            vocabulary.measures[id] = SqlMeasure(low, high, count.step, count.least, count.greatest)
        case Points() | Sum():
            _add_up(derived, vocabulary, layers)
        case Classify(gives_numbers=True):
            by_cases(derived, vocabulary, layers)
        case Classify():
            _classify(derived, vocabulary, layers, constrained)
        case Elapsed() if derived.range is not None:
            program = variables_of(vocabulary.guideline).between(id)
            found = [dated_number(each, lambda operand: _end(vocabulary, operand)) for each in program]
            ends = layers.ends(derived, vocabulary, found[0], found[1], title)
            vocabulary.measures[id] = SqlMeasure(*ends, Fraction(1), program[0].ends[0], program[1].ends[1])
        case Elapsed() | DateAfter():
            define_dated(derived, lambda operand: _end(vocabulary, operand), vocabulary.guideline, parts, own)
            least, most = variables_of(vocabulary.guideline).between(id)
            ends = column(f"{id}__low"), column(f"{id}__high")
            vocabulary.measures[id] = SqlMeasure(*ends, Fraction(1), least.ends[0], most.ends[1])
        case condition:
            own.add(id, vocabulary.truth(condition), title)


def _add_up(derived: Derived, vocabulary: Vocabulary, layers: DerivedLayers) -> None:
    """The least and the greatest that something that is added up can be."""
    id, total = derived.id, variables_of(vocabulary.guideline).total(derived.id)
    low, high = [number(total.base)], [number(total.base)]
    for position, each in enumerate(total.weighted):
        truth = layers.parts.add(
            f"{id}__{position + 1}", vocabulary.holds(weighted_condition(each, vocabulary.guideline))
        )
        certain = case((truth, number(each.steps)), otherwise=number(0))
        possible = case((negated(truth), number(0)), otherwise=number(each.steps))
        low.append(certain if each.steps > 0 else possible)
        high.append(possible if each.steps > 0 else certain)
    if total.addends:
        for many, whole in ((low, total.low), (high, total.high)):
            many.append(computed(whole, lambda read: _end(vocabulary, read), vocabulary.dialect))
    counts = f"; counts {total.step}{unit_suffix(derived)}" if total.step != 1 else ""
    ends = plus(_without_zero(low)), plus(_without_zero(high))
    least, most = layers.ends(derived, vocabulary, *ends, f"{derived.title}{counts}")
    vocabulary.measures[id] = SqlMeasure(least, most, total.step, *total.ends)


def _without_zero(parts: list[Sql]) -> list[Sql]:
    return [part for part in parts if part != number(0)] or [number(0)]


def _end(vocabulary: Vocabulary, read: Read) -> Sql:
    """The least or the greatest that a number or a day can be."""
    measure = vocabulary.measure(read.slot.element)
    return measure.high if read.slot.role is SlotRole.HIGH else measure.low


def _classify(derived: Derived, vocabulary: Vocabulary, layers: DerivedLayers, constrained: bool) -> None:
    """One truth a class: false where it is excluded, unknown where it is possible."""
    assert isinstance(derived.definition, Classify)
    classes, parts, own = classes_of(derived.definition), layers.parts, layers.own
    taken = _taken(derived, classes, vocabulary, layers)
    truths = {
        class_text(value): any_of(taken[place] for place in places)
        for value, places in zip(classes.values, classes.places, strict=True)
    }
    if not constrained or Undetermined.SEVERAL not in classes.faults:
        for code, truth in truths.items():
            own.add(code_column(derived.id, code), truth, f"{derived.title}: {derived.codes.get(code, code)}")
        return
    # Where two classes hold the patient is invalid; the constraints are then asked with these two alone.
    # Where these read conditions that stand among the parts, they stand above them: not every engine reads a column
    # beside it.
    above = parts if classes.rest is None and not classes.turns.in_order else layers.taken
    for code, truth in truths.items():
        above.add(f"{derived.id}__{code}__when", truth)
    names = {code: column(f"{derived.id}__{code}__when") for code in truths}
    two = several(list(names.values()))
    for code, truth in names.items():
        kept = case((two, call("COALESCE", truth, false())), otherwise=truth) if len(truths) > 1 else truth
        own.add(code_column(derived.id, code), kept, f"{derived.title}: {derived.codes.get(code, code)}")


def _taken(derived: Derived, classes: Classes, vocabulary: Vocabulary, layers: DerivedLayers) -> list[Sql]:
    """Whether each branch is taken."""
    turns = classes.turns
    truths = [vocabulary.truth(condition) for condition in turns.conditions]
    if classes.rest is None and not turns.in_order:
        return truths
    whens = [
        layers.parts.add(f"{derived.id}__{place}", truth, turn.branch.text)
        for place, (turn, truth) in enumerate(zip(turns.tried, truths, strict=True), start=1)
    ]
    names = name_of("first_class", derived.id), name_of("class_in_doubt", derived.id)
    taken = in_turn(turns.tried, whens, layers.firsts, names, derived.title) if turns.in_order else whens
    rest = negated(any_of(whens))
    return [rest if turn.own is None else taken[turn.own] for turn in turns.turns]


def several(truths: list[Sql]) -> Sql:
    """Whether more than one of some truths certainly holds; never false, so for ``CASE`` alone."""
    return any_of(all_of([one, other]) for position, one in enumerate(truths) for other in truths[position + 1 :])


def conflict(derived: Derived, fault: Undetermined) -> Sql:
    """Whether somebody has certainly no class, or two; for ``CASE`` alone."""
    assert isinstance(derived.definition, Classify)
    truths = [column(code_column(derived.id, class_text(value))) for value in derived.definition.values]
    return all_of(map(negated, truths)) if fault is Undetermined.NONE else several(truths)
