"""Repairs of what stands behind a key or a dash: quotation marks, signs, and colons in text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.model.text_fault import Broken
from guideproof.reading.broken.repair import BrokenLines, Repair, parts, quoted, without_comment

_TAKE_MAPPINGS = frozenset(
    {"when", "facts", "expect", "holds", "condition", "not", "settled", "open", "never", "always", "population", "ci"}
    | {"groups", "values", "after"}
)
_TESTS = frozenset(
    {"above", "at_least", "at_most", "below", "before", "after", "on_or_before", "on_or_after", "includes", "only"}
    | {"includes_any", "includes_all", "none", "count", "element", "parameter"}
)
_COMPARED = re.compile(r"(?:>=|=>|>|<=|=<|<|≥|≤)[ \t]*(?=-?[\d.])")
_COMPARISON = re.compile(r"(>=|=>|>|<=|=<|<|≥|≤)[ \t]*(-?[\d.][^,\]}#]*?)(?=[ \t]*(?:[,\]}]|$|[ \t]#))")
_BOUNDS = {">": "above", ">=": "at_least", "=>": "at_least", "≥": "at_least"}
_BOUNDS |= {"<": "below", "<=": "at_most", "=<": "at_most", "≤": "at_most"}
_CURLY = "“”„‟‘’‚‛«»‹›"
_QUOTES = _CURLY + "\"'"
_NO_TEXT = re.compile(r"[@`%*&!?|>,\]}]")
_IN_BRACKETS = re.compile(r"(?:[{\[,]|:[ \t])[ \t]*([@`%*&!?|>][^,\]}]*?)(?=[ \t]*[,\]}])")
_WITH_UNIT = re.compile(
    r"(?<=[:{\[,\s])(?<![\w.] )-?[0-9]+(?:\.[0-9]+)? ?(?:[^\s\[\]{},:\"']*\[[A-Za-z_0-9'.]+\][^\s\[\]{},:\"']*"
    r"|([\"'])[^\s{},:\"']*\[[A-Za-z_0-9.]+\][^\s{},:\"']*\1)(?=[ \t]*[,\]}])"
)
_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_AFTER_BRACKET = re.compile(r"[\[{].*[\]}][ \t]*[^\s\]},]")
_REST_IN_BRACKETS = re.compile(r"[^,}\]]*(?=[,}\]])")
_CLOSINGS = re.compile(r"[ \t]*(?:[,}\]:]|$)")
_OPENING = re.compile(r"(?:^|[:,\[{-])[ \t]*([\"'])")


def repairs(lines: BrokenLines, number: int) -> Iterator[Repair]:
    """The repairs of one line."""
    found = parts(lines[number])
    value = found.get("value", "")
    if not value:
        return
    start = len(lines[number]) - len(found["end"]) - len(value)
    yield from _compared(lines, number, start, value)
    yield from _of_value(lines, number, start, value, found["key"])
    yield from _signs_in_brackets(lines, number)
    yield from _units_in_brackets(lines, number)
    yield from _quotes_in_brackets(lines, number)
    if not found["key"] and not found["dashes"]:
        yield from _in_longer_text(lines, number)


def unclosed(lines: BrokenLines, number: int) -> Iterator[Repair]:
    """The repairs of a line on which a quotation mark is opened and not closed."""
    line = lines[number]
    opening, at = None, 0
    while found := _OPENING.search(line, at):
        closed = _CLOSED[found[1]].match(line, found.start(1))
        at = closed.end() if closed else found.end()
        rest = line[at:].strip()
        if not closed or (rest and not re.match(r"[,}\]:]|#", rest)):
            opening = found
            break
    if opening is None:
        return
    sign, start = opening[1], opening.start(1)
    for place in sorted(
        {each.start() for each in _CLOSINGS.finditer(line, start + 1)} | {len(without_comment(line)[0])}, reverse=True
    ):
        text = line[start:place]
        if sign not in text[1:]:
            yield Repair(
                Broken.OPEN_QUOTE,
                number,
                start,
                text,
                text + sign,
                {number: line[:place] + sign + line[place:]},
                6 + (place < len(line)),
            )


def _compared(lines: BrokenLines, number: int, start: int, value: str) -> Iterator[Repair]:
    line, new = lines[number], lines[number]
    places = [
        found
        for found in _COMPARISON.finditer(line, start)
        if re.search(r"(?:[:{\[,-])[ \t]*\Z", line[: found.start()])
    ]
    bare = line
    for found in reversed(places):
        new = f"{new[: found.start()]}{{{_BOUNDS[found[1]]}: {found[2]}}}{new[found.end() :]}"
        bare = f"{bare[: found.start()]}{found[2]}{bare[found.end() :]}"
    if places:
        first = places[0]
        bound = f"{{{_BOUNDS[first[1]]}: {first[2]}}}"
        yield Repair(Broken.COMPARISON, number, first.start(), first[0], bound, {number: new}, 4)
        yield Repair(Broken.COMPARISON, number, first.start(), first[0], first[2], {number: bare}, 5)


def _of_value(lines: BrokenLines, number: int, start: int, value: str, key: str) -> Iterator[Repair]:
    line = lines[number]
    text, comment = without_comment(value)
    if not text:
        return

    def instead(what: Broken, write: str, cost: int, at: int = 0) -> Repair:
        shown = f"{key}: {write}" if key else write
        return Repair(what, number, start + at, text, shown, {number: line[:start] + write + comment}, cost)

    inner = re.fullmatch(r"\((.*)\)|(.*)", text)
    entry = re.match(r"\(?([\w-]+):[ \t]", text)
    if inner and entry and (key in _TAKE_MAPPINGS or (key and entry[1] in _TESTS)):
        yield replace(instead(Broken.MAPPING_ON_LINE, f"{{{inner[1] or text}}}", 5), text=inner[1] or text)
    if key and (item := re.match(r"-[ \t]+(.*)", text)):
        yield instead(Broken.LIST_ON_LINE, f"[{item[1]}]", 6)
    if text[0] in _QUOTES:
        yield from (instead(*repair) for repair in _of_quotes(text))
    elif text[0] in ">|" and re.match(r"[>|][+-]?[ \t]*[^\s+-]", text):
        yield instead(Broken.BLOCK_SIGN, quoted(text), 6)
        if lines.indent(lines.after(number)) > lines.indent(number):
            shown, sign = f"{key}: {quoted(text)}" if key else quoted(text), re.sub(r"[^>|+-].*", "", text)
            yield Repair(Broken.BLOCK_SIGN, number, start, text, shown, {number: line[:start] + sign}, 5)
    elif _NO_TEXT.match(text):
        yield instead(Broken.SIGN, quoted(text), 6)
    elif text[0] in "[{":
        if _AFTER_BRACKET.match(text):
            yield instead(Broken.AFTER_BRACKET, quoted(text), 10)
    elif colon := re.search(r":(?=[ \t]|$)", text):
        yield instead(Broken.COLON, quoted(text), 7, colon.start())


def _of_quotes(text: str) -> Iterator[tuple[Broken, str, int, int]]:
    """What may be wrong with a value that begins with a quotation mark, and what to write, at what cost and where."""
    if text[0] in _CURLY:
        if text[-1] in _CURLY and len(text) > 1:
            yield Broken.CURLY_QUOTES, quoted(text[1:-1]), 5, 0
        return
    closed = _CLOSED[text[0]].match(text)
    if closed and (rest := text[closed.end() :].lstrip()):
        within_word = text[closed.end()].isalnum() and text[closed.end() - 2].isalnum()
        inner = text[1:] if within_word and text.count(text[0]) == 2 else text
        inner = text[1:-1] if text[-1] == text[0] else inner
        yield Broken.AFTER_QUOTE, quoted(inner.replace("''", "'")), 6, len(text) - len(rest)
    if text[0] == '"' and "\\" in text and text[-1] == '"':
        yield Broken.ESCAPE, quoted(text[1:-1]), 5, max(text.find("\\"), 0)


def _signs_in_brackets(lines: BrokenLines, number: int) -> Iterator[Repair]:
    line = lines[number]
    places = list(_IN_BRACKETS.finditer(line))
    new = line
    for found in reversed(places):
        new = new[: found.start(1)] + quoted(found[1]) + new[found.end(1) :]
    if places:
        yield Repair(Broken.SIGN, number, places[0].start(1), places[0][1], quoted(places[0][1]), {number: new}, 6)


def _units_in_brackets(lines: BrokenLines, number: int) -> Iterator[Repair]:
    """Numbers with a unit in square brackets, which begin a list there."""
    line = new = lines[number]
    places = list(_WITH_UNIT.finditer(line))
    writes = [quoted(re.sub("[\"']", "", found[0])) for found in places]
    for found, write in reversed(list(zip(places, writes, strict=True))):
        new = new[: found.start()] + write + new[found.end() :]
    if places:
        yield Repair(Broken.UNIT, number, places[0].start(), places[0][0], writes[0], {number: new}, 5)


def _quotes_in_brackets(lines: BrokenLines, number: int) -> Iterator[Repair]:
    line, at = lines[number], 0
    while found := _OPENING.search(line, at):
        start = found.start(1)
        closed = _CLOSED[found[1]].match(line, start)
        at = closed.end() if closed else found.end()
        rest = _REST_IN_BRACKETS.match(line, at)
        if closed and rest and rest[0].strip() and not rest[0].lstrip().startswith((":", "#")):
            write = quoted(closed[0][1:-1] + rest[0])
            new = line[:start] + write + line[rest.end() :]
            opens = line[at - 2].isspace()  # rather the opening one of the next text
            yield Repair(Broken.AFTER_QUOTE, number, at, rest[0].strip(), write, {number: new}, 10 if opens else 6)


def _in_longer_text(lines: BrokenLines, number: int) -> Iterator[Repair]:
    """A colon in a line that goes on with a text from above."""
    colon = re.search(r":(?=[ \t]|$)", lines[number])
    first = lines.before(number)
    while first >= 0 and not parts(lines[first]).get("key"):
        first = lines.before(first)
    found = parts(lines[first]) if first >= 0 else {}
    value, indent = found.get("value", ""), lines.indent(first)
    if colon is None or not value or value[0] in "\"'[{>|" or lines.indent(number) <= indent:
        return
    last = number
    while lines.after(last) < len(lines) and lines.indent(lines.after(last)) > indent:
        last = lines.after(last)
    head = lines[first][: len(lines[first]) - len(found["end"]) - len(value)]
    sign = "'" if any('"' in lines[each] or "\\" in lines[each] for each in range(first, last + 1)) else '"'
    edits = {each: lines[each].rstrip().replace("'", "''" if sign == "'" else "'") for each in range(first, last + 1)}
    edits[first] = head + sign + edits[first][len(head) :]
    edits[last] += sign
    words = lines[number][: colon.start()].split()
    yield Repair(
        Broken.COLON_IN_TEXT,
        number,
        colon.start(),
        lines[number].strip(),
        head.strip(),
        edits,
        8 if len(words) > 1 else 14,
    )
