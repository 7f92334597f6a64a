"""Patients of whom a double does not tell: who they are, and the rows of all with what was told of these otherwise.

Patients of whom the table says the same are one: they are known by a text of all that it says, their *key*.
"""

from __future__ import annotations

from msgspec.structs import replace

from guideproof.renderers.cohort_sql.columns import Layer, LayerColumn
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import Sql, beside, call, case, column, counted_all, present, text
from guideproof.renderers.cohort_sql.layout import selected, written
from guideproof.renderers.cohort_sql.outcome import RESULT, STATUS, UNDETERMINED
from guideproof.renderers.cohort_sql.statement import CohortStatement

KEY = "key___"
SETTLED = "settled___"
_ANSWERS, _PLACE = "answers___", "place___"


def keyed(asked: CohortStatement) -> CohortStatement:
    """The statement with the key of each patient in its lowest layer, and all that the table says of them."""
    dialect, lowest, *above = asked.dialect, *asked.lower
    stored = [column(dialect.stored(name)) for name in asked.doubtful]
    columns = [LayerColumn(KEY, _key(stored, dialect)), *map(LayerColumn, map(_raw, range(len(stored))), stored)]
    return replace(asked, lower=(Layer(lowest.name, lowest.says, [*lowest.columns, *columns]), *above))


def undetermined(asked: CohortStatement) -> str:
    """Of the patients of whom a double does not tell: the key, how many have it, and all that the table says."""
    raw = [LayerColumn(name, call("MIN", column(name))) for name in map(_raw, range(len(asked.doubtful)))]
    columns = [LayerColumn(KEY, column(KEY)), LayerColumn("patients___", counted_all()), *raw]
    dialect = asked.dialect
    status, key = dialect.identifier(STATUS), dialect.identifier(KEY)
    blocks = written(asked.layers, dialect.stored(asked.table.name), dialect, first=True)
    asked_for = selected(columns, asked.layers[-1].name, dialect)
    return f"WITH\n{blocks}\n{asked_for}\nWHERE {status} = {dialect.sql(text(UNDETERMINED))}\nGROUP BY {key}"


def told(asked: CohortStatement) -> tuple[str, ...]:
    """The columns of the result that are told otherwise: all but who it is and where they enter, and when."""
    derived = [each.name for each in asked.told.columns]
    return (*RESULT[2:], *derived)


def settled_rows(asked: CohortStatement, *, in_order: bool) -> str:
    """As ``asked.rows()``, where a table ``SETTLED`` has for some keys the columns that are ``told``."""
    dialect, result, layers = asked.dialect, asked.columns(), asked.layers_of_rows
    answers = [LayerColumn(KEY, column(KEY)), *(replace(each, comment="") for each in result)]
    blocks = written(layers, dialect.stored(asked.table.name), dialect, first=True)
    whole = selected(answers, layers[-1].name, dialect)
    if in_order:
        whole = whole.replace("SELECT", f"SELECT ROW_NUMBER() OVER () AS {dialect.identifier(_PLACE)},", 1)
    names = [each.name for each in result]
    first, second = dialect.identifier(_ANSWERS), dialect.identifier(SETTLED)
    key = dialect.identifier(KEY)

    def one(name: str) -> str:
        own, said = (f"{table}.{dialect.identifier(name)}" for table in (first, second))
        if name not in told(asked):
            return f"{own} AS {dialect.identifier(dialect.stored(name))}"
        told_otherwise = f"CASE WHEN {second}.{key} IS NULL THEN {own} ELSE {said} END"
        return f"{told_otherwise} AS {dialect.identifier(dialect.stored(name))}"

    columns = ",\n  ".join(map(one, names))
    joined = f"FROM {first} LEFT JOIN {second} ON {first}.{key} = {second}.{key}"
    order = f"\nORDER BY {first}.{dialect.identifier(_PLACE)}" if in_order else ""
    return f"WITH\n{blocks},\n{first} AS (\n{whole}\n)\nSELECT\n  {columns}\n{joined}{order}\n"


def _raw(place: int) -> str:
    return f"raw___{place}"


def _key(stored: list[Sql], dialect: Dialect) -> Sql:
    """Texts with their lengths before them, so that no two rows that differ are one text."""
    parts: list[Sql] = []
    for each in stored:
        said = dialect.cast(each, dialect.text)
        size = dialect.cast(call("LENGTH", said), dialect.text)
        parts.append(case((present(each), beside(size, text(":"), said)), otherwise=text("-")))
    return beside(*parts) if len(parts) > 1 else parts[0]
