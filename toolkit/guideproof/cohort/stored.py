"""The columns of a table as an engine has them, and how one is found by the name that a person gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from guideproof.cohort.misuse import CohortMisuse
from guideproof.nearest import did_you_mean
from guideproof.renderers.cohort_sql.columns import PATIENT

_SHOWN = 8


class Storage(StrEnum):
    """How an engine stores a column."""

    BOOLEAN = "boolean"
    TEXT = "text"
    EXACT = "exact"
    DOUBLE = "double"
    SINGLE = "single"
    DAY = "day"
    TEXTS = "list of texts"
    OTHER = "other"


NUMBERS = frozenset({Storage.EXACT, Storage.DOUBLE, Storage.SINGLE})


class Stored(Struct, frozen=True):
    """A column of a table: its name for the engine, and its ``label``, by which a person knows it.

    ``scale`` is how many decimals an exact number has. ``of_set`` says which column of a set's codes it stands for
    where the table holds the set in one column, under this label.
    """

    name: str
    storage: Storage
    label: str
    scale: int = 0
    of_set: str | None = None

    @property
    def key(self) -> str:
        """What it is found by: capitals and blanks around a name make no other name."""
        return folded(self.of_set or self.label)


def folded(name: str) -> str:
    """A name by which a column is found; a byte order mark, as files that were joined have before it, is no part."""
    return name.strip().removeprefix("\ufeff").strip().casefold()


def distinct(labels: Iterable[str]) -> list[str]:
    """A name for each column that no engine takes for another's, the label itself wherever that can be."""
    names: list[str] = []
    taken: set[str] = set()
    for position, label in enumerate(labels, 1):
        name, number = label or f"column {position}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{label or f'column {position}'} ({number})"
        taken.add(name.casefold())
        names.append(name)
    return names


class ColumnFinder:
    """Finds columns by name, and refuses to choose between two."""

    def __init__(self, columns: Sequence[Stored]) -> None:
        self._columns = columns
        self._by_key: dict[str, list[Stored]] = {}
        for column in columns:
            self._by_key.setdefault(column.key, []).append(column)

    def found(self, name: str, *, mapped: bool = False) -> Stored | None:
        """The column of a name; one that a mapping names just so comes before those that differ in capitals."""
        columns = self._by_key.get(folded(name), [])
        if len(columns) < 2:
            return columns[0] if columns else None
        exactly = [column for column in columns if column.label == name]
        if mapped and len(exactly) == 1:
            return exactly[0]
        places = [f"`{each.label}` ({self._place(each)})" for each in columns]
        way = "name one of them in a mapping file" if len(exactly) == 1 else "rename or remove one"
        raise CohortMisuse(
            f"the table has the column `{name}` {len(columns)} times: {', '.join(places)}. Which of them is meant is"
            f" not guessed: {way}"
        )

    def _place(self, column: Stored) -> str:
        """Where a column stands; one that was spread over the codes of a set counts once."""
        if column.of_set is not None:
            return "the whole set"
        spread = [each.label for each in self._columns[: self._columns.index(column)] if each.of_set is not None]
        return f"column {self._columns.index(column) + 1 - len(spread) + len(set(spread))}"

    def meant(self, name: str) -> str:
        """Which column may be meant by a name that none has, after a semicolon."""
        hint = did_you_mean(name, [column.label for column in self._columns])
        return f"; {hint}" if hint else ""

    def required(self, mapped: str | None, usual: str) -> str:
        """The name for the engine of a column that has to be there."""
        column = self.found(mapped or usual, mapped=mapped is not None)
        if column is not None:
            return column.name
        hint = "" if mapped else f"; a mapping file (--mapping) can name another, as `{usual}: COLUMN`"
        role = "that says who each patient is" if usual == PATIENT else "that names the entry point"
        there = ", ".join(f"`{each.label}`" for each in self._columns[:_SHOWN])
        more = ", …" if len(self._columns) > _SHOWN else ""
        raise CohortMisuse(
            f"the table has no column `{mapped or usual}` {role}{hint}. Its columns: {there or 'none'}{more}"
            f"{self.meant(mapped or usual)}"
        )


def refuse_unlike(parts: Sequence[Path], types: Callable[[Path], Mapping[str, str]]) -> None:
    """Parts of a table have the same columns of the same types: else an engine leaves some out, and converts numbers.

    Raises ``CohortMisuse``."""
    first: Mapping[str, str] = {}
    for part in parts if len(parts) > 1 else ():
        columns = types(part)
        first = first or columns
        for name in dict.fromkeys((*columns, *first)):
            one, other = first.get(name, "no column"), columns.get(name, "no column")
            if one != other:
                raise CohortMisuse(
                    f"`{part}` has another schema than `{parts[0]}`: `{name}` is {other} in it, and {one} there. A"
                    " table has one schema: write its parts anew with the same columns and types"
                )
