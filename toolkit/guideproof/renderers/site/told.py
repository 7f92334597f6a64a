"""What the page knows of elements, derived elements and the words of a board, as plain data for its script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.graph.edges import behind
from guideproof.board import words
from guideproof.board.questions import FIRST, answers
from guideproof.board.values import name_of
from guideproof.model.calendar import format_day
from guideproof.model.condition import All, AnyOf, Condition, tests
from guideproof.model.element import (
    NUMERIC,
    Classify,
    Constraint,
    Count,
    Derived,
    Element,
    ElementType,
    Points,
    Sum,
)
from guideproof.model.grading import GRADE
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Priority, Recommendation
from guideproof.model.number import format_number
from guideproof.model.value_text import NOT_APPLYING, NOTHING, TRUTHS, UNKNOWN
from guideproof.program.conditions import read_for
from guideproof.program.texts import words_of
from guideproof.program.titled import assumption_text, condition_lines

_ADDED = (Count, Points, Sum)


Part = dict[str, Any]
"""A part of something, as a condition: ``says`` is the element that holds whether it is so, ``elements`` those that it
tests, with the word between them (``joint``), ``worth`` what it adds, ``text`` the condition in words."""


class WithParts(Struct, frozen=True):
    """A guideline whose program also says which parts hold: of counts and points (``factors``, by their ids), and of
    whom an entry point is for (``scopes``, by its name). It says no evidence of what is recommended."""

    guideline: Guideline
    factors: dict[str, list[Part]]
    scopes: dict[str, list[Part]]


def with_parts(guideline: Guideline) -> WithParts:
    """The guideline with a derived element for each part, which a page asks for and no reader sees."""
    added: dict[str, Derived] = {}

    def part(stem: str, number: int, condition: Condition, worth: str) -> Part:
        name = f"part_{number}_of_{stem}"
        while guideline.variable(name) is not None:
            name += "_"
        added[name] = Derived(name, name, ElementType.BOOLEAN, {}, None, condition, condition.span)
        elements = list(dict.fromkeys(test.element for test in tests(condition)))
        joint = "or" if isinstance(condition, AnyOf) else "and"
        text = " ".join(condition_lines(guideline, condition))
        return {"says": name, "elements": elements, "joint": joint, "worth": worth, "text": text}

    factors = {
        id: [part(id, number, *each) for number, each in enumerate(_factors(derived), start=1)]
        for id, derived in guideline.derived.items()
        if isinstance(derived.definition, Count | Points)
    }
    scopes = {
        name: [
            part(f"scope_{place}", number, each, "")
            for number, each in enumerate(when.parts if isinstance(when, All) else (when,), start=1)
        ]
        for place, (name, entry) in enumerate(guideline.manifest.entry_points.items(), start=1)
        if (when := entry.when) is not None
    }
    nodes = {id: _without_evidence(node) for id, node in guideline.nodes.items()}
    return WithParts(replace(guideline, derived={**guideline.derived, **added}, nodes=nodes), factors, scopes)


def _without_evidence(node: Node) -> Node:
    if not isinstance(node.body, Recommendation):
        return node
    items = tuple(replace(item, evidence=()) for item in node.body.items)
    return replace(node, evidence=(), body=replace(node.body, items=items))


def _factors(derived: Derived) -> Iterator[tuple[Condition, str]]:
    match derived.definition:
        case Count(conditions):
            yield from ((condition, "") for condition in conditions)
        case Points(branches):
            for each in branches:
                if each.points:
                    yield each.when, f" ({'+' if each.points > 0 else ''}{format_number(each.points)})"
        case _:
            return


def element_data(guideline: Guideline, element: Element) -> dict[str, Any]:
    """What is asked and said of an element."""
    grid = element.grid
    one, many = words_of(element.unit)
    days = element.days
    return {
        "title": element.title,
        "name": name_of(guideline, element.id),
        "question": element.question or element.title,
        "help": element.help,
        "type": element.type.value,
        "codes": dict(element.codes),
        "unit": element.unit.text if element.unit is not None else None,
        "words": [one, many],
        "precision": format_number(grid.precision) if grid is not None else None,
        "answers": answers(element),
        "answered_by": element.answered_by,
        "missing": assumption_text(element) if element.assumption is not None else None,
        "days": [format_day(days.first), format_day(days.last), days.until_visit] if days is not None else None,
        "numeric": element.type in NUMERIC,
        "points": {code: format_number(worth) for code, worth in element.points.items()},
        "applies": element.applies_when is not None,
    }


def derived_data(guideline: Guideline, derived: Derived) -> dict[str, Any]:
    """What is said of a derived element: its parts, and which inputs it comes from."""
    one, many = words_of(derived.unit)
    definition = derived.definition
    return {
        "title": derived.title,
        "name": name_of(guideline, derived.id),
        "type": derived.type.value,
        "kind": type(definition).__name__.lower(),
        "added": isinstance(definition, _ADDED),
        "codes": dict(derived.codes),
        "words": [one, many],
        "numeric": derived.type in NUMERIC,
        "operands": list(derived.operands),
        "elements": list(definition.elements) if isinstance(definition, Sum) else [],
        "classified": isinstance(definition, Classify),
        "behind": [id for id in behind(guideline, [derived.id]) if id in guideline.elements],
    }


def constraint_data(guideline: Guideline, constraint: Constraint) -> dict[str, Any]:
    """What a board says of a constraint that does not hold."""
    return {"reads": list(read_for((constraint.holds,), guideline)), "because": constraint.because}


def board_words() -> dict[str, Any]:
    """The tables of the words of a board."""
    return {
        "sections": {id: [title, flowing] for id, (title, flowing) in words.SECTIONS.items()},
        "status": {status.value: list(said) for status, said in words.STATUS.items()},
        "priorities": {each.value: words.PRIORITIES[each] for each in Priority},
        "choices": {each.value: said for each, said in words.CHOICES.items()},
        "answerers": {"" if who is None else who.value: said for who, said in words.ANSWERERS.items()},
        "unsaid": words.UNSAID,
        "assumed": words.ASSUMED,
        "again": words.AGAIN,
        "nothing": words.NOTHING,
        "nothing_yet": words.NOTHING_YET,
        "above": words.ABOVE,
        "unknown": UNKNOWN,
        "not_applying": NOT_APPLYING,
        "none": NOTHING,
        "truths": list(TRUTHS),
        "first": FIRST,
        "highest": max(words.FILLED.values()),
        "graded": list(GRADE.strengths),
    }
