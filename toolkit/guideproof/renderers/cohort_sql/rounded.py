"""What conversion takes off the grid: for whom a number was rounded, and for whom it may not be because an element that
it is compared with lies in between (section 4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec.structs import replace

from guideproof.model.guideline import Guideline
from guideproof.program.rational import common_step
from guideproof.program.slots import NumberKind, input_kind
from guideproof.program.thresholds import NONE, Beside, thresholds_of
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conversions import ConversionWay, Parts, lies_between
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    case,
    column,
    equal,
    false,
    negated,
    number,
    present,
    text,
    true,
)
from guideproof.renderers.cohort_sql.fact_layers import FactLayers


def rounded_layer(
    guideline: Guideline, facts: FactLayers, tests: Layer, dialect: Dialect
) -> tuple[Layer, dict[str, Sql]]:
    """The layer that says for whom a number may not be rounded, which is then one of the misfits of ``facts``; and for
    each element that may be rounded the column of ``tests`` that says for whom it was."""
    layer = Layer("rounded", "Where a number that was given in another unit may not be rounded to the grid.")
    converted: dict[str, Sql] = {}
    for id, ways in facts.ways.items():
        rounded = [all_of([way.fits, way.rounded]) for way in ways if way.rounded is not None]
        if not rounded:
            continue
        between = list(_between(guideline, facts.ways, id, dialect))
        sure: list[Sql] = []
        if between:
            says = "an element that it is compared with lies between it and what it would be rounded to"
            across = layer.add(name_of("across", id), case((any_of(between), true()), otherwise=false()), says)
            misfit = facts.misfits[id]
            holds = any_of([misfit.holds, across])
            facts.misfits[id] = replace(misfit, holds=holds, beside=across)
            sure = [negated(across)]
        was = case((all_of([any_of(rounded), *sure]), true()), otherwise=false())
        converted[id] = tests.add(name_of("converted", id), was, "was rounded to the grid")
    return layer, converted


def _between(guideline: Guideline, ways: Mapping[str, list[ConversionWay]], id: str, dialect: Dialect) -> Iterator[Sql]:
    """Whether another element lies between the number of an element and what it would be rounded to."""
    kind = _kind(guideline, id)
    taken = Parts(column(id), kind.step, _most(kind), true())
    for other in thresholds_of(guideline).get(id, NONE).beside:
        numbers = list(_numbers(guideline, ways, other))
        for exact in _exactly(ways.get(id, []), kind):
            for each in numbers:
                try:
                    yield lies_between(exact, taken, each, other.shift, dialect)
                except NotExpressible:  # what cannot be told in so many digits is not rounded
                    yield all_of([exact.there, each.there])


def _numbers(guideline: Guideline, ways: Mapping[str, list[ConversionWay]], other: Beside) -> Iterator[Parts]:
    """The number of another element, as it is taken and as it was given, in the unit of the one that is compared."""
    if other.points:
        yield _points(other)
        return
    kind = _kind(guideline, other.element)
    found = [Parts(column(other.element), kind.step, _most(kind), present(column(other.element)))]
    found += _exactly(ways.get(other.element, []), kind)
    yield from (replace(each, worth=each.worth * other.factor) for each in found)


def _points(other: Beside) -> Parts:
    """What a code counts, in the unit of the one that is compared."""
    step = common_step([points for _, points in other.points if points] or [Fraction(1)])
    steps = {code: int(points / step) for code, points in other.points}
    counted = [(equal(column(other.element), text(code)), number(each)) for code, each in steps.items()]
    most = max(map(abs, steps.values())) + 1
    return Parts(case(*counted), step * other.factor, most, present(column(other.element)))


def _exactly(ways: list[ConversionWay], kind: NumberKind) -> Iterator[Parts]:
    for way in ways:
        if way.exact is not None and way.rounded is not None:
            there = all_of([way.fits, way.rounded])
            yield Parts(way.exact, kind.step * Fraction(1, way.parts), _most(kind) * way.parts, there)


def _kind(guideline: Guideline, id: str) -> NumberKind:
    kind = input_kind(guideline.elements[id])
    assert isinstance(kind, NumberKind)
    return kind


def _most(kind: NumberKind) -> int:
    return max(abs(kind.first), abs(kind.last)) + 1
