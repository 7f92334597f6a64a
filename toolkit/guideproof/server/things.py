"""Which thing of a guideline a word names or defines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.server.expected import CONDITION, Expected
from guideproof.server.tokens import Word, WordRole

_ID = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*")
_BRACES = re.compile(r"(?<!\{)\{([a-z][a-z0-9_]*)\}(?!\})")

NAMED = {
    "named_node": Kind.NODE,
    "named_intervention": Kind.INTERVENTION,
    "named_source": Kind.SOURCE,
    "named_element": Kind.ELEMENT,
    "named_number": Kind.ELEMENT,
    "named_date": Kind.ELEMENT,
    "named_day": Kind.ELEMENT,
    "named_tag": Kind.TAG,
    "named_entry_point": Kind.ENTRY_POINT,
    "named_parameter": Kind.PARAMETER,
    "named_check": Kind.CHECK,
    "named_allowed": Kind.CHECK,
}
"""What the named parts of the schemas name."""

_BY_KEY = {
    "inputs": Kind.ELEMENT,
    "derived": Kind.ELEMENT,
    "parameters": Kind.PARAMETER,
    "interventions": Kind.INTERVENTION,
}
_BY_ID = {
    "node": Kind.NODE,
    "evidence": Kind.SOURCE,
    "safety": Kind.SAFETY_RULE,
    "disagreements": Kind.DISAGREEMENT,
    "vignette": Kind.VIGNETTE,
}
_HELD = (
    Kind.NODE, Kind.SAFETY_RULE, Kind.ELEMENT, Kind.PARAMETER, Kind.INTERVENTION, Kind.DISAGREEMENT, Kind.ENTRY_POINT,
)  # fmt: skip


class Thing(Struct, frozen=True):
    """A thing by its kind and id, a finding as ``source#finding``; with ``code`` a code of the element of this id."""

    kind: Kind
    id: str
    code: str | None = None


class Naming(Struct, frozen=True):
    """A thing that is named in a word, from which column of the line to which (from 0 on)."""

    thing: Thing
    start: int
    end: int


class File(Struct, frozen=True):
    """What is known of a file: its schema, and the id that its name gives."""

    kind: str
    id: str


def named_in(guideline: Guideline, expected: Expected, file: File, word: Word) -> Iterator[Naming]:
    """The things that a word names or defines: one, or several in a formula or a text with braces."""
    if file.kind == "derived" and word.path[-1:] == ("formula",) and word.role is not WordRole.KEY:
        for found in _ID.finditer(word.text):
            yield from _value(guideline, found[0], word.start + _offset(word) + found.start())
        return
    thing = defined(guideline, file, word)
    if thing is None:
        thing = _of_key(guideline, expected, file, word) if word.role is not WordRole.VALUE else None
    if thing is None and word.role in (WordRole.VALUE, WordRole.OPEN):
        thing = _of_value(guideline, expected, file, word)
    if thing is not None:
        yield from _parts(thing, word)
        return
    for found in _BRACES.finditer(word.text):
        yield from _value(guideline, found[1], word.start + _offset(word) + found.start(1))


def _parts(thing: Thing, word: Word) -> Iterator[Naming]:
    """A finding names its source too."""
    start = word.start + _offset(word)
    if thing.kind is Kind.FINDING and "#" in word.text:
        source, _, finding = word.text.partition("#")
        yield Naming(Thing(Kind.SOURCE, source), start, start + len(source))
        yield Naming(thing, start + len(source) + 1, start + len(source) + 1 + len(finding))
    else:
        yield Naming(thing, start, start + len(word.text))


def _offset(word: Word) -> int:
    """How many columns of a word are its quote."""
    return 1 if word.end - word.start == len(word.text) + 2 else 0


def _value(guideline: Guideline, id: str, start: int) -> Iterator[Naming]:
    """An element or a parameter, where a number may stand."""
    if guideline.variable(id) is not None:
        yield Naming(Thing(Kind.ELEMENT, id), start, start + len(id))
    elif id in guideline.parameters:
        yield Naming(Thing(Kind.PARAMETER, id), start, start + len(id))


def defined(guideline: Guideline, file: File, word: Word) -> Thing | None:
    """What a word defines."""
    match file.kind, word.path, word.role:
        case kind, (), WordRole.KEY if kind in _BY_KEY and word.text != "constraints":
            return Thing(_BY_KEY[kind], word.text)
        case kind, ("id",), WordRole.VALUE if kind in _BY_ID:
            return Thing(_BY_ID[kind], word.text)
        case "evidence", ("findings",), WordRole.KEY:
            return Thing(Kind.FINDING, f"{file.id}#{word.text}")
        case "manifest", ("entry_points",), WordRole.KEY:
            return Thing(Kind.ENTRY_POINT, word.text)
        case ("inputs" | "derived", (element, "values"), WordRole.KEY):
            return Thing(Kind.ELEMENT, element, word.text)
        case "interventions", (_, "tags", "-"), WordRole.VALUE:
            return Thing(Kind.TAG, word.text)
        case ("inputs" | "derived", (element, *_), WordRole.VALUE) if word.path[-1] == "value":
            return _code(guideline, element, word.text)
        case _:
            return None


def _of_key(guideline: Guideline, expected: Expected, file: File, word: Word) -> Thing | None:
    match file.kind, word.path:
        case ("vignette", ("facts",)) | ("vignette", ("expect", "derived")):
            return Thing(Kind.ELEMENT, word.text) if guideline.variable(word.text) else None
        case "vignette", ("facts", element):
            return _code(guideline, element, word.text)
        case "vignette", ("expect", "amounts"):
            return Thing(Kind.INTERVENTION, word.text)
        case "manifest", ("severity",):
            return Thing(Kind.CHECK, word.text)
    if guideline.variable(word.text) is None:
        return None
    within = any(part.named == CONDITION for part in expected.at(file.kind, word.path))
    return Thing(Kind.ELEMENT, word.text) if within else None


def _of_value(guideline: Guideline, expected: Expected, file: File, word: Word) -> Thing | None:
    if file.kind == "vignette":
        match word.path:
            case ("facts", element, *_) | ("expect", "derived", element, *_):
                return _code(guideline, element, word.text)
    parts = expected.at(file.kind, word.path)
    return next(filter(None, (_by_name(guideline, part.named, word.text) for part in parts)), None)


def _by_name(guideline: Guideline, named: str, text: str) -> Thing | None:
    """What a text names in the place of a named part of the schemas."""
    if named.startswith("test_of_"):
        return _code(guideline, named.removeprefix("test_of_"), text) or _parameter(guideline, text)
    if named == "named_finding":
        return Thing(Kind.FINDING if "#" in text else Kind.SOURCE, text)
    if named == "named_holder":
        return _held(guideline, text)
    if named == "named_parameter":
        return _parameter(guideline, text)
    return Thing(NAMED[named], text) if named in NAMED else None


def _code(guideline: Guideline, element: str, text: str) -> Thing | None:
    variable = guideline.variable(element)
    return Thing(Kind.ELEMENT, element, text) if variable is not None and text in variable.codes else None


def _parameter(guideline: Guideline, text: str) -> Thing | None:
    return Thing(Kind.PARAMETER, text) if text in guideline.parameters else None


def _held(guideline: Guideline, text: str) -> Thing | None:
    if "#" in text:
        return Thing(Kind.FINDING, text)
    return next((Thing(kind, text) for kind in _HELD if thing_itself(guideline, Thing(kind, text)) is not None), None)


def thing_itself(guideline: Guideline, thing: Thing) -> object | None:
    """The thing itself, if there is one."""
    match thing.kind:
        case Kind.ELEMENT:
            return guideline.variable(thing.id)
        case Kind.NODE:
            return guideline.nodes.get(thing.id)
        case Kind.INTERVENTION:
            return guideline.interventions.get(thing.id)
        case Kind.PARAMETER:
            return guideline.parameters.get(thing.id)
        case Kind.SOURCE:
            return guideline.sources.get(thing.id)
        case Kind.FINDING:
            source, _, finding = thing.id.partition("#")
            return guideline.sources[source].findings.get(finding) if source in guideline.sources else None
        case Kind.SAFETY_RULE:
            return guideline.safety.get(thing.id)
        case Kind.DISAGREEMENT:
            return guideline.disagreements.get(thing.id)
        case Kind.ENTRY_POINT:
            return guideline.manifest.entry_points.get(thing.id)
        case Kind.VIGNETTE:
            return guideline.vignettes.get(thing.id)
        case _:
            return None
