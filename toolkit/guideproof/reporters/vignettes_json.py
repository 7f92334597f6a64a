"""The worked cases of a guideline as JSON."""

from __future__ import annotations

from typing import Any

from guideproof.analysis.cases.asking import FoundCase
from guideproof.analysis.cases.case_run import CaseRun
from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.cases.mutation import MutationReport
from guideproof.analysis.cases.vignettes import VignetteResult
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.reporters.json import as_text


def render(trial: CaseRun) -> str:
    """``{"summary": …, "vignettes": […], "coverage": …, "mutation": …}``, each with mismatches and evaluation."""
    results, failed = trial.vignettes.results, len(trial.failed)
    return as_text(
        {
            "summary": {"passed": len(results) - failed, "failed": failed},
            "vignettes": [_result(result) for result in results],
            "coverage": _coverage(trial),
            "mutation": _mutation(trial.mutation) if trial.mutation is not None else None,
        }
    )


def _result(result: VignetteResult) -> dict[str, Any]:
    return {
        "id": result.vignette.id,
        "title": result.vignette.title,
        "path": result.vignette.span.path,
        "confirmed": result.vignette.confirmed,
        "passed": result.passed,
        "mismatches": [
            {"key": mismatch.key, "expected": mismatch.expected, "came": mismatch.came}
            for mismatch in result.mismatches
        ],
        "evaluation": result.evaluation.as_json(),
    }


def _coverage(trial: CaseRun) -> dict[str, Any]:
    coverage = trial.coverage
    shares = {word: {"visited": part, "of": whole} for word, (part, whole) in coverage.shares.items()}
    return {
        **shares,
        "percent": coverage.percent,
        "missed_nodes": list(coverage.missed_nodes),
        "missed_branches": [{"node": node, "branch": branch} for node, branch in coverage.missed_branches],
        "missed": [
            {"what": each.text, "verdict": each.verdict.value, "patient": _patient(each.patient)}
            for each in trial.uncovered
            if each.verdict is not Verdict.NO
        ],
        "impossible": [each.text for each in trial.uncovered if each.verdict is Verdict.NO],
    }


def _mutation(report: MutationReport) -> dict[str, Any]:
    return {
        "planted": report.planted,
        "noticed": report.noticed,
        "percent": report.percent,
        "survived": [{**_fault(each.mutant), "patient": _patient(each.patient)} for each in report.survivors],
        "equivalent": [_fault(mutant) for mutant in report.equivalent],
        "not_settled": [_fault(mutant) for mutant in report.open],
        "not_reached": [_fault(mutant) for mutant in report.not_reached],
    }


def _fault(mutant: Mutant) -> dict[str, str]:
    return {"operator": mutant.operator, "where": mutant.where, "what": mutant.what}


def _patient(found: FoundCase | None) -> dict[str, Any] | None:
    return {"entry": found.entry, "facts": dict(found.facts)} if found is not None else None
