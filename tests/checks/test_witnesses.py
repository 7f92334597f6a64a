"""Every patient that a finding shows is a vignette to paste: read without a fault, and going the way that it says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.checks import CHECKS
from guideproof.checks.check import Stage
from guideproof.checks.run import Examination, examine
from guideproof.checks.selection import chosen
from guideproof.model.guideline import Guideline
from guideproof.program.thresholds import thresholds_of
from guideproof.reading.load import load_guideline
from guideproof.reading.structure import check_structure
from guideproof.reading.tree import Mapped
from guideproof.reading.vignettes import FactCheck, read_vignette
from guideproof.reading.yaml_tree import parse

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "guideline"
SLUGS = [check.slug for check in CHECKS if check.stage is Stage.PROOFS and check.slug != "not-decided"]
EXAMPLES = sorted(folder for slug in SLUGS for folder in HERE.glob(f"{slug}/bad/*/guideline"))


@cache
def proven(folder: Path) -> tuple[Guideline, Examination]:
    guideline = load_guideline(folder, root=folder.parent)
    return guideline, examine(guideline, chosen=chosen(["GP3"], []))


@pytest.mark.parametrize("folder", [*EXAMPLES, SHIPPED], ids=lambda folder: "/".join(folder.parts[-4:-1]))
def test_vignette_is_read_and_goes_its_way(folder: Path) -> None:
    guideline, examined = proven(folder)
    for finding in examined.findings:
        witness = finding.witness
        if witness is None:
            continue
        tree, faults = parse(witness.vignette.encode(), f"guideline/vignettes/{finding.name}.yaml")
        assert faults == []
        assert isinstance(tree, Mapped)
        assert check_structure("vignette", tree) == []
        vignette = read_vignette(tree, "witness", [])
        assert FactCheck(guideline.elements, frozenset(), thresholds_of(guideline)).faults(vignette) == []
        assert vignette.entry is not None
        assert vignette.entry.id == witness.entry
        evaluation = evaluate(guideline, vignette.facts, witness.entry)
        assert tuple(dict.fromkeys(step.node for step in evaluation.path)) == witness.path


def test_shipped_guideline_has_no_finding_of_a_proof() -> None:
    _, examined = proven(SHIPPED)
    found = [finding for finding in examined.findings if finding.name != "otherwise-takes"]
    assert [f"{finding.span}: {finding.message}" for finding in found] == []
    assert examined.proofs is not None
    assert examined.proofs.not_decided == 0
    assert examined.proofs.proven > 300
