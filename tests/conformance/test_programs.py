"""Emitted programs as files: what they say of themselves, and that no text or name changes what they mean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.conformance.agreement import agree
from tests.conformance.cases import Case
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine, answers, library
from tests.conformance.patients import Patients
from tests.conformance.tables import Form
from tests.renderers.hostile import HOSTILE, awkward, poisoned

import guideproof
from guideproof.analysis.stamp.digest import digest
from guideproof.analysis.stamp.stamp import read_stamp, stamp
from guideproof.cli import main
from guideproof.model.element import ElementType, Grid
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.model.unit import parse_unit
from guideproof.renderers import RENDERERS, evaluator
from guideproof.renderers.verification import verify

ROOT = Path(__file__).parents[2]
SMALL = guideproof.load(ROOT / "tests/evaluation/guideline")
PATIENT = ROOT / "tests/evaluation/patients"


def emitted(guideline: Guideline) -> dict[str, bytes]:
    return {**evaluator.render(guideline, "evaluator.py"), **evaluator.render(guideline, "evaluator.js")}


def test_every_program_names_the_guideline_its_digest_and_the_notice() -> None:
    for name, data in emitted(SMALL).items():
        said = {"guideline": SMALL.manifest.id, "version": SMALL.manifest.version, "digest": digest(SMALL)}
        assert read_stamp(data) == {"file": name, **said}
        assert NOTICE in data.decode("utf-8")


def test_the_same_guideline_gives_the_same_bytes() -> None:
    again = guideproof.load(ROOT / "tests/evaluation/guideline")
    assert emitted(SMALL) == emitted(again)
    assert digest(SMALL) == digest(again)


def test_the_digest_is_of_what_is_said_and_not_of_where() -> None:
    manifest = SMALL.manifest
    moved = replace(SMALL, nodes=dict(reversed(list(SMALL.nodes.items()))), vignettes={})
    assert digest(moved) == digest(SMALL)
    assert digest(replace(SMALL, manifest=replace(manifest, title="Another"))) != digest(SMALL)
    assert digest(replace(SMALL, constraints={})) != digest(SMALL)


def test_no_text_breaks_out_of_a_program(programs: list[Engine]) -> None:
    guideline = poisoned(SMALL)
    patients = Patients(SMALL, 5)
    cases = [patients.case() for _ in range(60)]
    for engine in programs:
        assert answers(engine, guideline, cases) == library(guideline, cases), engine.name
    for data in emitted(guideline).values():
        assert read_stamp(data) is not None


def test_names_that_are_words_of_a_language(programs: list[Engine]) -> None:
    guideline = awkward()
    patients = Patients(guideline, 5)
    agree(guideline, [patients.case() for _ in range(200)], [*programs, on_duckdb(Form.NARROW)])


def test_the_marker_survives_any_version() -> None:
    guideline = replace(SMALL, manifest=replace(SMALL.manifest, version=HOSTILE))
    text = f"# {stamp(guideline, 'evaluator.py')}\n"
    assert text.isascii()
    assert "*/" not in text
    assert (read_stamp(text.encode()) or {})["version"] == HOSTILE


def test_evaluator_py_is_formatted_and_lint_free(tmp_path: Path) -> None:
    path = tmp_path / "evaluator.py"
    path.write_bytes(evaluator.render(SMALL, "evaluator.py")["evaluator.py"])
    ruff = [sys.executable, "-m", "ruff"]
    for arguments in (["format", "--diff"], ["check", "--target-version", "py39", "--select", "E4,E7,E9,F,W"]):
        command = [*ruff, *arguments, "--isolated", "--no-cache", "--line-length", "120", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (["-"], "{}", 1),
        (["-", "--entry", "second-visit"], "{}", None),
        (["--entry", "third-visit", "-"], "{}", 2),
        (["nowhere.json"], "", 2),
        ([], "", 2),
        (["-"], '{"age": 1e40}', 2),
        (["-"], '{"age": 4e1}', 1),
        (["-"], '\ufeff{"age": 40}', 1),
        (["-"], '{"\\ud83d": 1}', 2),
        (["-"], "", 2),
        (["-"], "null", 2),
        (["/dev/zero"], "", 2),
        (["-"], '{"age": 40, "age": 41}', 2),
        (["-"], "[]", 2),
        (["-"], "{", 2),
        (["-"], '{"age": NaN}', 2),
        (["-"], f'{{"age": {"9" * 41}}}', 2),
    ],
)
def test_the_command_line_of_evaluator_py(arguments: list[str], given: str, code: int | None, tmp_path: Path) -> None:
    (tmp_path / "evaluator.py").write_bytes(evaluator.render(SMALL, "evaluator.py")["evaluator.py"])
    command = [sys.executable, "-I", "evaluator.py", *arguments]
    done = subprocess.run(command, cwd=tmp_path, input=given, capture_output=True, text=True, check=False)
    codes = {"complete": 0, "needs_data": 1, "out_of_scope": 1, "invalid": 2}
    assert "Traceback" not in done.stderr
    if done.stdout:
        assert done.returncode == codes[json.loads(done.stdout)["status"]]
    assert code in (None, done.returncode)


UNITS = (ROOT / "tests/conformance/units.txt").read_text("utf-8").splitlines()
LONG = "GUIDEPROOF_CONFORMANCE" in os.environ
NUMBERS = (ROOT / "tests/conformance/numbers.txt").read_text("utf-8").splitlines()


def test_units_and_what_is_meant_for_one_are_told_alike_by_programs(programs: list[Engine]) -> None:
    told_alike(programs, [f"13.5 {unit}" for unit in UNITS])


def test_numbers_and_what_is_meant_for_one_are_told_alike_by_programs(programs: list[Engine]) -> None:
    apart = 1 if LONG else 3  # each number with every third of the units, each unit with every third of the numbers
    some, units = NUMBERS[::3], UNITS[::9]
    told_alike(
        programs,
        NUMBERS + [f"{each} {unit}" for place, each in enumerate(some) for unit in units[place % apart :: apart]],
    )


def told_alike(programs: list[Engine], texts: list[str]) -> None:
    """Each text as the value of every element at once, for what is said of those whom it does not fit; and of one
    element alone where it does."""
    guideline = measured()
    together = [Case(json.dumps(dict.fromkeys(guideline.elements, text)), None, True) for text in texts]
    said = library(guideline, together)
    problems = [{problem["element"] for problem in each["evaluation"]["problems"]} for each in said]
    fits = [(text, id) for text, wrong in zip(texts, problems, strict=True) for id in guideline.elements.keys() - wrong]
    alone = [Case(json.dumps({id: text}), None, True) for text, id in sorted(fits)]
    said += library(guideline, alone)
    assert {each["evaluation"]["status"] for each in said} >= {"invalid", "needs_data"}
    for engine in programs:
        assert answers(engine, guideline, [*together, *alone]) == said, engine.name


def measured() -> Guideline:
    """The small guideline with an element for each of several units."""
    pattern = SMALL.elements["level"]
    own = [None, "1", "%", "mm", "mg", "kg", "a", "mo", "mg/dL", "10*9/L", "[iU]/L", "mL/min/{1.73_m2}", "K", "mm[Hg]"]
    grid = Grid(Fraction(-1000), Fraction(100000), Fraction(1, 100))
    kinds = [(f"element_{place}", parse_unit(text or "")) for place, text in enumerate(own)]
    elements = {
        id: replace(
            pattern,
            id=id,
            unit=unit,
            grid=grid if unit else Grid(Fraction(0), Fraction(100), Fraction(1)),
            type=ElementType.QUANTITY if unit else ElementType.INTEGER,
        )
        for id, unit in kinds
    }
    return replace(SMALL, elements={**SMALL.elements, **elements})


def test_verify_tells_a_program_of_this_guideline_from_another() -> None:
    for name, data in emitted(SMALL).items():
        assert verify(SMALL, name, data, RENDERERS).genuine
        assert verify(SMALL, "renamed.txt", data, RENDERERS).genuine
        changed = data.replace(b"is missing", b"is normal", 1)
        [reason] = verify(SMALL, name, changed, RENDERERS).reasons
        assert "changed by hand" in reason
        other = replace(SMALL, manifest=replace(SMALL.manifest, version="9.9.9"))
        version, fingerprint = verify(other, name, data, RENDERERS).reasons
        assert SMALL.manifest.version in version
        assert "9.9.9" in version
        assert digest(SMALL) in fingerprint
    assert verify(SMALL, "evaluator.py", b"print()", RENDERERS).reasons
    assert verify(SMALL, "notes.txt", b"", RENDERERS).file is None


@pytest.mark.parametrize(("change", "code"), [(b"", 0), (b"# a line more", 1)])
def test_the_command_verify(change: bytes, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deployed.py"
    path.write_bytes(evaluator.render(SMALL, "evaluator.py")["evaluator.py"] + change)
    with pytest.raises(SystemExit) as left:
        main(["verify", str(path), "--guideline", str(ROOT / "tests/evaluation/guideline")])
    assert left.value.code == code, capsys.readouterr()
