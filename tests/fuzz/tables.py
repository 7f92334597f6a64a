"""Mutated tables of patients: every record is a patient of whom something is said, or the table is refused.

Records are counted and read here by another reader than the toolkit's; each patient must get what the library says of
the same facts.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from unittest.mock import patch

from hypothesis import strategies as st
from tests.fuzz.command import in_time, run
from tests.fuzz.edits import Edit, edited, edits

from guideproof import workflow
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.cohort.engine import silent
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.opened import look_through
from guideproof.cohort.separated.reading import records
from guideproof.cohort.table_file import table_file
from guideproof.model.element import NUMERIC, ElementType
from guideproof.model.guideline import Guideline

GUIDELINE = Path(__file__).parent / "cohort" / "guideline"

CSV = "".join(
    f"{line}\n"
    for line in (
        "patient_id,age,size,sick,stage",
        "a1,65,40.5,false,i",
        "#2,80,39.5,true,ii",
        '"a ""3""",,120,false,',
        'a4,64,,,"i"',
        "'y',12,12 mm,false,ii",
        '"two\nlines",33,450.0,false,i',
    )
)
NDJSON = "\n".join(
    json.dumps(row)
    for row in (
        {"patient_id": "a1", "age": 65, "size": 40.5, "sick": False, "stage": "i"},
        {"patient_id": "#2", "age": 80, "size": "39.5", "sick": True, "stage": "ii"},
        {"patient_id": "a3", "age": None, "size": 120, "sick": False},
        {"patient_id": 4, "age": 64, "stage": "i"},
    )
)
QUOTED = re.compile(r'"(?:[^"]|"")*"')
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)([.][0-9]+)?")


def seeds() -> list[tuple[str, str]]:
    """Tables with the endings of their files."""
    written = (CSV, CSV.replace(",", ";"), CSV.replace(",", "\t"), CSV.replace("\n", "\r\n"))
    return [*((".csv", text) for text in written), (".ndjson", NDJSON)]


def changes() -> st.SearchStrategy[list[Edit]]:
    """A few edits."""
    return edits(5)


@contextmanager
def read_once() -> Iterator[Guideline]:
    """The guideline is read once for all tables."""
    guideline = workflow.sound(GUIDELINE)
    with patch.object(workflow, "sound", lambda _folder: guideline):
        yield guideline


def evaluated(folder: Path, ending: str, text: str, wanted: list[Edit], guideline: Guideline) -> None:
    """What one changed table must come to."""
    table, out = folder / f"patients{ending}", folder / "out.ndjson"
    table.write_bytes(edited(text, wanted).encode("utf-8", "surrogateescape"))
    out.unlink(missing_ok=True)
    ended = run("cohort", str(table), "--guideline", str(GUIDELINE), "-o", str(out), "--format", "json")
    if ended.code:
        assert ended.err, "refused without a word"
        assert not out.exists(), "refused, and something was written all the same"
        return
    records = _records(table)
    said = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert json.loads(ended.out)["patients"] == len(said) == len(records), "a record is lost"
    ids = Counter(map(_id, records))
    assert ids == Counter(map(_id, said)), "a patient is lost"
    for record in records:
        facts = _facts(record, guideline, texts=ending == ".csv")
        if facts is not None and ids[_id(record)] == 1:
            [row] = [each for each in said if _id(each) == _id(record)]
            status = evaluate(guideline, facts).status.value
            assert row["status"] == status, f"{record} is {row['status']}, by the library {status}"


def looked_through(folder: Path, ending: str, text: str, wanted: list[Edit]) -> None:
    """What the readers of the toolkit must make of one changed table, before any engine sees it."""
    table = folder / f"patients{ending}"
    table.write_bytes(edited(text, wanted).encode("utf-8", "surrogateescape"))
    refused: str | None = None
    with in_time():
        try:
            opened = look_through(table_file(table), "patient_id", folder, silent)
            rows = [fields for _, fields in records(table, opened.separated.header)] if opened.separated else None
        except CohortMisuse as misuse:
            refused = str(misuse)
    if refused is not None:
        assert refused.strip(), "refused without a word"
        return
    if rows is None:  # whether each line is an object is for the engine to say
        assert opened.records == sum(1 for _ in _lines(table)), "a line is lost"
    else:
        expected = _rows(table)[1:]
        assert opened.records == len(expected), "a record is lost"
        assert [[field.strip() for field in row] for row in rows] == [
            [field.strip() for field in row] for row in expected
        ], "a field is lost"


def _id(record: dict[str, object]) -> str:
    """Who a patient is, as text; empty where nothing says it."""
    id = record.get("patient_id")
    return "" if id is None else str(id).lower() if isinstance(id, bool) else str(id)


def _records(table: Path) -> list[dict[str, object]]:
    """The records of a table, by another reader."""
    if table.suffix == ".ndjson":
        return [json.loads(line, parse_float=_Written, parse_int=_Written) for line in _lines(table)]
    header, *rows = _rows(table)
    return [dict(zip((name.strip().lower() for name in header), row, strict=True)) for row in rows]


def _rows(table: Path) -> list[list[str]]:
    """The header of a CSV file and its records."""
    text = table.read_bytes().decode("utf-8-sig")
    first = QUOTED.sub("", text).splitlines()[0]
    mark = next((mark for mark in ",;\t" if mark in first), ",")
    header, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True) if row]
    assert all(len(row) == len(header) for row in rows), "a row of another length was taken"
    return [header, *rows]


def _lines(table: Path) -> Iterator[str]:
    """The lines of NDJSON that hold something."""
    return (line for line in table.read_bytes().decode("utf-8-sig").split("\n") if line.strip())


class _Written(str):
    """A number as it is written."""


def _facts(record: dict[str, object], guideline: Guideline, *, texts: bool) -> dict[str, object] | None:
    """The facts of a record in which every value is plainly one; ``None`` for another. Where all are ``texts``, an
    empty one is missing; where a text is a value of its own, it is none of the element's."""
    facts: dict[str, object] = {}
    kind = str if texts else _Written
    for element in guideline.elements.values():
        value = record.get(element.id)
        if value is None or (texts and value == ""):
            continue
        if element.type in NUMERIC and isinstance(value, kind) and NUMBER.fullmatch(value) and len(value) < 30:
            facts[element.id] = Fraction(value)
        elif element.type is ElementType.BOOLEAN and value in (True, False, "true", "false"):
            facts[element.id] = value in (True, "true")
        elif element.type is ElementType.CODE and value in element.codes and not isinstance(value, _Written):
            facts[element.id] = value
        else:
            return None
    return facts
