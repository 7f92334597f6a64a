"""Derived elements in words: lists, tables, formulas with what their names stand for, and who reads each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guideproof.analysis.graph.edges import told_by
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import (
    Classify,
    Computed,
    Count,
    DateAfter,
    Derived,
    Elapsed,
    Points,
    Sum,
    Wait,
)
from guideproof.model.formula import parameters, variables
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.texts import parameter_text, texts_of, words_of
from guideproof.program.titled import condition_lines, title_of
from guideproof.program.wording import formula_text
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.checked import Checks


def derived(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """Derived elements in words, and who reads each."""
    readers: dict[str, dict[tuple[str | None, str | None], None]] = {}
    for read, anchor, title in _reading(guideline):
        for element in read:
            readers.setdefault(element, {})[anchor, title] = None
    return {
        "derived": [
            {
                "id": id,
                "title": each.title,
                "facts": list(_facts(each)),
                "used": [{"anchor": anchor, "title": title} for anchor, title in readers.get(id, {})],
                "rows": None,
                "heads": None,
                "text": None,
                "formula": False,
                "names": [],
                **_definition(guideline, each),
            }
            for id, each in guideline.derived.items()
        ]
    }


def _facts(derived: Derived) -> Iterator[str]:
    unit = words_of(derived.unit)[1].strip()
    if unit:
        yield f"in {unit}"
    if derived.precision is not None:
        yield f"in steps of {format_number(derived.precision)}"
    if derived.range is not None:
        yield f"from {format_number(derived.range[0])} to {format_number(derived.range[1])}"


def _reading(guideline: Guideline) -> Iterator[tuple[Iterable[str], str | None, str | None]]:
    """What is read, and by what: nodes, derived elements, inputs, safety rules, constraints, visits. The script of the
    page knows the titles that are left out."""
    for node in guideline.nodes.values():
        read = (element for when in node.conditions for element in elements_of(when))
        yield (*read, *texts_of(node, guideline).elements), node_name(node.id), None
    for id, made_of in told_by(guideline).items():
        named = id in guideline.derived
        yield made_of, f"value-{id}" if named else None, None if named else title_of(guideline, id)
    for rule in guideline.safety.values():
        when = getattr(rule.rule, "when", None)
        yield () if when is None else elements_of(when), f"rule-{rule.id}", rule.title
    for constraint in guideline.constraints.values():
        yield elements_of(constraint.holds), f"constraint-{constraint.id}", f"Constraint {constraint.id}"
    for entry in guideline.manifest.entry_points.values():
        yield () if entry.when is None else elements_of(entry.when), None, f"the scope of the visit “{entry.title}”"


def _definition(guideline: Guideline, derived: Derived) -> dict[str, Any]:
    def words(when: Condition | None) -> tuple[str, ...]:
        return ("Otherwise",) if when is None else condition_lines(guideline, when)

    match derived.definition:
        case Count(conditions):
            rows = [(str(place), words(each)) for place, each in enumerate(conditions, start=1)]
            return {"heads": ("One for each that holds", "Condition"), "rows": rows}
        case Points(branches):
            rows = [(format_number(each.points), words(each.when)) for each in branches]
            return {"heads": ("Points", "Where this holds"), "rows": rows}
        case Classify(branches):
            rows = [(derived.codes.get(each.text, each.text), words(each.when)) for each in branches]
            unit = words_of(derived.unit)[1].strip()
            return {"heads": (f"Value, in {unit}" if unit else "Value", "Where this holds"), "rows": rows}
        case Sum(elements):
            return {"heads": ("Added up", "It counts"), "rows": [_addend(guideline, each) for each in elements]}
        case Computed(expression):
            names = (*variables(expression), *parameters(expression))
            explained = [(each, _named(guideline, each)) for each in dict.fromkeys(names)]
            return {"text": (formula_text(expression),), "formula": True, "names": explained}
        case Elapsed(start, end, unit):
            ends = title_of(guideline, start), title_of(guideline, end)
            return {"text": (f"Whole {unit.words[1]} from {ends[0]} to {ends[1]}",)}
        case DateAfter(start, wait):
            return {"text": (f"{_wait(guideline, wait)} after {title_of(guideline, start)}",)}
        case condition:
            return {"text": condition_lines(guideline, condition)}


def _addend(guideline: Guideline, id: str) -> tuple[str, tuple[str, ...]]:
    """One of the elements of a sum, and what it adds."""
    element = guideline.elements.get(id)
    if element is not None and element.points:
        worths = (f"{element.codes.get(code, code)}: {format_number(worth)}" for code, worth in element.points.items())
        return element.title, tuple(worths)
    return title_of(guideline, id), ("its number",)


def _named(guideline: Guideline, id: str) -> str:
    """What a name of a formula stands for: ``Weight, in kg``, ``Largest dose, 150 mg``."""
    parameter = guideline.parameters.get(id)
    if parameter is not None:
        return f"{parameter.title}, {parameter_text(parameter)}"
    variable = guideline.variable(id)
    unit = words_of(variable.unit)[1].strip() if variable is not None else ""
    return title_of(guideline, id) + (f", in {unit}" if unit else "")


def _wait(guideline: Guideline, wait: Wait) -> str:
    """``3 years (Interval after a cytology)``, ``As many months as Interval``."""
    if wait.element is not None:
        return f"As many {wait.unit.words[1]} as {title_of(guideline, wait.element)}"
    text = f"{wait.count} {wait.unit.words[wait.count != 1]}"
    return text if wait.parameter is None else f"{text} ({guideline.parameters[wait.parameter].title})"
