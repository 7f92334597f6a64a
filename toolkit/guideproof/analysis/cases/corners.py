"""Patients for many boundaries, several of one place told apart by one patient.

Whoever is known is moved to where the shifted tests of a branch turn out otherwise: to all of them in one go, as at
the corner of a row, and then to one after another, where they still tell the earlier ones apart. Only where no known
patient can be moved the prover is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field

from guideproof.analysis.cases.asking import FoundCase
from guideproof.analysis.cases.distinguishing import Distinguisher
from guideproof.analysis.cases.moving import Shifted, changed_part, holding, moved, shifted_test
from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.mutant_walk import ExecutedPatient
from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.guideline import Guideline

_TRIED = 4
"""How many patients of one place are moved for the next boundary, the last ones first."""


class _Corner(Struct):
    """Somebody who tells some faults apart, each with the patient who certainly did; ``moved`` are the elements of
    which they need the value that they have."""

    patient: ExecutedPatient
    moved: set[str]
    told: list[tuple[Mutant, ExecutedPatient]] = field(default_factory=list)


class Corners:
    """Collects in ``pool`` patients who together tell faults of one guideline apart; all of them are watched."""

    def __init__(self, guideline: Guideline, watching: MutantExecution, distinguisher: Distinguisher) -> None:
        self._guideline, self._watching, self._distinguisher = guideline, watching, distinguisher
        self.pool: list[tuple[FoundCase, ExecutedPatient]] = []
        self._corners: list[_Corner] = []
        self._shifted: dict[int, Shifted | None] = {}

    def told(self, mutants: Iterable[Mutant]) -> Iterator[Verdict]:
        """Whether somebody tells each of some faults apart: afterwards one of the pool."""
        for _, some in groupby(mutants, lambda mutant: changed_part(self._guideline, mutant)):
            yield from self._told(list(some))

    def _told(self, mutants: Sequence[Mutant]) -> list[Verdict]:
        """Likewise, of the faults of one place."""
        self._shifted = {id(mutant): shifted_test(self._guideline, mutant) for mutant in mutants}
        verdicts: dict[int, Verdict] = {}
        left: list[Mutant] = []
        for mutant in mutants:
            if self._distinguisher.stays(mutant):
                verdicts[id(mutant)] = Verdict.NO
            elif next(self._watching.noticing(mutant), None) is None:
                left.append(mutant)
        if self.pool and len(left) > 1:
            left = self._at_corners(left, self.pool[-1][1])
        while left:
            mutant, *left = left
            if not self._moves(mutant):
                answer = self._distinguisher.answer(mutant)
                verdicts[id(mutant)] = answer.verdict
                if answer.patient is not None:
                    found = self._watching.executed(answer.patient.facts, answer.patient.entry)
                    left = self._from(mutant, found, left)
        self._settle()
        return [verdicts.get(id(mutant), Verdict.YES) for mutant in mutants]

    def _from(self, mutant: Mutant, found: ExecutedPatient, left: list[Mutant]) -> list[Mutant]:
        """Takes a corner near somebody who was found for a fault, where they tell it apart too; gives those of the
        other faults that are left."""
        rest = self._at_corners([mutant, *left], found) if left else [mutant]
        if any(each is mutant for each in rest):
            self._begin(mutant, found)
        return [each for each in rest if each is not mutant]

    def _at_corners(self, left: list[Mutant], seed: ExecutedPatient) -> list[Mutant]:
        """Moves somebody to where many shifted tests turn out otherwise at once, as long as that tells several faults
        apart; gives those that are left."""
        while True:
            facts, needed = dict(seed.facts), set[str]()
            for mutant in left:
                shifted = self._shifted[id(mutant)]
                if shifted is not None and shifted[0].element not in needed:
                    changed = holding(self._guideline, shifted, facts)
                    if changed is not None:
                        facts = changed
                        needed.add(shifted[0].element)
            if len(needed) < 2:
                return left
            seed = self._watching.executed(facts, seed.entry)
            told = self._watching.told_by(left, seed)
            if len(told) < 2:
                return left
            self._corners.append(_Corner(seed, needed, [(mutant, seed) for mutant in told]))
            known = set(map(id, told))
            left = [mutant for mutant in left if id(mutant) not in known]

    def _moves(self, mutant: Mutant) -> bool:
        shifted = self._shifted[id(mutant)]
        if shifted is None:
            return False
        element = shifted[0].element
        for corner in sorted(self._corners[-_TRIED:], key=lambda each: element in each.moved):
            for facts in moved(self._guideline, shifted, corner.patient.facts):
                patient = self._watching.executed(facts, corner.patient.entry)
                if self._watching.told_by([mutant], patient):
                    if element in corner.moved:
                        self._begin(mutant, patient)
                    else:
                        corner.patient = patient
                        corner.moved.add(element)
                        corner.told.append((mutant, patient))
                    return True
        return False

    def _begin(self, mutant: Mutant, patient: ExecutedPatient) -> None:
        shifted = self._shifted[id(mutant)]
        needed = set() if shifted is None else {shifted[0].element}
        self._corners.append(_Corner(patient, needed, [(mutant, patient)]))

    def _settle(self) -> None:
        """Takes those who were moved into the pool, and whoever told what they no longer tell."""
        for corner in self._corners:
            self._take(corner.patient)
            earlier = [(mutant, patient) for mutant, patient in corner.told if patient is not corner.patient]
            told = set(map(id, self._watching.told_by([mutant for mutant, _ in earlier], corner.patient)))
            for mutant, patient in earlier:
                if id(mutant) not in told:
                    self._take(patient)
        self._corners.clear()

    def _take(self, patient: ExecutedPatient) -> None:
        self._watching.take_in(patient)
        self.pool.append((FoundCase(patient.entry, patient.facts, patient.evaluation), patient))


def transposed(rows: Iterable[int], width: int) -> list[int]:
    """For each of some places of integers the integer of its bits, the first of them the lowest."""
    text = "".join([format(row, f"0{width}b") for row in reversed(list(rows))]) if width else ""
    return [int(text[place::width] or "0", 2) for place in range(width)][::-1]
