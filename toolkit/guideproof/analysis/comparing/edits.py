"""What an author changed, thing by thing, in words: whatever differs in the files but layout, order and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct

from guideproof.analysis.comparing import word_edits
from guideproof.analysis.comparing.comparison import COMPUTED, MEANS, MISSING, STATED, Edit, Layer, Part
from guideproof.analysis.comparing.derived_edits import definition_parts
from guideproof.analysis.comparing.function import PLACES, of_element, plain, same_whole, whole
from guideproof.analysis.comparing.node_edits import node_parts
from guideproof.analysis.comparing.offers import visit_title
from guideproof.analysis.comparing.safety_edits import guarded_parts, rule_parts
from guideproof.analysis.comparing.things import apart, node_title, whom
from guideproof.analysis.comparing.turned import turned
from guideproof.analysis.comparing.value_edits import value_words
from guideproof.model.element import Constraint, Derived, Element
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.intervention import Intervention
from guideproof.model.parameter import Parameter
from guideproof.model.value_text import counted
from guideproof.program.texts import words_of
from guideproof.program.titled import assumption_text

T = TypeVar("T", bound=Struct)

_BY_NAME = frozenset({"codings", "when", "start", "knows", "excludes", "tags", "category", "yields"})
"""What others know a thing by, or what follows from it elsewhere."""
_OF_INPUT = frozenset({"type", "codes", "unit", "grid", "days", "points", "applies_when", "assumption"})
_OF_INPUT |= {"codings", "code_codings"}
_OF_DERIVED = frozenset({"type", "codes", "unit", "definition", "precision", "range"})
_OF_PARAMETER = frozenset({"value", "unit", "text"})


def edits(base: Guideline, head: Guideline) -> list[Edit]:
    """Every edit, the gravest layer first."""
    rule, node = partial(rule_parts, base, head), partial(node_parts, base, head)
    derived, element = partial(_derived, base, head), partial(_element, base, head)
    intervention, entry = partial(_intervention, base, head), partial(_entry, base, head)
    constraint, entries = partial(_constraint, base, head), (base.manifest.entry_points, head.manifest.entry_points)
    found = [
        *_of(base.safety, head.safety, "safety rule", rule, Layer.SAFETY),
        *_guarded(base, head),
        *_turned(base, head),
        *_of(base.elements, head.elements, "input", element, Layer.INTERFACE),
        *_of(base.derived, head.derived, "derived element", derived, Layer.INTERFACE),
        *_of(base.interventions, head.interventions, "intervention", intervention, Layer.INTERFACE),
        *_of(*entries, "entry point", entry, Layer.INTERFACE),
        *_of(base.constraints, head.constraints, "constraint", constraint, Layer.STRUCTURE),
        *_of(base.parameters, head.parameters, "parameter", _parameter, Layer.STRUCTURE),
        *_of(base.nodes, head.nodes, "node", node, Layer.STRUCTURE),
        *_of(base.sources, head.sources, "source", _other, Layer.WORDS),
        *_of(base.disagreements, head.disagreements, "disagreement", _other, Layer.WORDS),
        *_of(base.vignettes, head.vignettes, "vignette", _other, Layer.WORDS),
        *_manifest(base, head),
    ]
    # What is an input in one version alone is neither gone nor new.
    apart = {f"{kind} {id}" for id, *_ in turned(base, head) for kind in ("input", "derived element")}
    found = [each for each in found if each.thing not in apart or each.part in (COMPUTED, STATED)]
    order = list(Layer)
    return sorted(found, key=lambda edit: order.index(edit.layer))


def _of(
    one: Mapping[str, T], other: Mapping[str, T], kind: str, told: Callable[[T, T], Iterator[Part]], layer: Layer
) -> Iterator[Edit]:
    for id in dict.fromkeys((*one, *other)):
        if id not in other:
            yield Edit(layer, f"{kind} {id}", "removed", _title(one[id]), None)
        elif id not in one:
            yield Edit(layer, f"{kind} {id}", "added", None, _title(other[id]))
        elif not same_whole(one[id], other[id]):
            parts = list(told(one[id], other[id])) or [Part(Layer.WORDS, "texts or evidence", None, None)]
            yield from (Edit(each.layer, f"{kind} {id}", each.part, each.before, each.after) for each in parts)


def _turned(base: Guideline, head: Guideline) -> Iterator[Edit]:
    """What is computed in place of being asked for, or the other way round."""
    for id, stated, computed in turned(base, head):
        if id in base.elements:
            yield Edit(Layer.INTERFACE, f"input {id}", COMPUTED, stated.title, computed.title)
        else:
            yield Edit(Layer.INTERFACE, f"derived element {id}", STATED, computed.title, stated.title)


def _guarded(base: Guideline, head: Guideline) -> Iterator[Edit]:
    """Of rules that are the same what they speak of, by the tags and categories of both versions."""
    for id, rule in base.safety.items():
        if id in head.safety and same_whole(rule, head.safety[id]):
            for each in guarded_parts(base, head, rule, head.safety[id]):
                yield Edit(each.layer, f"safety rule {id}", each.part, each.before, each.after)


def _title(thing: Struct) -> str:
    return str(getattr(thing, "title", None) or getattr(thing, "id", None) or getattr(thing, "name", ""))


def _other(one: Struct, other: Struct, spoken_of: frozenset[str] = frozenset()) -> Iterator[Part]:
    """Of things that decide about nobody by themselves: which keys differ but those that are ``spoken_of``."""
    for name in one.__struct_fields__:
        before, after = getattr(one, name), getattr(other, name)
        if name in spoken_of or name in PLACES or name.endswith("span") or same_whole(before, after):
            continue
        layer, said = Layer.INTERFACE if name in _BY_NAME else Layer.WORDS, name.replace("_", " ")
        if layer is Layer.WORDS and not any(isinstance(each, str | int) for each in (before, after)):
            yield from word_edits.part(said, before, after)
        else:
            yield Part(layer, said, _short(before), _short(after))


def _short(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) else None


def _entry(base: Guideline, head: Guideline, one: EntryPoint, other: EntryPoint) -> Iterator[Part]:
    if plain(one.when) != plain(other.when):
        yield Part(Layer.INTERFACE, "when", *apart(base, one.when, head, other.when))
    if one.start.id != other.start.id:
        starts = zip((base, head), (one, other), strict=True)
        yield Part(Layer.INTERFACE, "start", *(node_title(guideline, each.start.id) for guideline, each in starts))
    yield from _other(one, other, frozenset({"when", "start"}))


def _constraint(base: Guideline, head: Guideline, one: Constraint, other: Constraint) -> Iterator[Part]:
    if plain(one.holds) != plain(other.holds):
        yield Part(Layer.STRUCTURE, "holds", *apart(base, one.holds, head, other.holds))
    yield from _other(one, other, frozenset({"holds"}))


def _intervention(base: Guideline, head: Guideline, one: Intervention, other: Intervention) -> Iterator[Part]:
    if set(one.tags) != set(other.tags):
        yield Part(Layer.INTERFACE, "tags", *_alone(one.tags, other.tags))
    excluded = [{ref.id for ref in each.excludes} for each in (one, other)]
    if excluded[0] != excluded[1]:
        sides = zip((base, head), excluded, strict=True)
        yield Part(Layer.INTERFACE, "excludes", *_alone(*(_titles(each.interventions, ids) for each, ids in sides)))
    if one.regimen != other.regimen:  # it holds doses: no text beside the algorithm
        yield Part(Layer.STRUCTURE, "regimen", one.regimen, other.regimen)
    yield from _other(one, other, frozenset({"tags", "excludes", "regimen"}))


def _alone(one: Iterable[str], other: Iterable[str]) -> tuple[str | None, str | None]:
    """What is in one of two lists alone."""
    were, are = set(one), set(other)
    return "; ".join(sorted(were - are)) or None, "; ".join(sorted(are - were)) or None


def _titles(known: Mapping[str, Intervention], ids: Iterable[str]) -> Iterator[str]:
    return (known[id].title if id in known else id for id in ids)


def _element(base: Guideline, head: Guideline, one: Element, other: Element) -> Iterator[Part]:
    if of_element(one) != of_element(other) and (said := value_words(one, other)) is not None:
        yield Part(Layer.INTERFACE, "values", *said)
    if plain(one.applies_when) != plain(other.applies_when):
        yield Part(Layer.INTERFACE, MEANS, whom(base, one.applies_when), whom(head, other.applies_when))
    if whole(one.assumption) != whole(other.assumption):
        missing = (f"counts as {assumption_text(each)}" if each.assumption else "not known" for each in (one, other))
        yield Part(Layer.INTERFACE, MISSING, *missing)
    if whole((one.codings, one.code_codings)) != whole((other.codings, other.code_codings)):
        yield Part(Layer.INTERFACE, "codings", None, None)
    yield from word_edits.codes(one.codes, other.codes)
    yield from word_edits.rest(one, other, _OF_INPUT)


def _derived(base: Guideline, head: Guideline, one: Derived, other: Derived) -> Iterator[Part]:
    yield from definition_parts(base, head, one, other)
    yield from word_edits.codes(one.codes, other.codes)
    yield from word_edits.rest(one, other, _OF_DERIVED)


def _parameter(one: Parameter, other: Parameter) -> Iterator[Part]:
    if one.text != other.text:
        yield Part(Layer.STRUCTURE, "value", *map(_number, (one, other)))
    yield from word_edits.rest(one, other, _OF_PARAMETER)


def _number(parameter: Parameter) -> str:
    if isinstance(parameter.value, str):
        return parameter.text
    return counted(parameter.value, *words_of(parameter.unit))


_OF_MANIFEST = {"id": Layer.INTERFACE, "grading": Layer.INTERFACE}
_APART = frozenset({"span", "entry_points", "metadata"})


def _manifest(base: Guideline, head: Guideline) -> Iterator[Edit]:
    """What differs in the manifest but its entry points, which are things of their own; their order decides which of
    them is meant where none is named."""
    one, other = base.manifest, head.manifest
    pairs = {name: (getattr(one, name), getattr(other, name)) for name in one.__struct_fields__ if name not in _APART}
    pairs |= {key: (one.metadata.get(key), other.metadata.get(key)) for key in (*one.metadata, *other.metadata)}
    for name, (before, after) in pairs.items():
        if name not in PLACES and not same_whole(before, after):
            layer = _OF_MANIFEST.get(name, Layer.WORDS)
            yield Edit(layer, "guideline", name.replace("_", " "), _short(before), _short(after))
    first, then = (next(iter(each.entry_points), None) for each in (one, other))
    if first != then:
        said = (name and visit_title(name, each) for name, each in ((first, base), (then, head)))
        yield Edit(Layer.INTERFACE, "guideline", "entry point where none is named", *said)
