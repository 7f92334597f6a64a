"""Medians and means that sources report of several groups, side by side: a table with a bar for each group, all bars of
one table to one scale from nought. Nothing is pooled, and what no source reports is said to be so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from guideproof.model.evidence import TIMES, Group, SourceFinding
from guideproof.model.guideline import Guideline
from guideproof.renderers.site.figures import group_text
from guideproof.renderers.site.scale import Scale

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


def _scale(groups: Sequence[Group]) -> Scale:
    """Numbers from nought, or from below it, over the width of a bar."""
    ends = [end for each in groups for end in (each.value, each.low, each.high) if end is not None]
    low, high = min([Fraction(0), *ends]), max([Fraction(0), *ends])
    return Scale(float(low), float(high if high > low else low + 1), _WIDE, 2)


def _bars(groups: Mapping[str, Group], unit: str, scale: Scale) -> Iterator[GroupBar]:
    for name, group in groups.items():
        drawn = "" if group.value is None else _svg(group, scale)
        yield GroupBar(name.replace("_", " "), group_text(group, unit, None), drawn)


def _svg(group: Group, scale: Scale) -> str:
    assert group.value is not None
    nought, end = sorted((scale.at(Fraction(0)), scale.at(group.value)))
    drawn = f'<rect class="bar" x="{nought}" y="2" width="{max(1.0, round(end - nought, 1))}" height="{_HIGH - 4}"/>'
    if group.low is not None and group.high is not None:
        drawn += f'<path class="interval" d="M{scale.at(group.low)} {_HIGH / 2:g}H{scale.at(group.high)}"/>'
    return f'<svg viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
