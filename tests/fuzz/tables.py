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
from tests.fuzz.command import run
from tests.fuzz.edits import Edit, edited, edits

from guideproof import workflow
from guideproof.analysis.evaluation import evaluate
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
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)([.][0-9]+)?")


def seeds() -> list[tuple[str, str]]:
    """Tables with the endings of their files."""
    return [(".csv", CSV), (".csv", CSV.replace(",", ";")), (".csv", CSV.replace("\n", "\r\n")), (".ndjson", NDJSON)]


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
        facts = _facts(record, guideline)
        if facts is not None and ids[_id(record)] == 1:
            [row] = [each for each in said if _id(each) == _id(record)]
            status = evaluate(guideline, facts).status.value
            assert row["status"] == status, f"{record} is {row['status']}, by the library {status}"


def _id(record: dict[str, object]) -> str:
    """Who a patient is, as text; empty where nothing says it."""
    id = record.get("patient_id")
    return "" if id is None else str(id).lower() if isinstance(id, bool) else str(id)


def _records(table: Path) -> list[dict[str, object]]:
    """The records of a table, by another reader."""
    text = table.read_bytes().decode("utf-8-sig")
    if table.suffix == ".ndjson":
        lines = (line for line in text.split("\n") if line.strip())
        return [json.loads(line, parse_float=_Written, parse_int=_Written) for line in lines]
    first = text.splitlines()[0]
    [mark] = [mark for mark in ",;\t" if mark in first]
    header, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True) if row]
    assert all(len(row) == len(header) for row in rows), "a row of another length was taken"
    return [dict(zip((name.strip().lower() for name in header), row, strict=True)) for row in rows]


class _Written(str):
    """A number as it is written."""


def _facts(record: dict[str, object], guideline: Guideline) -> dict[str, object] | None:
    """The facts of a record in which every value is plainly one; ``None`` for another."""
    facts: dict[str, object] = {}
    kind = str if all(isinstance(value, str) for value in record.values()) else _Written
    for element in guideline.elements.values():
        value = record.get(element.id)
        if value is None or value == "":
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
