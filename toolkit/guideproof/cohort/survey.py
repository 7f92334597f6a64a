"""The first question to a table: are all its rows there, and is each a patient who can be told from the others?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from guideproof.cohort.columns import Matched
from guideproof.cohort.engine import Engine, Progress
from guideproof.cohort.files import Format
from guideproof.cohort.lines import listed
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.opened import OpenedTable
from guideproof.cohort.places import Sought, find
from guideproof.cohort.sliced.plan import ID
from guideproof.cohort.stored import Storage
from guideproof.model.number import parse_number
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import text
from guideproof.renderers.cohort_sql.statement import CohortTable

_SHOWN = 5


class _Identities(Struct, frozen=True):
    """Numbers of patients: all, those with an id, how many different ids they have, those whose id is the name of the
    column."""

    patients: int
    named: int
    different: int
    headers: int


def survey(
    engine: Engine, opened: OpenedTable, matched: Matched, progress: Progress, kept: str | None = None
) -> tuple[str, ...]:
    """What is odd about the rows of a table, each with how many and where; ``kept`` is a table of the engine's with all
    ids as texts, in its column ``id``, where they have been read already.

    Raises ``CohortMisuse`` where the engine does not find the patients that our own reader has counted.
    """
    label = matched.stored[matched.table.patient].label
    found = _identities(engine, matched, label, progress, kept)
    if opened.records is not None and opened.records != found.patients:
        raise CohortMisuse(
            f"`{opened.file.path}` has {opened.records:,} rows, and {engine.title} reads {found.patients:,} of it: of a"
            " table that two readers read differently nothing is said"
        )
    return (*opened.notes(), *_odd(engine, opened, matched, label, found))


def _identities(engine: Engine, matched: Matched, label: str, progress: Progress, kept: str | None) -> _Identities:
    table, dialect = matched.table, engine.dialect
    if matched.stored[table.patient].storage is Storage.EXACT and parse_number(label) is None and engine.keeps_tables:
        # Numbers that only grow are all different, which is seen many times as quickly as counted; and a number is no
        # name of a column.
        identity = f"SELECT {_identity(table, dialect)} AS id___ FROM {dialect.identifier(table.name)}"
        grown = f"SELECT id___, LAG(id___) OVER () AS before___ FROM ({identity})"
        row = engine.one(
            f"SELECT COUNT(*), COUNT(id___), COALESCE(BOOL_AND(before___ < id___), TRUE) FROM ({grown})", progress
        )
        if row[2] and row[0] == row[1]:
            return _Identities(row[0], row[1], row[1], 0)
    identity, written, named = _identity(table, dialect), _as_text(matched, dialect), _named(matched, dialect)
    relation = dialect.identifier(table.name)
    if kept is not None:
        identity, written, named, relation = ID, ID, f"TRIM({ID}) <> ''", kept
    words = dict.fromkeys((label, label.lower(), label.upper()))
    headers = ", ".join(dialect.sql(text(f"{mark}{word}")) for word in words for mark in ("", "\ufeff"))
    numbers = (
        f"SELECT COUNT(*), COUNT(CASE WHEN {named} THEN 1 END), COUNT(CASE WHEN {written} IN ({headers}) THEN 1 END)"
    )
    patients, with_id, header, different = engine.one(
        f"{numbers}, COUNT(DISTINCT {identity}) FROM {relation}", progress
    )
    if with_id < patients:  # what is blank may have been counted among the different ones
        different = engine.some(f"SELECT COUNT(DISTINCT CASE WHEN {named} THEN {identity} END) FROM {relation}")[0][0]
    return _Identities(patients, with_id, different, header)


def _odd(engine: Engine, opened: OpenedTable, matched: Matched, label: str, found: _Identities) -> Iterator[str]:
    if not found.patients:
        yield "the table has no row, so there is no patient"
        return
    empty, again = found.patients - found.named, found.named - found.different
    if not (empty or again or found.headers):
        return
    twice = _twice(engine, matched) if again else []
    blank = _blank(engine, matched) if empty else 0
    names = opened.separated.header.names if opened.separated is not None else ()
    sought = Sought(label, matched.table.missing, tuple(str(id) for id, _ in twice), names)
    counts = {"empty": empty, "blank": blank, "header": found.headers, **{f"id {id}": count for id, count in twice}}
    places = find(opened, engine, matched.table, sought, counts)
    word = "row" if opened.file.format is Format.PARQUET else "line"
    _refuse_other_header(opened, places.get("other header", ()))

    def where(key: str, count: int) -> str:
        held = places.get(key, [])
        return f" ({listed(word, held, count)})" if held else ""

    if empty:
        have = "patient has" if empty == 1 else "patients have"
        yield f"{empty:,} {have} no `{label}`{where('empty', empty)}, so nobody can say who they are"
    if blank:
        rows, each = ("row holds", "it is") if blank == 1 else ("rows hold", "each is")
        yield (
            f"{blank:,} {rows} no value at all{where('blank', blank)}: {each} counted as a patient of whom nothing is"
            " known; remove it if it is none"
        )
    if found.headers:
        rows, each = ("row repeats", "it is") if found.headers == 1 else ("rows repeat", "each is")
        yield (
            f"{found.headers:,} {rows} the header{where('header', found.headers)}, as where files were joined: {each}"
            " counted as a patient; remove it"
        )
    if again:
        shown = ", ".join(f"`{id}`{where(f'id {id}', count) or f' ({count:,} times)'}" for id, count in twice)
        rows = "row has" if again == 1 else "rows have"
        yield (
            f"{again:,} {rows} a `{label}` that a row before has: {shown}{', …' if len(twice) == _SHOWN else ''}. Each"
            " row is counted as a patient of its own"
        )


def _refuse_other_header(opened: OpenedTable, places: Sequence[str]) -> None:
    """Raises ``CohortMisuse`` where a second table begins in some line."""
    if places:
        raise CohortMisuse(
            f"`{opened.file.path}`, {listed('line', places, len(places))}: another header stands here, with other names"
            " or in another order than the first line, so what follows would be read under the wrong names: give each"
            " table a file of its own"
        )


def _twice(engine: Engine, matched: Matched) -> Sequence[tuple[object, int]]:
    """The ids that stand in most rows, and in how many."""
    identity, relation = _as_text(matched, engine.dialect), engine.dialect.identifier(matched.table.name)
    rows = engine.some(
        f"SELECT {identity} AS id___, COUNT(*) AS rows___ FROM {relation} WHERE {_named(matched, engine.dialect)}"
        f" GROUP BY {identity} HAVING COUNT(*) > 1 ORDER BY rows___ DESC, id___ LIMIT {_SHOWN}"
    )
    return [(row[0], int(row[1])) for row in rows]


def _blank(engine: Engine, matched: Matched) -> int:
    """How many rows hold nothing."""
    nothing = " AND ".join(f"{engine.dialect.identifier(name)} IS NULL" for name in matched.stored)
    rows = engine.some(f"SELECT COUNT(*) FROM {engine.dialect.identifier(matched.table.name)} WHERE {nothing}")
    return int(rows[0][0])


def _identity(table: CohortTable, dialect: Dialect) -> str:
    return dialect.sql(table.identity(dialect))


def _as_text(matched: Matched, dialect: Dialect) -> str:
    identity = _identity(matched.table, dialect)
    texts = matched.stored[matched.table.patient].storage is Storage.TEXT
    return identity if texts else f"CAST({identity} AS {dialect.text})"


def _named(matched: Matched, dialect: Dialect) -> str:
    """Whether there is an id, for ``CASE``; one of blanks alone is none."""
    return f"TRIM({_as_text(matched, dialect)}) <> ''"
