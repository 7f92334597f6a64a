"""When a ``classify`` gives which class."""

from __future__ import annotations

from guideproof.analysis.proof.encoding.branch_formulas import Encoder, Holding
from guideproof.analysis.proof.solver.logic import Card, Formula, disj
from guideproof.model.element import ClassBranch, Classify, Derived
from guideproof.program.classes import Classes, classes_of


class ClassHolding(Holding[ClassBranch]):
    """When each branch of a ``classify`` is taken."""

    def __init__(self, classes: Classes, encoding: Encoder) -> None:
        super().__init__(classes.turns, encoding)
        self.classes = classes

    def among(self, mask: int) -> Formula:
        """That the class is one of those in a mask."""
        chosen = (places for cell, places in enumerate(self.classes.places) if mask >> cell & 1)
        return disj([self.holds(place) for places in chosen for place in places], self._full)

    @property
    def one(self) -> Formula:
        """That somebody has exactly one class."""
        ways = (disj([self.holds(place) for place in places], self._full) for places in self.classes.places)
        return Card(0b10, tuple(ways))


class ClassFormulas:
    """All that are asked about, each made once."""

    def __init__(self, encoding: Encoder) -> None:
        self._encoding = encoding
        self._holdings: dict[str, ClassHolding] = {}

    def of(self, derived: Derived) -> ClassHolding:
        """When each branch of a ``classify`` is taken."""
        if derived.id not in self._holdings:
            assert isinstance(derived.definition, Classify)
            self._holdings[derived.id] = ClassHolding(classes_of(derived.definition), self._encoding)
        return self._holdings[derived.id]
