"""Text tables as people have them: every record is a patient, or the table is refused at the line that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from guideproof.cli import guideproof

GUIDELINE = Path(__file__).parents[1] / "evaluation" / "guideline"
HEAD = b"patient_id,age,fever\n"

TAKEN = {
    "an id that begins as a comment": (HEAD + b"1,65,true\n#2,65,true\n3,65,true\n", 3, "", ""),
    "an id in single quotes": (HEAD + b"'y',65,true\n", 1, "", ""),
    "semicolons": (HEAD.replace(b",", b";") + b"1;65;true\n", 1, "", ""),
    "tabs": (HEAD.replace(b",", b"\t") + b"1\t65\ttrue\n", 1, "", ""),
    "a byte order mark": (b"\xef\xbb\xbf" + HEAD + b"1,65,true\n", 1, "", ""),
    "a line end in quotes": (HEAD + b'"a\nb",65,true\n2,65,true\n', 2, "", ""),
    "no record": (HEAD, 0, "the table has no row", ""),
    "blank lines": (HEAD + b"\n1,65,true\n\n2,65,true\n", 2, "2 blank lines are passed over (lines 2 and 4)", ""),
    "commas alone": (HEAD + b"1,65,true\n,,\n", 2, "1 row holds no value at all (line 3)", ""),
    "an id twice": (HEAD + b"1,65,true\n1,66,true\n", 2, "`1` (lines 2 and 3)", ""),
    "no id": (HEAD + b",65,true\n", 1, "1 patient has no `patient_id` (line 2)", ""),
    "the header again": (HEAD + b"1,65,true\n" + HEAD, 2, "1 row repeats the header (line 3)", ""),
    "booleans in capitals": (HEAD + b"1,65,TRUE\n2,65,FALSE\n", 2, "", "`--booleans TRUE/FALSE`"),
    "NA": (HEAD + b"1,NA,true\n2,NA,true\n", 2, "", "`--missing NA`"),
    "the header again, behind a byte order mark": (
        b"\xef\xbb\xbf" + HEAD + b"1,65,true\n\xef\xbb\xbf" + HEAD + b"2,65,true\n",
        3,
        "1 row repeats the header (line 3)",
        "",
    ),
    "letters for yes and no": (HEAD + b"1,65,J\n2,65,N\n", 2, "", "`--booleans J/N`"),
    "numbers finer than the grid": (b"patient_id,wait\n1,0.30000000000000004\n", 1, "", "and these are finer"),
    "a decimal comma": (b"patient_id;wait\n1;40,5\n", 1, "", "`--decimal ,`"),
}

REFUSED = {
    "two separators": (b"patient_id;age,fever\n1;65,true\n", "line 1 holds a comma and a semicolon"),
    "a short row": (HEAD + b"1,65\n2,65,true\n", "line 2 has 2 fields (`1,65`), and the header has 3"),
    "a long row": (HEAD + b"1,65,true,x\n", "line 2 has 4 fields"),
    "an open quotation mark": (
        HEAD + b'1,65,"true\n2,65,true\n',
        "line 2: a quotation mark is opened and never closed",
    ),
    "text after a quotation mark": (HEAD + b'1,65,"true"x\n', "line 2: text follows the closing quotation mark"),
    "a title": (b"My cohort\n" + HEAD + b"1,65,true\n", "line 1 (`My cohort`) is no header"),
    "a footer": (HEAD + b"1,65,true\nTotal: 1\n", "line 3 has 1 field (`Total: 1`)"),
    "another header": (HEAD + b"1,65,true\npatient_id,fever,age\n2,true,65\n", "line 3: another header stands here"),
    "another sign between fields": (b"patient_id|age\n1|65\n", "export it with one of them between fields"),
    "JSON": (b'{"patient_id": 1, "age": 65}\n', "holds JSON: with one object a line (`jq -c`) it is called .ndjson"),
    "a list in JSON": (b'[\n {"patient_id": 1}]', "holds JSON"),
    "a web page": (b"<!DOCTYPE html>\n<table>", "holds a web page or XML"),
    "another program's table": (b"$FL2@(#) SPSS DATA FILE", "holds a table of another program"),
    "a NUL": (HEAD + b"1,6\x005,true\n", "line 2: there is a NUL byte"),
    "Latin-1": (HEAD + b"M\xfcller,65,true\n", "line 2: byte 0xfc is not UTF-8. Read as Windows-1252 (Latin-1)"),
    "UTF-16": ((HEAD + b"1,65,true\n").decode().encode("utf-16"), "is encoded in UTF-16"),
    "carriage returns": (HEAD.replace(b"\n", b"\r") + b"1,65,true\r", "line 1: it ends in a carriage return alone"),
    "nothing": (b"", "is empty"),
    "a column twice": (b"patient_id,age,AGE\n1,65,66\n", "the table has the column `age` 2 times"),
}


@pytest.mark.parametrize(("data", "patients", "warning", "suggestion"), TAKEN.values(), ids=TAKEN)
def test_every_record_is_a_patient(tmp_path: Path, data: bytes, patients: int, warning: str, suggestion: str) -> None:
    table = tmp_path / "patients.csv"
    table.write_bytes(data)
    done = CliRunner().invoke(guideproof, ["cohort", str(table), "--guideline", str(GUIDELINE), "--format", "json"])
    assert done.exit_code == 0, done.output
    said = json.loads(done.stdout)
    assert said["patients"] == patients
    assert warning in " ".join(said["warnings"])
    assert bool(said["warnings"]) is bool(warning)
    assert suggestion in " ".join(said["suggestions"])
    assert bool(said["suggestions"]) is bool(suggestion)


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_is_refused_at_its_line(tmp_path: Path, data: bytes, message: str) -> None:
    table = tmp_path / "patients.csv"
    table.write_bytes(data)
    done = CliRunner().invoke(guideproof, ["cohort", str(table), "--guideline", str(GUIDELINE)])
    assert done.exit_code == 2
    assert message in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        ("csv", b"patient_id,age,fever\n1,-9.0,1.0\n2,-9,0\n3,65.0,0.0\n"),
        ("csv", b"patient_id;age;fever\n1;-9,0;1,0\n2;-9;0\n3;65,0;0,00\n"),
        (
            "ndjson",
            b'{"patient_id": 1, "age": -9.0, "fever": 1.0}\n{"patient_id": 2, "age": -9, "fever": 0}\n'
            b'{"patient_id": 3, "age": 65.0, "fever": 0e0}\n',
        ),
    ],
)
def test_a_number_is_declared_by_what_it_is_worth(tmp_path: Path, suffix: str, data: bytes) -> None:
    """Programs that know missing numbers among binary floats alone write `9.0` for each 9."""
    table = tmp_path / f"patients.{suffix}"
    table.write_bytes(data)
    options = ["--missing", "-9", "--booleans", "1/0", *(["--decimal", ","] if b";" in data else [])]
    asked = ["cohort", str(table), "--guideline", str(GUIDELINE), "--format", "json", *options]
    said = json.loads(CliRunner().invoke(guideproof, asked).stdout)
    assert said["status"]["invalid"] == 0
    assert said["needs"]["age"] == 2
    for patient, age in (("1", False), ("2", False), ("3", True)):
        told = json.loads(CliRunner().invoke(guideproof, [*asked, "--explain", patient]).stdout)
        assert told["problems"] == []
        assert ("age" not in {each["element"] for each in told["needs"]}) is age


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("p.ndjson", b'{"patient_id": "a"}\n{"patient_id": "\\ud800"}\n', "line 2 is no JSON"),
        ("p.ndjson", b'{\n "patient_id": "a"}\n', "each line holds one patient whole (`jq -c` writes it so)"),
        ("p.parquet", HEAD, "is no Parquet, whatever its name says: it begins with `patient_id,age,fever`"),
        ("p.parquet", b"", "is no Parquet, whatever its name says: it is empty"),
        ("p.parquet", b"PK\x03\x04", "holds a workbook or a packed file"),
    ],
)
def test_what_another_name_promises(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    table = tmp_path / name
    table.write_bytes(data)
    done = CliRunner().invoke(guideproof, ["cohort", str(table), "--guideline", str(GUIDELINE)])
    assert done.exit_code == 2
    assert message in " ".join(done.output.split())
