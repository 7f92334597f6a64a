"""Repairs of lists and mappings in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideproof.model.text_fault import Broken
from guideproof.reading.broken.repair import BrokenLines, Repair, without_comment

_TOKEN = re.compile(
    r"""(?P<skip>(?<![^\s:,\[{])"(?:[^"\\]|\\.)*"|(?<![^\s:,\[{])'(?:[^']|'')*'|(?:^|[ \t])\#.*)|[\[\]{}]"""
)
_CLOSES = {"[": "]", "{": "}"}
_NEXT_KEY = re.compile(r"(?<=[^\s,{\[:])[ \t]+(?=[\w-]+:(?:[ \t]|$))")


def repairs(lines: BrokenLines, number: int, *, within: bool) -> Iterator[Repair]:
    """The repairs of one line; ``within`` is whether the parser gave up within brackets."""
    line = lines[number]
    code, comment = without_comment(line)
    brackets = [(found[0], found.start()) for found in _TOKEN.finditer(line) if not found["skip"]]
    open_ones: list[tuple[str, int]] = []
    for bracket, at in brackets:
        if bracket in "[{":
            open_ones.append((bracket, at))
        elif open_ones and _CLOSES[open_ones[-1][0]] == bracket:
            open_ones.pop()
        elif open_ones:
            wanted = _CLOSES[open_ones[-1][0]]
            where = open_ones[-1][1]
            yield _closed(number, where, line, at, wanted, 6)
            yield Repair(
                Broken.WRONG_BRACKET, number, at, bracket, wanted, {number: line[:at] + wanted + line[at + 1 :]}, 8
            )
        else:
            yield Repair(Broken.EXTRA_BRACKET, number, at, bracket, "", {number: line[:at] + line[at + 1 :]}, 7)
    if open_ones:
        missing = "".join(_CLOSES[bracket] for bracket, _ in reversed(open_ones))
        value = " " if code.rstrip().endswith(":") else ""
        yield _closed(number, open_ones[-1][1], line, len(code.rstrip()), value + missing, 7)
        if hidden := re.search(r"[ \t]+(?=#[^\s#])", code[open_ones[-1][1] :]):
            at = open_ones[-1][1] + hidden.start()
            text = code[at:].strip()
            yield Repair(
                Broken.COMMENT,
                number,
                at + 1,
                text,
                "",
                {number: code[:at] + "_" + code[at + hidden.end() - hidden.start() :]},
                5,
            )
    if within:
        yield from _commas(number, code, comment)


def _closed(number: int, where: int, line: str, at: int, missing: str, cost: int) -> Repair:
    new = line[:at] + missing + line[at:]
    return Repair(
        Broken.OPEN_BRACKET, number, where, line[where], new[where : at + len(missing)].strip(), {number: new}, cost
    )


def _commas(number: int, code: str, comment: str) -> Iterator[Repair]:
    """Entries with no comma between them, on one line or at its end."""
    for found in _NEXT_KEY.finditer(code):
        at = found.start()
        after = re.match(r"[\w-]+", code[found.end() :])
        text = after[0] if after else ""
        yield Repair(
            Broken.NO_COMMA, number, found.end(), text, f", {text}", {number: code[:at] + "," + code[at:] + comment}, 7
        )
    body = code.rstrip()
    if body and body[-1] not in ",[{:":
        yield Repair(
            Broken.NO_COMMA,
            number,
            len(body) - len(body.lstrip()),
            body.strip(),
            f"{body.strip()},",
            {number: body + "," + comment},
            8,
        )
