"""Who meets none of some conditions: first whether anybody does, then all of them as few groups."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.encoding.writing_out import written_out
from guideproof.analysis.proof.questions.alternatives import Alternatives, as_sheet, within
from guideproof.analysis.proof.questions.groups import SMALL, Finder, restricted, share
from guideproof.analysis.proof.solver.logic import Box, Formula, as_formula, conj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.solver.space import VarKind
from guideproof.analysis.proof.solver.table import BoxTable


class Groups(Struct, frozen=True):
    """Groups of those who meet none of the conditions, the smallest first. Somebody is in each of them, and nobody in
    them meets a condition. ``complete`` says that nobody else is left."""

    groups: tuple[Box, ...]
    complete: bool


def anybody_uncovered(cases: Alternatives) -> Reply:
    """Whether somebody meets none of the conditions."""
    oracle, formulas = cases.oracle, _distinct(cases)
    if len(formulas) <= SMALL and oracle.narrowed(cases.tracks, cases.box, _none_of(cases, formulas)) is None:
        return Reply(Verdict.NO)
    settled = False
    sheet = as_sheet(formulas, cases.box, oracle.space.full)
    if sheet is not None and not (len(formulas) <= SMALL and _compared(cases, sheet.rows)):
        table = BoxTable(sheet.rows, within(sheet.rows, cases.box, oracle.space.full))
        settled = True
        for number, hole in enumerate(table.holes(oracle.budget.cover, table.meeting())):
            if hole is None or number >= oracle.budget.tries:
                settled = False
                break
            reply = cases.among(as_formula(restricted(hole, oracle.space.full)))
            if reply.verdict is Verdict.YES:
                return reply
            settled = settled and reply.verdict is Verdict.NO
    return Reply(Verdict.NO) if settled else cases.among(_none_of(cases, formulas))


def _compared(cases: Alternatives, rows: list[Box]) -> bool:
    """Whether rows speak of comparisons between elements: most boxes of these are nobody's."""
    variables = cases.oracle.space.variables
    return any(variables[each].kind is VarKind.RELATION for row in rows for each in row)


def uncovered(cases: Alternatives, *, apart: bool = True) -> Groups:
    """All who meet none of the conditions, as groups, nobody in two of them if these are to be ``apart``. Where no more
    words say it with the inputs that derived booleans are made of, it is said with these: what hides behind a derived
    boolean may be a single value of a score."""
    formulas = _distinct(cases)
    plain = Finder(cases, formulas, apart)
    plain.find()
    best = plain
    inner = written_out(cases.oracle.encoding, formulas)
    if inner is not None:
        further = Finder(cases, inner, apart, plain.words if plain.complete else None)
        further.find()
        if further.complete and (not plain.complete or further.words <= plain.words):
            best = further
    space = cases.oracle.space
    return Groups(tuple(sorted(best.groups, key=lambda box: share(space, box))), best.complete)


def all_with(oracle: Oracle, tracks: Tracks | None, known: Sequence[Formula], formula: Formula) -> Groups:
    """All of whom a formula holds, of those of whom some are ``known`` to hold, as groups that may share patients."""
    asked: dict[Formula, Reply] = {}

    def among(further: Formula) -> Reply:
        if further not in asked:
            asked[further] = oracle.decide(tracks, [*known, further])
        return asked[further]

    first = among(formula)
    if first.verdict is Verdict.NO:
        return Groups((), True)
    leaves = () if first.leaf is None else (first.leaf,)
    others = ((0, oracle.negation(formula)),)
    return uncovered(Alternatives(oracle, tracks, others, {}, leaves, among), apart=False)


def _distinct(cases: Alternatives) -> list[Formula]:
    return list(dict.fromkeys(formula for _, formula in cases.conditions))


def _none_of(cases: Alternatives, formulas: list[Formula]) -> Formula:
    return conj([cases.oracle.negation(formula) for formula in formulas])
