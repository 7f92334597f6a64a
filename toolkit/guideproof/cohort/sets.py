"""A set that a table holds in one column, as a list of texts: spread over a column a code, as all other tables have it.

The list is the whole set. What is no list of its codes, each once, stands as text in each column, and is then no truth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guideproof.cohort.mapping import ColumnMapping
from guideproof.cohort.stored import Storage, Stored, folded
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.program.slots import SetKind, input_kind
from guideproof.renderers.cohort_sql.columns import code_column
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import text


class Lists(Struct, frozen=True):
    """How an engine says that a list holds a text, and how long it is, in SQL."""

    dialect: Dialect
    holds: Callable[[str, str], str]
    length: Callable[[str], str]


def set_of(label: str, mapping: ColumnMapping, guideline: Guideline) -> Element | None:
    """The set that a column of this label would hold as a whole."""
    for element in guideline.elements.values():
        named = folded(mapping.sets.get(element.id, element.id))
        if isinstance(input_kind(element), SetKind) and folded(label) == named:
            return element
    return None


def spread(
    columns: Sequence[Stored], relation: str, lists: Lists, mapping: ColumnMapping, guideline: Guideline
) -> tuple[str, list[Stored]]:
    """A statement for a relation with its lists spread, and the columns that it has then."""
    names = {column.name.casefold() for column in columns}
    selected, sound, spread_out = list[str](), list[str](), list[Stored]()
    for column in columns:
        element = set_of(column.label, mapping, guideline) if column.storage is Storage.TEXTS else None
        if element is None:
            selected.append(lists.dialect.identifier(column.name))
            spread_out.append(column)
            continue
        flag = lists.dialect.identifier(f"{column.name}___sound")
        sound.append(f"{_sound(column, element, lists)} AS {flag}")
        for code, value in _members(column, element, flag, lists):
            name = code_column(element.id, code)
            of_set = replace(column, name=_free(name, names), storage=Storage.TEXT, of_set=name)
            selected.append(f"{value} AS {lists.dialect.identifier(of_set.name)}")
            spread_out.append(of_set)
    if not sound:
        return relation, list(columns)
    return f"SELECT {', '.join(selected)} FROM (SELECT *, {', '.join(sound)} FROM ({relation}))", spread_out


def _sound(column: Stored, element: Element, lists: Lists) -> str:
    """Whether each entry of a list is a code, and no two the same: as many codes are in it as it is long."""
    value = lists.dialect.identifier(column.name)
    held = [f"CAST({lists.holds(value, _text(code, lists))} AS INTEGER)" for code in element.codes]
    return f"{' + '.join(held)} = {lists.length(value)}"


def _members(column: Stored, element: Element, sound: str, lists: Lists) -> Iterator[tuple[str, str]]:
    value, type = lists.dialect.identifier(column.name), lists.dialect.text
    for code in element.codes:
        held = lists.holds(value, _text(code, lists))
        yield code, f"CASE WHEN {sound} THEN CAST({held} AS {type}) ELSE CAST({value} AS {type}) END"


def _text(code: str, lists: Lists) -> str:
    return lists.dialect.sql(text(code))


def _free(name: str, taken: set[str]) -> str:
    """A name that no other column has; what it is found by is another matter."""
    while name.casefold() in taken:
        name += "_"
    taken.add(name.casefold())
    return name
