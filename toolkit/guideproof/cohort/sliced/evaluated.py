"""A cohort evaluated batch after batch: its numbers and, if they are wanted, its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guideproof.cohort.engine import Engine, Progress
from guideproof.cohort.sliced.plan import Plan
from guideproof.cohort.sliced.rows import WordList, answered, text_table, word_lists
from guideproof.cohort.sliced.tally import SlicedTally
from guideproof.model.element import ON
from guideproof.renderers.cohort_sql.outcome import RESULT

_ANSWERS = "answers"
_FEW = 10_000
"""Up to how many different texts a column is written by their numbers, which is quicker."""


def sliced(engine: Engine, plan: Plan, out: Path | None, progress: Progress) -> tuple[int, ...]:
    """The numbers of the tally; ``out`` gets a row a patient, in the order of the table. Raises ``NotSliced``."""
    lists = word_lists(plan) if out is not None else ()  # before the tally, which takes the names of what is asked
    tally = SlicedTally(plan)
    if out is None:
        for answers in engine.batches(plan.query(rows=False), progress):
            tally.add(answers, 0)
        return tally.numbers()
    for answers in engine.batches(plan.query(rows=True), progress, in_order=True):
        batch = tally.add(answers, len(plan.kept))
        engine.keep(_ANSWERS, answered(lists, batch, answers, plan.kept), progress)
    numbers = tally.numbers()
    if not numbers[0]:
        engine.write(plan.asked.rows(), out, progress)
        return numbers
    [(_, stored, *_), *_] = engine.some(f"DESCRIBE {plan.query(rows=True)}")
    id = "CAST(id AS UUID)" if stored == "UUID" else "id"  # a UUID comes through Arrow as a text
    engine.write(_rows(engine, lists, id, progress, dated=ON in plan.kept), out, progress)
    return numbers


def _rows(engine: Engine, lists: tuple[WordList, ...], id: str, progress: Progress, *, dated: bool) -> str:
    """The statement for the rows, out of the words of each and a table from words to texts for each list."""
    tables = [(each, _texts(engine, each, progress)) for each in lists if each.texts]
    # What nobody has needs no table: each is one more join of all rows.
    texts = {each.name: "CAST('' AS ENUM(''))" for each in lists if not each.texts}
    texts |= {each.name: f"{table}.text" for each, table in tables}
    texts |= {"patient_id": id, "entry": "entry", "problems": f"COALESCE(own, {texts['problems']})"}
    names, status = list(RESULT), RESULT.index("status")
    if dated:
        texts[ON] = f'"{ON}"'
        names.insert(status, ON)
    columns = ", ".join(f'{texts[name]} AS "{name}"' for name in names)
    joins = " ".join(
        f"JOIN {table} ON {' AND '.join(f'{_ANSWERS}.{name} = {table}.{name}' for name in _names(each))}"
        for each, table in tables
    )
    # No join keeps an order of rows, however they are asked to be written.
    return f"SELECT {columns} FROM {_ANSWERS} {joins} ORDER BY {_ANSWERS}.rowid"


def _texts(engine: Engine, each: WordList, progress: Progress) -> str:
    """Makes a table with the texts of all words that some patient has, and gives its name."""
    names, table = list(_names(each)), f'"texts of {each.name}"'
    found = engine.some(f"SELECT DISTINCT {', '.join(names)} FROM {_ANSWERS}")
    texts = each.written(found)
    engine.keep(table, text_table(each, found, texts), progress)
    if len(set(texts)) <= _FEW:
        engine.do(f"CREATE TYPE {each.name}_text AS ENUM (SELECT DISTINCT text FROM {table} ORDER BY 1)", progress)
        engine.do(f"ALTER TABLE {table} ALTER text TYPE {each.name}_text", progress)
    return table


def _names(each: WordList) -> Iterator[str]:
    return (f'"{each.name} {place}"' for place in range(len(each.widths)))
