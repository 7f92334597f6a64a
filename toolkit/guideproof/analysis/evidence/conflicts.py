"""Figures of one finding that stand differently in two places: in two findings of one study, or in data and words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.evidence.claims import claims_in, figure_text, figures_of, unbacked
from guideproof.model.evidence import DIFFERENCES, TIMES, Source, SourceFinding
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_unit


class FigureGiven(Struct, frozen=True):
    """A finding with its source."""

    source: Source
    finding: SourceFinding


class Conflict(Struct, frozen=True):
    """A figure (``what``: value, interval, a group) of two findings that should be one; the texts quote both."""

    one: FigureGiven
    other: FigureGiven
    what: str
    said: str
    other_said: str


def conflicts(guideline: Guideline) -> Iterator[Conflict]:
    """Every figure that two findings of one study give for the same outcome, groups and measure, and give differently.

    Sources are one study where they are the same source, or have the same DOI, PubMed number or registry number.
    """
    given = [
        FigureGiven(source, finding) for source in guideline.sources.values() for finding in source.findings.values()
    ]
    by_question: dict[tuple[object, ...], list[FigureGiven]] = {}
    for each in given:
        by_question.setdefault(_question(each.finding), []).append(each)
    for same in by_question.values():
        for one, other in combinations(same, 2):
            if one.source.id == other.source.id or _one_study(one.source, other.source):
                yield from _different(one, other)


def misquotes(finding: SourceFinding) -> tuple[str, ...]:
    """The figures that a finding's own sentence gives and its data do not, where its data are of that kind."""
    has_data = finding.value is not None or any(group.value is not None for group in finding.groups.values())
    unit = parse_unit(finding.unit or "")
    timed = finding.measure in (*TIMES, *DIFFERENCES)
    if unit is None or not has_data or not (finding.measure == "proportion" or timed):
        return ()
    said = [claim for claim in claims_in(finding.says) if claim.unit.dimension == unit.dimension]
    if timed:  # other times, such as that of a follow-up, may be told in other units
        said = [claim for claim in said if claim.unit.factor == unit.factor]
    data = figures_of(replace(finding, says=""))
    return tuple(dict.fromkeys(claim.text for claim in unbacked(said, data)))


def _question(finding: SourceFinding) -> tuple[object, ...]:
    outcome = " ".join(finding.outcome.casefold().split())
    return outcome, finding.measure, finding.compares, finding.unit


def _one_study(one: Source, other: Source) -> bool:
    pairs = ((one.doi, other.doi), (one.pmid, other.pmid), (one.registry, other.registry))
    return any(
        mine is not None and theirs is not None and mine.casefold() == theirs.casefold() for mine, theirs in pairs
    )


def _different(one: FigureGiven, other: FigureGiven) -> Iterator[Conflict]:
    theirs = dict(_figures(other.finding))
    for what, number in _figures(one.finding):
        if what in theirs and theirs[what] != number:
            unit = one.finding.unit
            yield Conflict(one, other, what, figure_text(number, unit), figure_text(theirs[what], unit))


def _figures(finding: SourceFinding) -> Iterator[tuple[str, Fraction]]:
    if finding.value is not None:
        yield "value", finding.value
    if finding.ci is not None:
        yield "lower end of the interval", finding.ci.low
        yield "upper end of the interval", finding.ci.high
    for name, group in finding.groups.items():
        for word, number in (("value", group.value), ("n", group.n)):
            if number is not None:
                yield f"{word} of `{name}`", Fraction(number)
