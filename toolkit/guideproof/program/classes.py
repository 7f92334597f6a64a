"""A ``classify``: when each of its classes holds, and what keeps a patient from having one (section 4).

The branches of one class together are the class. One that certainly holds by several branches holds once.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from guideproof.model.element import ClassBranch, Classify, CodeOrTruth
from guideproof.program.taken import Turns, taken, turns_by


class Undetermined(StrEnum):
    """Why somebody has no class: the facts are then invalid."""

    NONE = "no class holds"
    SEVERAL = "two classes hold at once"


class Classes(Struct, frozen=True):
    """The classes of a ``classify`` in the order in which they are first named, and its branches in turn.

    ``places`` are, for each class, those of the branches that give it.
    """

    values: tuple[CodeOrTruth, ...]
    turns: Turns[ClassBranch]
    places: tuple[tuple[int, ...], ...]

    @property
    def rest(self) -> ClassBranch | None:
        """The branch that takes the rest."""
        return next((turn.branch for turn in self.turns.turns if turn.own is None), None)

    @property
    def faults(self) -> tuple[Undetermined, ...]:
        """What can keep somebody from having one class, in the order in which it is told."""
        none = (Undetermined.NONE,) if self.rest is None else ()
        return (*none, *((Undetermined.SEVERAL,) if not self.turns.in_order else ()))

    def taken(self, truths: Sequence[bool | None]) -> tuple[bool | None, ...]:
        """The truth that each branch is taken, from those of the conditions."""
        return taken(self.turns.turns, truths) if self.turns.in_order or self.rest is not None else tuple(truths)

    def held(self, taken: Sequence[bool | None]) -> tuple[bool | None, ...]:
        """The truth that each class holds: one of its branches is taken."""
        if len(self.values) == len(taken):
            return tuple(taken)
        by_class = ([taken[place] for place in places] for places in self.places)
        return tuple(True if True in some else None if None in some else False for some in by_class)

    def undetermined(self, held: Sequence[bool | None]) -> Undetermined | None:
        """What keeps somebody from having a class of whom each class is held so."""
        if held.count(True) > 1:
            return Undetermined.SEVERAL
        return Undetermined.NONE if held.count(False) == len(held) else None

    def left(self, held: Sequence[bool | None]) -> tuple[CodeOrTruth, ...]:
        """The classes that somebody may have of whom each class is held so: where two certainly are, these."""
        several = held.count(True) > 1
        pairs = zip(self.values, held, strict=True)
        return tuple(value for value, truth in pairs if truth or (truth is None and not several))


def classes_of(classify: Classify) -> Classes:
    """The classes of a ``classify``. What it gives grows with the branches alone."""
    places: dict[CodeOrTruth, list[int]] = {}
    for place, branch in enumerate(classify.branches):
        assert isinstance(branch.value, CodeOrTruth)
        places.setdefault(branch.value, []).append(place)
    turns = turns_by(classify.hit_policy, classify.branches)
    return Classes(tuple(places), turns, tuple(tuple(each) for each in places.values()))
