"""Figures of a source that cannot be: an interval that does not hold its estimate, a p-value that it contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import log

from msgspec import Struct

from guideproof.model.evidence import DIFFERENCES, RATIOS, TIMES, Interval, PValue, Source, SourceFinding
from guideproof.model.number import decimals, format_number
from guideproof.model.period import TIME
from guideproof.model.unit import parse_unit

_ESTIMATES = (*RATIOS, *DIFFERENCES)
_BARE = (
    *RATIOS, "proportion", "odds", "risk", "risk_difference", "sensitivity", "specificity", "correlation",
    "standardized_mean_difference", "number_needed_to_treat",
)  # fmt: skip
"""Measures whose figures have no dimension."""

_APART = 2
"""A p-value must differ so many times from what the interval implies before it is called a contradiction: a one-sided
one is half a two-sided one, and a log-rank test and a Cox model differ by less."""


class Implausible(Struct, frozen=True):
    """What cannot be, in words, and where: the finding, its value of a key, or the whole source for sums of several.
    ``shares`` are figures above one that are likely percent."""

    finding: SourceFinding
    problem: str
    key: str | None = None
    shares: tuple[Fraction, ...] = ()


def implausible(source: Source) -> Iterator[Implausible]:
    """Every figure of a source that cannot be, by the order of its findings."""
    for finding in source.findings.values():
        percent = list(_percent(finding))
        yield from percent
        yield from _unit(finding)
        for problem in (
            *(() if percent else _interval(finding)),
            *_p_value(finding),
            *_shares(finding),
            *_groups(finding, source),
        ):
            yield Implausible(finding, problem)


def _unit(finding: SourceFinding) -> Iterator[Implausible]:
    """A unit that figures of the measure cannot have; one that is not UCUM is told of where it is read."""
    unit = parse_unit(finding.unit) if finding.unit is not None else None
    if unit is None or finding.measure is None:
        return
    measure = finding.measure.replace("_", " ")
    if finding.measure in _BARE and unit.dimension:
        yield Implausible(finding, f"a {measure} is a bare number, but its unit is `{unit.text}`", "unit")
    elif finding.measure in TIMES and unit.dimension != TIME:
        yield Implausible(finding, f"a {measure} is a time, but its unit is `{unit.text}`", "unit")


def _interval(finding: SourceFinding) -> Iterator[str]:
    ci = finding.ci
    if ci is None:
        return
    shown = f"{format_number(ci.low)} to {format_number(ci.high)}"
    if ci.low > ci.high:
        yield f"its interval runs backwards, from {shown}"
    elif finding.value is None and (finding.measure in _ESTIMATES or not finding.groups):
        yield f"it has an interval, {shown}, but no `value` that it would belong to"
    elif finding.value is not None and not ci.low <= finding.value <= ci.high:
        yield f"its value {format_number(finding.value)} lies outside its interval, {shown}"


def _p_value(finding: SourceFinding) -> Iterator[str]:
    """Compares p with the interval on both sides of no effect, each figure taken as rounded."""
    null = Fraction(1) if finding.measure in RATIOS else Fraction(0) if finding.measure in DIFFERENCES else None
    ci, p = finding.ci, finding.p
    if null is None or ci is None or p is None or finding.value is None or not ci.low < finding.value < ci.high:
        return
    if ci.level is None or (null == 1 and ci.low <= 0):
        return
    alpha = 1 - ci.level
    low, high = ci.low - _half(ci.low), ci.high + _half(ci.high)
    implied = _implied(finding.value, ci, null, ci.level)
    shown, level = f"{format_number(ci.low)} to {format_number(ci.high)}", format_number(100 * (1 - alpha))
    if (low > null or high < null) and _least(p) > alpha and _least(p) > _APART * max(implied):
        yield f"its {level}% interval, {shown}, leaves out {null}, yet p is {_shown(p)}"
    inside = ci.low + _half(ci.low) < null < ci.high - _half(ci.high)
    if inside and _most(p) < alpha and _most(p) * _APART < min(implied):
        yield f"its {level}% interval, {shown}, includes {null}, yet p is {_shown(p)}"


def _implied(value: Fraction, ci: Interval, null: Fraction, level: Fraction) -> tuple[float, float]:
    """The two-sided p-values that an interval implies on the logarithmic scale for ratios: once for the estimate, once
    for the middle of the interval, which differ where it is not symmetric.

    Source: Altman DG, Bland JM. How to obtain the P value from a confidence interval. BMJ 2011;343:d2304.
    """
    from statistics import NormalDist  # here, since it brings much that nothing else needs

    scale = log if null == 1 else float
    low, high = scale(ci.low), scale(ci.high)
    error = (high - low) / (2 * NormalDist().inv_cdf(0.5 + float(level) / 2))
    normal = NormalDist()
    of_value, of_middle = (
        2 * (1 - normal.cdf(abs(point - scale(null)) / error)) for point in (scale(value), (low + high) / 2)
    )
    return of_value, of_middle


def _least(p: PValue) -> Fraction:
    """The least that p can be: one known only to be below a bound can be anything below."""
    return Fraction(0) if p.below else p.value - _half(p.value)


def _most(p: PValue) -> Fraction:
    return p.value if p.below else p.value + _half(p.value)


def _half(number: Fraction) -> Fraction:
    """Half a unit of the last decimal that is written."""
    return Fraction(1, 2 * 10 ** (decimals(number) or 0))


def _shown(p: PValue) -> str:
    return f"below {format_number(p.value)}" if p.below else format_number(p.value)


def _percent(finding: SourceFinding) -> Iterator[Implausible]:
    """Shares that are likely in percent although nothing says so: told together, at the first."""
    if finding.measure == "proportion" and (finding.unit or "1") == "1":
        figures = _figures(finding)
        above = tuple(figure for figure in figures if 1 < figure <= 100)
        if above and all(0 <= figure <= 100 for figure in figures):
            named = " and ".join(format_number(figure) for figure in above)
            does = "a proportion of {} does" if len(above) == 1 else "proportions of {} do"
            problem = f"{does.format(named)} not lie between 0 and 1"
            held = [finding.value, *(each.value for each in finding.groups.values())]
            key = "value" if finding.value in above else "groups" if any(each in above for each in held) else "ci"
            yield Implausible(finding, problem, key, above)


def _figures(finding: SourceFinding) -> tuple[Fraction, ...]:
    figures = [finding.value] + [
        each for group in finding.groups.values() for each in (group.value, group.low, group.high)
    ]
    figures += [finding.ci.low, finding.ci.high] if finding.ci else []
    return tuple(dict.fromkeys(each for each in figures if each is not None))


def _shares(finding: SourceFinding) -> Iterator[str]:
    most = {"1": 1, "%": 100}.get(finding.unit or "1")
    if any(True for _ in _percent(finding)):
        most = None
    for figure in _figures(finding):
        if finding.measure == "proportion" and most is not None and not 0 <= figure <= most:
            yield f"a proportion of {format_number(figure)} does not lie between 0 and {most}"
        elif finding.measure in RATIOS and figure < 0:
            yield f"a ratio of {format_number(figure)} is below zero"
        elif (finding.measure in TIMES or finding.measure == "count") and figure < 0:
            yield f"a {'count' if finding.measure == 'count' else 'time'} of {format_number(figure)} is below zero"


def _groups(finding: SourceFinding, source: Source) -> Iterator[str]:
    studied = source.population.n if source.population else None
    for name, group in finding.groups.items():
        if group.low is not None and group.high is not None and group.low > group.high:
            yield f"the range of `{name}` runs backwards"
        elif group.value is not None and not _between(group.low, group.value, group.high):
            yield f"the value of `{name}`, {format_number(group.value)}, lies outside its own range"
        if finding.measure == "count" and group.n is not None and group.value is not None and group.value > group.n:
            yield f"`{name}` counts {format_number(group.value)} of {group.n}"
        if studied is not None and group.n is not None and group.n > studied:
            yield f"`{name}` has {group.n} people, more than the {studied} of the whole source"
    arms = [finding.groups[name].n for name in finding.compares if name in finding.groups]
    total = sum(n for n in arms if n is not None)
    if studied is not None and total > studied and all(n is None or n <= studied for n in arms):
        yield f"the groups that it compares have {total} people together, more than the {studied} of the whole source"


def _between(low: Fraction | None, value: Fraction, high: Fraction | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)
