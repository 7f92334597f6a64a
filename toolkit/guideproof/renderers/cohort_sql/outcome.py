"""The last step: what the result says of each patient, and what a whole cohort comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guideproof.model.node import Decision, Direction, Reassess, Recommendation, Selection
from guideproof.program.texts import amount_from, measures
from guideproof.renderers.cohort_sql.admission import INVALID, MISFIT, AdmissionLayers, Trouble
from guideproof.renderers.cohort_sql.algorithm import ENTERED, SCOPE, Algorithm, SqlStep
from guideproof.renderers.cohort_sql.columns import Layer, LayerColumn, node_column
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    beside,
    case,
    column,
    equal,
    false,
    missing,
    negated,
    text,
    true,
    unknown,
)
from guideproof.renderers.cohort_sql.missing_inputs import OPEN, Lacks

IDENTITY = "patient___id"
STATUS = "status___"
FALLEN = "fallen___"
UNDETERMINED = "undetermined"
"""The status of a patient of whom double precision does not tell what some irrational formula is (section 4)."""

RESULT = (
    "patient_id",
    "entry",
    "status",
    "recommends",
    "options",
    "advises_against",
    "amounts",
    "reassess",
    "reached",
    "assumed",
    "converted",
    "needs",
    "problems",
)
"""The columns of the result, all text but the first; lists are ids joined by ``, ``, empty where there is nothing."""


def status_layers(found: Algorithm, undetermined: Sequence[Sql]) -> tuple[Layer, Layer]:
    """How far the evaluation came; ``undetermined`` says for whom it cannot be told."""
    ends = Layer("ends", "Whether the entry point, some recommendation or some reassessment may or may not apply.")
    unknown_scope = [missing(column(SCOPE))] if any(entry.when is not None for entry in found.entries) else []
    ends_open = [missing(step.applies) for step in found.steps if not step.node.decides]
    undecided = any_of(
        [*unknown_scope, *ends_open, *(each for step in found.steps for each in unmeasured(step, found))]
    )
    fallen = any_of(found.gaps.values())
    unclear = [(any_of(undetermined), false())] if undetermined else []
    elsewhere = (*unclear, (column(INVALID), false()), (negated(column(SCOPE)), false()), (fallen, false()))
    ends.add(OPEN, case(*elsewhere, (undecided, true()), otherwise=false()))
    if found.gaps:
        says = "the facts can be a patient's, but some decision has no branch for them"
        ends.add(FALLEN, case((column(INVALID), false()), (fallen, true()), otherwise=false()), says)
    outcome = Layer("outcome", "How far each patient comes.")
    not_told = [(column(MISFIT), text("invalid")), (any_of(undetermined), text(UNDETERMINED))] if undetermined else []
    status = case(
        *not_told,
        (any_of([column(INVALID), has_fallen(found)]), text("invalid")),
        (negated(column(SCOPE)), text("out_of_scope")),
        (column(OPEN), text("needs_data")),
        otherwise=text("complete"),
    )
    outcome.add(STATUS, status)
    return ends, outcome


class Listing(Struct, frozen=True):
    """A column of the result that lists texts: each part is its text where it is listed, else missing; ``asked`` says
    for whom any are."""

    name: str
    sign: str
    asked: Sql
    parts: tuple[Sql, ...]

    def column(self, dialect: Dialect) -> LayerColumn:
        """The list as one text."""
        whole = text("")
        if self.parts:
            whole = case((self.asked, dialect.joined(self.sign, list(self.parts))), otherwise=text(""))
        return LayerColumn(self.name, whole)


def listings(
    found: Algorithm, lacks: Lacks, assumed: Mapping[str, Sql], converted: Mapping[str, Sql]
) -> tuple[Listing, ...]:
    """The columns of ``RESULT`` from ``recommends`` to ``needs``."""
    evaluated = one_status("complete", "needs_data")
    recommended = {
        direction: [case((any_of(applies), text(id))) for id, applies in recommending(found, direction).items()]
        for direction in Direction
    }
    options = [case((step.applies, text(_choice(step)))) for step in found.steps if _is_choice(step)]
    reassess = [
        case((step.applies, _later(step, found))) for step in found.steps if isinstance(step.node.body, Reassess)
    ]
    reached = [_track_end(step) for step in found.steps]
    put_in = [case((missing_whole, text(element))) for element, missing_whole in assumed.items()]
    needs = [case((lacking, text(element))) for element, lacking in lacks.items()]
    amounts = [
        case((any_of(applies), beside(text(f"{id}: "), said))) for (id, said), applies in found_amounts(found).items()
    ]
    lists = (recommended[Direction.FOR], options, recommended[Direction.AGAINST], amounts, reassess, reached)
    named = [Listing(name, ", ", evaluated, tuple(parts)) for name, parts in zip(RESULT[3:-4], lists, strict=True)]
    return (
        *named,
        Listing("assumed", ", ", true(), tuple(put_in)),
        Listing("converted", ", ", true(), tuple(case((was, text(element))) for element, was in converted.items())),
        Listing("needs", ", ", one_status("needs_data"), tuple(needs)),
    )


def result_columns(
    found: Algorithm,
    admitted: AdmissionLayers,
    lacks: Lacks,
    assumed: Mapping[str, Sql],
    converted: Mapping[str, Sql],
    dialect: Dialect,
) -> list[LayerColumn]:
    """The columns of ``RESULT``."""
    own = (column(MISFIT), said(admitted.values, dialect))
    whole = [(each.asked, dialect.joined(each.sign, list(each.parts))) for each in whole_problems(found, admitted)]
    problems = case(own, *whole, otherwise=text(""))
    first = [LayerColumn(name, column(of)) for name, of in zip(RESULT, (IDENTITY, ENTERED, STATUS), strict=False)]
    return [
        *first,
        *(each.column(dialect) for each in listings(found, lacks, assumed, converted)),
        LayerColumn("problems", problems),
    ]


_GAPS: dict[type, str] = {
    Decision: "no branch holds",
    Recommendation: "its amount does not apply",
    Reassess: "its due date does not apply",
}


def has_fallen(found: Algorithm) -> Sql:
    """Whether the facts can be a patient's and some decision has no branch for them; never unknown."""
    return column(FALLEN) if found.gaps else false()


def whole_problems(found: Algorithm, admitted: AdmissionLayers) -> tuple[Listing, ...]:
    """What is wrong where every value fits, and for whom: with the facts as a whole, or with the guideline for them."""
    bodies = {step.node.id: step.node.body for step in found.steps}
    said = {id: _GAPS[type(bodies[id])] for id in found.gaps}
    gaps = [Trouble(id, holds, text(f"{id}: {said[id]}")) for id, holds in found.gaps.items()]
    facts, guideline = (tuple(case((each.holds, each.message)) for each in part) for part in (admitted.whole, gaps))
    return (
        Listing("problems", "; ", column(INVALID), facts),
        Listing("problems", "; ", has_fallen(found), guideline),
    )


def said(troubles: Sequence[Trouble], dialect: Dialect) -> Sql:
    """The messages of the troubles that a patient has."""
    return dialect.joined("; ", [case((each.holds, each.message)) for each in troubles])


def one_status(*names: str) -> Sql:
    """Whether the status is one of these."""
    return any_of(equal(column(STATUS), text(name)) for name in names)


def recommending(found: Algorithm, direction: Direction) -> dict[str, list[Sql]]:
    """From each intervention that is recommended or advised against by itself, no choice, to the nodes that do so."""
    nodes: dict[str, list[Sql]] = {}
    for step in found.steps:
        if isinstance(step.node.body, Recommendation) and not _is_choice(step):
            for item in step.node.body.items:
                if item.direction is direction:
                    nodes.setdefault(item.intervention.id, []).append(step.applies)
    return nodes


def unmeasured(step: SqlStep, found: Algorithm) -> list[Sql]:
    """For each element that gives an amount of a node, or its date, whether the node applies and it is unknown."""
    return [all_of([step.applies, found.measured[element].unknown]) for element in measures(step.node)]


def _later(step: SqlStep, found: Algorithm) -> Sql:
    """A later visit, with what is known of the date when it is due."""
    due = [beside(text(f"{step.node.id}: "), found.measured[element].said) for element in measures(step.node)]
    return due[0] if due else text(step.node.id)


def found_amounts(found: Algorithm) -> dict[tuple[str, Sql], list[Sql]]:
    """From each intervention with its amount as a text to the nodes that recommend it so."""
    nodes: dict[tuple[str, Sql], list[Sql]] = {}
    for step in found.steps:
        for item in step.node.items:
            if item.amount is not None:
                known = found.measured.get(item.amount.element or "")
                said = text(amount_from(item.amount).pieces[0]) if known is None else known.said
                nodes.setdefault((item.intervention.id, said), []).append(step.applies)
    return nodes


def _is_choice(step: SqlStep) -> bool:
    body = step.node.body
    return isinstance(body, Recommendation) and body.selection is not Selection.ALL


def _choice(step: SqlStep) -> str:
    """A choice as text: ``exactly_one of a | b``."""
    body = step.node.body
    assert isinstance(body, Recommendation)
    options = dict.fromkeys(item.intervention.id for item in body.items)
    return f"{body.selection} of {' | '.join(options)}"


def _track_end(step: SqlStep) -> Sql:
    """The node's id where a track ends or halts there: it applies, and no node behind it certainly does."""
    behind = dict.fromkeys((*step.targets, *(target for way in step.ways for target in way.targets)))
    return case(
        (any_of(column(node_column(target)) for target in behind), unknown()), (step.applies, text(step.node.id))
    )
