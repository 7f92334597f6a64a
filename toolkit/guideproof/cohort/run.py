"""A cohort run, from a file of patients to a summary and, if wanted, a row a patient."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext, suppress
from pathlib import Path

from msgspec.structs import replace

from guideproof.analysis.evaluation.cohort_summary import CohortSummary
from guideproof.analysis.stamp.digest import digest
from guideproof.cohort.engine import Engine, Progress, silent
from guideproof.cohort.files import format_of
from guideproof.cohort.measured import measured
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.opening import Cohort, Order, open_cohort
from guideproof.cohort.settled import settle
from guideproof.cohort.sliced.evaluated import ANSWERS, Planned, planned, sliced
from guideproof.cohort.sliced.truths import NotSliced
from guideproof.cohort.stored import Storage
from guideproof.cohort.suggestions import suggestions
from guideproof.cohort.survey import survey
from guideproof.model.calendar import format_day
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.settling import keyed, settled_rows
from guideproof.renderers.cohort_sql.statement import CohortStatement, statement
from guideproof.renderers.cohort_sql.tally import Tallied
from guideproof.timing import stage
from guideproof.writing import FileToWrite, ReadSource, refuse_loss, unwritable, writing

__all__ = ["Order"]


def run(guideline: Guideline, order: Order, progress: Progress = silent) -> CohortSummary:
    """Evaluates every patient of a table; ``order.out`` gets a row a patient, ``order.picture`` the flow as SVG.

    Both take their places at the end, when all is done. Raises ``CohortMisuse`` and ``Misuse``.
    """
    refuse_loss(_results(order), _sources(order))
    with writing() as work:
        # Before the run, so that a place where nothing can be written costs no hour.
        rows = work.beside(order.out) if order.out is not None else None
        drawn = work.beside(order.picture) if order.picture is not None else None
        summary = _run(guideline, order, rows, progress)
        if drawn is not None:
            assert order.picture is not None
            from guideproof.cohort.picture import picture

            with unwritable(order.picture):
                drawn.write_bytes(picture(guideline, summary))
    return summary


def _results(order: Order) -> list[FileToWrite]:
    results: list[FileToWrite] = []
    if order.out is not None:
        format_of(order.out)
        results.append(FileToWrite(order.out, "the result", folder=True))
    if order.picture is not None:
        results.append(FileToWrite(order.picture, "the picture"))
    return results


def _sources(order: Order) -> list[ReadSource]:
    given = ((order.patients, "the patients"), (order.mapping, "the mapping"), (order.folder, "the guideline"))
    return [ReadSource(path, what) for path, what in given if path is not None]


def _run(guideline: Guideline, order: Order, rows: Path | None, progress: Progress) -> CohortSummary:
    """Evaluates every patient and writes the rows to a free path."""
    with ExitStack() as opened:
        with stage("opening the table"):
            cohort = opened.enter_context(open_cohort(guideline, order, progress))
        engine, matched = cohort.engine, cohort.matched
        try:
            asked = statement(guideline, engine.dialect, matched.table, derived_values=order.derived)
        except NotExpressible as reason:
            raise CohortMisuse(f"this guideline cannot be run as SQL: {reason}") from reason
        with stage("planning"):
            plan = _plan(guideline, engine, asked, rows=rows is not None and not asked.told.columns)
        kept = ANSWERS if plan is not None and _read_by_us(cohort) else None
        if kept is None:
            odd = _surveyed(cohort, progress, None)
        with stage("evaluation"), unwritable(order.out) if order.out is not None else nullcontext():
            asked, counted, doubtful = _told(guideline, cohort, asked, plan, rows, progress)
        if kept is not None:
            odd = _surveyed(cohort, progress, kept if counted[0] else None)
        with stage("amounts"):
            measures = measured(guideline, engine, asked, settled=doubtful > 0)
        numbers = _numbers(asked, counted)
        with stage("suggestions"):
            hints = suggestions(guideline, cohort, asked, _misfits(asked, counted), int(counted[0]))
    untold = tuple(f"`{id}` has an empty column among the rows: {why}" for id, why in asked.told.untold.items())
    further = (*untold, *_settled(doubtful), *measures.notes)
    summary = _summary(guideline, cohort, int(counted[0]), numbers, odd, hints, further)
    return replace(
        summary,
        amounts=measures.amounts,
        due=measures.due,
        more_amounts=measures.more_amounts,
        more_due=measures.more_due,
    )


def _plan(guideline: Guideline, engine: Engine, asked: CohortStatement, *, rows: bool) -> Planned | None:
    """How to evaluate many at once, where that can be."""
    if engine.keeps_tables and not asked.doubtful:
        with suppress(NotSliced):
            return planned(guideline, asked, rows=rows)
    return None


def _read_by_us(cohort: Cohort) -> bool:
    """Whether each column costs a reading of the whole file, so that ids, which are texts, are best read with all."""
    stored = cohort.matched.stored[cohort.matched.table.patient]
    return cohort.opened.records is not None and stored.storage is Storage.TEXT


def _surveyed(cohort: Cohort, progress: Progress, kept: str | None) -> tuple[str, ...]:
    with stage("values of columns"):
        return survey(cohort.engine, cohort.opened, cohort.matched, progress, kept)


def _told(
    guideline: Guideline,
    cohort: Cohort,
    asked: CohortStatement,
    plan: Planned | None,
    out: Path | None,
    progress: Progress,
) -> tuple[CohortStatement, tuple[int, ...], int]:
    """Writes the rows, if they are wanted, and gives the statement, the numbers of the tally, and of how many patients
    the library had to tell, since no double does."""
    engine = cohort.engine
    if not asked.doubtful:
        return asked, _evaluated(engine, asked, plan, out, progress, ids=_read_by_us(cohort)), 0
    asked = keyed(asked)
    settled = settle(guideline, cohort, asked, progress)
    if out is not None:
        rows = settled_rows(asked, in_order=engine.keeps_tables) if settled.patients else asked.rows()
        engine.write(rows, out, progress)
    return asked, settled.added(asked, engine.one(asked.tally(), progress)), settled.patients


def _settled(patients: int) -> tuple[str, ...]:
    if not patients:
        return ()
    many = "of 1 patient" if patients == 1 else f"of {patients:,} patients"
    return (f"{many} double precision does not tell what a formula is: they were evaluated one by one, exactly",)


def _evaluated(
    engine: Engine, asked: CohortStatement, plan: Planned | None, out: Path | None, progress: Progress, *, ids: bool
) -> tuple[int, ...]:
    """Writes the rows, if they are wanted, and gives the numbers of the tally."""
    by_engine = out if asked.told.columns else None  # many texts are quicker made there
    if by_engine is not None:
        engine.write(asked.rows(), by_engine, progress)
    rest = None if by_engine is not None else out
    if plan is not None:
        return sliced(engine, plan, rest, progress, ids=ids)
    if rest is not None:
        engine.write(asked.rows(), rest, progress)
    return engine.one(asked.tally(), progress)


def _numbers(asked: CohortStatement, counted: tuple[int, ...]) -> dict[Tallied, dict[tuple[str, ...], int]]:
    """The numbers of the tally by what they count.

    An element may be a problem by its value for some patients, and as part of the facts as a whole for others, where
    every value fits: nobody is counted twice.
    """
    numbers: dict[Tallied, dict[tuple[str, ...], int]] = {kind: {} for kind in Tallied}
    for count, number in zip(asked.counts(), counted[1:], strict=True):
        of_kind = numbers[count.kind]
        of_kind[count.ids] = of_kind.get(count.ids, 0) + int(number)
    return numbers


def _misfits(asked: CohortStatement, counted: tuple[int, ...]) -> dict[tuple[str, ...], int]:
    """For how many patients the value of each column is no fact."""
    return {count.ids: int(number) for count, number in zip(asked.counts(), counted[1:], strict=True) if count.value}


def _visit(cohort: Cohort) -> str:
    """The day of the visit, or where it stands."""
    visit = cohort.matched.table.visit
    return format_day(visit) if isinstance(visit, int) else f"column {cohort.matched.stored[visit.column].label}"


def _summary(
    guideline: Guideline,
    cohort: Cohort,
    patients: int,
    numbers: dict[Tallied, dict[tuple[str, ...], int]],
    odd: tuple[str, ...],
    hints: tuple[str, ...],
    further: tuple[str, ...],
) -> CohortSummary:
    def by_id(kind: Tallied) -> dict[str, int]:
        return {ids[0]: number for ids, number in numbers[kind].items()}

    manifest, table = guideline.manifest, cohort.matched.table
    return CohortSummary(
        guideline=manifest.id,
        version=manifest.version,
        digest=digest(guideline),
        engine=cohort.engine.title,
        entry=table.entry or f"column {cohort.matched.stored[table.entry_column or ''].label}",
        on=_visit(cohort) if guideline.dated else None,
        patients=patients,
        statuses=by_id(Tallied.STATUS),
        nodes=by_id(Tallied.NODE),
        branches={(node, branch): number for (node, branch), number in numbers[Tallied.BRANCH].items()},
        recommends=by_id(Tallied.FOR),
        options=by_id(Tallied.OPTION),
        advises_against=by_id(Tallied.AGAINST),
        needs=by_id(Tallied.NEED),
        problems=by_id(Tallied.PROBLEM),
        gaps=by_id(Tallied.GAP),
        assumed=by_id(Tallied.ASSUMED),
        converted=by_id(Tallied.CONVERTED),
        warnings=(*odd, *cohort.matched.warnings),
        suggestions=hints,
        notes=(*cohort.matched.notes, *further),
    )
