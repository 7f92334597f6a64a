"""A table that has been looked through: what our own readers found in its file, whichever engine reads it then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from guideproof.cohort.engine import Progress
from guideproof.cohort.files import Format
from guideproof.cohort.lines_of_json import JsonLines, read_lines
from guideproof.cohort.separated.counting import Counted
from guideproof.cohort.separated.reading import Separated, read_separated
from guideproof.cohort.table_file import TableFile


class OpenedTable(Struct, frozen=True):
    """A table: as CSV what its records are, as NDJSON what its lines are; Parquet counts its own rows."""

    file: TableFile
    separated: Separated | None = None
    lines: tuple[JsonLines, ...] = ()

    @property
    def records(self) -> int | None:
        """How many patients the engine has to find, where that has been counted."""
        if self.separated is not None:
            return self.separated.records
        return sum(each.records for each in self.lines) if self.lines else None

    @property
    def spaced(self) -> bool:
        """Whether some text may be a number with a unit."""
        if self.separated is not None:
            return self.separated.spaced
        return any(each.spaced for each in self.lines) or not self.lines

    def notes(self) -> Iterator[str]:
        """What was passed over."""
        counted: Sequence[Counted | JsonLines] = self.lines if self.separated is None else self.separated.counted
        for part, each in zip(self.file.parts, counted, strict=False):
            of = f" of `{part.name}`" if len(self.file.parts) > 1 else ""
            if each.blank.count:
                what = "1 blank line is" if each.blank.count == 1 else f"{each.blank.count:,} blank lines are"
                yield f"{what} passed over ({each.blank}{of})"
            if isinstance(each, Counted) and each.alone.count:
                one = each.alone.count == 1
                what = "1 row has" if one else f"{each.alone.count:,} rows have"
                yield (
                    f"{what} nothing behind the first field ({each.alone}{of}), as a title or a footer would:"
                    f" counted as {'a patient' if one else 'patients'} of whom nothing is known"
                )


def look_through(file: TableFile, identity: str, spill: Path, progress: Progress) -> OpenedTable:
    """Reads what our own readers read; ``identity`` is the column that says who each patient is, ``spill`` a folder for
    what has to be written differently for an engine. Raises ``CohortMisuse``."""

    def told(share: float) -> None:
        progress(f"looking through {file.path.name}", share)

    match file.format:
        case Format.CSV:
            return OpenedTable(file, separated=read_separated(file, identity, told))
        case Format.NDJSON:
            return OpenedTable(file, lines=tuple(read_lines(part, spill, told) for part in file.parts))
        case Format.PARQUET:
            return OpenedTable(file)
