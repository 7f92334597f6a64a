"""NDJSON for DuckDB: every value as the text that stands in the file, so that nothing is converted on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from msgspec import Struct

from guideproof.cohort.lines_of_json import MARK
from guideproof.cohort.mapping import ColumnMapping, MappedColumn
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.sets import set_of
from guideproof.cohort.stored import Storage, Stored, folded
from guideproof.model.element import ON, Element
from guideproof.model.guideline import Guideline
from guideproof.program.slots import CodeKind, DateKind, NumberKind, SetKind, TruthKind, input_kind
from guideproof.renderers.cohort_sql.columns import ENTRY, PATIENT, code_column, fact_columns


class _Texts(Enum):
    """What a text stands for in a column that is read."""

    ITSELF = auto()
    """What it says: a code, or what somebody gave a meaning."""
    QUANTITY = auto()
    """A number with a unit, or nothing."""
    NOTHING = auto()
    """No value: only the sign itself is taken, ``true`` and not ``"true"``."""


class JsonRelation(Struct, frozen=True):
    """A statement for a file as a table of texts, and the columns it has."""

    sql: str
    columns: tuple[Stored, ...]


def ndjson_look(paths: str) -> str:
    """One row about all objects: whether each line is one, whether a key stands twice in one, and all keys."""
    every = f"SELECT json, json_keys(json) AS keys FROM read_ndjson_objects({paths})"
    # Most objects have the same keys; what else there is has none.
    kinds = f"SELECT keys, CASE WHEN len(keys) = 0 THEN json_type(json) ELSE 'OBJECT' END AS type FROM ({every})"
    return (
        "SELECT COALESCE(bool_and(type = 'OBJECT'), true),"
        " COALESCE(bool_or(len(keys) <> len(list_distinct(keys))), false),"
        f" list_sort(list_distinct(flatten(COALESCE(list(keys), [])))) FROM (SELECT * FROM ({kinds}) GROUP BY ALL)"
    )


def ndjson_relation(
    paths: str, keys: Sequence[str], guideline: Guideline, mapping: ColumnMapping, *, marked: bool
) -> JsonRelation:
    """The table of a file with these keys; a set given as a list or a mapping becomes a column a code. ``marked`` says
    that the file has numbers as marked texts. Raises ``CohortMisuse``."""
    if not keys:
        return JsonRelation("SELECT NULL AS nothing LIMIT 0", ())
    reader = _RecordReader(guideline, mapping, marked=marked)
    keys = _unambiguous(keys, guideline, mapping)
    columns = ", ".join(f"{_text(key)}: 'JSON'" for key in keys)
    source = f"read_ndjson({paths}, columns = {{{columns}}}, hive_partitioning = false)"
    selected: list[str] = []
    stored: list[Stored] = []
    for key in keys:
        element = set_of(key, mapping, guideline)
        if element is None:
            selected.append(f"{reader.value(key)} AS {_name(key)}")
            stored.append(Stored(key, Storage.TEXT, key))
            continue
        for code in element.codes:
            name = code_column(element.id, code)
            # A key of that name may stand there too; which is meant is not for this to say.
            own = f"{name} of {key}"
            selected.append(f"{reader.member(key, element, code)} AS {_name(own)}")
            stored.append(Stored(own, Storage.TEXT, key, of_set=name))
    return JsonRelation(f"SELECT {', '.join(selected)} FROM {source}", tuple(stored))


def _unambiguous(keys: Sequence[str], guideline: Guideline, mapping: ColumnMapping) -> list[str]:
    """The keys without those that differ from another in capitals alone, if nobody asks for such a one."""
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(folded(key), []).append(key)
    wanted = {folded(mapping.patient or PATIENT), folded(mapping.entry or ENTRY), folded(mapping.visit or ON)}
    for element in guideline.elements.values():
        wanted |= {folded(mapping.sets.get(element.id, element.id))}
        wanted |= {folded(mapping.columns.get(name, MappedColumn(name)).column) for name in fact_columns(element)}
    for name, alike in found.items():
        if len(alike) > 1 and name in wanted:
            listed = " and ".join(f"`{each}`" for each in alike)
            raise CohortMisuse(
                f"the objects have the keys {listed}, which differ in capitals alone: rename one of them"
            )
    return [alike[0] for alike in found.values()]


class _RecordReader:
    """Writes how a key is read."""

    def __init__(self, guideline: Guideline, mapping: ColumnMapping, *, marked: bool) -> None:
        self._marked = marked
        self._roles = _roles(guideline, mapping)
        self._missing = mapping.declared.missing
        dates = (each.id for each in guideline.elements.values() if isinstance(input_kind(each), DateKind))
        columns = (mapping.columns.get(id, MappedColumn(id)).column for id in dates)
        self._dates = frozenset(map(folded, columns))

    def value(self, key: str) -> str:
        """A value as text."""
        value, role = _name(key), self._roles.get(folded(key), _Texts.ITSELF)
        said = f"({value} ->> '$')"
        texts = {
            _Texts.ITSELF: said,
            _Texts.QUANTITY: f"CASE WHEN contains({said}, ' ') THEN {said} ELSE {_raw(value)} END",
            _Texts.NOTHING: _raw(value),
        }[role]
        if self._missing:
            texts = f"CASE WHEN {said} IN ({', '.join(map(_text, self._missing))}) THEN NULL ELSE {texts} END"
        if self._marked:
            texts = f"CASE WHEN starts_with({said}, '{MARK}') THEN substr({said}, 2) ELSE {texts} END"
        sign = _raw(value)
        if folded(key) in self._dates:  # a year is a number, which may be written as `2024.0`
            sign = f"regexp_replace({sign}, '^([0-9]+)[.]0+$', '\\1')"
        return f"CASE WHEN json_type({value}) = 'VARCHAR' THEN {texts} ELSE {sign} END"

    def member(self, key: str, element: Element, code: str) -> str:
        """What a whole set says of a code."""
        value = _name(key)
        held = _member(value, element, code)
        if not self._missing:
            return held
        absent = f"json_type({value}) = 'VARCHAR' AND ({value} ->> '$') IN ({', '.join(map(_text, self._missing))})"
        return f"CASE WHEN {absent} THEN NULL ELSE {held} END"


def _roles(guideline: Guideline, mapping: ColumnMapping) -> Mapping[str, _Texts]:
    """For each column that is read, by its name, what a text in it stands for."""
    found: dict[str, _Texts] = {}
    for element in guideline.elements.values():
        kind = input_kind(element)
        for name in fact_columns(element):
            mapped = mapping.columns.get(name, MappedColumn(name))
            booleans = isinstance(kind, TruthKind | SetKind) and mapping.declared.booleans
            role = _Texts.QUANTITY if isinstance(kind, NumberKind) and kind.converted else _Texts.NOTHING
            if isinstance(kind, CodeKind | DateKind) or mapped.values is not None or booleans:
                role = _Texts.ITSELF
            before = found.get(folded(mapped.column), _Texts.NOTHING)
            found[folded(mapped.column)] = min(role, before, key=lambda each: each.value)
    return found


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _raw(value: str) -> str:
    """The JSON text of a value, with the quotation marks of a text: ``"true"`` is not ``true``."""
    return f"NULLIF(CAST({value} AS VARCHAR), 'null')"


def _member(value: str, element: Element, code: str) -> str:
    """Whether a code is in a set, as the text of a boolean; for what is no set of its codes, what stands there."""
    codes = f"[{', '.join(map(_text, element.codes))}]"
    listed = f"CAST({value} AS VARCHAR[])"
    texts = f"list_distinct([json_type(each) for each in CAST({value} AS JSON[])]) IN (['VARCHAR'], [])"
    sound = f"{texts} AND list_has_all({codes}, {listed}) AND len(list_distinct({listed})) = len({listed})"
    held = f"CASE WHEN {sound} THEN CAST(list_contains({listed}, {_text(code)}) AS VARCHAR) ELSE {_raw(value)} END"
    under = _raw(f"({value} -> {_text(code)})")
    keys = f"json_keys({value})"
    whole = f"list_has_all({codes}, {keys}) AND len(list_distinct({keys})) = len({keys})"
    named = f"CASE WHEN {whole} THEN {under} ELSE {_raw(value)} END"
    # `true` for the whole set must not be read as true for each code.
    alone = f"CASE json_type({value}) WHEN 'BOOLEAN' THEN {_raw(value)} || ' for the whole set' ELSE {_raw(value)} END"
    return f"CASE json_type({value}) WHEN 'ARRAY' THEN {held} WHEN 'OBJECT' THEN {named} ELSE {alone} END"
