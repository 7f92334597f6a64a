"""How many planted faults the worked cases of a guideline notice: their mutation score.

A vignette notices a fault where it passes without it and fails with it. Of a fault that none notices the prover is
asked for a patient whom it would treat otherwise: there is one (the fault survives), there is none (it changes nothing
and does not count), or that is not settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guideproof.analysis.cases.asking import FoundCase
from guideproof.analysis.cases.distinguishing import Distinguisher
from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.mutants import Mutant, mutants
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.guideline import Guideline


@dataclass(frozen=True, slots=True)
class Survivor:
    """A fault that no vignette notices, and the patient who would, with what the guideline says of them today."""

    mutant: Mutant
    patient: FoundCase


@dataclass(frozen=True, slots=True)
class MutationReport:
    """What became of the planted faults: how many were ``noticed``, which survived, which change nothing
    (``equivalent``), of which that is not settled (``open``)."""

    planted: int
    noticed: int
    survivors: tuple[Survivor, ...]
    equivalent: tuple[Mutant, ...]
    open: tuple[Mutant, ...]

    @property
    def counted(self) -> int:
        """How many faults count: those that change something, as far as is known."""
        return self.noticed + len(self.survivors)

    @property
    def percent(self) -> int:
        """The score in whole per cent, rounded down; where nothing counts, 100."""
        return 100 * self.noticed // self.counted if self.counted else 100


def mutation_report(guideline: Guideline, faults: Iterable[Mutant] | None = None) -> MutationReport:
    """Plants every fault (or those given) and asks vignettes and prover. Raises ``NotEvaluable`` and ``Circular``."""
    planted = list(mutants(guideline) if faults is None else faults)
    watching = MutantExecution(guideline)
    watching.watch_vignettes()
    unnoticed = [mutant for mutant in planted if next(watching.noticing(mutant), None) is None]
    survivors: list[Survivor] = []
    equivalent: list[Mutant] = []
    unsettled: list[Mutant] = []
    distinguisher = Distinguisher(guideline, unnoticed) if unnoticed else None
    for mutant in unnoticed:
        assert distinguisher is not None
        answer = distinguisher.answer(mutant)
        if answer.patient is not None:
            survivors.append(Survivor(mutant, answer.patient))
        else:
            (equivalent if answer.verdict is Verdict.NO else unsettled).append(mutant)
    noticed = len(planted) - len(unnoticed)
    return MutationReport(len(planted), noticed, tuple(survivors), tuple(equivalent), tuple(unsettled))
