"""Files of a run: which format a name says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from guideproof.cohort.misuse import CohortMisuse


class Format(StrEnum):
    """A file format for tables."""

    PARQUET = "parquet"
    CSV = "csv"
    NDJSON = "ndjson"


_SUFFIXES = {".parquet": Format.PARQUET, ".csv": Format.CSV, ".ndjson": Format.NDJSON, ".jsonl": Format.NDJSON}


def format_of(path: Path) -> Format:
    """The format that a file's name says. Raises ``CohortMisuse``."""
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        raise CohortMisuse(f"`{path}` is neither .parquet nor .csv nor .ndjson by its name")
    return found
