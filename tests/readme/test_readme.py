"""The README shows real output: each marked block is what the file holds, or what the program prints, today.

A mark is a comment such as ``<!-- run: patient -->`` before a fenced block; `make accept` writes the blocks anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
MARK = re.compile(r"<!-- (file|run): ([\w./-]+) -->\n(?:\n```(\w+)\n(?:(?!```).*\n)*```\n)?")
FILES = {"guideline/nodes/systemic-therapy/risk-at-first-line.yaml"}
SECONDS = re.compile(r"\(\d+\.\d+ s\)|\d+\.\d+ s\b")

MISSPELT = {
    "nodes/response/metastases-left.yaml": ("[combined_resection,", "[combined_resecton,"),
    "parameters/cut-offs.yaml": ("value: 140 mm", "value: 140 kg"),
    "nodes/systemic-therapy/risk-at-first-line.yaml": ("next: start-drugs-poor-risk", "next: start-drug-poor-risk"),
}


def guideproof(arguments: list[str], folder: Path = ROOT) -> str:
    command = [sys.executable, "-m", "guideproof", *arguments]
    environment = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return done.stdout


def edited(folder: Path, edits: dict[str, tuple[str, str]]) -> None:
    """A copy of the guideline with one text in a file replaced by another."""
    copy = folder / "guideline"
    shutil.copytree(ROOT / "guideline", copy)
    for name, (right, wrong) in edits.items():
        text = (copy / name).read_text(encoding="utf-8")
        assert right in text, name
        (copy / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")


def broken(folder: Path) -> str:
    edited(folder, MISSPELT)
    return guideproof(["check", "guideline", "--ignore", "not-checked"], folder)


def ask(_: Path) -> str:
    when = "{ecog: {at_least: 1}}"
    return guideproof(["ask", "--recommends", "upfront-cytoreductive-nephrectomy", "--when", when])


def patient(_: Path) -> str:
    return guideproof(["run", "examples/patient.yaml"])


RUNS: dict[str, Callable[[Path], str]] = {
    "ask": ask,
    "broken": broken,
    "patient": patient,
}
LANGUAGES = {".yaml": "yaml"}


def written(kind: str, name: str, folder: Path) -> str:
    """A mark with its block as it ought to be."""
    if kind == "file":
        language, text = LANGUAGES[Path(name).suffix], (ROOT / name).read_text(encoding="utf-8")
    else:
        language, text = "text", SECONDS.sub("(a moment)", RUNS[name](folder))
    body = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"<!-- {kind}: {name} -->\n\n```{language}\n{body}\n```\n"


def test_readme_shows_what_is_there_today(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    marks = MARK.findall(text)
    assert {name for kind, name, _ in marks if kind == "run"} == set(RUNS)
    assert {name for kind, name, _ in marks if kind == "file"} == FILES
    assert text.count("\n```") == 2 * len(re.findall(r"\n```\w+\n", text)), "a block is not closed"
    current = MARK.sub(lambda mark: written(mark[1], mark[2], tmp_path / mark[2].replace("/", "-")), text)
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        README.write_text(current, encoding="utf-8")
        text = current
    assert text == current


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert "://" in target or (ROOT / target).exists(), target


def test_the_example_of_the_library_runs() -> None:
    command = [sys.executable, "examples/library.py"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert said[0] == "needs_data"
    assert "for Biopsy of the renal mass conditional recommendation, very low certainty" in said
    assert any(line.startswith("needs neurologic_symptoms for ") for line in said)


def test_the_example_of_a_cohort_runs() -> None:
    table = ["examples/cohort/patients.csv", "--mapping", "examples/cohort/columns.yaml"]
    assert "Patients: 60, at new-patient" in guideproof(["cohort", *table])
