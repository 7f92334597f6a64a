"""The numbers of a cohort, batch after batch."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guideproof.cohort.sliced.arrow import batch_of, words_of
from guideproof.cohort.sliced.masks import Batch
from guideproof.cohort.sliced.plan import Plan

if TYPE_CHECKING:
    from nanoarrow.c_array import CArray


class SlicedTally:
    """Adds up what ``CohortStatement.tally`` gives: how many patients, then every number of its ``counts``."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._names = list(plan.functions.atoms.values())
        self._patients = 0
        self._counted = [0] * len(plan.counts)
        self._misfits: Counter[str] = Counter()

    def add(self, answers: CArray, first: int) -> Batch:
        """Counts a batch of the engine's answers to the plan's query, whose words of misfits begin at ``first``, and
        gives it with all its columns."""
        words = self._plan.words
        batch = batch_of(answers, first + len(words), self._names)
        for step in self._plan.steps:
            step(batch)
        self._patients += batch.rows
        for place, (_, holds) in enumerate(self._plan.counts):
            if holds is not None:
                self._counted[place] += holds(batch)[0].bit_count()
        if self._plan.unfit is not None and self._plan.unfit(batch)[0]:
            for place, word in enumerate(words):
                for bits, count in words_of(answers.child(first + place)).items():
                    if bits:
                        self._misfits.update({each.about: count for bit, each in enumerate(word) if bits >> bit & 1})
        return batch

    def numbers(self) -> tuple[int, ...]:
        """All numbers so far."""
        pairs = zip(self._plan.counts, self._counted, strict=True)
        counted = (self._misfits[count.ids[0]] if holds is None else number for (count, holds), number in pairs)
        return self._patients, *counted
