"""Small slips in what an input element says of itself: to whom it applies."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.analysis.cases.edits import edits
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.program.wording import condition_text


def element_faults(guideline: Guideline, element: Element) -> Iterator[tuple[str, str, Element]]:
    """Every element that differs by one slip, with the kind of it and, in words, what was done."""
    condition = element.applies_when
    if condition is not None:
        what = f"applies to everybody, not when {condition_text(condition)}"
        yield "drop-applies", what, replace(element, applies_when=None)
        for edit in edits(guideline, condition):
            yield edit.operator, f"applies when: {edit.what}", replace(element, applies_when=edit.condition)
