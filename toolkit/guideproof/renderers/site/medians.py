"""Medians and means that sources report of several groups, side by side: a table with a bar for each group, all bars of
one table to one scale from nought. Nothing is pooled, and what no source reports is said to be so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from guideproof.model.evidence import TIMES, Group, SourceFinding
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.model.unit import parse_unit
from guideproof.program.texts import words_of

_MEASURES = (*TIMES, "median", "mean")
_WIDE, _HIGH = 300, 16


class GroupBar(Struct, frozen=True):
    """A group by its name, its figure in words, and its bar as a drawing; none where no figure is reported."""

    name: str
    text: str
    svg: str


class ComparedRow(Struct, frozen=True):
    """One finding, by its source and id, with its groups in the order that the source reports."""

    source: str
    finding: str
    outcome: str
    bars: tuple[GroupBar, ...]


class ComparedFigures(Struct, frozen=True):
    """Findings on one question of one measure in one unit."""

    title: str
    head: str
    rows: tuple[ComparedRow, ...]


def compared_figures(guideline: Guideline) -> Iterator[ComparedFigures]:
    """A table for each question; findings without one stand together where they report the same outcome."""
    found: dict[tuple[str, str, str], list[tuple[str, SourceFinding]]] = {}
    for source in guideline.sources.values():
        for finding in source.findings.values():
            if finding.measure in _MEASURES and sum(each.value is not None for each in finding.groups.values()) > 1:
                key = (finding.question or finding.outcome, finding.measure, finding.unit or "")
                found.setdefault(key, []).append((source.id, finding))
    for (question, measure, unit), findings in found.items():
        across = _scale([each for _, finding in findings for each in finding.groups.values()])
        named = measure.replace("_", " ").capitalize()
        title = f"{question} {named}" if findings[0][1].question is not None else f"{named}: {question}"
        rows = tuple(
            ComparedRow(source, finding.id, finding.outcome, tuple(_bars(finding.groups, unit, across)))
            for source, finding in findings
        )
        yield ComparedFigures(title, named, rows)


class _Scale(Struct, frozen=True):
    """A stretch of numbers, which nought is in, over the width of a bar."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(float(share) * (_WIDE - 4) + 2, 1)


def _scale(groups: Sequence[Group]) -> _Scale:
    ends = [end for each in groups for end in (each.value, each.low, each.high) if end is not None]
    low, high = min([Fraction(0), *ends]), max([Fraction(0), *ends])
    return _Scale(low, high if high > low else low + 1)


def _bars(groups: Mapping[str, Group], unit: str, scale: _Scale) -> Iterator[GroupBar]:
    for name, group in groups.items():
        yield GroupBar(name.replace("_", " "), _text(group, unit), "" if group.value is None else _svg(group, scale))


def _text(group: Group, unit: str) -> str:
    """``18.4 months (interval 9.2 to 16.5; 26 people)``."""
    beside = (
        []
        if group.low is None or group.high is None
        else [f"interval {format_number(group.low)} to {format_number(group.high)}"]
    )
    if group.n is not None:
        beside.append(f"{group.n} people")
    value = "not reported" if group.value is None else f"{format_number(group.value)}{_unit(group.value, unit)}"
    return f"{value} ({'; '.join(beside)})" if beside else value


def _unit(value: Fraction, unit: str) -> str:
    if unit in ("", "1"):
        return ""
    one, more = words_of(parse_unit(unit))
    return f" {(one if value == 1 else more) or unit}"


def _svg(group: Group, scale: _Scale) -> str:
    assert group.value is not None
    nought, end = sorted((scale.at(Fraction(0)), scale.at(group.value)))
    drawn = f'<rect class="bar" x="{nought}" y="2" width="{max(1.0, round(end - nought, 1))}" height="{_HIGH - 4}"/>'
    if group.low is not None and group.high is not None:
        drawn += f'<path class="interval" d="M{scale.at(group.low)} {_HIGH / 2:g}H{scale.at(group.high)}"/>'
    return f'<svg viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
