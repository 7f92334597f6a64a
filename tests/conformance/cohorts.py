"""The cohort statement as a back end: cases become a file of patients, which DuckDB or Spark reads as in a cohort run.

Asked are both statements: the rows, and the tally, for each patient alone. Together they say the status, the
recommendations, the choices, the later visits, every node that applies and every branch that is taken, the needs and
what is wrong. They name things by their ids and give no order, no reasons and no derived values. Spark is asked for the
rows alone: it needs half a minute to compile the tally of a small guideline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conformance.cases import Case
from tests.conformance.tables import Form, write_table

from guideproof.cohort.engine import Engine as CohortEngine
from guideproof.cohort.engine import silent
from guideproof.cohort.opening import Order, open_cohort
from guideproof.cohort.spark import missing_java
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.numbers import NotExpressible
from guideproof.renderers.cohort_sql.outcome import IDENTITY
from guideproof.renderers.cohort_sql.statement import CohortStatement, statement
from guideproof.renderers.cohort_sql.tally import Tallied, TallyCount

LISTS = ("recommends", "options", "advises_against", "reassess", "reached", "needs")


class Cohort:
    """Answers cases by the statement over a file of one form; cases that the form cannot hold are left out."""

    def __init__(self, engine: str, title: str, form: Form, *, tally: bool) -> None:
        self.name = f"cohort statement on {title}, {form.value}"
        self.answers_a_case = 2 if tally else 1
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
        pairs = zip(answers, received, strict=True)
        parts = ("row", "counted") if self._tally else ("row",)
        said = [None if came is None else in_words(guideline, each["evaluation"]) for each, came in pairs]
        return [None if each is None else {part: each[part] for part in parts} for each in said]

    def rows(self, asked: CohortStatement) -> str:
        """The statement that gives a row a patient; a test of this harness plants a fault here."""
        return asked.rows()

    def _asked(self, guideline: Guideline, path: Path) -> list[Any] | None:
        """The answers for the patients of the table, in order; ``None`` where there is no statement for it."""
        with open_cohort(guideline, Order(path, engine=self._engine)) as cohort:
            engine = cohort.engine
            try:
                asked = statement(guideline, engine.dialect, cohort.matched.table)
            except NotExpressible:
                return None
            found = self._written(engine, self.rows(asked), path.with_name("rows.ndjson"))
            found.sort(key=lambda row: str(row["patient_id"]))
            said = [{"row": _row(guideline, row)} for row in found]
            if not self._tally:
                return said
            identity = engine.dialect.identifier(IDENTITY)
            alone = f"{asked.tally().rstrip()}\nGROUP BY {identity} ORDER BY {identity}"
            numbers, counts = self._written(engine, alone, path.with_name("tally.ndjson")), asked.counts()
            pairs = zip(said, numbers, strict=True)
            return [{**row, "counted": _counted(counts, each)} for row, each in pairs]

    @staticmethod
    def _written(engine: CohortEngine, sql: str, out: Path) -> list[dict[str, Any]]:
        """The rows of a statement, as a run would write them."""
        engine.write(sql, out, silent)
        parts = sorted(out.glob("part-*")) if out.is_dir() else [out]
        # Not `splitlines`: a line separator (U+2028) in a text ends no line of NDJSON.
        return [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").split("\n") if line]


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


def _row(guideline: Guideline, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its lists as lists; of problems only what they are about, since they are worded for a table."""
    text = str(row["problems"])
    things = [*guideline.elements, *guideline.derived, *guideline.constraints, *guideline.nodes] if text else ()
    about = [id for id in things if re.search(rf"(?:^|; ){re.escape(id)}(?:__[a-z0-9_]+)?: ", text)]
    lists = {name: _ids(filter(None, str(row[name]).split(", "))) for name in LISTS}
    return {"entry": row["entry"], "status": row["status"], **lists, "problems": _ids(about)}


def _counted(counts: Sequence[TallyCount], row: Mapping[str, Any]) -> dict[str, Any]:
    """As what each number of the tally counts this patient."""
    patients, *numbers = row.values()
    assert patients == 1
    found: dict[str, list[str]] = {kind.value: [] for kind in Tallied}
    for count, number in zip(counts, numbers, strict=True):
        if number:
            id = count.ids[0].partition("__")[0] if count.kind is Tallied.PROBLEM else " ".join(count.ids)
            found[count.kind.value].append(id)
    return {kind: _ids(ids) for kind, ids in found.items()}


def _ids(ids: Iterable[str]) -> list[str]:
    return sorted(set(ids))


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
    needs = _ids(each["element"] for each in evaluation["needs"])
    gaps = _ids(each["node"] for each in evaluation["problems"] if each["node"])
    problems = _ids(each["element"] or each["constraint"] for each in evaluation["problems"] if not each["node"])
    row = {
        "entry": evaluation["entry"], "status": evaluation["status"], "recommends": recommends,
        "options": _ids(choices), "advises_against": against,
        "reassess": _ids(each["node"] for each in evaluation["reassess"]), "reached": _ids(ends), "needs": needs,
        "problems": problems or gaps,
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
        Tallied.PROBLEM: problems,
        Tallied.GAP: gaps,
    }
    return {"row": row, "counted": {kind.value: ids for kind, ids in counted.items()}}
