"""The worked cases of a guideline as JSON."""

from __future__ import annotations

from typing import Any

from guideproof.analysis.coverage import Coverage
from guideproof.analysis.vignettes import VignetteReport, VignetteResult
from guideproof.reporters.json import as_text


def render(report: VignetteReport) -> str:
    """``{"summary": …, "vignettes": […], "coverage": …}`` with the mismatches and the evaluation of each."""
    return as_text(
        {
            "summary": {"passed": len(report.results) - len(report.failed), "failed": len(report.failed)},
            "vignettes": [_result(result) for result in report.results],
            "coverage": _coverage(report.coverage),
        }
    )


def _result(result: VignetteResult) -> dict[str, Any]:
    return {
        "id": result.vignette.id,
        "title": result.vignette.title,
        "path": result.vignette.span.path,
        "passed": result.passed,
        "mismatches": [
            {"key": mismatch.key, "expected": mismatch.expected, "came": mismatch.came}
            for mismatch in result.mismatches
        ],
        "evaluation": result.evaluation.as_json(),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "nodes": {"visited": len(coverage.nodes) - len(coverage.missed_nodes), "of": len(coverage.nodes)},
        "branches": {"visited": len(coverage.branches) - len(coverage.missed_branches), "of": len(coverage.branches)},
        "missed_nodes": list(coverage.missed_nodes),
        "missed_branches": [{"node": node, "branch": branch} for node, branch in coverage.missed_branches],
    }
