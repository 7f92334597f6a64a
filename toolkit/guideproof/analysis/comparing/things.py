"""What the things that a comparison speaks of are called by a reader: by their titles, never by their ids alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node
from guideproof.program.titled import condition_sentence

_KINDS = {
    "safety rule": ("safety rule", "safety"),
    "input": ("input", "elements"),
    "derived element": ("derived element", "derived"),
    "intervention": ("intervention", "interventions"),
    "entry point": ("visit", ""),
    "constraint": ("rule of sound records", "constraints"),
    "parameter": ("parameter", "parameters"),
    "node": ("", "nodes"),
    "source": ("source", "sources"),
    "finding": ("finding of", "sources"),
    "disagreement": ("disagreement", "disagreements"),
    "vignette": ("worked case", "vignettes"),
}
"""Of each kind, as a comparison writes it, what a reader calls it, and where a guideline has such things."""
_NODES = {"decision": "decision", "recommendation": "recommendation", "reassess": "later visit"}


def titles(base: Guideline, head: Guideline, things: Iterable[str]) -> dict[str, str]:
    """For each thing its kind and its title, as the later version has it. Where several would be called the same, the
    id stands behind."""
    found = {thing: name for thing in dict.fromkeys(things) if (name := _named(thing, head) or _named(thing, base))}
    often = Counter(found.values())
    return {thing: f"{name} ({_id(thing)})" if often[name] > 1 else name for thing, name in found.items()}


def whom(guideline: Guideline, when: Condition | None) -> str:
    """Whom a condition means, in a sentence."""
    return "everybody" if when is None else condition_sentence(guideline, when) or "everybody"


def node_title(guideline: Guideline, id: str) -> str:
    """The title of a node; the id where there is none."""
    return guideline.nodes[id].title if id in guideline.nodes else id


def _id(thing: str) -> str:
    return thing.rpartition(" ")[2]


def _named(thing: str, guideline: Guideline) -> str | None:
    kind = thing.rpartition(" ")[0]
    if kind not in _KINDS:
        return None
    said, field = _KINDS[kind]
    known: Mapping[str, Any] = getattr(guideline, field) if field else guideline.manifest.entry_points
    each = known.get(_id(thing).partition("#")[0])
    if each is None:
        return None
    if isinstance(each, Node):
        said = _NODES[each.kind]
    title = getattr(each, "title", None) or getattr(each, "because", None)
    return f"{said} \u201c{' '.join(str(title).split())}\u201d" if title else None
