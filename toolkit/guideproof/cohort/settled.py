"""Patients of whom doubles do not tell are asked of the library: rows and numbers as the engine would have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from msgspec import Struct

from guideproof.analysis.evaluation.applying import DOES_NOT_APPLY
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Evaluation, Reassessment, Recommended, Status
from guideproof.cohort.engine import Progress
from guideproof.cohort.explain import evaluated
from guideproof.cohort.opening import Cohort
from guideproof.model.element import NUMERIC
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Selection
from guideproof.model.value_text import between, in_digits
from guideproof.renderers.cohort_sql.outcome import UNDETERMINED
from guideproof.renderers.cohort_sql.settling import KEY, SETTLED, told, undetermined
from guideproof.renderers.cohort_sql.statement import CohortStatement
from guideproof.renderers.cohort_sql.tally import Tallied
from guideproof.renderers.cohort_sql.told import derived_column

Counted = Counter[tuple[Tallied, tuple[str, ...]]]
"""For how many patients something is so."""


_EVALUATED = (Status.COMPLETE, Status.NEEDS_DATA)


class SettledPatients(Struct, frozen=True):
    """How many patients were asked of the library, and what they add to the numbers of the tally."""

    patients: int
    counted: Counted

    def added(self, asked: CohortStatement, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers of the tally, with these patients as the library tells of them."""
        patients, *others = numbers
        left = dict(self.counted)
        found = []
        for count, number in zip(asked.counts(), others, strict=True):
            # What is counted in two parts is counted there where values are not looked at one by one.
            more = 0 if count.value else left.pop((count.kind, count.ids), 0)
            gone = self.patients if (count.kind, count.ids) == (Tallied.STATUS, (UNDETERMINED,)) else 0
            found.append(number + more - gone)
        values = {place: count for place, count in enumerate(asked.counts()) if count.value}
        for place, count in values.items():
            found[place] += left.pop((count.kind, count.ids), 0)
        assert not left, left
        return patients, *found


def settle(guideline: Guideline, cohort: Cohort, asked: CohortStatement, progress: Progress) -> SettledPatients:
    """Asks the library of everybody of whom the engine cannot tell; the engine then holds its answers."""
    progress("evaluating", None)
    steps = {step.node.id: place for place, step in enumerate(asked.found.steps)}
    counted: Counted = Counter()
    rows: list[tuple[str | None, ...]] = []
    names = told(asked)
    patients = 0
    for key, many, found in told_by_library(guideline, cohort, asked):
        said = {**_row(found, guideline, steps), **_derived(found, guideline, asked)}
        rows.append((key, *(said[name] for name in names)))
        patients += many
        for each in counted_as(found):
            counted[each] += many
    if rows:
        cohort.engine.hold(SETTLED, (KEY, *names), rows)
    return SettledPatients(patients, counted)


def told_by_library(
    guideline: Guideline, cohort: Cohort, asked: CohortStatement
) -> Iterator[tuple[str, int, Evaluation]]:
    """The evaluation of everybody of whom the engine cannot tell: by key, with how many these are."""
    evaluator = Evaluator(guideline)
    for key, many, *stored in cohort.engine.some(undetermined(asked)):
        row = dict(zip(asked.doubtful, stored, strict=True))
        yield str(key), int(many), evaluated(evaluator, row, cohort)


def _row(found: Evaluation, guideline: Guideline, steps: dict[str, int]) -> dict[str, str]:
    """The columns of the result that are told, in the order in which the statement lists things."""
    ordered = sorted(found.recommendations, key=lambda each: steps[each.node.id])
    single = [each for each in ordered if each.selection is Selection.ALL]
    by_direction = {
        direction: [each.intervention.id for each in single if each.item.direction is direction]
        for direction in Direction
    }
    lists: dict[str, Iterable[str]] = {
        "recommends": by_direction[Direction.FOR],
        "options": _choices(ordered),
        "advises_against": by_direction[Direction.AGAINST],
        "amounts": (f"{each.intervention.id}: {each.amount}" for each in ordered if each.amount is not None),
        "reassess": map(_later, sorted(found.reassess, key=lambda each: steps[each.node.id])),
        "reached": _reached(found, guideline, steps),
        "assumed": (each.element for each in found.assumed),
        "converted": (each.element for each in found.converted),
        "needs": (need for need in guideline.elements if need in {each.element for each in found.needs}),
    }
    problems = (f"{each.element or each.constraint or each.node}: {each.message}" for each in found.problems)
    told = {name: ", ".join(dict.fromkeys(ids)) for name, ids in lists.items()}
    return {**told, "status": found.status.value, "problems": "; ".join(problems)}


def _derived(found: Evaluation, guideline: Guideline, asked: CohortStatement) -> dict[str, str | None]:
    """What is known of derived elements, in the words of a table; nothing of those of whom the statement tells none."""
    known = found.derived or {}
    said: dict[str, str | None] = {each.name: None for each in asked.told.columns}
    for id, derived in guideline.derived.items():
        if derived_column(id) in said and id not in asked.told.untold:
            said[derived_column(id)] = _value(known.get(id), number=derived.type in NUMERIC)
    return said


def _value(known: Any, *, number: bool) -> str | None:
    """A derived value as data, as a text."""
    match known:
        case None:
            return None
        case {"at_least": low, "at_most": high}:
            return between(Fraction(str(low)), Fraction(str(high)), "", "")
        case {"one_of": classes}:
            return " or ".join(map(str, classes))
        case {"on_or_after": first, "on_or_before": last}:
            return f"{first} to {last}"
        case bool():
            return str(known).lower()
        case _ if number and known != DOES_NOT_APPLY:
            return in_digits(Fraction(str(known)))
        case _:
            return str(known)


def _choices(ordered: list[Recommended]) -> Iterator[str]:
    for node in dict.fromkeys(each.node.id for each in ordered if each.selection is not Selection.ALL):
        options = [each for each in ordered if each.node.id == node]
        ids = dict.fromkeys(each.intervention.id for each in options)
        yield f"{options[0].selection} of {' | '.join(ids)}"


def _later(visit: Reassessment) -> str:
    if visit.reassess.due is None:
        return visit.node.id
    due = visit.due if visit.due is None or isinstance(visit.due, str) else " to ".join(visit.due.values())
    return f"{visit.node.id}: {due or '?'}"


def _reached(found: Evaluation, guideline: Guideline, steps: dict[str, int]) -> Iterator[str]:
    """The nodes where tracks end or halt."""
    if found.status not in _EVALUATED:
        return
    visited = {step.node for step in found.path}
    for id in sorted(visited, key=steps.__getitem__):
        if not any(target.id in visited for _, target in guideline.nodes[id].edges):
            yield id


def counted_as(found: Evaluation) -> Iterable[tuple[Tallied, tuple[str, ...]]]:
    """What of the tally a patient is counted as, each once."""
    return dict.fromkeys(_counts(found))


def _counts(found: Evaluation) -> Iterator[tuple[Tallied, tuple[str, ...]]]:
    yield Tallied.STATUS, (found.status.value,)
    for step in found.path if found.status in _EVALUATED else ():
        yield Tallied.NODE, (step.node,)
        if step.branch is not None:
            yield Tallied.BRANCH, (step.node, step.branch)
    for each in found.recommendations:
        kind = Tallied.FOR if each.item.direction is Direction.FOR else Tallied.AGAINST
        yield (kind if each.selection is Selection.ALL else Tallied.OPTION), (each.intervention.id,)
    for need in found.needs:
        yield Tallied.NEED, (need.element,)
    for assumed in found.assumed:
        yield Tallied.ASSUMED, (assumed.element,)
    for rounded in found.converted:
        yield Tallied.CONVERTED, (rounded.element,)
    for problem in found.problems:
        if problem.node is not None:
            yield Tallied.GAP, (problem.node,)
        else:
            yield Tallied.PROBLEM, (problem.element or problem.constraint or "",)
