"""The file of a table, before anything of it is read: there, a file, and of a kind that is read here."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from msgspec import Struct

from guideproof.cohort.files import Format, format_of
from guideproof.cohort.misuse import CohortMisuse, excerpt

_WORKBOOK = "is a workbook: save its sheet as `CSV UTF-8 (comma delimited)`, and give that file"
_ELSEWHERE = "is read by the program that wrote it: export the table as .parquet or .csv there"
_PACKED = "is packed: unpack it first"
_NAMED_CSV = "is not .csv by its name: call it .csv, and a tab or a `;` in its first line will be found"
_ARRAY = "is not .ndjson by its name: that has one JSON object a line (`jq -c '.[]' patients.json > patients.ndjson`)"

_OTHERS = (b"$FL2", b"$FL3", b"ARROW1", b"FEA1", b"ORC", b"\x89HDF", b"<stata_dta>", b"{\\rtf", b"%PDF")

_ADVICE = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"), _WORKBOOK),
    **dict.fromkeys((".sav", ".dta", ".sas7bdat", ".xpt", ".rds", ".rdata", ".mdb", ".accdb"), _ELSEWHERE),
    **dict.fromkeys((".feather", ".arrow", ".orc", ".avro", ".db", ".sqlite", ".duckdb"), _ELSEWHERE),
    **dict.fromkeys((".gz", ".zip", ".bz2", ".xz", ".zst", ".7z", ".tar"), _PACKED),
    **dict.fromkeys((".tsv", ".tab", ".txt", ".dat"), _NAMED_CSV),
    ".json": _ARRAY,
}
"""What to do with a file that is no table here, by its suffix."""

_PARQUET = b"PAR1"

_SIGNATURES = (
    (b"PK\x03\x04", "holds a workbook or a packed file, whatever its name says: save the sheet as CSV, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "holds an old Excel workbook, whatever its name says: save its sheet as CSV"),
    (_PARQUET, "holds Parquet, whatever its name says: call it .parquet"),
    (b"\x1f\x8b", "holds a packed file, whatever its name says: unpack it first"),
    (b"SQLite format 3", "holds a database, whatever its name says: export the table as CSV"),
    *((head, "holds a table of another program, whatever its name says: export it as CSV there") for head in _OTHERS),
)
"""What a file really is, by its first bytes."""

_TEXTS = (
    (re.compile(rb"<(!doctype|html|table|\?xml)", re.IGNORECASE), "holds a web page or XML: export the table as CSV"),
    (re.compile(rb"\{\s*\"|\[\s*[\[{]"), "holds JSON: with one object a line (`jq -c`) it is called .ndjson"),
)
"""The same of what is text, by how it begins."""


class TableFile(Struct, frozen=True):
    """A table: its format, and the file it is, or the files of the folder it is, in the order of their names."""

    path: Path
    format: Format
    parts: tuple[Path, ...]


def table_file(path: Path) -> TableFile:
    """The table that a path names. Raises ``CohortMisuse``, with the way out."""
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        raise CohortMisuse(f"there is no `{path}`") from None
    except OSError as error:
        raise CohortMisuse(f"`{path}` cannot be read: {error.strerror}") from error
    form = _format(path)
    parts = _parts(path, form) if folder else (path,)
    for part in parts:
        _look_into(part, form)
    return TableFile(path, form, parts)


def regular(path: Path) -> Path:
    """The path, of a file that can be read twice. Raises ``CohortMisuse``."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise CohortMisuse(f"`{path}` cannot be read: {error.strerror}") from error
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe, a socket or a device"
        raise CohortMisuse(f"`{path}` is {what}: give a file")
    return path


def _format(path: Path) -> Format:
    advice = _ADVICE.get(path.suffix.lower())
    if advice is not None:
        raise CohortMisuse(f"`{path}` {advice}")
    return format_of(path)


def _parts(folder: Path, form: Format) -> tuple[Path, ...]:
    """The files of a folder, as Spark writes one; what is hidden or begins with ``_`` is none of the table."""
    try:
        found = sorted(each for each in folder.iterdir() if not each.name.startswith((".", "_")))
    except OSError as error:
        raise CohortMisuse(f"`{folder}` cannot be read: {error.strerror}") from error
    for each in found:
        if each.is_dir() or format_of_part(each) is not form:
            raise CohortMisuse(f"the folder `{folder}` holds `{each.name}`, which is no part of a table in {form}")
    if not found:
        raise CohortMisuse(f"the folder `{folder}` holds no part of a table")
    return tuple(found)


def format_of_part(path: Path) -> Format | None:
    """The format that a name says, or ``None``; Spark puts the kind of packing before it (``.snappy.parquet``)."""
    try:
        return format_of(path)
    except CohortMisuse:
        return None


def _look_into(part: Path, form: Format) -> None:
    try:
        with regular(part).open("rb") as file:
            head = file.read(64)
    except OSError as error:
        raise CohortMisuse(f"`{part}` cannot be read: {error.strerror}") from error
    for signature, says in _SIGNATURES:
        if head.startswith(signature) and (form is not Format.PARQUET or signature != _PARQUET):
            raise CohortMisuse(f"`{part}` {says}")
    if form is Format.PARQUET and not head.startswith((_PARQUET, b"PARE")):
        seen = f"begins with `{excerpt(head)}`" if head else "is empty"
        raise CohortMisuse(f"`{part}` is no Parquet, whatever its name says: it {seen}. A text table is called .csv")
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for pattern, says in _TEXTS if form is Format.CSV else ():
        if pattern.match(text):
            raise CohortMisuse(f"`{part}` {says}")
