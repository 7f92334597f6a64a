"""What the things that a comparison speaks of are called by a reader: by their titles, never by their ids alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from guideproof.analysis.comparing.function import plain
from guideproof.model.condition import All, AnyOf, Compares, Condition, IsNumber, Not, SetCount
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
_REST = " (the rest as it was)"
_NODES = {"decision": "decision", "recommendation": "recommendation", "reassess": "later visit"}


def titles(base: Guideline, head: Guideline, things: Iterable[str]) -> dict[str, str]:
    """For each thing its kind and its title, as the later version has it. Where several would be called the same, the
    id stands behind."""
    found = {thing: name for thing in dict.fromkeys(things) if (name := _named(thing, head) or _named(thing, base))}
    often = Counter(found.values())
    return {thing: f"{name} ({_id(thing)})" if often[name] > 1 else name for thing, name in found.items()}


def whom(guideline: Guideline, when: Condition | None) -> str:
    """Whom a condition means, in a sentence. A parameter is the number that stands for it: that is what may differ, and
    an edit of the parameter is told by itself."""
    return "everybody" if when is None else condition_sentence(guideline, _numbers(when)) or "everybody"


def _numbers(when: Condition) -> Condition:
    """The condition with the numbers of its parameters."""
    match when:
        case All(parts) | AnyOf(parts):
            return replace(when, parts=tuple(map(_numbers, parts)))
        case Not(part):
            return replace(when, part=_numbers(part))
        case Compares(bound=bound) | SetCount(bound=bound):
            return replace(when, bound=replace(bound, parameter=None))
        case IsNumber():
            return replace(when, named=())
        case _:
            return when


def apart(base: Guideline, one: Condition | None, head: Guideline, other: Condition | None) -> tuple[str, str]:
    """Whom two conditions mean, in two sentences that leave out what both ask for."""
    for kind in (All, AnyOf):
        mine, others = (each.parts if isinstance(each, kind) else (each,) for each in (one, other))
        both = {plain(each) for each in mine} & {plain(each) for each in others}
        if not both or None in (one, other):
            continue
        left = [[each for each in parts if plain(each) not in both] for parts in (mine, others)]
        if len(left[0]) == len(left[1]) == 1:
            was, now = (said.removesuffix(_REST) for said in apart(base, left[0][0], head, left[1][0]))
            return was, now if was.startswith("the rest") else f"{now}{_REST}"
        joint = "and" if kind is All else "or"
        said = [[whom(guideline, each) for each in parts] for guideline, parts in zip((base, head), left, strict=True)]
        told = [f" {joint} ".join(("the rest", *some)) if some else "the rest alone" for some in said]
        return told[0], told[1]
    return whom(base, one), whom(head, other)


def node_title(guideline: Guideline, id: str) -> str:
    """The title of a node; the id where there is none."""
    return guideline.nodes[id].title if id in guideline.nodes else id


def leading(base: Guideline, head: Guideline, nodes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By the titles of some nodes the branches and nodes of the later version, or else of the earlier one, that lead
    to them: by these a reader knows whom they are for."""
    wanted, found = set(nodes), dict[str, tuple[str, ...]]()
    for guideline in (base, head):
        steps: dict[str, list[str]] = {}
        for node in guideline.nodes.values():
            for ref, branch in _followed(node):
                if ref in guideline.nodes and (title := guideline.nodes[ref].title) in wanted:
                    steps.setdefault(title, []).append(node.title if branch is None else f"{node.title}: {branch}")
        found |= {title: tuple(dict.fromkeys(some)) for title, some in steps.items()}
    return found


def _followed(node: Node) -> Iterator[tuple[str, str | None]]:
    """The nodes that come after one, each with the branch that leads there."""
    for branch in node.branches:
        yield from ((ref.id, branch.text) for ref in branch.next or ())
    yield from ((ref.id, None) for ref in getattr(node.body, "next", None) or ())


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
