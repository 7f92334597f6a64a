"""A cohort evaluated batch after batch: its numbers and, if they are wanted, its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from guideproof.cohort.engine import Engine, Progress
from guideproof.cohort.sliced.plan import ENTRY, OWN, Plan, plan
from guideproof.cohort.sliced.rows import WordList, answered, identities, text_table, word_lists
from guideproof.cohort.sliced.tally import SlicedTally
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.expressions import text
from guideproof.renderers.cohort_sql.outcome import RESULT
from guideproof.renderers.cohort_sql.statement import CohortStatement

ANSWERS = "answers"
"""The table of what is kept of each patient, with their ``id``."""

_FEW = 10_000
"""Up to how many different texts a column is written by their numbers, which is quicker."""


class Planned(Struct, frozen=True):
    """A plan, with the lists of its rows if they are wanted."""

    plan: Plan
    lists: tuple[WordList, ...]


def planned(guideline: Guideline, asked: CohortStatement, *, rows: bool) -> Planned:
    """How to evaluate a statement. Raises ``NotSliced``."""
    found = plan(guideline, asked)
    return Planned(found, word_lists(found) if rows else ())


def sliced(
    engine: Engine, planned: Planned, out: Path | None, progress: Progress, *, ids: bool = False
) -> tuple[int, ...]:
    """The numbers of the tally; ``out`` gets a row a patient, in the order of the table. With ``ids`` who each of the
    patients is is kept, if there are some."""
    whole, lists = planned.plan, planned.lists
    tally = SlicedTally(whole)
    if out is None:
        for answers in engine.batches(whole.query(rows=False, ids=ids), progress):
            tally.add(answers, int(ids))
            if ids:
                engine.keep(ANSWERS, identities(answers), progress)
        return tally.numbers()
    for answers in engine.batches(whole.query(rows=True), progress, in_order=True):
        batch = tally.add(answers, len(whole.kept))
        engine.keep(ANSWERS, answered(lists, batch, answers, whole.kept), progress)
    numbers = tally.numbers()
    if not numbers[0]:
        engine.write(whole.asked.rows(), out, progress)
        return numbers
    [(_, stored, *_), *_] = engine.some(f"DESCRIBE {whole.query(rows=True)}")
    id = "CAST(id AS UUID)" if stored == "UUID" else "id"  # a UUID comes through Arrow as a text
    engine.write(_rows(engine, whole, lists, id, progress), out, progress)
    return numbers


def _rows(engine: Engine, plan: Plan, lists: tuple[WordList, ...], id: str, progress: Progress) -> str:
    """The statement for the rows, out of the words of each and a table from words to texts for each list."""
    tables = [(each, _texts(engine, each, progress)) for each in lists if each.texts]
    # What nobody has needs no table: each is one more join of all rows.
    texts = {each.name: "CAST('' AS ENUM(''))" for each in lists if not each.texts}
    texts |= {each.name: f"{table}.text" for each, table in tables}
    entry = ENTRY if plan.entry is None else engine.dialect.sql(text(plan.entry))
    texts |= {"patient_id": id, "entry": entry, "problems": f"COALESCE({OWN}, {texts['problems']})"}
    names, status = list(RESULT), RESULT.index("status")
    if ON in plan.kept:
        texts[ON] = f'"{ON}"'
        names.insert(status, ON)
    columns = ", ".join(f'{texts[name]} AS "{name}"' for name in names)
    joins = " ".join(
        f"JOIN {table} ON {' AND '.join(f'{ANSWERS}.{name} = {table}.{name}' for name in _names(each))}"
        for each, table in tables
    )
    # No join keeps an order of rows, however they are asked to be written.
    return f"SELECT {columns} FROM {ANSWERS} {joins} ORDER BY {ANSWERS}.rowid"


def _texts(engine: Engine, each: WordList, progress: Progress) -> str:
    """Makes a table with the texts of all words that some patient has, and gives its name."""
    names, table = list(_names(each)), f'"texts of {each.name}"'
    found = engine.some(f"SELECT DISTINCT {', '.join(names)} FROM {ANSWERS}")
    texts = each.written(found)
    engine.keep(table, text_table(each, found, texts), progress)
    if len(set(texts)) <= _FEW:
        engine.do(f"CREATE TYPE {each.name}_text AS ENUM (SELECT DISTINCT text FROM {table} ORDER BY 1)", progress)
        engine.do(f"ALTER TABLE {table} ALTER text TYPE {each.name}_text", progress)
    return table


def _names(each: WordList) -> Iterator[str]:
    return (f'"{each.name} {place}"' for place in range(len(each.widths)))
