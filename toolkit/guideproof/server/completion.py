"""What may be written at a place: keys, ids, codes, words of tests and units, also where the text is half written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.model.guideline import Guideline
from guideproof.own_schemas.names import Schema, of_element, variables
from guideproof.server.expected import Expected, Part
from guideproof.server.here import STANDS_IN, Here, here, plain
from guideproof.server.tables import words as words_of_table
from guideproof.server.things import File
from guideproof.server.tokens import Word, WordRole, words
from guideproof.source import Span

_IN_BRACES = re.compile(r"(?<!\{)\{([a-z0-9_]*)$")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*$")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)? *[^ ]*$")
_UNITS = ("a", "mo", "wk", "d", "h", "mm", "cm", "g", "kg", "mg", "ug", "mL", "L", "g/L", "mg/dL", "mmol/L", "%", "1")
_TRUTHS = ("true", "false")
_FUNCTIONS = ("min", "max", "abs", "round", "floor", "ceil", "sqrt", "exp", "ln", "log10")
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./*^%+#-]*|[A-Za-z0-9_]+( [^\s#:,\[\]{}]+)?")


class Offer(Struct, frozen=True):
    """What may be written: its text, what is shown of it, whether it is a key, and what of the line it replaces."""

    text: str
    told: str
    key: bool
    start: int
    end: int
    about: str = ""


def offers(
    guideline: Guideline, expected: Expected, file: File, path: str, lines: Sequence[str], place: Span
) -> list[Offer]:
    """What may be written at a place of a file, the likeliest first."""
    if path.endswith(".csv"):
        return list(_in_table(guideline, expected, file, lines, place))
    it = here(lines, place)
    if it is None:
        return []
    special = list(_in_text(guideline, file, it))
    if special or it.word.role is WordRole.PROSE:
        return special
    start, end = plain(it.word, lines[it.word.line])
    found: dict[str, Offer] = {}
    parts = _parts(expected, file, it.word, lines)
    if it.word.role is not WordRole.VALUE:
        for key, told, about in _keys(parts, it.beside):
            found.setdefault(key, Offer(key, told, True, start, end, about))
        for part in parts:
            for text, told in _listed(expected.keys(part)):
                if text not in it.beside:
                    found.setdefault(text, Offer(text, told, True, start, end))
    if it.word.role is not WordRole.KEY:
        for text, told in _values(guideline, file, it, parts):
            found.setdefault(text, Offer(text, told, False, start, end))
    return list(found.values())


def _parts(expected: Expected, file: File, word: Word, lines: Sequence[str]) -> list[Part]:
    if word.path:
        return expected.at(file.kind, word.path)
    found = words(lines)
    beside = {each.path[0]: each.text for each in found if len(each.path) == 1 and each.role is WordRole.VALUE}
    return expected.at(file.kind, (), beside)


def _keys(parts: Iterable[Part], beside: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The keys that may stand beside others: those that must first."""
    known: dict[str, Schema] = {}
    refused: set[str] = set()
    needed: list[str] = []
    for part in parts:
        needed += part.schema.get("required", ())
        for key, schema in part.schema.get("properties", {}).items():
            if schema is False:
                refused.add(key)
            elif isinstance(schema, dict):
                known[key] = {**schema, **known.get(key, {})}
    for key in sorted(known, key=lambda key: key not in needed):
        if key not in beside and key not in refused:
            yield key, str(known[key].get("title", "")), str(known[key].get("description", ""))


def _values(guideline: Guideline, file: File, it: Here, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    path = it.word.path
    if path == ("id",):
        yield file.id, "The name of the file"
    if path[-1:] == ("unit",):
        yield from units(guideline)
    yield from _listed(parts)
    yield from _with_unit(guideline, it)


def _listed(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """The values that schemas list, each with what it stands for."""
    for part in parts:
        schema = part.schema
        titles = schema.get("enumDescriptions", [])
        for at, value in enumerate(schema.get("enum", ())):
            yield _written(value), titles[at] if at < len(titles) else ""
        if "const" in schema:
            yield _written(schema["const"]), ""
        types = schema.get("type", ())
        if types == "boolean" or "boolean" in types:
            yield from ((each, "") for each in _TRUTHS)


def _with_unit(guideline: Guideline, it: Here) -> Iterator[tuple[str, str]]:
    """A number that is written, in the units that measure the same as the element at hand."""
    number = _NUMBER.fullmatch(it.before)
    element = next((each for each in reversed(it.word.path) if guideline.variable(each) is not None), None)
    variable = guideline.variable(element) if element is not None else None
    if number is None or variable is None or variable.unit is None:
        return
    written = it.before.partition(" ")[0]
    own = variable.unit
    yield f"{written} {own.text}", of_element(variable)
    for each in {each.unit.text: each.unit for each in variables(guideline) if each.unit is not None}.values():
        if each.text != own.text and each.text != "1" and each.to(own) is not None:
            yield f"{written} {each.text}", "is converted"


def units(guideline: Guideline) -> Iterator[tuple[str, str]]:
    """The units of this guideline, and others that are frequent."""
    used: dict[str, str] = {}
    for each in variables(guideline):
        if each.unit is not None:
            used.setdefault(each.unit.text, f"as {each.title}")
    yield from used.items()
    yield from ((each, "") for each in _UNITS if each not in used)


def _in_text(guideline: Guideline, file: File, it: Here) -> Iterator[Offer]:
    """Elements and parameters in a formula, and in the braces of a text."""
    formula = file.kind == "derived" and it.word.path[-1:] == ("formula",) and it.word.role is not WordRole.KEY
    found = _NAME.search(it.before) if formula else _IN_BRACES.search(it.before)
    if found is None and not formula:
        return
    begun = "" if found is None else found[found.lastindex or 0]
    cursor = it.cursor
    for id, told in _amounts(guideline):
        yield Offer(id, told, False, cursor - len(begun), cursor)
    if formula:
        yield from (Offer(f"{each}(", "function", False, cursor - len(begun), cursor) for each in _FUNCTIONS)


def _amounts(guideline: Guideline) -> Iterator[tuple[str, str]]:
    yield from ((each.id, of_element(each)) for each in variables(guideline))
    yield from ((id, f"{each.title}: {each.text}") for id, each in guideline.parameters.items())


def _in_table(
    guideline: Guideline, expected: Expected, file: File, lines: Sequence[str], place: Span
) -> Iterator[Offer]:
    """The columns of a table in its first line; in a cell what the column may hold."""
    number, column = place.line - 1, place.column - 1
    marked = [*lines]
    marked[number] = lines[number][:column] + STANDS_IN + lines[number][column:]
    for word in words_of_table(guideline, file, marked):
        if word.line != number or STANDS_IN not in word.text:
            continue
        start, end = word.start, word.end - 1
        if number == 0:
            yield from (Offer(each.id, of_element(each), True, start, end) for each in variables(guideline))
        else:
            written = Word(number, start, end, word.text.replace(STANDS_IN, ""), word.path, word.role, word.home)
            it = Here(written, word.text.partition(STANDS_IN)[0], {}, column)
            parts = expected.at(file.kind, word.path)
            for text, told in dict(_values(guideline, file, it, parts)).items():
                yield Offer(text, told, False, start, end)


def _written(value: object) -> str:
    """A value as it is written in YAML, in quotes where it would be read as something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if _PLAIN.fullmatch(text) or not isinstance(value, str) else f'"{text}"'
