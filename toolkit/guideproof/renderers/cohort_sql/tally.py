"""A whole cohort in one row: how many patients each status, node, branch, intervention, need and problem concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from guideproof.model.node import Direction, Recommendation, Selection
from guideproof.renderers.cohort_sql.admission import INVALID, MISFIT, AdmissionLayers
from guideproof.renderers.cohort_sql.algorithm import Algorithm
from guideproof.renderers.cohort_sql.columns import LayerColumn
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    call,
    case,
    column,
    negated,
    number,
)
from guideproof.renderers.cohort_sql.missing_inputs import Lacks
from guideproof.renderers.cohort_sql.outcome import UNDETERMINED, has_fallen, one_status, recommending


class Tallied(StrEnum):
    """What is counted."""

    STATUS = "status"
    NODE = "node"
    BRANCH = "branch"
    FOR = "for"
    OPTION = "option"
    AGAINST = "against"
    NEED = "need"
    ASSUMED = "assumed"
    CONVERTED = "converted"
    PROBLEM = "problem"
    GAP = "gap"


class TallyCount(Struct, frozen=True):
    """One number of the tally: ``ids`` name the thing (of a branch its node and itself), ``holds`` says for whom.

    ``value`` is there for what is wrong with single values, which is asked of the facts and not of what follows.
    """

    kind: Tallied
    ids: tuple[str, ...]
    holds: Sql
    value: bool = False

    def column(self, position: int) -> LayerColumn:
        """How many patients it holds for."""
        return LayerColumn(f"count_{position}", call("COUNT", case((self.holds, number(1)))))


STATUSES = ("complete", "needs_data", "out_of_scope", "invalid", UNDETERMINED)


def tally(
    found: Algorithm,
    admitted: AdmissionLayers,
    lacks: Lacks,
    assumed: Mapping[str, Sql],
    converted: Mapping[str, Sql],
) -> tuple[TallyCount, ...]:
    """Everything that is counted, in the order of the guideline."""
    counted = (
        TallyCount(kind, ids, holds) for kind, ids, holds in _counted(found, admitted, lacks, assumed, converted)
    )
    values = (TallyCount(Tallied.PROBLEM, (each.about,), each.holds, value=True) for each in admitted.values)
    return (*counted, *values)


def _counted(
    found: Algorithm,
    admitted: AdmissionLayers,
    lacks: Lacks,
    assumed: Mapping[str, Sql],
    converted: Mapping[str, Sql],
) -> Iterator[tuple[Tallied, tuple[str, ...], Sql]]:
    evaluated, undecided = one_status("complete", "needs_data"), one_status("needs_data")
    for status in STATUSES:
        yield Tallied.STATUS, (status,), one_status(status)
    for step in found.steps:
        yield Tallied.NODE, (step.node.id,), all_of([evaluated, step.applies])
        for way in step.ways:
            yield Tallied.BRANCH, (step.node.id, way.branch.id), all_of([evaluated, step.applies, way.taken])
    for kind, direction in ((Tallied.FOR, Direction.FOR), (Tallied.AGAINST, Direction.AGAINST)):
        for id, applies in recommending(found, direction).items():
            yield kind, (id,), all_of([evaluated, any_of(applies)])
    for id, applies in _options(found).items():
        yield Tallied.OPTION, (id,), all_of([evaluated, any_of(applies)])
    for element, lacking in lacks.items():
        yield Tallied.NEED, (element,), all_of([undecided, lacking])
    for element, missing_whole in assumed.items():
        yield Tallied.ASSUMED, (element,), missing_whole
    for element, was in converted.items():
        yield Tallied.CONVERTED, (element,), was
    for about, holds in _troubles(admitted).items():
        yield Tallied.PROBLEM, (about,), holds
    for node, holds in found.gaps.items():
        yield Tallied.GAP, (node,), all_of([has_fallen(found), holds])


def _options(found: Algorithm) -> dict[str, list[Sql]]:
    nodes: dict[str, list[Sql]] = {}
    for step in found.steps:
        body = step.node.body
        if isinstance(body, Recommendation) and body.selection is not Selection.ALL:
            for id in dict.fromkeys(item.intervention.id for item in body.items):
                nodes.setdefault(id, []).append(step.applies)
    return nodes


def _troubles(admitted: AdmissionLayers) -> dict[str, Sql]:
    """Each trouble of the facts as a whole by what it is about; asked only where every value fits."""
    broken: dict[str, list[Sql]] = {}
    for trouble in admitted.whole:
        broken.setdefault(trouble.about, []).append(trouble.holds)
    fitting = [column(INVALID), negated(column(MISFIT))]
    return {about: all_of([*fitting, any_of(parts)]) for about, parts in broken.items()}
