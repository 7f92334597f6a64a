"""Of a patient of whom nothing changed the same is said as ever, word for word: whatever is known, half known, missing
or hostile. Of each generated guideline a digest of what is said of all its patients is recorded.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from tests.conformance.patients import Patients
from tests.generation.chained import Chained
from tests.generation.draw import Draw, WithRoots
from tests.generation.tabled import Tabled

from guideproof.analysis.evaluation.evaluate import Evaluator

RECORDED = Path(__file__).parent / "same_evaluations"
KINDS: dict[str, type[Draw]] = {"drawn": Draw, "chained": Chained, "tabled": Tabled, "irrational": WithRoots}


def said(kind: str, seed: int) -> str:
    """What is said of forty patients, each of whom is like the one before every now and then."""
    guideline = KINDS[kind](seed, seed % 5, False).guideline()
    evaluator, patients = Evaluator(guideline), Patients(guideline, seed)
    cases = [patients.case() for _ in range(40)]
    answers = [evaluator.evaluate(case.read(), case.entry).as_json() for case in cases]
    return "\n".join(json.dumps(answer, ensure_ascii=False) for answer in answers)


@pytest.mark.golden
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_said_as_ever(kind: str) -> None:
    path = RECORDED / f"{kind}.txt"
    texts = [said(kind, seed) for seed in range(24)]
    digests = [sha256(text.encode()).hexdigest()[:16] for text in texts]
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.write_text("".join(f"{digest}\n" for digest in digests), encoding="utf-8")
    recorded = path.read_text(encoding="utf-8").split()
    assert len(recorded) == len(digests)
    for text, digest, before in zip(texts, digests, recorded, strict=True):
        assert digest == before, text
