"""How many planted faults the worked cases of a guideline notice: their mutation score.

A vignette notices a fault where it passes without it and fails with it. Of a fault that none notices the prover is
asked for a patient whom it would treat otherwise: there is one (the fault survives), there is none (it changes nothing
and does not count), or that is not settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from guideproof.analysis.cases.asking import FoundCase
from guideproof.analysis.cases.distinguishing import Distinguisher
from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.mutants import Mutant, mutants
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.guideline import Guideline


class Survivor(Struct, frozen=True):
    """A fault that no vignette notices, and the patient who would, with what the guideline says of them today."""

    mutant: Mutant
    patient: FoundCase


class MutationReport(Struct, frozen=True):
    """What became of the planted faults: how many were ``noticed``, which survived, which change nothing
    (``equivalent``), of which that is not settled (``open``), and which were ``not_reached`` in time."""

    planted: int
    noticed: int
    survivors: tuple[Survivor, ...]
    equivalent: tuple[Mutant, ...]
    open: tuple[Mutant, ...]
    not_reached: tuple[Mutant, ...] = ()

    @property
    def counted(self) -> int:
        """How many faults count: those that change something, as far as is known, and those that were not reached."""
        return self.noticed + len(self.survivors) + len(self.not_reached)

    @property
    def percent(self) -> int:
        """The score in whole per cent, rounded down; where nothing counts, 100. Of what was not reached it is not known
        that anybody notices it."""
        return 100 * self.noticed // self.counted if self.counted else 100


Progress = Callable[[int, int], None]
"""Is told how many of the faults are settled, of how many."""


def mutation_report(
    guideline: Guideline,
    faults: Iterable[Mutant] | None = None,
    *,
    late: Callable[[], bool] = lambda: False,
    progress: Progress = lambda done, whole: None,
) -> MutationReport:
    """Plants every fault (or those given) and asks vignettes and prover; once it is ``late``, what is left is not
    reached. Raises ``NotEvaluable`` and ``Circular``."""
    planted = list(mutants(guideline) if faults is None else faults)
    watching = MutantExecution(guideline)
    watching.watch_vignettes()
    unnoticed: list[Mutant] = []
    left: list[Mutant] = []
    noticed = 0
    for number, mutant in enumerate(planted):
        if late():
            left = planted[number:]
            break
        if next(watching.noticing(mutant), None) is None:
            unnoticed.append(mutant)
        else:
            noticed += 1
            progress(noticed, len(planted))
    survivors: list[Survivor] = []
    settled: dict[Verdict, list[Mutant]] = {Verdict.NO: [], Verdict.OPEN: []}
    for number, answer in enumerate(_answers(guideline, unnoticed)):
        if isinstance(answer, Survivor):
            survivors.append(answer)
        else:
            settled[answer].append(unnoticed[number])
        progress(noticed + number + 1, len(planted))
        if late():
            left = [*unnoticed[number + 1 :], *left]
            break
    return MutationReport(
        len(planted), noticed, tuple(survivors), tuple(settled[Verdict.NO]), tuple(settled[Verdict.OPEN]), tuple(left)
    )


def _answers(guideline: Guideline, unnoticed: list[Mutant]) -> Iterator[Survivor | Verdict]:
    """What becomes of each fault that no vignette notices. Whoever was found for one is tried on the next ones before
    anybody else is asked for."""
    if not unnoticed:
        return
    distinguisher, known = Distinguisher(guideline, unnoticed), MutantExecution(guideline)
    for mutant in unnoticed:
        one = next(known.noticing(mutant), None)
        if one is None:
            answer = distinguisher.answer(mutant)
            if answer.patient is None:
                yield answer.verdict
                continue
            one = known.watch(answer.patient.facts, answer.patient.entry)
        yield Survivor(mutant, distinguisher.brief(mutant, FoundCase(one.entry, one.facts, one.evaluation)))
