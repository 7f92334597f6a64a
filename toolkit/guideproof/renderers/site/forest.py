"""Ratios that sources report on one question, drawn as a forest plot: an axis of logarithms, a line at 1, a square as
large as the interval is narrow. Nothing is pooled, and no ratio is turned round.

Source of the form: Lewis S, Clarke M. Forest plots: trying to see the wood and the trees. BMJ 2001;322:1479."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from guideproof.model.evidence import RATIOS, SourceFinding
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.renderers.flowchart.markup import escape
from guideproof.renderers.site.scale import Scale

_PLOT, _ROW, _EDGE, _LETTER = 400, 26, 10, 6.2
_TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)


class ForestRow(Struct, frozen=True):
    """A finding by its source and id, its ratio as a drawing and as numbers."""

    source: str
    finding: str
    svg: str
    numbers: str


class ForestPlot(Struct, frozen=True):
    """A plot with its title, its axis under the rows, and the same numbers in words."""

    title: str
    rows: tuple[ForestRow, ...]
    axis: str
    lines: tuple[str, ...]


class _Line(Struct, frozen=True):
    source: str
    finding: SourceFinding
    value: Fraction

    @property
    def name(self) -> str:
        return f"{self.source}#{self.finding.id}"

    @property
    def numbers(self) -> str:
        """``0.89 (95 % CI 0.71 to 1.10)``."""
        interval = self.finding.ci
        if interval is None:
            return f"{format_number(self.value)} (no interval reported)"
        level = "" if interval.level is None else f"{format_number(interval.level * 100)} % "
        return (
            f"{format_number(self.value)} ({level}CI {format_number(interval.low)} to {format_number(interval.high)})"
        )


def forest_plots(guideline: Guideline) -> Iterator[ForestPlot]:
    """A plot for each question of which ratios are reported, for one measure and one order of the groups. Findings
    without a question stand together where they report the same outcome."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[_Line]] = {}
    for source in guideline.sources.values():
        for finding in source.findings.values():
            if finding.measure in RATIOS and finding.value is not None and finding.value > 0:
                key = (finding.question or finding.outcome, finding.measure, finding.compares)
                groups.setdefault(key, []).append(_Line(source.id, finding, finding.value))
    first = {question: place for place, (question, _, _) in reversed(list(enumerate(groups)))}
    for (question, measure, groups_compared), lines in sorted(groups.items(), key=lambda each: first[each[0][0]]):
        compares = tuple(group.replace("_", " ") for group in groups_compared)
        order = f": {compares[0]} against {compares[1]}" if len(compares) == 2 else ""
        title = f"{_asked(question, measure.replace('_', ' '), lines)}{order}"
        said = tuple(f"{line.name} ({line.finding.outcome}): {line.numbers}. {line.finding.says}" for line in lines)
        scale = _scale(lines)
        rows = tuple(ForestRow(line.source, line.finding.id, _row(line, scale), line.numbers) for line in lines)
        yield ForestPlot(title, rows, _axis(scale, compares), said)


def _asked(question: str, measure: str, lines: Sequence[_Line]) -> str:
    """``Does it help? Hazard ratio of death``, so that nobody reads a ratio of deaths as one of lives; where there is
    no question, ``death, hazard ratio``."""
    if all(line.finding.question is None for line in lines):
        return f"{question}, {measure}"
    outcomes = {line.finding.outcome.partition(",")[0] for line in lines}
    of = f" of {outcomes.pop()}" if len(outcomes) == 1 else ""
    return f"{question} {measure.capitalize()}{of}"


def _drawing(high: int, drawn: str) -> str:
    return f'<svg viewBox="0 0 {_PLOT} {high}" aria-hidden="true">{drawn}</svg>'


def _axis(scale: Scale, compares: Sequence[str]) -> str:
    ticks = "".join(
        f'<path class="tick" d="M{scale.at(tick)} 0v5"/>'
        f'<text x="{scale.at(tick)}" y="18" text-anchor="middle">{tick:g}</text>'
        for tick in _TICKS
        if scale.low <= tick <= scale.high
    )
    sides = ""
    if len(compares) == 2:
        one, first = scale.at(1), compares[0]
        less, more = (escape(_short(first, int(room / _LETTER) - 12)) for room in (one, _PLOT - one))
        sides = (
            f'<text class="side" x="{one - 8}" y="38" text-anchor="end">← less with {less}</text>'
            f'<text class="side" x="{one + 8}" y="38">more with {more} →</text>'
        )
    line = f'<path class="tick" d="M{_EDGE} 0H{_PLOT - _EDGE}"/>'
    return _drawing(44 if sides else 24, f"{line}{ticks}{sides}")


def _row(line: _Line, scale: Scale) -> str:
    return _drawing(_ROW, f'<path class="line-of-one" d="M{scale.at(1)} 0V{_ROW}"/>' + "".join(_mark(line, scale)))


def _mark(line: _Line, scale: Scale) -> Iterator[str]:
    middle, at = _ROW // 2, scale.at
    low, high = scale.low, scale.high
    value = at(min(max(float(line.value), low), high))
    interval = line.finding.ci
    if interval is None:
        yield f'<rect class="hollow" x="{value - 4.5}" y="{middle - 4.5}" width="9" height="9"/>'
        return
    left, right = float(interval.low), float(interval.high)
    yield f'<path class="interval" d="M{at(max(left, low))} {middle}H{at(min(right, high))}"/>'
    if left < low:
        yield f'<path class="arrow" d="M{at(low)} {middle}l7 -4v8Z"/>'
    if right > high:
        yield f'<path class="arrow" d="M{at(high)} {middle}l-7 -4v8Z"/>'
    narrow = math.log(right / left) if left > 0 and right > left else 1.0
    size = round(min(14.0, max(5.0, 9.0 / math.sqrt(narrow))), 1)
    corner = f'x="{value - size / 2:.1f}" y="{middle - size / 2:.1f}"'
    yield f'<rect class="square" {corner} width="{size}" height="{size}"/>'


def _scale(lines: Sequence[_Line]) -> Scale:
    """Where the axis begins and ends: values whole, intervals as far as a factor of twenty."""
    values = [float(line.value) for line in lines]
    values += [
        float(end)
        for line in lines
        if line.finding.ci
        for end in (line.finding.ci.low, line.finding.ci.high)
        if end > 0
    ]
    low = max(min(*values, 0.5), min(0.05, *(float(line.value) for line in lines)))
    high = min(max(*values, 2.0), max(20.0, *(float(line.value) for line in lines)))
    return Scale(low * 0.9, high * 1.1, _PLOT, _EDGE, logarithmic=True)


def _short(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 1)] + "…"
