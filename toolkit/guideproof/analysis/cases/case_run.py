"""The worked cases of a guideline put to the test: do they pass, what do they cover, which faults do they notice?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from guideproof.analysis.cases.condition_coverage import Sides
from guideproof.analysis.cases.coverage import Coverage
from guideproof.analysis.cases.uncovered import Uncovered, uncovered, without_impossible
from guideproof.analysis.cases.vignettes import VignetteReport, VignetteResult, run_vignettes
from guideproof.model.guideline import Guideline
from guideproof.timing import stage

if TYPE_CHECKING:
    from guideproof.analysis.cases.mutation import MutationReport, Progress


class CaseRun(Struct, frozen=True):
    """All vignettes with what came of them; ``coverage`` is without what is proven to be nobody's, ``uncovered`` says
    what is missed, with patients, and what is nobody's. ``mutation`` is there where it was asked for."""

    vignettes: VignetteReport
    coverage: Coverage
    uncovered: tuple[Uncovered, ...]
    mutation: MutationReport | None = None

    @property
    def failed(self) -> tuple[VignetteResult, ...]:
        """The vignettes for which something came otherwise."""
        return self.vignettes.failed

    @property
    def percent(self) -> int:
        """The least of the shares that were asked for, in whole per cent: nodes, branches, sides, planted faults."""
        return min(self.coverage.percent, self.mutation.percent if self.mutation is not None else 100)


def try_vignettes(
    guideline: Guideline,
    *,
    mutate: bool = False,
    late: Callable[[], bool] = lambda: False,
    progress: Progress = lambda done, whole: None,
) -> CaseRun:
    """Runs all vignettes and asks for what they miss; ``late`` and ``progress`` are of the planted faults. Raises
    ``NotEvaluable`` and ``Circular``."""
    with stage("vignettes"):
        sides = Sides(guideline)
        report = run_vignettes(guideline, sides)
    with stage("coverage"):
        missed = uncovered(guideline, report.coverage, sides)
    mutation = None
    if mutate:
        with stage("importing"):  # a tenth of the time of those who do not ask
            from guideproof.analysis.cases.mutation import mutation_report

        with stage("planted faults"):
            mutation = mutation_report(guideline, late=late, progress=progress)
    return CaseRun(report, without_impossible(report.coverage, missed), missed, mutation)
