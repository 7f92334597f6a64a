"""Files as DuckDB takes them in a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guideproof.cohort.separated.reading import Separated
from guideproof.cohort.stored import Storage, Stored

_EXACT = re.compile(r"U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)")
_DECIMAL = re.compile(r"DECIMAL\([0-9]+,([0-9]+)\)")

_KINDS = {
    "BOOLEAN": Storage.BOOLEAN,
    "VARCHAR": Storage.TEXT,
    "DOUBLE": Storage.DOUBLE,
    "FLOAT": Storage.SINGLE,
    "DATE": Storage.DAY,
    "VARCHAR[]": Storage.TEXTS,
}

_PATTERN_SIGN = re.compile(r"([*?\[])")


def text_literal(value: str) -> str:
    """A text in DuckDB's SQL."""
    return "'" + value.replace("'", "''") + "'"


def csv_relation(paths: str, names: Sequence[str], table: Separated) -> str:
    """A statement for CSV files with these names for their columns: everything as text, since what a value is the
    statement says, and no convention but those that our own reader has found kept."""
    columns = ", ".join(f"{text_literal(name)}: 'VARCHAR'" for name in names)
    # DuckDB is strict about the line end that it sees first, even where that stands in quotation marks, and about a
    # single one in the whole file. What else it is strict about has been looked for already.
    odd = table.mixed or any("\n" in name or "\r" in name for name in table.header.names)
    strict = "false" if odd else "true"
    # In parallel it looks for a line end to begin at, and may take one that stands in quotation marks.
    parallel = "false" if table.quoted_line_ends else "true"
    return (
        f"SELECT * FROM read_csv({paths}, auto_detect = false, header = true, skip = 0,"
        f" delim = {text_literal(table.header.sign)}, quote = '\"', escape = '\"', comment = '',"
        f" columns = {{{columns}}}, nullstr = ['', 'null'], null_padding = false, ignore_errors = false,"
        f" parallel = {parallel}, strict_mode = {strict}, hive_partitioning = false)"
    )


def paths_literal(parts: Sequence[Path]) -> str:
    """Files as DuckDB takes them: a name may hold what it would take for a pattern of names."""
    names = [text_literal(_PATTERN_SIGN.sub(r"[\1]", str(part))) for part in parts]
    return f"[{', '.join(names)}]"


def top_names(schema: Sequence[tuple[Any, ...]]) -> list[str]:
    """The names of the columns of a Parquet file, of whose schema every element is listed before its children."""
    names, left = [], 0
    for place, (name, children) in enumerate(schema):
        if place == 0:
            continue
        if left == 0:
            names.append(str(name))
            left = 1
        left += int(children) - 1
    return names


def stored_as(name: str, type: str, label: str) -> Stored:
    """A column of a type of DuckDB's."""
    decimal = _DECIMAL.fullmatch(type)
    if decimal:
        return Stored(name, Storage.EXACT, label, int(decimal[1]))
    if _EXACT.fullmatch(type):
        return Stored(name, Storage.EXACT, label)
    kind = Storage.TEXT if type.startswith("ENUM(") else _KINDS.get(type, Storage.OTHER)
    return Stored(name, kind, label)
