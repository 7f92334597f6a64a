"""What an author changed, thing by thing, in words: whatever differs in the files but layout, order and comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.comparing.comparison import Edit, Layer
from guideproof.analysis.comparing.function import grade, of_derived, of_element, of_node, plain
from guideproof.model.element import Derived, Element
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node, Recommendation, RecommendedItem
from guideproof.model.safety import Always, Never, SafetyRule
from guideproof.program.titled import condition_sentence

_NOTHING: frozenset[str] = frozenset({"span", "id_span", "places"})


def edits(base: Guideline, head: Guideline) -> list[Edit]:
    """Every edit, the gravest layer first."""
    found = [
        *_of(base.safety, head.safety, "safety rule", lambda one, other: _rule(base, head, one, other), Layer.SAFETY),
        *_of(base.elements, head.elements, "input", _element, Layer.INTERFACE),
        *_of(base.derived, head.derived, "derived element", _derived, Layer.INTERFACE),
        *_of(base.interventions, head.interventions, "intervention", _other, Layer.INTERFACE),
        *_of(base.manifest.entry_points, head.manifest.entry_points, "entry point", _other, Layer.INTERFACE),
        *_of(base.constraints, head.constraints, "constraint", _other, Layer.STRUCTURE),
        *_of(base.parameters, head.parameters, "parameter", _parameter, Layer.STRUCTURE),
        *_of(base.nodes, head.nodes, "node", lambda one, other: _node(base, head, one, other), Layer.STRUCTURE),
        *_of(base.sources, head.sources, "source", _other, Layer.WORDS),
        *_of(base.disagreements, head.disagreements, "disagreement", _other, Layer.WORDS),
        *_of(base.vignettes, head.vignettes, "vignette", _other, Layer.WORDS),
        *_manifest(base, head),
    ]
    order = list(Layer)
    return sorted(found, key=lambda edit: order.index(edit.layer))


def _of(one: Mapping[str, Any], other: Mapping[str, Any], kind: str, told: Any, layer: Layer) -> Iterator[Edit]:
    for id in dict.fromkeys((*one, *other)):
        if id not in other:
            yield Edit(layer, f"{kind} {id}", "removed", _title(one[id]), None)
        elif id not in one:
            yield Edit(layer, f"{kind} {id}", "added", None, _title(other[id]))
        elif _all(one[id]) != _all(other[id]):
            parts = list(told(one[id], other[id]))
            for where, part, before, after in parts or [(Layer.WORDS, "texts or evidence", None, None)]:
                yield Edit(where, f"{kind} {id}", part, before, after)


_Part = tuple[Layer, str, str | None, str | None]


def _all(value: Any) -> Any:
    """Everything but places in files."""
    return plain(value, _NOTHING)


def _title(thing: Any) -> str:
    return str(getattr(thing, "title", None) or getattr(thing, "id", None) or getattr(thing, "name", ""))


def _other(one: Struct, other: Struct) -> Iterator[_Part]:
    """Of things that decide about nobody by themselves: which keys differ."""
    for name in one.__struct_fields__:
        if name in _NOTHING or _all(getattr(one, name)) == _all(getattr(other, name)):
            continue
        layer = Layer.INTERFACE if name in {"codings", "when", "start", "knows", "excludes", "tags"} else Layer.WORDS
        if name == "holds":
            layer = Layer.STRUCTURE
        yield layer, name.replace("_", " "), _short(getattr(one, name)), _short(getattr(other, name))


def _short(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) else None


def _element(one: Element, other: Element) -> Iterator[_Part]:
    if of_element(one) != of_element(other):
        yield Layer.INTERFACE, "values", _values(one), _values(other)
    if _all(one.assumption) != _all(other.assumption):
        said = [None if each.assumption is None else str(each.assumption.value) for each in (one, other)]
        yield Layer.INTERFACE, "what a missing value means", said[0], said[1]
    if one.question != other.question:
        yield Layer.WORDS, "question", one.question, other.question


def _values(element: Element) -> str:
    unit = f" {element.unit.text}" if element.unit is not None else ""
    grid = element.grid
    between = f", {grid.low} to {grid.high} in steps of {grid.precision}" if grid is not None else ""
    codes = f": {', '.join(element.codes)}" if element.codes else ""
    return f"{element.type.value}{unit}{between}{codes}"


def _derived(one: Derived, other: Derived) -> Iterator[_Part]:
    if of_derived(one) != of_derived(other):
        yield Layer.STRUCTURE, "definition", None, None


def _parameter(one: Any, other: Any) -> Iterator[_Part]:
    if one.text != other.text:
        yield Layer.STRUCTURE, one.title, one.text, other.text


def _rule(base: Guideline, head: Guideline, one: SafetyRule, other: SafetyRule) -> Iterator[_Part]:
    if plain(one.rule) != plain(other.rule):
        yield Layer.SAFETY, "rule", _said(base, one), _said(head, other)
    if one.severity != other.severity:
        yield Layer.SAFETY, "severity", one.severity or "error", other.severity or "error"


def _said(guideline: Guideline, rule: SafetyRule) -> str:
    when = rule.rule.when if isinstance(rule.rule, Never | Always) else None
    return rule.title if when is None else f"{rule.title}, where {condition_sentence(guideline, when)}"


def _node(base: Guideline, head: Guideline, one: Node, other: Node) -> Iterator[_Part]:
    if of_node(one) != of_node(other):
        if isinstance(one.body, Decision) and isinstance(other.body, Decision):
            yield from _branches(base, head, one.body, other.body)
        elif isinstance(one.body, Recommendation) and isinstance(other.body, Recommendation):
            yield from _items(one.body, other.body)
        else:
            yield Layer.STRUCTURE, "kind", one.kind, other.kind
    for part in ("title", "rationale", "version", "last_review_date"):
        before, after = getattr(one, part), getattr(other, part)
        if before != after:
            yield Layer.WORDS, part.replace("_", " "), before, after
    if _all(one.evidence) != _all(other.evidence):
        yield Layer.WORDS, "evidence", None, None


def _branches(base: Guideline, head: Guideline, one: Decision, other: Decision) -> Iterator[_Part]:
    were, are = ({each.id: each for each in body.branches} for body in (one, other))
    if one.hit_policy is not other.hit_policy:
        yield Layer.STRUCTURE, "hit policy", one.hit_policy.value, other.hit_policy.value
    for id in dict.fromkeys((*were, *are)):
        before, after = were.get(id), are.get(id)
        if before is None or after is None:
            yield Layer.STRUCTURE, f"branch {id}", before.text if before else None, after.text if after else None
            continue
        if plain(before.when) != plain(after.when):
            said = (
                "otherwise" if each.when is None else condition_sentence(guideline, each.when)
                for guideline, each in ((base, before), (head, after))
            )
            yield (Layer.STRUCTURE, f"branch \u201c{after.text}\u201d", *said)  # type: ignore[misc]
        if before.targets != after.targets:
            was, now = (", ".join(each.targets) or "ends here" for each in (before, after))
            yield Layer.STRUCTURE, f"branch \u201c{after.text}\u201d leads to", was, now
    if set(were) == set(are) and list(were) != list(are):
        yield Layer.STRUCTURE, "order of the branches", ", ".join(were), ", ".join(are)


def _items(one: Recommendation, other: Recommendation) -> Iterator[_Part]:
    if one.selection is not other.selection:
        yield Layer.STRUCTURE, "selection", one.selection.value, other.selection.value
    were, are = ({(each.intervention.id, each.direction.value): each for each in body.items} for body in (one, other))
    for key in dict.fromkeys((*were, *are)):
        before, after = were.get(key), are.get(key)
        if before is None or after is None:
            yield Layer.STRUCTURE, f"{key[1]} {key[0]}", "said" if before else None, "said" if after else None
        elif _item(before) != _item(after):
            yield Layer.STRUCTURE, f"{key[1]} {key[0]}", _item(before), _item(after)
    if plain(one.next) != plain(other.next):
        was, now = (", ".join(ref.id for ref in each.next) or "ends here" for each in (one, other))
        yield Layer.STRUCTURE, "leads to", was, now


def _item(item: RecommendedItem) -> str:
    said = [str(part).replace("_", " ") for part in grade(item)[:4] if part]
    if item.amount is not None:
        said.append(str(item.amount.element or item.amount.number))
    return ", ".join([*said, *([f"\u201c{item.detail}\u201d"] if item.detail else [])])


def _manifest(base: Guideline, head: Guideline) -> Iterator[Edit]:
    for name in ("id", "version", "title", "status", "experimental", "review_interval"):
        before, after = getattr(base.manifest, name), getattr(head.manifest, name)
        if before != after:
            layer = Layer.INTERFACE if name == "id" else Layer.WORDS
            yield Edit(layer, "guideline", name.replace("_", " "), str(before), str(after))
