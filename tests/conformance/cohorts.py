"""The cohort statement as a back end: cases become a file of patients, which DuckDB or Spark reads as in a cohort run.

Asked are both statements: the rows, and the tally, for each patient alone; and on DuckDB the same by bits, as a run
does it. Together they say the status, the recommendations, the choices, the later visits, every node that applies and
every branch that is taken, the needs and what is wrong; the rows alone also what is known of derived values. They name
things by their ids and give no order and no reasons. Spark is asked for the rows alone: it needs half a minute to
compile the tally of a small guideline.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nanoarrow as na
from tests.conformance.cases import Case
from tests.conformance.tables import Form, write_table

from guideproof.cohort.engine import Engine as CohortEngine
from guideproof.cohort.engine import silent
from guideproof.cohort.opening import Cohort as OpenedCohort
from guideproof.cohort.opening import Order, open_cohort
from guideproof.cohort.settled import counted_as, settle, told_by_library
from guideproof.cohort.sliced.evaluated import planned, sliced
from guideproof.cohort.sliced.tally import SlicedTally
from guideproof.cohort.sliced.truths import NotSliced
from guideproof.cohort.spark import missing_java
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.model.node import Reassess
from guideproof.model.number import exact, format_number
from guideproof.model.value_text import rounded
from guideproof.renderers.cohort_sql.arithmetic import NotExpressible
from guideproof.renderers.cohort_sql.columns import LayerColumn
from guideproof.renderers.cohort_sql.expressions import column
from guideproof.renderers.cohort_sql.outcome import IDENTITY
from guideproof.renderers.cohort_sql.settling import KEY, keyed, settled_rows
from guideproof.renderers.cohort_sql.statement import CohortStatement, selected, statement, written
from guideproof.renderers.cohort_sql.tally import Tallied, TallyCount
from guideproof.renderers.cohort_sql.told import derived_column

LISTS = ("recommends", "options", "advises_against", "amounts", "reassess", "reached", "assumed", "converted", "needs")

NO_TYPE = "no exact type tells"
"""Stands for what is known of a derived element that no exact type of SQL can tell."""


class Cohort:
    """Answers cases by the statement over a file of one form; cases that the form cannot hold are left out."""

    def __init__(self, engine: str, title: str, form: Form, *, tally: bool) -> None:
        self.name = f"cohort statement on {title}, {form.value}"
        self.answers_a_case = 4 if tally else 1
        self._engine, self._form, self._tally = engine, form, tally

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None:
        self._sent = guideline, cases

    def receive(self) -> list[Any]:
        guideline, cases = self._sent
        found: list[Any] = [None] * len(cases)
        with TemporaryDirectory() as folder:
            path = Path(folder, f"patients.{self._form.suffix}")
            places = write_table(guideline, cases, self._form, path)
            answers = self._asked(guideline, path) if places else []
            # A patient lost on the way must not pass for one that the table does not hold.
            for place, answer in zip(places, answers, strict=True) if answers is not None else ():
                found[place] = answer
        return found

    def expected(self, guideline: Guideline, answers: Sequence[Any], received: Sequence[Any]) -> list[Any]:
        """What it must say where the library says this: nothing of cases that the table does not hold."""
        pairs = list(zip(answers, received, strict=True))
        parts = ("row", "counted") if self._tally else ("row",)
        said = [None if came is None else in_words(guideline, each["evaluation"]) for each, came in pairs]
        told = [None if came is None else values_told(guideline, each["evaluation"], came) for each, came in pairs]
        answers = [None if each is None else {part: each[part] for part in parts} for each in said]
        answers = [{**each, "in bits": each} if each and self._tally else each for each in answers]
        return [each and {**each, "told": values} for each, values in zip(answers, told, strict=True)]

    def rows(self, asked: CohortStatement) -> str:
        """The statement that gives a row a patient; a test of this harness plants a fault here."""
        return asked.rows()

    def _asked(self, guideline: Guideline, path: Path) -> list[Any] | None:
        """The answers for the patients of the table, in order; ``None`` where there is no statement for it."""
        with open_cohort(guideline, Order(path, engine=self._engine)) as cohort:
            engine = cohort.engine
            try:
                asked = statement(guideline, engine.dialect, cohort.matched.table, derived_values=True)
            except NotExpressible:
                return None
            settled: dict[str, list[Tally]] = {}
            if asked.doubtful:
                asked, settled = keyed(asked), _settled(guideline, cohort, keyed(asked))
            sql = settled_rows(asked, in_order=True) if settled else self.rows(asked)
            found = self._written(engine, sql, path.with_name("rows.ndjson"))
            found.sort(key=lambda row: str(row["patient_id"]))
            said = [{"row": row_said(guideline, row)} for row in found]
            told = [told_in(row, guideline, asked) for row in found]
            if not self._tally:
                return [{**one, "told": values} for one, values in zip(said, told, strict=True)]
            identity = engine.dialect.identifier(IDENTITY)
            alone = f"{asked.tally().rstrip()}\nGROUP BY {identity} ORDER BY {identity}"
            numbers, counts = self._written(engine, alone, path.with_name("tally.ndjson")), asked.counts()
            by_sql = [
                {**row, "counted": _counted(counts, list(each.values()))}
                for row, each in zip(said, numbers, strict=True)
            ]
            if asked.doubtful:
                for row, one in zip(found, by_sql, strict=True):
                    one["counted"] = _counted_as(settled.get(str(row["patient_id"]), one["counted"]))
                both = [{**one, "in bits": one} for one in by_sql]  # as in a run
                return [{**one, "told": values} for one, values in zip(both, told, strict=True)]
            try:
                in_bits = _in_bits(guideline, engine, asked, path.with_name("sliced.ndjson"))
            except NotSliced:
                in_bits = by_sql  # as in a run
            both = zip(by_sql, in_bits, told, strict=True)
            return [{**one, "in bits": other, "told": values} for one, other, values in both]

    @staticmethod
    def _written(engine: CohortEngine, sql: str, out: Path) -> list[dict[str, Any]]:
        """The rows of a statement, as a run would write them."""
        engine.write(sql, out, silent)
        return _read(out)


Tally = tuple[Tallied, tuple[str, ...]]


def _settled(guideline: Guideline, cohort: OpenedCohort, asked: CohortStatement) -> dict[str, list[Tally]]:
    """As what everybody is counted of whom no double tells, by their ids; all together it must add up."""
    engine = cohort.engine
    settled = settle(guideline, cohort, asked, silent)
    told = {key: list(counted_as(found)) for key, _, found in told_by_library(guideline, cohort, asked)}
    keys = [
        LayerColumn("id", asked.dialect.cast(column(IDENTITY), asked.dialect.text)),
        LayerColumn("key", column(KEY)),
    ]
    blocks = written(asked.layers, asked.dialect.stored(asked.table.name), asked.dialect, first=True)
    rows = engine.some(f"WITH {blocks} {selected(keys, asked.layers[-1].name, asked.dialect)}")
    found = {str(id): told[str(key)] for id, key in rows if str(key) in told}
    assert len(found) == settled.patients
    numbers = engine.one(asked.tally(), silent)
    added = settled.added(asked, numbers)
    counts = Counter(each for every in found.values() for each in every)
    assert sum(added) == sum(numbers) + sum(counts.values()) - len(found)
    return found


def _counted_as(counted: dict[str, Any] | list[Tally]) -> dict[str, Any]:
    """What the library counts a patient as, as the tally would."""
    if isinstance(counted, dict):
        return counted
    found: dict[str, list[str]] = {kind.value: [] for kind in Tallied}
    for kind, ids in counted:
        found[kind.value].append(ids[0].partition("__")[0] if kind is Tallied.PROBLEM else " ".join(ids))
    return {kind: _ids(ids) for kind, ids in found.items()}


def _read(out: Path) -> list[dict[str, Any]]:
    parts = sorted(out.glob("part-*")) if out.is_dir() else [out]
    # Not `splitlines`: a line separator (U+2028) in a text ends no line of NDJSON.
    return [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").split("\n") if line]


def _in_bits(guideline: Guideline, engine: CohortEngine, asked: CohortStatement, out: Path) -> list[dict[str, Any]]:
    """What a run on DuckDB says of each patient, in the order of their ids; all together it must say the same."""
    both = planned(guideline, asked, rows=True)
    whole, together = both.plan, sliced(engine, both, out, silent)
    rows, alone = {str(row["patient_id"]): row for row in _read(out)}, dict[str, list[int]]()
    for answers in engine.batches(whole.query(rows=True), silent, in_order=True):
        batch = SlicedTally(whole).add(answers, len(whole.kept))
        ids = na.Array(answers.child(0)).to_pylist()
        wrong = [na.Array(answers.child(len(whole.kept) + place)).to_pylist() for place in range(len(whole.words))]
        held = [(count, None if holds is None else holds(batch)[0]) for count, holds in whole.counts]
        for row, id in enumerate(ids):
            about = {
                each.about: 1
                for found, word in zip(wrong, whole.words, strict=True)
                for bit, each in enumerate(word)
                if found[row] >> bit & 1
            }
            bits = (about.get(count.ids[0], 0) if each is None else each >> row & 1 for count, each in held)
            alone[str(id)] = [1, *bits]
    assert [sum(numbers) for numbers in zip(*alone.values(), strict=True)] == list(together)
    return [
        {"row": row_said(guideline, rows[id]), "counted": _counted(asked.counts(), alone[id])} for id in sorted(rows)
    ]


def on_duckdb(form: Form) -> Cohort:
    """The statement on DuckDB, in this process."""
    return Cohort("duckdb", "DuckDB", form, tally=True)


def on_spark(form: Form) -> Cohort:
    """The statement on a Spark of this machine."""
    return Cohort("spark", "Spark", form, tally=False)


def missing_spark() -> str | None:
    """What to install where Spark cannot run."""
    without = None if find_spec("pyspark") else "Spark is not installed: pip install 'guideproof[spark]'"
    return missing_java() or without


def row_said(guideline: Guideline, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its lists as lists; of problems only what they are about, since they are worded for a table."""
    text = str(row["problems"])
    things = [ON, *guideline.elements, *guideline.derived, *guideline.constraints, *guideline.nodes] if text else ()
    about = [id for id in things if re.search(rf"(?:^|; ){re.escape(id)}(?:__[a-z0-9_]+)?: ", text)]
    lists = {name: _ids(filter(None, str(row[name]).split(", "))) for name in LISTS}
    return {"entry": row["entry"], "status": row["status"], **lists, "problems": _ids(about)}


def _counted(counts: Sequence[TallyCount], row: Sequence[int]) -> dict[str, Any]:
    """As what each number of the tally counts this patient."""
    patients, *numbers = row
    assert patients == 1
    found: dict[str, list[str]] = {kind.value: [] for kind in Tallied}
    for count, number in zip(counts, numbers, strict=True):
        if number:
            id = count.ids[0].partition("__")[0] if count.kind is Tallied.PROBLEM else " ".join(count.ids)
            found[count.kind.value].append(id)
    return {kind: _ids(ids) for kind, ids in found.items()}


def told_in(row: Mapping[str, Any], guideline: Guideline, asked: CohortStatement) -> dict[str, Any]:
    """What a row tells of derived elements."""
    told = {id: row[derived_column(id)] for id in guideline.derived}
    return told | dict.fromkeys(asked.told.untold, NO_TYPE)


def values_told(guideline: Guideline, evaluation: Mapping[str, Any], came: Mapping[str, Any]) -> dict[str, str | None]:
    """The derived values of the library as a row has them; those that no exact type of SQL tells are told to be so."""
    values = {id: _value(each) for id, each in evaluation["derived"].items()}
    if any(not each["node"] for each in evaluation["problems"]):
        values = {}
    told = {id: values.get(id) for id in guideline.derived}
    # A quotient that ends after more digits than there is room for is told as one that does not end.
    quotients = {id: evaluation["derived"].get(id) for id, each in came["told"].items() if str(each)[:5] == "about"}
    ended = {id: _about(each) for id, each in quotients.items() if isinstance(each, int | float)}
    return told | ended | {id: NO_TYPE for id, each in came["told"].items() if each == NO_TYPE}


def _value(data: Any) -> str | None:
    match data:
        case None:
            return None
        case bool():
            return str(data).lower()
        case {"one_of": codes}:
            return " or ".join(codes)
        case dict():
            return " to ".join(str(_value(each)) for each in data.values())
        case str() if "/" in data:
            return _about(Fraction(data))
        case str():
            return data
        case _:
            return format_number(exact(data))


def _about(number: Fraction | float) -> str:
    return f"about {rounded(exact(number))}"


def _ids(ids: Iterable[str]) -> list[str]:
    return sorted(set(ids))


def _later(guideline: Guideline, said: Mapping[str, Any]) -> str:
    """A later visit with the date when it is due."""
    node, due = guideline.nodes[said["node"]], said["due"]
    if not isinstance(node.body, Reassess) or node.body.due is None:
        return node.id
    told = f"{due['on_or_after']} to {due['on_or_before']}" if isinstance(due, Mapping) else due
    return f"{node.id}: {told or '?'}"


def in_words(guideline: Guideline, evaluation: Mapping[str, Any]) -> dict[str, Any]:
    """An evaluation of the library in the words of a row and of the tally."""
    single, chosen = [], dict[str, list[str]]()
    for each in evaluation["recommendations"]:
        if each["selection"] == "all":
            single.append(each)
        else:
            chosen.setdefault(f"{each['node']} {each['selection']}", []).append(each["intervention"])
    # Of the way to a decision without a branch the library alone tells.
    path = evaluation["path"] if evaluation["status"] != "invalid" else []
    visited = dict.fromkeys(step["node"] for step in path)
    ends = [id for id in visited if not any(target.id in visited for _, target in guideline.nodes[id].edges)]
    choices = [f"{key.partition(' ')[2]} of {' | '.join(dict.fromkeys(ids))}" for key, ids in chosen.items()]
    recommends = _ids(each["intervention"] for each in single if each["direction"] == "for")
    against = _ids(each["intervention"] for each in single if each["direction"] == "against")
    given = (each for each in evaluation["recommendations"] if each["amount"] is not None)
    amounts = _ids(f"{each['intervention']}: {each['amount']}" for each in given)
    needs = _ids(each["element"] for each in evaluation["needs"])
    gaps = _ids(each["node"] for each in evaluation["problems"] if each["node"])
    problems = _ids(each["element"] or each["constraint"] for each in evaluation["problems"] if not each["node"])
    assumed = _ids(each["element"] for each in evaluation["assumed"])
    converted = _ids(each["element"] for each in evaluation["converted"])
    row = {
        "entry": evaluation["entry"], "status": evaluation["status"], "recommends": recommends,
        "options": _ids(choices), "advises_against": against, "amounts": amounts,
        "reassess": _ids(_later(guideline, each) for each in evaluation["reassess"]), "reached": _ids(ends),
        "assumed": assumed,
        "converted": converted, "needs": needs, "problems": problems or gaps,
    }  # fmt: skip
    taken = [f"{step['node']} {step['branch']}" for step in path if step["branch"] is not None]
    counted = {
        Tallied.STATUS: [evaluation["status"]],
        Tallied.NODE: _ids(visited),
        Tallied.BRANCH: _ids(taken),
        Tallied.FOR: recommends,
        Tallied.OPTION: _ids(id for ids in chosen.values() for id in ids),
        Tallied.AGAINST: against,
        Tallied.NEED: needs,
        Tallied.ASSUMED: assumed,
        Tallied.CONVERTED: converted,
        Tallied.PROBLEM: problems,
        Tallied.GAP: gaps,
    }
    return {"row": row, "counted": {kind.value: ids for kind, ids in counted.items()}}
