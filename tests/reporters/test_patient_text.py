"""What a clinician reads of a patient, word for word; and what becomes of patient files that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from guideproof.analysis.evaluation.evaluate import evaluate as evaluate_facts
from guideproof.model.node import Priority, Recommendation, Selection
from guideproof.reading.load import load_guideline
from guideproof.reporters.text import patient
from guideproof.workflow import evaluate

HERE = Path(__file__).parent
PATIENTS = sorted(path for path in (HERE / "small" / "patients").iterdir() if path.suffix != ".txt")


@pytest.mark.golden
@pytest.mark.parametrize("path", PATIENTS, ids=lambda path: path.stem)
def test_patient(path: Path) -> None:
    guideline, evaluation = evaluate(HERE / "small" / "guideline", path.read_bytes(), path.name, None)
    text = patient.render(evaluation, guideline, color=False)
    expected = path.with_suffix(".txt")
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_a_decision_without_a_branch_is_said_of_the_guideline() -> None:
    guideline, evaluation = evaluate(HERE.parent / "evaluation" / "guideline", b"length: 250\n", "p", "second-visit")
    text = patient.render(evaluation, guideline, color=False)
    assert text.split("\n\n")[1:3] == [
        "Visit:  Second visit (`second-visit`)\n"
        "Status: invalid: the guideline does not say what to do with this patient, so nothing is recommended",
        "What is wrong with the guideline\n"
        "  - no branch of `graded` holds for length = 250 mm, third = about 83.33 mm: the guideline does not\n"
        "    say what to do\n"
        "  Way: graded",
    ]


def test_of_one_intervention_twice_the_most_pressing_priority_is_shown_and_comes_first() -> None:
    """The node that comes second says `urgent`; what the result holds stays in the order of the nodes."""
    guideline = load_guideline(HERE.parent / "evaluation" / "guideline")
    body = guideline.nodes["order"].body
    assert isinstance(body, Recommendation)
    again = body.items[0]
    changed = replace(body, items=(again, replace(again, priority=Priority.URGENT)), selection=Selection.ALL)
    guideline = replace(guideline, nodes={**guideline.nodes, "order": replace(guideline.nodes["order"], body=changed)})
    evaluation = evaluate_facts(guideline, {"length": "50 mm"}, "second-visit")
    assert [each.item.priority for each in evaluation.recommendations] == [Priority.ROUTINE, Priority.URGENT]
    text = patient.render(evaluation, guideline, color=False)
    assert text.count("[+] ") == text.count(", urgent)") == 2


def test_color_changes_no_word() -> None:
    guideline, evaluation = evaluate(HERE / "small" / "guideline", b"age: 60\necog: 1\n", "patient", None)
    plain = patient.render(evaluation, guideline, color=False)
    colored = patient.render(evaluation, guideline, color=True)
    assert "\x1b[" in colored
    assert _without_colors(colored) == plain


def _without_colors(text: str) -> str:
    import re

    return "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n"))
