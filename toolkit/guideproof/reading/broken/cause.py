"""The cause of a text's not being YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

import yaml

from guideproof.model.text_fault import Broken, YamlSyntax
from guideproof.reading import yaml_events
from guideproof.reading.broken import brackets, layout, values
from guideproof.reading.broken.repair import Lines, Repair
from guideproof.reading.yaml_events import after
from guideproof.source import Span

LONGEST = 1 << 17
"""Of longer texts only the place is told where the parser gave up: every repair is a text to be read."""

_MOST = 400
_FAR = 30
_MOST_OPENED = 3
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?")
_INDENT_WITH_TAB = re.compile(r"[ -]*\t\s*(?=\S)")


def cause_of(error: yaml.MarkedYAMLError, text: str, path: str, faults_in: Callable[[str], int]) -> YamlSyntax:
    """What is wrong with a text, of which the parser says this. ``faults_in`` counts what else is wrong with a text
    that is YAML."""
    lines = Lines(text) if len(text) <= LONGEST else None
    if lines is not None:
        found = _conflict(lines, path) or _tab(lines, error, path) or _repaired(lines, error, path, faults_in)
        if found is not None:
            return found
    said = ", ".join(each for each in (error.context, error.problem) if each)
    return YamlSyntax(Broken.UNKNOWN, said or "not YAML", "", _given_up(error, text, path))


def _given_up(error: yaml.MarkedYAMLError, text: str, path: str) -> Span:
    mark = error.problem_mark or error.context_mark
    if mark is None or mark.index >= len(text):
        # The parser counts a line end after the last line, whether or not there is one.
        line, column = after(text, 1, 1)
    else:
        line, column = mark.line + 1, mark.column + 1
    return Span(path, line, column, line, column)


def _conflict(lines: Lines, path: str) -> YamlSyntax | None:
    """What a merge leaves where both sides changed the same lines."""
    marks = [number for number, line in enumerate(lines.lines) if _CONFLICT.fullmatch(line)]
    if not any(lines[number].startswith(("<<<<<<<", ">>>>>>>")) for number in marks):
        return None
    spans = [Span(path, number + 1, 1, number + 1, len(lines[number]) + 1) for number in marks]
    return YamlSyntax(Broken.CONFLICT, lines[marks[0]], "", spans[0], tuple(spans[1:]))


def _tab(lines: Lines, error: yaml.MarkedYAMLError, path: str) -> YamlSyntax | None:
    """A tab in the indentation of the line where the parser gave up, or of one next to it."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    near = range(max(mark.line - 2, 0), min(mark.line + 2, len(lines)))
    tabs = [
        number
        for number, line in enumerate(lines.lines)
        if _INDENT_WITH_TAB.match(line) and lines.says_something(number)
    ]
    if not any(number in near for number in tabs):
        return None
    spans = [Span(path, number + 1, (at := lines[number].index("\t")) + 1, number + 1, at + 2) for number in tabs]
    return YamlSyntax(Broken.TAB, "\t", "", spans[0], tuple(spans[1:]))


def _repaired(
    lines: Lines, error: yaml.MarkedYAMLError, path: str, faults_in: Callable[[str], int]
) -> YamlSyntax | None:
    start = _place(error)
    best: tuple[tuple[int, int, int], Repair] | None = None
    tried: dict[str, tuple[int, int]] = {}
    for repair in _repairs(lines, error):
        text = lines.edited(repair.edits)
        if text not in tried:
            if len(tried) >= _MOST:
                break
            tried[text] = _reach(text, faults_in)
        far, faults = tried[text]
        if far <= start + 1:
            continue
        rank = (-far, faults, repair.cost)
        if best is None or rank < best[0]:
            best = (rank, repair)
    if best is None:
        return None
    found = best[1]
    line = found.line + 1
    end = found.start + (len(found.text) if lines[found.line].startswith(found.text, found.start) else 1)
    return YamlSyntax(found.what, found.text, found.instead, Span(path, line, found.start + 1, line, end + 1))


def _place(error: yaml.MarkedYAMLError) -> int:
    """How far the parser got: what it was scanning when it gave up, it had not understood."""
    mark = error.problem_mark or error.context_mark
    if (error.context or "").startswith("while scanning") and error.context_mark is not None:
        mark = error.context_mark
    return mark.index if mark is not None else 0


def _reach(text: str, faults_in: Callable[[str], int]) -> tuple[int, int]:
    """How far the parser gets in a text, and how many faults there are if it comes to the end."""
    loader = yaml_events.EVENTS(text)
    try:
        while loader.check_event():
            loader.get_event()
    except yaml.MarkedYAMLError as error:
        return _place(error), 0
    return 1 << 30, faults_in(text)


def _repairs(lines: Lines, error: yaml.MarkedYAMLError) -> Iterator[Repair]:
    """The repairs of the line where the parser gave up, and of lines above it that may be the cause."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    at = min(max(marks, default=0), len(lines) - 1)
    before = lines.before(at)
    near = dict.fromkeys(each for each in (at, before, lines.before(before), *marks) if 0 <= each < len(lines))
    for number in near:
        yield from chain(values.repairs(lines, number), layout.repairs(lines, number))
    yield from layout.above(lines, at)
    within = "flow" in (error.context or "")
    for number in range(at, max(at - _FAR, -1), -1):
        yield from brackets.repairs(lines, number, within=within)
    opened = 0
    for number in range(at, -1, -1):
        found = list(values.unclosed(lines, number))
        yield from found
        opened += bool(found)
        if opened == _MOST_OPENED:
            return
