"""What an author changed of nodes: branches, items, later visits, texts."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing import word_edits
from guideproof.analysis.comparing.comparison import Layer, Part
from guideproof.analysis.comparing.function import grade, of_node, plain
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation, RecommendedItem
from guideproof.program.titled import condition_sentence


def node_parts(base: Guideline, head: Guideline, one: Node, other: Node) -> Iterator[Part]:
    """What differs between two versions of a node."""
    if of_node(one) != of_node(other):
        match one.body, other.body:
            case Decision() as was, Decision() as becomes:
                yield from _branches(base, head, was, becomes)
            case Recommendation() as was, Recommendation() as becomes:
                yield from _items(was, becomes)
            case Reassess() as was, Reassess() as becomes:
                yield from _visit(was, becomes)
            case _:
                yield Part(Layer.STRUCTURE, "kind", one.kind, other.kind)
    yield from word_edits.of_body(one, other)
    yield from word_edits.rest(one, other, frozenset({"id", "body"}))


def _branches(base: Guideline, head: Guideline, one: Decision, other: Decision) -> Iterator[Part]:
    were, are = ({each.id: each for each in body.branches} for body in (one, other))
    if one.hit_policy is not other.hit_policy:
        yield Part(Layer.STRUCTURE, "hit policy", one.hit_policy.value, other.hit_policy.value)
    for id in dict.fromkeys((*were, *are)):
        before, after = were.get(id), are.get(id)
        if before is None or after is None:
            yield Part(Layer.STRUCTURE, f"branch {id}", before.text if before else None, after.text if after else None)
            continue
        if plain(before.when) != plain(after.when):
            yield Part(Layer.STRUCTURE, f"branch \u201c{after.text}\u201d", _whom(base, before), _whom(head, after))
        if before.targets != after.targets:
            was, now = (", ".join(each.targets) or "ends here" for each in (before, after))
            yield Part(Layer.STRUCTURE, f"branch \u201c{after.text}\u201d leads to", was, now)
    if set(were) == set(are) and list(were) != list(are):
        yield Part(Layer.STRUCTURE, "order of the branches", ", ".join(were), ", ".join(are))


def _whom(guideline: Guideline, branch: Branch) -> str:
    return "otherwise" if branch.when is None else condition_sentence(guideline, branch.when)


def _items(one: Recommendation, other: Recommendation) -> Iterator[Part]:
    if one.selection is not other.selection:
        yield Part(Layer.STRUCTURE, "selection", one.selection.value, other.selection.value)
    were, are = ({(each.intervention.id, each.direction.value): each for each in body.items} for body in (one, other))
    for key in dict.fromkeys((*were, *are)):
        before, after = were.get(key), are.get(key)
        if before is None or after is None:
            yield Part(Layer.STRUCTURE, f"{key[1]} {key[0]}", "said" if before else None, "said" if after else None)
        elif _item(before) != _item(after):
            yield Part(Layer.STRUCTURE, f"{key[1]} {key[0]}", _item(before), _item(after))
    if plain(one.next) != plain(other.next):
        was, now = (", ".join(ref.id for ref in each.next) or "ends here" for each in (one, other))
        yield Part(Layer.STRUCTURE, "leads to", was, now)


def _item(item: RecommendedItem) -> str:
    said = [str(part).replace("_", " ") for part in grade(item)[:4] if part]
    if item.amount is not None:
        said.append(item.amount.element or item.amount.text)
    return ", ".join([*said, *([f"\u201c{item.detail}\u201d"] if item.detail else [])])


def _visit(one: Reassess, other: Reassess) -> Iterator[Part]:
    """How a later visit differs: after how long, on which day, until what, as which visit."""
    parts = (("after", _period), ("due", _due), ("until", _until), ("resumes at", _resumes))
    for part, told in parts:
        if told(one) != told(other):
            yield Part(Layer.STRUCTURE, f"later visit, {part}", told(one), told(other))


def _due(body: Reassess) -> str | None:
    return None if body.due is None else body.due.id


def _until(body: Reassess) -> str | None:
    return body.until


def _resumes(body: Reassess) -> str | None:
    return body.resume_at.id


def _period(body: Reassess) -> str | None:
    if body.after is None:
        return None
    ends = dict.fromkeys((body.after.at_least, body.after.at_most))
    return " to ".join(end or "\u2026" for end in ends)
