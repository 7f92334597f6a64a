"""Derived elements as they are written: lists, tables, formulas, and the nodes that read each."""

from __future__ import annotations

from typing import Any

from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, Points, Sum, unit_suffix
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.titled import condition_lines, condition_sentence, listed, title_of
from guideproof.program.wording import added_text, dates_text, formula_text
from guideproof.renderers.site.checked import Checks, linked


def derived(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """Derived elements as they are written: lists, tables, formulas, and the nodes that read each."""
    readers: dict[str, dict[str, None]] = {}
    for node in guideline.nodes.values():
        for when in node.conditions:
            for element in elements_of(when):
                readers.setdefault(element, {})[node.id] = None
    return {
        "derived": [
            {
                "id": id,
                "title": each.title,
                "unit": unit_suffix(each).strip() or None,
                "precision": format_number(each.precision) if each.precision is not None else None,
                "range": f"{format_number(each.range[0])} to {format_number(each.range[1])}" if each.range else None,
                "used": [linked(guideline, node) for node in readers.get(id, {})],
                "rows": None,
                "heads": None,
                "text": None,
                **_definition(guideline, each),
            }
            for id, each in guideline.derived.items()
        ]
    }


def _definition(guideline: Guideline, derived: Derived) -> dict[str, Any]:
    def words(when: Condition | None) -> str:
        return "Otherwise" if when is None else " ".join(condition_lines(guideline, when))

    match derived.definition:
        case Count(conditions):
            rows = [(str(place), words(each)) for place, each in enumerate(conditions, start=1)]
            return {"heads": ("One for each that holds", "Condition"), "rows": rows}
        case Points(branches):
            rows = [(format_number(each.points), words(each.when)) for each in branches]
            return {"heads": ("Points", "Where this holds"), "rows": rows}
        case Classify(branches):
            rows = [(derived.codes.get(each.text, each.text), words(each.when)) for each in branches]
            return {"heads": ("Value", "Where this holds"), "rows": rows}
        case Sum() as added:
            return {
                "text": f"{added_text(added)} ({listed((title_of(guideline, id) for id in added.elements), 'and')})"
            }
        case Computed(expression):
            return {"text": formula_text(expression)}
        case Elapsed() | DateAfter() as dates:
            return {"text": dates_text(dates)}
        case condition:
            return {"text": condition_sentence(guideline, condition)}
