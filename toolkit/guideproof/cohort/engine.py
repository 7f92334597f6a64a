"""What a run asks of a database engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from guideproof.cohort.stored import Stored
from guideproof.renderers.cohort_sql.dialects import Dialect

if TYPE_CHECKING:
    from nanoarrow.c_array import CArray

Progress = Callable[[str, float | None], None]
"""Told what is being done and how much of it is done, from 0 to 1, or ``None`` where that is not known."""


def silent(doing: str, share: float | None) -> None:
    """Shows no progress."""


class Engine(Protocol):
    """An engine with one table of patients opened."""

    @property
    def dialect(self) -> Dialect:
        """The dialect that it speaks."""
        ...

    @property
    def title(self) -> str:
        """Its name and version."""
        ...

    @property
    def keeps_tables(self) -> bool:
        """Whether it can make tables for later statements and gives rows in batches, as ``sliced`` needs."""
        ...

    def columns(self) -> Sequence[Stored]:
        """The columns of the table."""
        ...

    def do(self, sql: str, progress: Progress) -> None:
        """Runs a statement that gives nothing."""
        ...

    def one(self, sql: str, progress: Progress) -> tuple[Any, ...]:
        """The only row of a statement."""
        ...

    def some(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows of a statement that gives few."""
        ...

    def places(self, column: str, values: Sequence[str]) -> Iterator[tuple[str, Any, Sequence[Any]]]:
        """Of rows whose column is missing or, as text, one of the values, in whatever capitals: the number in the
        file, the column's value and all values. None where rows have no number."""
        ...

    def batches(self, sql: str, progress: Progress, *, in_order: bool = False) -> Iterator[CArray]:
        """The rows of a statement, many at a time, as Arrow has them, where tables are kept."""
        ...

    def keep(self, table: str, rows: CArray, progress: Progress) -> None:
        """Puts rows behind those of a table, which is made for the first ones, where tables are kept."""
        ...

    def hold(self, table: str, names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
        """Makes a table of texts for later statements."""
        ...

    def write(self, sql: str, out: Path, progress: Progress) -> None:
        """Writes the rows of a statement into a file, or a folder of files, at a free path. Raises ``OSError``."""
        ...

    def close(self) -> None:
        """Ends it and removes what it spilled."""
        ...
