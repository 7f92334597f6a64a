"""A repair: a small edit that may make YAML of a text, and the cause that it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from guideproof.model.text_fault import Broken

_WIDEST = 2_000
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")

PARTS = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'{}\[\],:#][^\s:{}\[\]]*)[ \t]*:(?:[ \t]+|$))?(?P<value>.*?)(?P<end>[ \t]*)"
)
"""A line as an indentation, dashes, a key and a value."""


class Repair(Struct, frozen=True):
    """What the lines become, by their number from 0, and where on which line the cause stands.

    ``text`` quotes what stands there, ``instead`` is how to write it; the smaller ``cost``, the plainer the mistake.
    """

    what: Broken
    line: int
    start: int
    text: str
    instead: str
    edits: Mapping[int, str]
    cost: int


class BrokenLines:
    """The lines of a text without their ends."""

    def __init__(self, text: str) -> None:
        found = [match.groups() for match in _LINE.finditer(text)]
        self.lines = [line for line, _ in found]
        self._ends = [end for _, end in found]

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def edited(self, edits: Mapping[int, str]) -> str:
        """The text with some lines replaced."""
        return "".join(
            edits.get(number, line) + end for number, (line, end) in enumerate(zip(self.lines, self._ends, strict=True))
        )

    def sensible(self, number: int) -> bool:
        """Whether there is a line of that number, and it is no longer than people write one."""
        return 0 <= number < len(self.lines) and len(self.lines[number]) <= _WIDEST

    def says_something(self, number: int) -> bool:
        """Whether a line is neither blank nor a comment."""
        return self[number].strip() != "" and not self[number].lstrip().startswith("#")

    def before(self, number: int) -> int:
        """The number of the line before that says something, -1 if there is none."""
        return next((each for each in range(number - 1, -1, -1) if self.says_something(each)), -1)

    def end(self, number: int) -> int:
        """How many characters there are up to the end of a line."""
        return sum(len(self.lines[each]) + len(self._ends[each]) for each in range(number + 1))

    def owner(self, number: int) -> int:
        """The number of the nearest line above that is indented less, -1 if there is none."""
        above = self.before(number)
        while above >= 0 and self.indent(above) >= self.indent(number):
            above = self.before(above)
        return above

    def after(self, number: int) -> int:
        """The number of the next line that says something, or that of the end."""
        return next((each for each in range(number + 1, len(self)) if self.says_something(each)), len(self))

    def indent(self, number: int) -> int:
        """How many blanks a line begins with."""
        return len(self[number]) - len(self[number].lstrip(" "))

    @cached_property
    def step(self) -> int:
        """By how much levels are indented, as far as that can be seen: 2 or 1."""
        indents = [self.indent(number) for number in range(len(self)) if self.says_something(number)]
        return 2 if sum(each % 2 for each in indents) * 3 < len(indents) else 1


def parts(line: str) -> dict[str, str]:
    """The parts of a line, each empty where there is none."""
    found = PARTS.fullmatch(line)
    return {name: value or "" for name, value in found.groupdict().items()} if found else {}


def quoted(text: str) -> str:
    """A text of one line in quotation marks."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def without_comment(value: str) -> tuple[str, str]:
    """A value and the comment behind it, as people write one, with the blanks between."""
    found = re.search(r"[ \t]+#(?=\s|$)", value)
    return (value[: found.start()], value[found.start() :]) if found else (value, "")
