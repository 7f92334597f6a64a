"""How recommendations are graded: in GRADE's words, or by a scheme of the guideline's own (section 3)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class GradeCertainty(StrEnum):
    """The certainty of evidence in GRADE's words, by which the checks of evidence judge every scheme."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


class Strength(Struct, frozen=True):
    """A strength of a scheme: its id, its title, what a sentence calls it, and whether it is a strong one."""

    id: str
    title: str
    said: str
    strong: bool


class Certainty(Struct, frozen=True):
    """A certainty of a scheme: its id, what a sentence calls it, and what it is in GRADE's words."""

    id: str
    said: str
    grade: GradeCertainty


class Grading(Struct, frozen=True):
    """A scheme: strengths and certainties by id. It may have but one of the two."""

    name: str
    strengths: Mapping[str, Strength]
    certainties: Mapping[str, Certainty]


GRADE = Grading(
    "GRADE",
    {id: Strength(id, id, f"{id} recommendation", id == "strong") for id in ("strong", "conditional")},
    {each.value: Certainty(each.value, f"{each.replace('_', ' ')} certainty", each) for each in GradeCertainty},
)
"""What is meant where a manifest says nothing."""
