"""The steps of the Action, run in a repository made for it, with an event file as GitHub gives it."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
STEP = REPOSITORY / ".ci" / "action" / "report"
EXAMPLE = REPOSITORY / "examples" / "stroke-risk"
BLANK = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=BLANK, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def installed(folder: Path) -> Path:
    """Commands as the step `install` leaves them, of the toolkit that is tested."""
    folder.mkdir()
    start = f'#!/bin/sh\nexport PYTHONPATH="{REPOSITORY / "toolkit"}"\n'
    (folder / "guideproof").write_text(f'{start}exec "{sys.executable}" -P -m guideproof "$@"\n', encoding="utf-8")
    # `-I` would leave out the toolkit that is tested; `-P` still imports nothing of the folder where it starts.
    (folder / "python").write_text(
        f'{start}test "$1" = -I && shift\nexec "{sys.executable}" -P "$@"\n', encoding="utf-8"
    )
    for each in folder.iterdir():
        each.chmod(0o755)
    return folder / "guideproof"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "checkout"
    shutil.copytree(EXAMPLE, place / "guideline")
    git(place, "init", "-q", "-b", "main")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "one")
    return place


def step(place: Path, event: dict[str, object] | None) -> tuple[int, str, Path]:
    """The exit code of the step, its log, and the folder that it leaves."""
    beside = place.parent
    (beside / "event.json").write_text(json.dumps(event or {}), encoding="utf-8")
    given = BLANK | {
        "GUIDEPROOF": str(installed(beside / "bin")),
        "GUIDEPROOF_GUIDELINE": "guideline",
        "GUIDEPROOF_REPORT": str(beside / "report"),
        "GITHUB_EVENT_NAME": "pull_request" if event else "push",
        "GITHUB_EVENT_PATH": str(beside / "event.json"),
        "GITHUB_OUTPUT": str(beside / "output"),
        "GITHUB_STEP_SUMMARY": str(beside / "summary.md"),
    }
    done = subprocess.run(
        ["bash", str(STEP)], cwd=place, env=given, capture_output=True, text=True, check=False, timeout=300
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, beside / "report"


def test_a_push_of_a_sound_guideline_passes(place: Path) -> None:
    code, log, report = step(place, None)
    assert code == 0, log
    assert (report / "comment.md").read_text(encoding="utf-8").startswith("**Guideproof** passed.")
    assert (place.parent / "summary.md").read_text(encoding="utf-8").startswith("**Guideproof** passed.")
    assert (place.parent / "output").read_text(encoding="utf-8") == "code=0\n"
    assert json.loads((report / "findings.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert list((report / "renders").rglob("*.svg"))
    assert git(place, "status", "--porcelain") == ""


def test_nothing_that_lies_in_the_checkout_is_run_and_no_text_commands_the_runner(place: Path) -> None:
    for name in ("guideproof.py", "json.py", "neutral.py", "sitecustomize.py", "yaml.py"):
        (place / name).write_text("open('seen', 'w').close()\nraise SystemExit('imported')\n", encoding="utf-8")
    (place / "guideline" / "vignettes" / "hostile.yaml").write_text(
        'title: "\\n::add-mask::e\\n::error::@everyone fixes #1 <img src=x>"\n', encoding="utf-8"
    )
    code, log, report = step(place, None)
    assert code != 0
    assert not (place / "seen").exists()
    token = ""
    for line in log.splitlines():
        if line.startswith("::stop-commands::"):
            token = line.removeprefix("::stop-commands::")
        elif token and line == f"::{token}::":
            token = ""
        elif not token and line.startswith("::"):
            assert line.startswith(
                ("::error file=guideline/", "::warning file=guideline/", "::group::", "::endgroup::")
            )
    comment = (report / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith("**Guideproof** failed at: `check`")
    assert "@everyone" not in comment
    assert "<img" not in comment


def test_a_pull_request_is_compared_with_where_it_left_its_branch(place: Path) -> None:
    node = place / "guideline" / "nodes" / "prevention" / "how-many-points.yaml"
    text = node.read_text(encoding="utf-8")
    git(place, "checkout", "-q", "-b", "work")
    bound = "{at_least: 2}}, next: anticoagulant"
    assert bound in text
    node.write_text(text.replace(bound, "{at_least: 2}}, next: talk"), encoding="utf-8")
    (place / "guideline" / "vignettes" / "patients.csv").unlink()
    git(place, "commit", "-q", "-a", "-m", "two")
    git(place, "checkout", "-q", "main")
    git(place, "commit", "-q", "--allow-empty", "-m", "main goes on")
    base = git(place, "rev-parse", "main")
    git(place, "checkout", "-q", "work")
    code, log, report = step(place, {"pull_request": {"number": 7, "base": {"sha": base}}})
    comment = (report / "comment.md").read_text(encoding="utf-8")
    assert code == 1, log
    assert "Some patients are treated differently" in comment
    assert "version 0.1.0 is too low after 0.1.0: what changed is major" in comment.partition("<details>")[0]
    assert "<summary>Prevention</summary>\n\n```mermaid\nflowchart LR\n" in comment
    assert '{"Changed: How many points? · computed: ' in comment
    assert "\n  class n1 marked\n```\n\n</details>\n\n<details>\n<summary>Worked cases" in comment
    assert json.loads((report / "diff.json").read_text(encoding="utf-8"))["differences"]
    assert b"changed" in (report / "flowchart-diff.svg").read_bytes()
    assert "Some patients are treated differently" in (report / "comparison.html").read_text(encoding="utf-8")
    assert git(place, "status", "--porcelain") == ""


REPORT = runpy.run_path(str(STEP.parent / "report.py"))


def drawn(title: str, lines: int) -> tuple[str, str]:
    return title, "flowchart LR\n" + '  n0["x"]\n' * lines


PASSED = "pass a-case  A case\n" * 9_000
SECTIONS = [
    pytest.param([drawn("A", 10), drawn("B", 10)], ["A", "B"], "", id="all fit"),
    pytest.param([drawn("A", 5_900), drawn("B", 10)], ["B"], ": `A`.", id="the first is too long"),
    pytest.param([drawn("A", 4_000), drawn("B", 4_000)], ["A"], ": `B`.", id="both together are too long"),
    pytest.param([drawn("`<img src=x>", 5_900)], [], ": `<\u2060img src=x>`.", id="a hostile title"),
    pytest.param([drawn("A", 9_000)] * 30, [], "`A` and 20 more.", id="very many"),
    pytest.param([], [], "", id="none"),
]


@pytest.mark.parametrize(("sections", "shown", "left"), SECTIONS)
def test_as_many_changed_sections_are_drawn_as_fit(
    sections: list[tuple[str, str]], shown: list[str], left: str
) -> None:
    comment = REPORT["neutral"](REPORT["words"]({"check": 0}, f"{PASSED}\n2 passed\n", "Nobody differs.", sections))
    assert len(comment) < 60_000 - 200, "it would be cut"
    assert re.findall(r"<summary>(.*)</summary>\n\n```mermaid", comment) == shown
    assert ("Too long to be drawn here" in comment, left in comment) == (bool(left), True)
    assert comment.endswith("```text\n2 passed\n```\n\n</details>\n")
    assert comment.count("<details>") == comment.count("</details>") == len(shown) + 1


def test_no_section_is_drawn_where_the_rest_takes_all_room() -> None:
    comment = REPORT["words"]({}, "a line\n", "x\n" * 29_400, [drawn("A", 100)])
    assert "```mermaid" not in comment
    assert "artefact of this run: `A`." in comment


def test_of_versions_that_could_not_be_compared_it_is_said_where_the_reason_stands() -> None:
    comment = REPORT["words"]({"check": 1, "test": 2, "diff": 2}, "", "", [])
    assert comment.startswith(
        "**Guideproof** failed at: `check`, `test`, `diff`.\n\nThe versions could not be compared"
    )
    assert "<details>" not in comment


def test_many_failed_cases_leave_room_for_what_changed() -> None:
    tried = "".join(f"pass a-{at}\nFAIL b-{at}\n" for at in range(3_000))
    comment = REPORT["words"]({"test": 1}, tried, "Somebody differs.", [drawn("A", 1_000)])
    assert "<summary>A</summary>" in comment
    assert "FAIL b-0\n" in comment
    assert re.search(r"and \d{4} more lines, in vignettes.txt of the artefact of this run\n```\n", comment)
    assert len(comment) < 40_000
