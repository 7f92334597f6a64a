"""What a source reports in numbers, as a reader has it: with units in words, shares of people in percent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guideproof.model.evidence import Group, SourceFinding
from guideproof.model.number import format_number
from guideproof.model.unit import parse_unit
from guideproof.program.texts import words_of

_SHARE = "proportion"
_COUNTED = "count"
_UNNAMED = "other"


def finding_numbers(finding: SourceFinding) -> Iterator[str]:
    """``hazard ratio 0.89``, ``95 % CI 0.71 to 1.1``, ``p = 0.04``, ``surgery: 18.4 months (26 people)``."""
    measure = (finding.measure or _UNNAMED).replace("_", " ")
    if finding.value is not None:
        figure = figure_text(finding.value, finding.unit, finding.measure)
        yield figure if measure in (_UNNAMED, _SHARE) else f"{measure} {figure}"
    if finding.ci is not None:
        level = "" if finding.ci.level is None else f"{format_number(finding.ci.level * 100)} % "
        low, high = (_bare(each, finding.measure) for each in (finding.ci.low, finding.ci.high))
        yield f"{level}CI {low} to {high}"
    if finding.p is not None:
        yield f"p {'<' if finding.p.below else '='} {format_number(finding.p.value)}"
    for name, group in finding.groups.items():
        yield f"{name.replace('_', ' ')}: {group_text(group, finding.unit, finding.measure)}"


def group_text(group: Group, unit: str | None, measure: str | None) -> str:
    """``18.4 months (interval 9.2 to 16.5; 26 people)``, of people who were counted ``4 of 14 people``."""
    if measure == _COUNTED and group.value is not None and group.n is not None:
        return f"{format_number(group.value)} of {_people(group.n)}"
    beside = []
    if group.low is not None and group.high is not None:
        beside.append(f"interval {_bare(group.low, measure)} to {_bare(group.high, measure)}")
    if group.n is not None:
        beside.append(_people(group.n))
    value = "not reported" if group.value is None else figure_text(group.value, unit, measure)
    return f"{value} ({'; '.join(beside)})" if beside else value


def figure_text(value: Fraction, unit: str | None, measure: str | None) -> str:
    """A number with its unit: ``18.4 months``, of a share of people ``69 %``."""
    if measure == _SHARE:
        return _bare(value, measure)
    if unit in (None, "", "1"):
        return format_number(value)
    one, more = words_of(parse_unit(unit))
    return f"{format_number(value)} {(one if value == 1 else more) or unit}"


def _bare(value: Fraction, measure: str | None) -> str:
    return f"{format_number(value * 100)} %" if measure == _SHARE else format_number(value)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
