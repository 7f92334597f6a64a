"""Runs as a person makes them: what is shown, what is written, what is refused, and what an interruption leaves."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import guideproof
from guideproof.cli import guideproof as command
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.run import Order, run
from guideproof.model.guideline import Guideline

TESTS = Path(__file__).parents[1]
FOLDER = TESTS / "evaluation" / "guideline"

PATIENTS = """patient_id,age,fever,stage,length,level,limit,sites__liver,sites__lung,sites__bone,Weight,agee,risk
a,70,true,ii,10,12.0,130,true,false,false,80,1,low
b,17,false,i,10,12.0,130,true,false,false,80,1,low
c,,false,i,10,12.0,130,,,,80,1,low
d,70,true,i,10,12.0,130,false,false,false,80,1,low
e,130,false,i,10,12.05,130,false,false,false,80,1,low
"""


@pytest.fixture(scope="module")
def everything() -> Guideline:
    return guideproof.load(FOLDER)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "patients.csv"
    path.write_text(PATIENTS, encoding="utf-8")
    return path


def cohort(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(command, ["cohort", "--guideline", str(FOLDER), *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_summary(table: Path) -> None:
    code, shown = cohort(table)
    assert code == 0
    assert "Patients: 5, at first-visit, on DuckDB" in shown
    assert "column `Weight` is not used: no element has this name" in shown
    assert "column `risk` is not used: it is derived, so it is computed" in shown
    assert "`wait` has no column, so it is missing for everybody" in shown
    assert "fever-needs-site  A fever here always comes from a site." in shown


def test_vignettes_are_not_read(table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(FOLDER, folder)
    (folder / "vignettes").mkdir(exist_ok=True)
    (folder / "vignettes" / "broken.yaml").write_text("facts: [", encoding="utf-8")
    assert cohort(table, "--guideline", folder) == cohort(table)
    (folder / "inputs" / "broken.yaml").write_text("facts: [", encoding="utf-8")
    code, shown = cohort(table, "--guideline", folder)
    assert code == 2
    assert "inputs/broken.yaml" in shown


def test_json_and_rows_agree(table: Path, tmp_path: Path) -> None:
    code, shown = cohort(table, "-o", tmp_path / "out.parquet", "--format", "json")
    assert code == 0
    summary = json.loads(shown)
    rows = duckdb.connect().execute(f"SELECT * FROM '{tmp_path / 'out.parquet'}'")
    assert [each[0] for each in rows.description or ()][:3] == ["patient_id", "entry", "status"]
    statuses = [row[2] for row in rows.fetchall()]
    assert summary["patients"] == len(statuses)
    assert summary["status"] == {name: statuses.count(name) for name in summary["status"]}
    assert summary["problems"]["age"] == summary["problems"]["level"] == summary["problems"]["fever-needs-site"] == 1


@pytest.mark.parametrize("alike", [1, 40])
def test_a_decision_without_a_branch_is_said_of_patients_and_of_all(tmp_path: Path, alike: int) -> None:
    """One patient of each kind, and so many alike that profiles are evaluated instead."""
    table, out = tmp_path / "patients.csv", tmp_path / "out.csv"
    rows = ["patient_id,length", *(f"{n},{length}" for n, length in enumerate([350, 280, ""] * alike))]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    code, shown = cohort(table, "--entry", "second-visit", "-o", out)
    assert code == 0
    assert "or the guideline does not say what to do" in shown
    assert f"What the guideline does not say (of {alike} patients)" in shown
    kept = (
        duckdb.connect()
        .execute(f"SELECT DISTINCT status, problems, reached FROM read_csv('{out}') ORDER BY ALL")
        .fetchall()
    )
    assert kept == [
        ("complete", None, "later"),
        ("invalid", "graded: no branch holds", None),
        ("needs_data", None, "graded"),
    ]
    summary = json.loads(cohort(table, "--entry", "second-visit", "--format", "json")[1])
    assert {id: count for id, count in summary["gaps"].items() if count} == {"graded": alike}
    assert summary["status"]["invalid"] == alike
    assert not any(summary["problems"].values())


@pytest.mark.parametrize(("suffix", "read"), [("parquet", "parquet"), ("csv", "csv"), ("ndjson", "json")])
def test_formats_hold_the_same(table: Path, tmp_path: Path, suffix: str, read: str) -> None:
    out = tmp_path / f"out.{suffix}"
    assert cohort(table, "-o", out)[0] == 0
    kept = (
        duckdb.connect()
        .execute(f"SELECT patient_id, status, problems FROM read_{read}('{out}') ORDER BY ALL")
        .fetchall()
    )
    assert [row[:2] for row in kept][1:] == [
        ("b", "out_of_scope"), ("c", "needs_data"), ("d", "invalid"), ("e", "invalid")
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([out.name, "patients.csv"])


def test_entry_points(table: Path, tmp_path: Path) -> None:
    assert "at second-visit" in cohort(table, "--entry", "second-visit")[1]
    mapped = tmp_path / "mapping.yaml"
    mapped.write_text("entry: stage\n", encoding="utf-8")
    _, shown = cohort(table, "--mapping", mapped, "--format", "json")
    summary = json.loads(shown)
    assert summary["entry"] == "column stage"
    assert summary["problems"]["entry"] == summary["status"]["invalid"] == 5


def test_explain_is_the_library(table: Path) -> None:
    code, shown = cohort(table, "--explain", "a", "--format", "json")
    assert code == 0
    facts = {
        "age": 70, "fever": True, "stage": "ii", "length": 10, "level": "12.0 g/dL", "limit": 130, "sites": ["liver"],
    }  # fmt: skip
    assert json.loads(shown) == guideproof.evaluate(guideproof.load(FOLDER), facts).as_json()
    assert "age: 130" not in cohort(table, "--explain", "e")[1]
    assert "Age cannot be `130`" in cohort(table, "--explain", "e")[1]


def test_picture(table: Path, tmp_path: Path) -> None:
    code, shown = cohort(table, "--picture", tmp_path / "flow.svg", "--format", "json")
    assert code == 0
    summary, drawn = json.loads(shown), (tmp_path / "flow.svg").read_text(encoding="utf-8")
    evaluated = summary["status"]["complete"] + summary["status"]["needs_data"]
    assert f"How many of {evaluated} evaluated patients" in drawn
    for node in summary["nodes"].values():
        for count in (node["patients"], *node["branches"].values()):
            assert (f">{count} · {count / evaluated:.1%}<" if count else ">nobody<") in drawn


MISUSES = {
    "explain and out": (["patients.csv", "--explain", "a", "--out", "o.csv"], "writes no file: leave out `--out`"),
    "no file": (["missing.csv"], "there is no `"),
    "no format": (["patients.xlsx"], "is a workbook: save its sheet as `CSV UTF-8 (comma delimited)`"),
    "no entry point": (
        ["patients.csv", "--entry", "third"],
        "no entry point `third`; there are: `first-visit`, `second-",
    ),
    "itself": (["patients.csv", "-o", "patients.csv"], "the result would take the place of the patients"),
    "not Parquet": (["text.parquet"], "is no Parquet, whatever its name says"),
    "no id": (["nameless.csv"], "the table has no column `patient_id` that says who each patient is; a mapping file"),
    "no element": (["strange.csv"], "the table has no column of any element"),
    "nearly elements": (
        ["nearly.csv"],
        "column `Patient Age`: did you mean `age`?; column `stge`: did you mean `stage`?",
    ),
    "no such id": (["idless.csv"], "Its columns: `patientid`, `age`; did you mean `patientid`?"),
    "nobody": (["patients.csv", "--explain", "z"], "no patient in `"),
    "twice": (["twice.csv", "--explain", "a"], "more than one patient in `"),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSES.values(), ids=MISUSES)
def test_misuse(table: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str) -> None:
    folder = table.parent
    (folder / "patients.xlsx").write_bytes(b"x")
    (folder / "text.parquet").write_text("no table", encoding="utf-8")
    (folder / "nameless.csv").write_text("age,stage\n1,i\n", encoding="utf-8")
    (folder / "strange.csv").write_text("patient_id,weight\n1,80\n", encoding="utf-8")
    (folder / "nearly.csv").write_text("patient_id,Patient Age,stge\n1,80,i\n", encoding="utf-8")
    (folder / "idless.csv").write_text("patientid,age\n1,80\n", encoding="utf-8")
    (folder / "twice.csv").write_text("patient_id,age\na,70\na,71\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    code, shown = cohort(*arguments)
    assert code == 2
    assert message in " ".join(shown.split())


def test_a_name_is_no_pattern(everything: Guideline, tmp_path: Path) -> None:
    for name, age in (("a[b]*.csv", "70"), ("ab.csv", "71")):
        (tmp_path / name).write_text(f"patient_id,age\n1,{age}\n", encoding="utf-8")
    assert run(everything, Order(tmp_path / "a[b]*.csv")).patients == 1


def test_quotes_in_names(everything: Guideline, tmp_path: Path) -> None:
    folder = tmp_path / "it's"
    folder.mkdir()
    (folder / 'a"b.csv').write_text('"patient ""id""",age\n1,70\n', encoding="utf-8")
    mapping = folder / "mapping.yaml"
    mapping.write_text("patient_id: 'patient \"id\"'\n", encoding="utf-8")
    assert run(everything, Order(folder / 'a"b.csv', folder / "o'ut.csv", mapping=mapping)).patients == 1
    assert (folder / "o'ut.csv").read_text(encoding="utf-8").startswith("patient_id,entry,status,")


def test_extra_is_named(everything: Guideline, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(CohortMisuse, match=r"pip install 'guideproof\[cohort\]'"):
        run(everything, Order(table))


@pytest.mark.parametrize("alike", [1, 40])
def test_every_invalid_patient_is_counted_under_a_reason(tmp_path: Path, alike: int) -> None:
    """What does not apply, what is no value at all, and facts that break what is said of them together."""
    table = tmp_path / "patients.csv"
    kinds = ["male,,3,", "female,true,46,", "female,false,3,", "female,true,45,true", "male,,,"]
    rows = ["patient_id,sex,pregnant,gestation,frail", *(f"{n},{kind}" for n, kind in enumerate(kinds * alike))]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    folder = TESTS / "evaluation" / "applying"
    order = ["cohort", str(table), "--guideline", str(folder)]
    summary = json.loads(CliRunner().invoke(command, [*order, "--format", "json"]).output)
    assert {id: count for id, count in summary["problems"].items() if count} == {
        "gestation": 3 * alike, "weeks-of-the-frail": alike
    }  # fmt: skip
    assert summary["status"]["invalid"] == 4 * alike
    assert "or given where it does not apply" in CliRunner().invoke(command, order).output
