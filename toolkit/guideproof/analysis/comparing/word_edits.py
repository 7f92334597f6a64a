"""What an author changed of texts, evidence and whatever else decides about nobody: each by the name of its part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.comparing.comparison import Layer, Part
from guideproof.analysis.comparing.function import PLACES, of_node, whole
from guideproof.analysis.comparing.offers import item_title
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node, Recommendation, RecommendedItem
from guideproof.model.reference import EvidenceLink

_NAMES = {"allow": "exceptions (`allow`)", "short": "short title", "owner": "owner", "limits": "limits of normal"}


def rest(one: Struct, other: Struct, spoken_of: frozenset[str]) -> Iterator[Part]:
    """The fields that differ but those that are spoken of elsewhere."""
    for name in one.__struct_fields__:
        if name in spoken_of or name in PLACES or name == "span" or name.endswith("_span"):
            continue
        yield from part(_NAMES.get(name, name.replace("_", " ")), getattr(one, name), getattr(other, name))


def part(name: str, before: Any, after: Any) -> Iterator[Part]:
    """A part that differs, with how it was and is where that is a text, and which links to evidence, or things by name,
    differ in it."""
    if whole(before) == whole(after):
        return
    match before, after:
        case tuple(), tuple() if _are_links(before, after):
            yield from _links(name, before, after)
        case Mapping(), Mapping():
            yield Part(Layer.WORDS, name, None, _by_name(before, after))
        case _:
            told = (each if isinstance(each, str) else None for each in (before, after))
            yield Part(Layer.WORDS, name, *told)


def _are_links(*sides: tuple[Any, ...]) -> bool:
    return all(isinstance(each, EvidenceLink) for side in sides for each in side)


def _links(name: str, before: tuple[EvidenceLink, ...], after: tuple[EvidenceLink, ...]) -> Iterator[Part]:
    """Each link to evidence that one version alone has, or has in another role; that they stand in another order."""
    were, are = ({each.target: each for each in links} for links in (before, after))
    differing = [id for id in dict.fromkeys((*were, *are)) if whole(were.get(id)) != whole(are.get(id))]
    for id in differing:
        yield Part(Layer.WORDS, name, *(_linked(links[id]) if id in links else None for links in (were, are)))
    if not differing:
        yield Part(Layer.WORDS, name, None, None)


def _linked(link: EvidenceLink) -> str:
    locator = f", {link.locator}" if link.locator else ""
    return f"{link.target} ({link.role.value}{locator})"


def _by_name(before: Mapping[str, Any], after: Mapping[str, Any]) -> str | None:
    """Which of some things with names differ."""
    both = [id for id in before if id in after and whole(before[id]) != whole(after[id])]
    said = (
        ("no longer", [id for id in before if id not in after]),
        ("newly", [id for id in after if id not in before]),
    )
    told = [f"{how} {', '.join(some)}" for how, some in (*said, ("otherwise", both)) if some]
    return "; ".join(told) or None


def codes(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[Part]:
    """What codes are called that both have."""
    for code in one:
        if code in other:
            yield from part(f"title of {code}", one[code], other[code])


def of_body(one: Node, other: Node, head: Guideline) -> Iterator[Part]:
    """Of a node that decides or says something what is said of it to reviewers."""
    found: list[Part] = []
    match one.body, other.body:
        case Decision() as was, Decision() as becomes:
            found = [*part("question", was.question, becomes.question), *_branches(was, becomes)]
        case Recommendation() as was, Recommendation() as becomes:
            found = list(_items(was.items, becomes.items, head))
    yield from found
    if not found and of_node(one) == of_node(other):
        yield from part("texts or evidence", one.body, other.body)


def _branches(one: Decision, other: Decision) -> Iterator[Part]:
    were = {each.id: each for each in one.branches}
    for branch in other.branches:
        if branch.id in were:
            yield from _branch(were[branch.id], branch)


def _branch(one: Branch, other: Branch) -> Iterator[Part]:
    named = f"branch \u201c{one.text}\u201d"
    yield from part(f"{named}, label", one.label, other.label)
    yield from part(f"{named}, what it makes known", one.knows, other.knows)
    yield from part(f"{named}, evidence", one.evidence, other.evidence)


def _items(were: tuple[RecommendedItem, ...], are: tuple[RecommendedItem, ...], head: Guideline) -> Iterator[Part]:
    by_name = {(each.direction.value, each.intervention.id): each for each in were}
    for item in are:
        named = (item.direction.value, item.intervention.id)
        before = by_name.get(named)
        if before is not None:
            title = item_title(item, head)
            yield from part(f"{title}, evidence", before.evidence, item.evidence)
            yield from part(f"{title}, why it is not graded", before.ungraded, item.ungraded)
