"""A statement as a file: what it is, what it asks of the table and what it gives, then the statement."""

from __future__ import annotations

from textwrap import wrap

from guideproof.analysis.stamp.stamp import stamp
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.renderers.cohort_sql.admission import one_line
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.dialects import ANY, DIALECTS, Dialect
from guideproof.renderers.cohort_sql.statement import TABLE, CohortStatement, statement

_WIDTH = 112

_TABLE = (
    f"The table `{TABLE}` has one row a patient: `patient_id`, one column an element under its id, and one boolean "
    "column a code of a set (`element__code`). Numbers are of a type without rounding (not binary floating point) and "
    "in the element's unit. NULL is missing, and nothing that is missing is assumed but where the guideline says what "
    "it means. A set is known when all "
    "its columns are."
)
_DATES = (
    "A date is text: `2024-05-17`, or `2024-05` or `2024` for some day of that month or year. `on` is the day of the "
    "visit, which every row must have; it stands in the result as well."
)
_RESULT = (
    "The result has one row a patient. `status` is complete, needs_data, out_of_scope or invalid; lists are ids with "
    "`, ` between them, empty where there is nothing. `recommends` and `advises_against`: interventions. `options`: "
    "choices between interventions. `amounts`: how much of an intervention, as far as it is known. `reassess`: later "
    "visits, with what is known of the date when one is due. `reached`: the node where each track ends or halts. "
    "`assumed`: elements of which nothing is known and whose missing value the guideline says stands for another one. "
    "`converted`: elements whose number stands in another unit and was rounded to how they are recorded. "
    "`needs`: missing elements that could still matter. `problems`, in words: what no patient can have, or which "
    "decision has no branch for them."
)
_DERIVED = (
    "`derived__...`: what is known of each derived element, as text: its value (`4.25`, `about 0.3333` where it does "
    "not end, a code, true or false, a day), between which ends it lies (`2 to 5`), which classes are left "
    "(`a or b`), or does_not_apply; NULL where nothing is known, and for facts that no patient can have."
)
_DOUBTFUL = (
    "A root, a power, an exponential or a logarithm is reckoned in double precision, with a bound for its error. A "
    "patient of whom that does not tell to which side a number is rounded has the status undetermined, and nothing "
    "else is said of them: `guideproof cohort`, or an evaluator beside this file, tells."
)
_ENTRY = (
    "All patients enter at the first entry point; where a column of the table says at which, write it in the place of "
    "the text in the second line of `given`."
)


def file_of(dialect: Dialect) -> str:
    """The path of the file of one dialect."""
    return f"cohort.{dialect.name}.sql"


def documents(guideline: Guideline) -> dict[str, str]:
    """The files by their paths: one statement, written in each dialect."""
    try:
        asked = statement(guideline, ANY, derived_values=True)
        written = zip(DIALECTS, asked.rows_in(DIALECTS), strict=True)
        return {file_of(dialect): _document(guideline, dialect, asked, sql) for dialect, sql in written}
    except NotExpressible as reason:
        return {file_of(dialect): _document(guideline, dialect, reason, "") for dialect in DIALECTS}


def _document(guideline: Guideline, dialect: Dialect, asked: CohortStatement | NotExpressible, sql: str) -> str:
    manifest = guideline.manifest
    mark = f"-- {stamp(guideline, file_of(dialect))}\n"
    lines = [
        one_line(f"{manifest.title}"),
        one_line(f"{manifest.id} {manifest.version}, {manifest.status}"),
        NOTICE,
        "",
        f"One statement for {dialect.title}. Made by Guideproof from the guideline: change that, not this.",
    ]
    if isinstance(asked, NotExpressible):
        return mark + _commented([*lines, "", f"There is no statement: {asked}."])
    dates = [_DATES] if guideline.dated else []
    derived = [_DERIVED] if guideline.derived else []
    doubtful = [_DOUBTFUL] if asked.doubtful else []
    entry = [_ENTRY] if len(manifest.entry_points) > 1 else []
    return (
        mark
        + _commented([*lines, "", _TABLE, *dates, *entry, "", _RESULT, *derived, *doubtful])
        + sql.rstrip("\n")
        + ";\n"
    )


def _commented(paragraphs: list[str]) -> str:
    return "".join(
        f"-- {line}".rstrip() + "\n" for paragraph in paragraphs for line in (wrap(paragraph, _WIDTH) or [""])
    )
