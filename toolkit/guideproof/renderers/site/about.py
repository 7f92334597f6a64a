"""What a guideline says of itself: what it covers, who stands behind it, for whom its visits are, how it grades."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guideproof.analysis.evidence.identifiers import web_address
from guideproof.model.grading import GRADE
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.program.titled import condition_lines
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.checked import Checks

TEXTS = {"description": "What it covers", "purpose": "What it is for", "usage": "How it may be used"}
"""The texts of a manifest, each with what stands above it."""

FACTS = {
    "author": "Authors",
    "editor": "Editors",
    "reviewer": "Reviewers",
    "endorser": "Endorsed by",
    "publisher": "Publisher",
    "contact": "Contact",
    "jurisdiction": "Where it applies",
    "topic": "Topics",
    "date": "Date",
    "approval_date": "Approved",
    "last_review_date": "Last reviewed",
    "effective_period": "In effect",
    "copyright": "Terms of use",
    "url": "Address",
    "related_artifact": "Related",
}
"""The other fields that are shown, in their order; what is not given is left out, unless it stands in ``UNSAID``."""

UNSAID = {"author": "nobody is named", "reviewer": "nobody is named", "last_review_date": "not recorded"}
"""What a reader has to know is missing."""

Line = tuple[str, str | None]
"""A text, with the address to which it leads."""


def about(guideline: Guideline, checks: Checks) -> dict[str, Any]:
    """The texts and facts of the manifest, its visits and its grading."""
    told, grading = guideline.manifest.metadata, guideline.manifest.grading
    said = {key: list(_lines(key, told[key])) if told.get(key) else [(UNSAID.get(key, ""), None)] for key in FACTS}
    return {
        "texts": [(title, str(told[key]).strip()) for key, title in TEXTS.items() if told.get(key)],
        "facts": [(title, said[key]) for key, title in FACTS.items() if said[key] != [("", None)]],
        "visits": [_visit(guideline, entry) for entry in guideline.manifest.entry_points.values()],
        "grading": grading.name,
        "own": grading != GRADE,
        "strengths": [(each.title, "strong" if each.strong else "not strong") for each in grading.strengths.values()],
        "certainties": [(each.said, each.grade.replace("_", " ")) for each in grading.certainties.values()],
    }


def _visit(guideline: Guideline, entry: EntryPoint) -> dict[str, Any]:
    lines = () if entry.when is None else condition_lines(guideline, entry.when)
    return {"title": entry.title, "lines": lines or ("Everybody",), "anchor": node_name(entry.start.id)}


def _lines(key: str, value: object) -> Iterator[Line]:
    """What is said under a key, a line for each thing, with an address that is safe to follow."""
    match value:
        case list():
            for each in value:
                yield from _lines(key, each)
        case dict() if key == "effective_period":
            yield " ".join(f"{word} {value[end]}" for end, word in _ENDS.items() if end in value), None
        case dict():
            address = web_address(str(value.get("url", "")))
            shown = [str(each) for name, each in value.items() if name != "url" or address is None]
            yield ", ".join(shown) or str(address), address
        case _:
            yield str(value), web_address(str(value)) if key == "url" else None


_ENDS = {"start": "from", "end": "until"}
