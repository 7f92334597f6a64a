"""The cause of a text's not being YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

import yaml

from guideproof.model.text_fault import Broken, YamlSyntax
from guideproof.reading import yaml_events
from guideproof.reading.broken.repair import BrokenLines, Repair
from guideproof.reading.yaml_events import after
from guideproof.source import Span

LONGEST = 1 << 16
"""Of longer texts only the place is told where the parser gave up: every repair is a text to be read."""

_MOST = 300
_MOST_READ = 1 << 21
"""How many repairs are tried, and how many characters are read for that."""

_MOST_TOLD = 10
_END = 1 << 30
_FAR = 30
_MOST_OPENED = 3
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?")
_INDENT_WITH_TAB = re.compile(r"[ -]*\t\s*(?=\S)")


def causes_of(error: yaml.MarkedYAMLError, text: str, path: str, faults_in: Callable[[str], int]) -> list[YamlSyntax]:
    """What is wrong with a text, of which the parser says this, in source order. ``faults_in`` counts what else is
    wrong with a text that is YAML.

    Further causes than the first are told only if with all of them put right the text is YAML: else they might be no
    more than what comes of a first one that was not understood.
    """
    found: list[YamlSyntax] = []
    told = error
    repaired = text
    while len(text) <= LONGEST and len(found) < _MOST_TOLD:
        lines = BrokenLines(repaired)
        direct = _tab(lines, told, path)
        best = None if direct is not None else _repaired(lines, told, faults_in)
        if best is None:
            found += [direct] if direct is not None else []
            return found[:1] or [_not_understood(error, text, path)]
        found.append(_cause(lines, best, path))
        repaired = lines.edited(best.edits)
        further = _error(repaired)
        if further is None:
            return sorted(found, key=lambda each: each.span)
        told = further
    return found[:1] or [_not_understood(error, text, path)]


def _not_understood(error: yaml.MarkedYAMLError, text: str, path: str) -> YamlSyntax:
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


def conflict(text: str, path: str) -> YamlSyntax | None:
    """What a merge leaves where both sides changed the same lines."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    lines = BrokenLines(text)
    marks = [number for number, line in enumerate(lines.lines) if _CONFLICT.fullmatch(line)]
    if not any(lines[number].startswith(("<<<<<<<", ">>>>>>>")) for number in marks):
        return None
    spans = [Span(path, number + 1, 1, number + 1, len(lines[number]) + 1) for number in marks]
    return YamlSyntax(Broken.CONFLICT, lines[marks[0]], "", spans[0], tuple(spans[1:]))


def _tab(lines: BrokenLines, error: yaml.MarkedYAMLError, path: str) -> YamlSyntax | None:
    """A tab in the indentation of the line where the parser gave up, or of one next to it."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    near = range(max(mark.line - 2, 0), min(mark.line + 2, len(lines)))
    tabs = [
        number
        for number, line in enumerate(lines.lines)
        if number >= near.start
        and _INDENT_WITH_TAB.match(line)
        and (lines.says_something(number) or number == mark.line)
    ]
    if not any(number in near for number in tabs):
        return None
    spans = [Span(path, number + 1, (at := lines[number].index("\t")) + 1, number + 1, at + 2) for number in tabs]
    return YamlSyntax(Broken.TAB, "\t", "", spans[0], tuple(spans[1:]))


def _repaired(lines: BrokenLines, error: yaml.MarkedYAMLError, faults_in: Callable[[str], int]) -> Repair | None:
    """The repair with which the parser goes furthest, and of those the plainest.

    Where none lets it go to the end, a quotation mark that is opened and not closed on its line comes first, the
    topmost: whatever the parser says further below may come of the text that it took for quoted.
    """
    start, whole = _place(error), len(lines.edited({}))
    best: tuple[tuple[bool, int, int, int, int], Repair] | None = None
    tried: dict[str, tuple[int, int]] = {}
    left = _MOST_READ
    for repair in sorted(_repairs(lines, error), key=lambda each: each.cost):
        text = lines.edited(repair.edits)
        if text not in tried:
            left -= len(text)
            if len(tried) >= _MOST or left < 0:
                break
            tried[text] = _reach(text, faults_in)
        far, faults = tried[text]
        moved = far if far == _END else far - (len(text) - whole) - start
        opened = repair.what is Broken.OPEN_QUOTE and far < _END and moved != 0 and far > lines.end(repair.line)
        if moved > 0 or opened:
            rank = (far < _END, -1 - len(lines) + repair.line if opened else 0, -moved, faults, repair.cost)
            if best is None or rank < best[0]:
                best = (rank, repair)
    return best[1] if best is not None else None


def _cause(lines: BrokenLines, found: Repair, path: str) -> YamlSyntax:
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
    error = _error(text)
    return (_place(error), 0) if error is not None else (_END, faults_in(text))


def _error(text: str) -> yaml.MarkedYAMLError | None:
    loader = yaml_events.EVENTS(text)
    try:
        while loader.check_event():
            loader.get_event()
    except yaml.MarkedYAMLError as error:
        return error
    return None


def _repairs(lines: BrokenLines, error: yaml.MarkedYAMLError) -> Iterator[Repair]:
    """The repairs of the line where the parser gave up, and of lines above it that may be the cause."""
    from guideproof.reading.broken import brackets, layout, values

    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    at = min(max(marks, default=0), len(lines) - 1)
    before = lines.before(at)
    near = (at, before, lines.before(before), lines.owner(before), *marks)
    for number in filter(lines.sensible, dict.fromkeys(near)):
        yield from chain(values.repairs(lines, number), layout.repairs(lines, number))
    yield from layout.above(lines, at)
    within = "flow" in (error.context or "")
    for number in filter(lines.sensible, range(at, max(at - _FAR, -1), -1)):
        yield from brackets.repairs(lines, number, within=within)
    opened = 0
    for number in filter(lines.sensible, range(at, -1, -1)):
        found = list(values.unclosed(lines, number))
        yield from found
        opened += bool(found)
        if opened == _MOST_OPENED:
            return
