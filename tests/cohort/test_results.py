"""What a run writes: all of it at the end or nothing, in no place where it would cost the user something."""

from __future__ import annotations

import itertools
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
from tests.conformance.cohorts import missing_spark
from tests.writing.powerless import without_power

import guideproof
from guideproof.cohort.run import Order, run
from guideproof.model.guideline import Guideline
from guideproof.model.value_text import in_digits
from guideproof.writing import Misuse

FOLDER = Path(__file__).parents[1] / "reporters" / "small" / "guideline"
ROWS = 1000


@pytest.fixture(scope="module")
def small() -> Guideline:
    return guideproof.load(FOLDER)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    table = tmp_path / "patients.parquet"
    duckdb.connect().execute(
        f"COPY (SELECT i AS patient_id, (i % 10)::INTEGER AS age FROM range({ROWS}) t(i)) TO '{table}'"
    )
    return table


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_interruption_leaves_what_was_there(small: Guideline, table: Path) -> None:
    """At whatever moment it comes: at every statement of a run."""
    out, picture = table.with_name("out.parquet"), table.with_name("flow.svg")
    for path in (out, picture):
        path.write_text("what was there", encoding="utf-8")
    before, interrupted = contents(table.parent), 0
    for moment in itertools.count():
        told: list[str] = []

        def interrupt(doing: str, share: float | None, moment: int = moment, told: list[str] = told) -> None:
            if share is None:  # once for every statement, and then as often as one takes long
                told.append(doing)
                if len(told) > moment:
                    raise KeyboardInterrupt

        try:
            run(small, Order(table, out, picture=picture), interrupt)
        except KeyboardInterrupt:
            assert contents(table.parent) == before, told
            interrupted += 1
        else:
            break
    assert interrupted >= 10
    assert "writing out.parquet" in told
    assert duckdb.connect().execute(f"SELECT count(*) FROM '{out}'").fetchall() == [(ROWS,)]
    assert contents(table.parent).keys() == before.keys()


def test_interruption_within_a_statement(small: Guideline, tmp_path: Path) -> None:
    table, out = tmp_path / "patients.parquet", tmp_path / "out.csv"
    duckdb.connect().execute(
        f"COPY (SELECT i AS patient_id, (i % 120)::INTEGER AS age FROM range(400000) t(i)) TO '{table}'"
    )
    before, told = contents(tmp_path), []

    def interrupt(doing: str, share: float | None) -> None:
        told.append(doing)
        if told.count("writing out.csv") == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(small, Order(table, out), interrupt)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", ["out.parquet", "out.csv", "out.ndjson", "flow.svg"])
def test_a_full_disk_is_named_with_the_output(table: Path, name: str) -> None:
    """A limit on the size of files fails as a full disk does, somewhere in the midst of writing."""
    out, picture = table.with_name(name), table.with_name("flow.svg")
    out.write_text("what was there", encoding="utf-8")
    before = contents(table.parent)
    options = ["--picture", picture] if out == picture else ["-o", out, "--picture", picture]
    program = (
        "import resource, sys\n"
        "from guideproof.cli import main\n"
        "import duckdb, jsonschema_rs\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "main(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", program, "cohort", table, "--guideline", FOLDER, *options]
    given = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert given.returncode == 2, given.stderr
    assert f"Error: `{out}` cannot be written: " in " ".join(given.stderr.split())
    assert "File too large" in given.stderr
    assert ".guideproof-" not in given.stderr
    assert contents(table.parent) == before


def test_a_folder_that_nobody_may_write_into(table: Path) -> None:
    closed = table.parent / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    out = closed / "deep" / "out.csv"
    for option in ("-o", "--picture"):
        given = without_power([sys.executable, "-m", "guideproof", "cohort", table, "--guideline", FOLDER, option, out])
        assert given.returncode == 2, given.stderr
        assert f"Error: `{out}` cannot be written: Permission denied" in " ".join(given.stderr.split())
    assert list(closed.iterdir()) == []


def test_two_results_take_their_places_together(small: Guideline, table: Path) -> None:
    """The rows are there and the picture cannot be written: then the rows are not put in place either."""
    out, picture = table.with_name("out.parquet"), table.with_name("flow.svg")
    picture.mkdir()
    with pytest.raises(Misuse, match=r"flow\.svg` is a folder"):
        run(small, Order(table, out, picture=picture))
    assert sorted(path.name for path in table.parent.iterdir()) == ["flow.svg", "patients.parquet"]


def test_nothing_that_is_read_is_written_over(small: Guideline, table: Path) -> None:
    mapping = table.with_name("mapping.csv")
    mapping.write_text("patient_id: patient_id\n", encoding="utf-8")
    folder = table.with_name("guideline.csv")
    folder.mkdir()
    orders = [
        (Order(table, table), "the result would take the place of the patients"),
        (Order(table, picture=table), "the picture would take the place of the patients"),
        (Order(table, mapping, mapping=mapping), "the result would take the place of the mapping"),
        (Order(table, picture=mapping, mapping=mapping), "the picture would take the place of the mapping"),
        (Order(table, folder, folder=folder), "the result would take the place of the guideline"),
        (Order(table, folder / "x.csv", folder=folder), "which holds the guideline"),
        (Order(table, picture=folder / "x.yaml", folder=folder), "which holds the guideline"),
    ]
    before = table.read_bytes(), mapping.read_bytes()
    for order, why in orders:
        with pytest.raises(Misuse, match=why):
            run(small, order)
    assert (table.read_bytes(), mapping.read_bytes()) == before
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(missing_spark() is not None, reason=missing_spark() or "")
@pytest.mark.filterwarnings("ignore")  # of PySpark
def test_spark_replaces_its_own_folder_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    small = guideproof.load(Path(__file__).parents[2] / "benchmarks" / "guidelines" / "twelve-rules")
    table, out = tmp_path / "patients.csv", tmp_path / "out.csv"
    table.write_text("patient_id,karnofsky,histology\na,90,clear_cell\nb,70,other\n", encoding="utf-8")
    run(small, Order(table, out, engine="spark"))
    first = contents(out)
    run(small, Order(table, out, engine="spark"))
    assert contents(out).keys() != first.keys()  # Spark gives every run other names
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Misuse, match=r"out\.csv` is a folder, and not one that holds a result"):
        run(small, Order(table, out))
    (out / "notes.txt").unlink()
    run(small, Order(table, out))  # DuckDB writes a file, in the place of the folder
    assert out.read_text(encoding="utf-8").startswith("patient_id,")
    assert sorted(path.name for path in table.parent.iterdir()) == ["out.csv", "patients.csv"]


def test_derived_values_have_columns(tmp_path: Path) -> None:
    guideline = guideproof.load(Path(__file__).parents[2] / "examples" / "anticoagulant-dose")
    table, out = tmp_path / "patients.csv", tmp_path / "out.csv"
    facts = [
        "female,54,61,0.7",
        "male,70,,0.7",
        "male,,61,0.7",
        ",,,",
        "male,140,70,3",
        "female,54,61,100",
    ]
    rows = "\n".join(f"{place},{each}" for place, each in enumerate(facts))
    table.write_text(f"patient_id,sex,age,weight,creatinine\n{rows}\n", encoding="utf-8")
    plain = run(guideline, Order(table, out))
    assert not any(name.startswith("derived") for name in out.read_text(encoding="utf-8").splitlines()[0].split(","))
    assert run(guideline, Order(table, out, derived=True)) == plain
    ids = list(guideline.derived)
    columns = ", ".join(f'"derived__{id}"' for id in ids)
    sql = f"SELECT {columns} FROM read_csv('{out}', all_varchar = true) ORDER BY patient_id"
    found = duckdb.connect().execute(sql).fetchall()
    given = [dict(zip(("sex", "age", "weight", "creatinine"), each.split(","), strict=True)) for each in facts]
    for said, patient in zip(found, given, strict=True):
        numbers = {id: Fraction(each) for id, each in patient.items() if each and id != "sex"}
        told = guideproof.evaluate(guideline, {"sex": patient["sex"] or None, **numbers}).as_json()["derived"]
        assert dict(zip(ids, said, strict=True)) == {id: _said(told.get(id)) for id in ids}


def _said(told: object) -> str | None:
    if isinstance(told, dict):
        return " to ".join(str(_said(each)) for each in told.values())
    if told is None or isinstance(told, bool):
        return told if told is None else str(told).lower()
    number = Fraction(str(told))
    return in_digits(number)
