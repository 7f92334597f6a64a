"""NDJSON for DuckDB: every value as the text that stands in the file, so that nothing is converted on the way."""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.cohort.mapping import ColumnMapping, MappedColumn
from guideproof.model.element import Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.renderers.cohort_sql.columns import code_column, fact_columns


def ndjson_columns(path: str) -> str:
    """A statement for the keys of all objects of a file; ``path`` is a text in SQL."""
    return f"SELECT DISTINCT unnest(json_keys(json)) AS key FROM read_ndjson_objects({path}) ORDER BY key"


def ndjson_relation(path: str, names: Sequence[str], guideline: Guideline, mapping: ColumnMapping) -> str:
    """A statement for a file as a table of texts; a set given as a list or a mapping becomes a column a code."""
    readers = _readers(guideline, mapping)
    columns = ", ".join(f"{_text(name)}: 'JSON'" for name in names)
    source = f"read_ndjson({path}, columns = {{{columns}}})" if names else f"read_ndjson_objects({path})"
    selected: list[str] = []
    for name in names:
        element = guideline.elements.get(name)
        if element is not None and element.type is ElementType.CODES:
            selected += [f"{_member(element, code)} AS {_name(code_column(name, code))}" for code in element.codes]
        else:
            worded = readers.get(name.lower(), True)
            selected.append(f"{_unquoted(_name(name)) if worded else _raw(_name(name))} AS {_name(name)}")
    return f"SELECT {', '.join(selected) or '*'} FROM {source}"


def _readers(guideline: Guideline, mapping: ColumnMapping) -> dict[str, bool]:
    """For each column that is read, by its name in small letters, whether a text in it stands for what it says: a code,
    or what a mapping gives a meaning. Elsewhere only the sign itself is taken: ``true``, not ``"true"``."""
    found: dict[str, bool] = {}
    for element in guideline.elements.values():
        for name in fact_columns(element):
            mapped = mapping.columns.get(name, MappedColumn(name))
            worded = element.type is ElementType.CODE or mapped.values is not None
            found[mapped.column.lower()] = worded or found.get(mapped.column.lower(), False)
    return found


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _raw(value: str) -> str:
    """The JSON text of a value, with the quotation marks of a text: ``"true"`` is not ``true``."""
    return f"NULLIF(CAST({value} AS VARCHAR), 'null')"


def _unquoted(value: str) -> str:
    return f"CASE WHEN json_type({value}) = 'VARCHAR' THEN {value} ->> '$' ELSE {_raw(value)} END"


def _member(element: Element, code: str) -> str:
    """Whether a code is in a set, as the text of a boolean; for what is no set of its codes, what stands there."""
    value, codes = _name(element.id), f"[{', '.join(map(_text, element.codes))}]"
    listed = f"CAST({value} AS VARCHAR[])"
    texts = f"list_distinct([json_type(each) for each in CAST({value} AS JSON[])]) IN (['VARCHAR'], [])"
    sound = f"{texts} AND list_has_all({codes}, {listed}) AND len(list_distinct({listed})) = len({listed})"
    held = f"CASE WHEN {sound} THEN CAST(list_contains({listed}, {_text(code)}) AS VARCHAR) ELSE {_raw(value)} END"
    under = _raw(f"({value} -> {_text(code)})")
    named = f"CASE WHEN list_has_all({codes}, json_keys({value})) THEN {under} ELSE {_raw(value)} END"
    # `true` for the whole set must not be read as true for each code.
    alone = f"CASE json_type({value}) WHEN 'BOOLEAN' THEN {_raw(value)} || ' for the whole set' ELSE {_raw(value)} END"
    return f"CASE json_type({value}) WHEN 'ARRAY' THEN {held} WHEN 'OBJECT' THEN {named} ELSE {alone} END"
