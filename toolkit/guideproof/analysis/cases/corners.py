"""Patients for many boundaries, several of one place told apart by one patient.

Whoever was found for one boundary of a branch is moved to the next: a value of theirs becomes one at which the shifted
test turns out otherwise. Where they still tell the earlier ones apart, nobody else is needed, as at the corner of a
row; only where no known patient can be moved the prover is asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from guideproof.analysis.cases.asking import CaseFacts, FoundCase
from guideproof.analysis.cases.distinguishing import Distinguisher
from guideproof.analysis.cases.moving import changed_part, moved, shifted_test
from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.mutant_walk import ExecutedPatient
from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.guideline import Guideline

_TRIED = 4
"""How many patients of one place are moved for the next boundary, the last ones first."""


class _Corner(Struct):
    """Somebody who tells some faults apart, each with the facts with which they certainly did; ``moved`` are the
    elements of which they need the value that they have."""

    entry: str
    facts: CaseFacts
    moved: set[str]
    told: list[tuple[Mutant, CaseFacts]] = field(default_factory=list)


class Corners:
    """Collects in ``pool`` patients who together tell faults of one guideline apart; all of them are watched."""

    def __init__(self, guideline: Guideline, watching: MutantExecution, distinguisher: Distinguisher) -> None:
        self._guideline, self._watching, self._distinguisher = guideline, watching, distinguisher
        self.pool: list[tuple[FoundCase, ExecutedPatient]] = []
        self._part: object = None
        self._corners: list[_Corner] = []

    def told(self, mutant: Mutant) -> Verdict:
        """Whether somebody tells a fault apart: from now on one of the pool, or of those who are still moved."""
        if next(self._watching.noticing(mutant), None) is not None:
            return Verdict.YES
        part = changed_part(self._guideline, mutant)
        if part != self._part:
            self.settle()
            self._part = part
        if self._moves(mutant):
            return Verdict.YES
        answer = self._distinguisher.answer(mutant)
        if answer.patient is not None:
            self._begin(mutant, answer.patient.entry, answer.patient.facts)
        return answer.verdict

    def _moves(self, mutant: Mutant) -> bool:
        shifted = shifted_test(self._guideline, mutant)
        if shifted is None:
            return False
        element = shifted[0].element
        for corner in sorted(self._corners[-_TRIED:], key=lambda each: element in each.moved):
            for facts in moved(self._guideline, shifted, corner.facts):
                if self._watching.tells(mutant, facts, corner.entry):
                    if element in corner.moved:
                        self._begin(mutant, corner.entry, facts)
                    else:
                        corner.facts = facts
                        corner.moved.add(element)
                        corner.told.append((mutant, facts))
                    return True
        return False

    def _begin(self, mutant: Mutant, entry: str, facts: CaseFacts) -> None:
        shifted = shifted_test(self._guideline, mutant)
        moved = set() if shifted is None else {shifted[0].element}
        self._corners.append(_Corner(entry, facts, moved, [(mutant, facts)]))

    def settle(self) -> None:
        """Takes those who were moved into the pool, and whoever told what they no longer tell."""
        for corner in self._corners:
            self._take(corner.entry, corner.facts)
            if not self._watching.tells_all([mutant for mutant, _ in corner.told], corner.facts, corner.entry):
                for mutant, facts in corner.told:
                    if not self._watching.tells(mutant, corner.facts, corner.entry):
                        self._take(corner.entry, facts)
        self._corners.clear()

    def _take(self, entry: str, facts: CaseFacts) -> None:
        watched = self._watching.watch(facts, entry)
        self.pool.append((FoundCase(entry, facts, watched.evaluation), watched))


def transposed(rows: Iterable[int], width: int) -> list[int]:
    """For each of some places of integers the integer of its bits, the first of them the lowest."""
    texts = [format(row, f"0{width}b") for row in reversed(list(rows))]
    if not texts:
        return [0] * width
    return [int("".join(column), 2) for column in zip(*texts, strict=True)][::-1] if width else []
