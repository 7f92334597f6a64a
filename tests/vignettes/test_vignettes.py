"""Worked cases put to the test: what is reported, what is generated, which planted faults are noticed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from guideproof.analysis.cases.case_run import CaseRun
from guideproof.analysis.cases.case_run import try_vignettes as try_all
from guideproof.analysis.cases.mutation import MutationReport, mutation_report
from guideproof.analysis.cases.vignettes import expectation_of, mismatches
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.graph.edges import node_edges
from guideproof.cli import main
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.reporters import vignettes_json, vignettes_junit
from guideproof.reporters.text import vignettes as vignettes_text
from guideproof.workflow import try_vignettes, write_cases

HERE = Path(__file__).parent
GUIDELINE = HERE / "guideline"


@pytest.fixture(scope="module")
def trial(guideline: Guideline) -> CaseRun:
    return try_all(guideline, mutate=True)


@pytest.fixture(scope="module")
def report(trial: CaseRun) -> MutationReport:
    assert trial.mutation is not None
    return trial.mutation


@pytest.fixture(scope="module")
def guideline() -> Guideline:
    return load_guideline(GUIDELINE, root=HERE)


def expect(path: Path, text: str) -> None:
    """The file holds this text; where expectations are being recorded, it is written instead."""
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"record it with `make accept`: {path}"
    assert text == path.read_text(encoding="utf-8")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(GUIDELINE, tmp_path / "guideline")
    return tmp_path / "guideline"


@pytest.mark.golden
@pytest.mark.parametrize("form", ["txt", "json", "xml"])
def test_report(trial: CaseRun, form: str) -> None:
    match form:
        case "txt":
            text = vignettes_text.render(trial, color=False)
        case "json":
            text = vignettes_json.render(trial)
        case _:
            text = vignettes_junit.render(trial, least=100)
    expect(HERE / "expected" / f"report.{form}", text)


@pytest.mark.golden
def test_generated_files(copied: Path) -> None:
    drawn = write_cases(copied).drawn
    assert drawn.removed == ("generated-old.yaml",)
    written = "".join(f"{name}\n{(copied / 'vignettes' / name).read_text()}\n" for name in drawn.written)
    expect(HERE / "expected" / "generated.txt", written)


def test_generated_cases_cover_all_and_stay(copied: Path) -> None:
    by_hand = {path: path.read_bytes() for path in copied.glob("vignettes/*.yaml") if "generated-old" not in path.name}
    before = write_cases(copied, trial=True)
    assert (copied / "vignettes" / "generated-old.yaml").exists()
    assert write_cases(copied) == before
    assert write_cases(copied).drawn.current
    assert try_vignettes(copied).coverage.percent == 100
    assert {path: path.read_bytes() for path in by_hand} == by_hand


def test_confirmed_cases_are_left_alone(copied: Path) -> None:
    name = write_cases(copied).drawn.written[0]
    path = copied / "vignettes" / name
    path.write_text(path.read_text().replace("confirmed: false", "confirmed: true"))
    before = path.read_bytes()
    drawn = write_cases(copied).drawn
    assert name not in (*drawn.written, *drawn.removed)
    assert path.read_bytes() == before


def test_survivors_are_really_treated_otherwise(guideline: Guideline, report: MutationReport) -> None:
    evaluator = evaluator_for(guideline)
    assert report.survivors
    for survivor in report.survivors:
        patient, changed = survivor.patient, survivor.mutant.evaluator(guideline, evaluator)
        expected = expectation_of(evaluator.evaluate(patient.facts, patient.entry))
        assert list(mismatches(expected, changed.evaluate(patient.facts, patient.entry), node_edges(guideline)))


def test_nothing_planted_is_lost(report: MutationReport) -> None:
    assert report.planted == report.noticed + len(report.survivors) + len(report.equivalent) + len(report.open)
    assert not report.open


def test_what_is_not_reached_in_time_is_counted_and_said(
    guideline: Guideline, trial: CaseRun, report: MutationReport
) -> None:
    told: list[tuple[int, int]] = []
    for steps in (0, 7, report.planted + 1):
        clock = iter(range(10_000))
        part = mutation_report(
            guideline,
            late=lambda clock=clock, steps=steps: next(clock) >= steps,  # type: ignore[misc]
            progress=lambda done, whole: told.append((done, whole)),
        )
        others = (part.survivors, part.equivalent, part.open, part.not_reached)
        assert part.not_reached
        assert part.planted == part.noticed + sum(map(len, others))
        assert part.counted == part.noticed + len(part.survivors) + len(part.not_reached)
        text = vignettes_text.render(replace(trial, mutation=part), color=False)
        assert f"not reached in time: {len(part.not_reached)}\n" in text
    assert {whole for _, whole in told} == {report.planted}


def test_seconds_are_of_planted_faults(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, code in ((["--seconds", "3"], 2), (["--mutate", "--seconds", "0"], 2)):
        with pytest.raises(SystemExit) as left:
            main(["test", str(GUIDELINE), *arguments])
        assert left.value.code == code


@pytest.mark.parametrize(("least", "code"), [("0", 1), ("100", 1)])
def test_failing_vignettes_fail(capsys: pytest.CaptureFixture[str], least: str, code: int) -> None:
    with pytest.raises(SystemExit) as left:
        main(["test", str(GUIDELINE), "--cover-check", least])
    assert left.value.code == code


def test_cover_check(capsys: pytest.CaptureFixture[str], copied: Path) -> None:
    (copied / "vignettes" / "unfit.yaml").unlink()
    for arguments, code in ((["--cover-check", "100"], 1), (["--cover-check", "40"], 0), ([], 0)):
        with pytest.raises(SystemExit) as left:
            main(["test", str(copied), *arguments])
        assert left.value.code == code
    assert "100% is asked for" in capsys.readouterr().err


def test_cases_command(capsys: pytest.CaptureFixture[str], copied: Path) -> None:
    for arguments, code in ((["--check"], 1), ([], 0), (["--check"], 0)):
        with pytest.raises(SystemExit) as left:
            main(["cases", str(copied), *arguments])
        assert left.value.code == code
    assert "up to date" in capsys.readouterr().out
