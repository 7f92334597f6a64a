"""A quicker way for tables in which many patients are alike, for an engine that can keep a table between statements.

Above the layer of tests there are only truths and codes, so patients with the same ones get the same result. They are
counted once a profile; the rest of the statement then runs over profiles, and its result is joined back to patients.
What the table says and what the result says are the same as in ``statement``: the layers are.
"""

from __future__ import annotations

from dataclasses import dataclass

from guideproof.renderers.cohort_sql.algorithm import ENTERED
from guideproof.renderers.cohort_sql.columns import LayerColumn
from guideproof.renderers.cohort_sql.expressions import Sql, call, case, column, number, text
from guideproof.renderers.cohort_sql.outcome import IDENTITY, RESULT, result_columns, said, whole_problems
from guideproof.renderers.cohort_sql.statement import CohortStatement, selected, written
from guideproof.renderers.cohort_sql.tree import columns_of

TABLE = "profiles"
_PATIENTS = "patients___"
_FINGERPRINT = "profile___"
_ANSWERS = "answers"
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Profiles:
    """The statements over profiles; ``keys`` are the columns in which the patients of a profile are alike."""

    statement: CohortStatement
    keys: tuple[str, ...]

    def sample(self) -> str:
        """One row: how many of the table's first patients there are, and how many profiles they have."""
        keys = ", ".join(map(self._name, self.keys))
        below = self._name(self.statement.lower[-1].name)
        first = f"SELECT * FROM {self._name(self.statement.table.name)} LIMIT {_SAMPLE}"
        counts = f"SELECT COALESCE(SUM({_PATIENTS}), 0), COUNT(*)"
        grouped = f"SELECT COUNT(*) AS {_PATIENTS} FROM {below} GROUP BY {keys}"
        return f'WITH "first" AS ({first}),\n{self._lower("first")}\n{counts} FROM ({grouped})'

    def gather(self) -> str:
        """Makes the table of profiles, each with how many patients have it and a fingerprint."""
        keys = ", ".join(map(self._name, self.keys))
        below = self._name(self.statement.lower[-1].name)
        grouped = f"SELECT {keys}, COUNT(*) AS {_PATIENTS} FROM {below} GROUP BY {keys}"
        query = f"WITH\n{self._lower()}\nSELECT *, HASH({keys}) AS {_FINGERPRINT} FROM ({grouped})"
        return f"CREATE OR REPLACE TEMPORARY TABLE {self._name(TABLE)} AS\n{query}"

    def state(self) -> str:
        """One row: whether no two profiles have one fingerprint, and whether some patient has a wrong value."""
        wrong = f"COALESCE(BOOL_OR({self._misfit}), FALSE)"
        return f"SELECT COUNT(*) = COUNT(DISTINCT {_FINGERPRINT}), {wrong} FROM {self._name(TABLE)}"

    def tally(self) -> str:
        """As ``Statement.tally``, without the numbers of single values."""
        numbers = [LayerColumn("patients", _total(column(_PATIENTS)))]
        for place, count in enumerate(self.statement.counts()):
            if not count.value:
                held = case((count.holds, column(_PATIENTS)), otherwise=number(0))
                numbers.append(LayerColumn(f"count_{place}", _total(held)))
        return f"WITH\n{self._upper()}\n{self._selected(numbers, self.statement.layers[-1].name)}"

    def values(self) -> str:
        """One row: the numbers of single values that ``tally`` leaves out."""
        numbers = [count.column(place) for place, count in enumerate(self.statement.counts()) if count.value]
        below = self.statement.lower[-1].name
        return f"WITH\n{self._lower()}\n{self._selected(numbers, below)}\nWHERE {self._misfit}"

    def answer(self) -> list[str]:
        """Makes the table of answers: by fingerprint the columns of the result that all patients of a profile share.

        Their texts are few, so they are kept as numbers of texts, which are written ten times as quickly.
        """
        found = self.statement
        entry = column(ENTERED) if ENTERED in self.keys else text(found.found.entries[0].name)
        problems = case(*whole_problems(found.found, found.admitted, found.dialect), otherwise=text(""))
        texts = [LayerColumn("entry", entry), *_shared(found), LayerColumn("problems", problems)]
        columns = [LayerColumn(_FINGERPRINT, column(_FINGERPRINT)), *texts]
        query = f"WITH\n{self._upper()}\n{self._selected(columns, found.layers[-1].name)}"
        made = [f"CREATE OR REPLACE TEMPORARY TABLE {_ANSWERS} AS\n{query}"]
        for each in texts:
            values = f"SELECT DISTINCT {each.name} FROM {_ANSWERS} ORDER BY 1"
            made.append(f"CREATE TYPE {each.name}_text AS ENUM ({values})")
            made.append(f"ALTER TABLE {_ANSWERS} ALTER {each.name} TYPE {each.name}_text")
        return made

    def rows(self, *, misfits: bool) -> str:
        """As ``Statement.rows``; without ``misfits`` where no single value is wrong, which is quicker."""
        found, dialect = self.statement, self.statement.dialect
        keys = ", ".join(map(self._name, self.keys))
        # What is wrong with values quotes them, so it is said of the patient and not of the profile.
        own = dialect.sql(case((found.admitted.misfit, said(found.admitted.values, dialect)))) if misfits else "NULL"
        patients = (
            f"SELECT {self._name(IDENTITY)} AS patient_id, HASH({keys}) AS {_FINGERPRINT}, {own} AS own"
            f" FROM {self._name(found.lower[-1].name)}"
        )
        names = ", ".join(f"a.{name}" for name in RESULT[1:-1])
        problems = "COALESCE(p.own, a.problems)" if misfits else "a.problems"
        return (
            f"WITH\n{self._lower()}\nSELECT p.patient_id, {names}, {problems} AS problems\n"
            f"FROM ({patients}) AS p JOIN {_ANSWERS} AS a ON p.{_FINGERPRINT} = a.{_FINGERPRINT}"
        )

    @property
    def _misfit(self) -> str:
        return self.statement.dialect.sql(self.statement.admitted.misfit)

    def _name(self, name: str) -> str:
        return self.statement.dialect.identifier(name)

    def _lower(self, table: str | None = None) -> str:
        return written(self.statement.lower, table or self.statement.table.name, self.statement.dialect, first=True)

    def _upper(self) -> str:
        return written(self.statement.upper, TABLE, self.statement.dialect, first=False)

    def _selected(self, columns: list[LayerColumn], below: str) -> str:
        return selected(columns, below, self.statement.dialect)


def profiles(found: CohortStatement) -> Profiles:
    """The profiles of a statement: what its upper layers, its result and its tally read of the lower ones."""
    below = {each.name for layer in found.lower for each in layer.columns} - {IDENTITY}
    read: list[Sql] = [each.sql for layer in found.upper for each in layer.columns]
    read += [each.sql for each in _shared(found)]
    read += [case((each.holds, text(""))) for each in found.admitted.whole]
    read += [count.holds for count in found.counts() if not count.value]
    names = {name for sql in read for name in columns_of(sql)}
    return Profiles(found, tuple(sorted(names & below)))


def _shared(found: CohortStatement) -> list[LayerColumn]:
    """The columns of the result that all patients of a profile share, but for their problems."""
    return result_columns(found.found, found.admitted, found.lacks, found.dialect)[2:-1]


def _total(value: Sql) -> Sql:
    return call("COALESCE", call("SUM", value), number(0))
