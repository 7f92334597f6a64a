"""How a patient is said in the message of a finding, and that the rest of long facts is counted."""

from __future__ import annotations

import pytest
from tests.generation.parts import element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.proof import Patient
from guideproof.checks.check import Level
from guideproof.checks.patients import patient_in_words
from guideproof.model.element import ElementType

MADE = guideline(
    [entry("visit", "talk")],
    [element(f"x{place}", ElementType.BOOLEAN) for place in range(8)],
    [recommendation("talk", item("talk"))],
    [intervention("talk")],
)
CASES = {
    0: "any patient",
    1: "a patient with x0 = true",
    2: "a patient with x0 = true and x1 = true",
    6: "a patient with x0 = true and x1 = true and x2 = true and x3 = true and x4 = true and x5 = true",
    7: "a patient with x0 = true, x1 = true, x2 = true, x3 = true, x4 = true, x5 = true and one more fact",
    8: "a patient with x0 = true, x1 = true, x2 = true, x3 = true, x4 = true, x5 = true and 2 more facts",
}


@pytest.mark.parametrize("number", CASES)
def test_so_many_facts(number: int) -> None:
    facts = {f"x{place}": True for place in range(number)}
    assert patient_in_words(MADE, Patient("visit", facts, evaluate(MADE, facts))) == CASES[number]


def test_a_file_is_read_before_its_shape_and_its_shape_before_its_meaning() -> None:
    assert Level.FILE < Level.SHAPE < Level.MEANING
    assert len({*Level}) == 3
