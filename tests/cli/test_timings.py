"""``--timings``: what came out stands unchanged on the output, and where the time went on the error output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from guideproof import timing
from guideproof.cli import main
from guideproof.timing import Timings, recorded, stage

TESTS = Path(__file__).parents[1]
SMALL = str(TESTS / "reporters" / "small" / "guideline")
EVALUATED = str(TESTS / "evaluation" / "guideline")
LINE = re.compile(r" *(\d+\.\d{3}) +(\d+)  (.+)")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int | str | None, str, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    captured = capsys.readouterr()
    return left.value.code, captured.out, captured.err


def stages(told: str) -> dict[str, tuple[float, int]]:
    head, *lines = told.splitlines()
    assert head == "  seconds   calls  stage"
    found = [LINE.fullmatch(line) for line in lines]
    return {each[3]: (float(each[1]), int(each[2])) for each in found if each is not None}


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (["check", SMALL, "--format", "json"], {"reading", "proofs"}),
        (["test", SMALL], {"reading", "vignettes"}),
        (["render", SMALL, "--only", "dot", "--only", "flowchart", "-o"], {"renderer dot", "layout", "writing"}),
        (["cohort", "--guideline", EVALUATED, "--format", "json"], {"opening the table", "evaluation"}),
    ],
)
def test_where_the_time_went(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    known: set[str],
) -> None:
    monkeypatch.setattr(timing, "_WORTH", 0)  # or it would depend on the machine which stages have a line
    if arguments[0] == "cohort":
        table = tmp_path / "patients.csv"
        table.write_text("patient_id,age\na,70\nb,17\n", encoding="utf-8")
        arguments = ["cohort", str(table), *arguments[1:]]
    plain = run(capsys, *arguments, *([str(tmp_path / "plain")] if arguments[-1] == "-o" else []))
    timed = run(capsys, *arguments, *([str(tmp_path / "timed")] if arguments[-1] == "-o" else []), "--timings")
    clean = re.compile(r'"?(seconds"?: )?\(?\d+\.\d+( s\))?|plain|timed')
    assert timed[0] == plain[0]
    assert clean.sub("", timed[1]) == clean.sub("", plain[1])
    told = stages(timed[2])
    assert known <= set(told)
    assert list(told)[-2:] == ["everything else", "the whole"]
    spent = [seconds for seconds, _ in told.values()]
    assert sum(spent[:-1]) == pytest.approx(spent[-1], abs=0.0006 * len(spent))


def test_misuse_is_told_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", SMALL, "--select", "GP999", "--timings")
    assert (code, out) == (2, "")
    assert "GP999" in err


def test_inner_stages_count_for_themselves_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))

    def ticks() -> Iterator[float]:
        yield from map(float, clock)

    monkeypatch.setattr(timing, "perf_counter", ticks().__next__)
    monkeypatch.setattr(timing, "process_time", lambda: 0.5)
    timings = Timings()  # 0
    with timings.stage("outer"):  # 1
        with timings.stage("inner"):  # 2, 3
            pass
        with timings.stage("inner"):  # 4, 5
            pass
    # 6, and 7 when it is told
    assert timings.table().splitlines() == [
        "  seconds   calls  stage",
        "    3.000       1  outer",
        "    2.000       2  inner",
        "    0.500       1  starting",
        "    2.000       1  everything else",
        "    7.500       1  the whole",
    ]


def test_nothing_is_recorded_unasked() -> None:
    with stage("before"):
        pass
    with recorded() as timings, stage("during"):
        pass
    with stage("after"):
        pass
    assert list(timings.calls) == ["starting", "during"]
