"""Boundaries: every threshold of a guideline moved by one step, every formula misread, and who would notice.

Of a bound that is a number it is moved to the next number on the grid, up and down; of one that is another element, or
of a computed number, the bound itself is taken in or left out. A patient tells a boundary apart where something comes
otherwise once it is moved: whoever stands there while another branch, class or part of the condition decides, does not.
Of a number by cases the row that somebody takes is moved, of a formula its constants and operations: a dose that is a
little off leads nobody elsewhere, and only an amount tells it. What a missing value stands for is changed to the value
beside it: only who lacks it tells that.

Source: boundary value analysis, as in Myers GJ, The Art of Software Testing (1979), chapter 4; modified condition and
decision coverage, Chilenski JJ, Miller SP, Software Engineering Journal 1994;9(5):193-200.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guideproof.analysis.cases.mutants import Mutant, mutants
from guideproof.model.guideline import Guideline

MOVED = frozenset({"shift", "case", "constant", "formula", "assumption"})
"""The kinds of faults that are boundaries."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A threshold or a part of a formula and how it is moved, as a planted fault; ``number`` counts them."""

    number: int
    mutant: Mutant = field(compare=False)

    @property
    def text(self) -> str:
        """``low-volume: both: total_tumor_burden <= 140 mm becomes total_tumor_burden <= 139 mm``"""
        return f"{self.mutant.where}: {self.mutant.what}"


def boundaries(guideline: Guideline) -> Iterator[Boundary]:
    """All boundaries of what decides something or computes a value, in the order of the guideline."""
    for number, mutant in enumerate(mutants(guideline, MOVED)):
        if mutant.operator in MOVED:
            yield Boundary(number, mutant)
