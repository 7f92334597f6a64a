"""Files of a run: which format a name says, and results that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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


def readable(path: Path) -> Path:
    """The path of a table that is there. Raises ``CohortMisuse``."""
    if not path.exists():
        raise CohortMisuse(f"there is no `{path}`")
    return path


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A path beside another, for writing; what stands there takes the other's place at the end, and only then.

    Whatever goes wrong, an interruption included, leaves what was there before and nothing else.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        partial.replace(path)
    except OSError as error:
        raise CohortMisuse(f"`{path}` cannot be written: {error.strerror or error}") from error
    finally:
        if partial.is_dir():
            shutil.rmtree(partial, ignore_errors=True)
        else:
            partial.unlink(missing_ok=True)
