"""Repairs of keys, dashes and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guideproof.model.text_fault import Broken
from guideproof.reading import schemas
from guideproof.reading.broken.repair import BrokenLines, Repair, parts

_NO_COLON = re.compile(r"([A-Za-z_][\w-]*)([ \t]*(?:=|：|;)[ \t]*|[ \t]+|$)(.*)")
_NO_BLANK = re.compile(r"([A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*'):((?!//)\S.*)")
_TIGHT_DASH = re.compile(r"-((?![\d.\s-])\S.*)")
_BLOCK_TEXT = re.compile(r"(?:^|[:-])[ \t]+[>|][+-]?(?:[ \t]+#.*)?[ \t]*\Z")
_MOST_ABOVE = 40
_MOST_MOVED = 500
_OPENING = ("[", "{", '"', "'")
_VALUE_SIGNS = "0123456789-[{\"'"


def repairs(lines: BrokenLines, number: int) -> Iterator[Repair]:
    """The repairs of one line."""
    found = parts(lines[number])
    if not found:
        return
    start = len(found["indent"] + found["dashes"])
    body = lines[number][start:].rstrip()
    if not found["key"]:
        yield from _without_key(lines, number, start, body)
        yield from _continued(lines, number, start, body)
    yield from _dashes(lines, number, found, body)
    yield from _indented(lines, number, start, body)


def above(lines: BrokenLines, number: int) -> Iterator[Repair]:
    """The repairs of lines above one, which stand deeper than it and perhaps should not."""
    at = lines.before(number)
    for _ in range(_MOST_ABOVE):
        if at < 0 or lines.indent(at) <= lines.indent(number):
            return
        found = parts(lines[at]) if lines.sensible(at) else {}
        if found:
            start = len(found["indent"] + found["dashes"])
            body = lines[at][start:].rstrip()
            yield from _indented(lines, at, start, body)
            if lines.indent(lines.before(at)) < lines.indent(at):
                yield from _dashes(lines, at, found, body)
        at = lines.before(at)


def _without_key(lines: BrokenLines, number: int, start: int, body: str) -> Iterator[Repair]:
    line = lines[number]
    if tight := _NO_BLANK.fullmatch(body):
        new = f"{line[:start]}{tight[1]}: {tight[2]}"
        yield Repair(
            Broken.NO_BLANK, number, start, f"{tight[1]}:{tight[2]}", f"{tight[1]}: {tight[2]}", {number: new}, 5
        )
    if (bare := _NO_COLON.fullmatch(body)) and not _has_key(bare[3]):
        word, sign, rest = bare.groups()
        after = lines.after(number)
        if rest or word in _known() or lines.indent(after) > start or lines[after].lstrip().startswith("- "):
            write = f"{word}: {rest}".rstrip()
            likely = word in _known() or "_" in word or sign.strip() or len(rest.split()) < 2 or rest[0] in _VALUE_SIGNS
            yield Repair(
                Broken.NO_COLON, number, start, body, write, {number: line[:start] + write}, 6 if likely else 12
            )


def _has_key(rest: str) -> bool:
    """Whether what follows a word is not a value alone."""
    return rest[:1] not in _OPENING and (": " in rest or rest.endswith(":"))


def _continued(lines: BrokenLines, number: int, start: int, body: str) -> Iterator[Repair]:
    """A line of text that stands no deeper than the key whose text it goes on with."""
    key = lines.before(number)
    while key >= 0 and not parts(lines[key]).get("key"):
        key = lines.before(key)
    if key >= 0 and len(body.split()) > 1:
        column = len(parts(lines[key])["indent"] + parts(lines[key])["dashes"])
        if start <= column:
            new = " " * (column + 2) + body
            yield Repair(Broken.TEXT_GOES_ON, number, start, body, "", {number: new}, 11)


def _dashes(lines: BrokenLines, number: int, found: dict[str, str], body: str) -> Iterator[Repair]:
    indent, dashes = found["indent"], found["dashes"]
    start = len(indent)
    if (tight := _TIGHT_DASH.fullmatch(lines[number][start:].rstrip())) and not dashes:
        new = f"{indent}- {tight[1]}"
        yield Repair(Broken.TIGHT_DASH, number, start, f"-{tight[1]}", f"- {tight[1]}", {number: new}, 5)
        moved = _shifted(lines, number, 1, siblings=True)
        yield Repair(Broken.TIGHT_DASH, number, start, f"-{tight[1]}", f"- {tight[1]}", {**moved, number: new}, 5)
    if dashes and found["key"]:
        yield Repair(Broken.EXTRA_DASH, number, start, f"- {body}", body, {number: f"{indent}{body}"}, 9)
    if not dashes and body and indent:
        write = f"- {body}"
        yield Repair(Broken.NO_DASH, number, start, body, write, {number: f"{indent}{write}"}, 9)
        moved = _shifted(lines, number, 2, siblings=True)
        yield Repair(Broken.NO_DASH, number, start, body, write, {**moved, number: f"{indent}{write}"}, 9)
        if start >= 2:
            yield Repair(Broken.NO_DASH, number, start, body, write, {number: f"{indent[:-2]}{write}"}, 9)


def _indented(lines: BrokenLines, number: int, start: int, body: str) -> Iterator[Repair]:
    """The line, alone, with what stands below it, or with what stands beside it, where others stand."""
    indent, step = lines.indent(number), lines.step
    key = parts(lines[number])["key"]
    text = not key and not lines[number].lstrip().startswith("- ")
    before = lines.indent(lines.before(number))
    for column in sorted(_columns(lines, number)):
        move = column - indent
        if move == 0 or (not text and _is_in_text(lines, number, column)):
            continue
        other = _beside(lines, number, column)
        strange = 2 * (other is not None and (other in _known()) != (key in _known()))
        strange += (4 if column % step else 0) - (2 if indent % step else 0) + (column != before)
        seen: list[dict[int, str]] = []
        for siblings in (None, False, True):
            alone = {number: " " * column + lines[number][indent:]}
            edits = alone if siblings is None else {**_shifted(lines, number, move, siblings=siblings), **alone}
            if edits not in seen:
                seen.append(edits)
                cost = 7 + abs(move) + strange + (len(edits) > 1) + (siblings is True)
                what = Broken.TOO_DEEP if move < 0 else Broken.TEXT_GOES_ON if text else Broken.NOT_DEEP
                yield Repair(what, number, indent, body, str(column), edits, cost)


def _columns(lines: BrokenLines, number: int) -> set[int]:
    """Where a line may begin: where those above it begin of which it may be the next, or a level deeper."""
    found = {0}
    limit, at = 1 << 30, lines.before(number)
    first = True
    for _ in range(200):
        if at < 0:
            break
        indent = lines.indent(at)
        if indent < limit:
            each = parts(lines[at])
            dashes = each.get("dashes", "")
            columns = {indent, *(indent + place for place in range(2, len(dashes) + 1, 2))}
            found |= columns
            if first and each.get("key") and not each["value"]:
                found.add(max(columns) + 2)
            limit, first = indent, False
        at = lines.before(at)
    below = lines.after(number)
    if below < len(lines):
        found.add(lines.indent(below))
    return found


def _beside(lines: BrokenLines, number: int, column: int) -> str | None:
    """The key above beside which a line would stand that begins at a column."""
    above = lines.before(number)
    for _ in range(200):
        if above < 0 or lines.indent(above) < column - 2:
            break
        found = parts(lines[above])
        if found.get("key") and len(found["indent"] + found["dashes"]) == column:
            return found["key"]
        above = lines.before(above)
    return None


def _is_in_text(lines: BrokenLines, number: int, column: int) -> bool:
    """Whether a line would be part of a text of several lines if it began at a column."""
    above = lines.before(number)
    while above >= 0 and lines.indent(above) >= column:
        above = lines.before(above)
    return above >= 0 and _BLOCK_TEXT.search(lines[above]) is not None


def _shifted(lines: BrokenLines, number: int, by: int, *, siblings: bool) -> dict[int, str]:
    """The lines below that belong to a line, or stand beside it, moved by some columns."""
    found: dict[int, str] = {}
    least = lines.indent(number) + (0 if siblings else 1)
    for below in range(number + 1, min(number + _MOST_MOVED, len(lines))):
        if not lines.says_something(below):
            continue
        if lines.indent(below) < least or (
            siblings and lines.indent(below) == least and lines[below].lstrip().startswith("- ")
        ):
            break
        found[below] = " " * max(lines.indent(below) + by, 0) + lines[below].lstrip(" ")
    return found


@cache
def _known() -> frozenset[str]:
    """Every key of the language."""
    return frozenset(key for name in (*schemas.KINDS, *schemas.PARTS) for key in _keys(schemas.schema(name)))


def _keys(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for inner in part.values():
            yield from _keys(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _keys(inner)
