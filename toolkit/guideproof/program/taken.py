"""Hit policies: which of the branches whose conditions hold are taken, of a decision and of a ``classify`` (sections 4
and 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from guideproof.model.condition import Condition
from guideproof.model.node import Branch, Decision, HitPolicy

T = TypeVar("T")


class Alternative(Protocol):
    """A branch of a decision, or a class: its condition, ``None`` for the one that takes the rest."""

    @property
    def when(self) -> Condition | None:
        """When it holds, whatever the others do."""


A = TypeVar("A", bound=Alternative)
A_co = TypeVar("A_co", bound=Alternative, covariant=True)


class Turn(Struct, Generic[A_co], frozen=True):
    """When a branch is taken: its own condition holds, and none of the first ``after`` conditions of its decision.

    ``own`` is the place of its condition among those of the decision; ``None`` for ``otherwise``, which has none.
    """

    branch: A_co
    own: int | None
    after: int

    def among(self, conditions: Sequence[T]) -> tuple[T, ...]:
        """Of the conditions of its decision, or of what belongs to each, those that decide whether it is taken."""
        return (*conditions[: self.after], *(conditions[self.own : self.own + 1] if self.own is not None else ()))

    def settled_by(self, conditions: Sequence[T]) -> tuple[tuple[T, bool], ...]:
        """The conditions that say why it is taken, and whether they hold: its own; for ``otherwise`` all others."""
        if self.own is not None:
            return ((conditions[self.own], True),)
        return tuple((condition, False) for condition in conditions[: self.after])


class Turns(Struct, Generic[A_co], frozen=True):
    """The conditions of a decision or a ``classify``, in the order in which they are tried, and, branch by branch, when
    it is taken.

    ``in_order`` says that a branch whose condition holds keeps all after it from being taken, ``exclusive`` that no two
    conditions are meant to hold together.
    """

    conditions: tuple[Condition, ...]
    turns: tuple[Turn[A_co], ...]
    in_order: bool
    exclusive: bool

    @property
    def tried(self) -> tuple[Turn[A_co], ...]:
        """The turns that have a condition, in the order of these."""
        return tuple(sorted((turn for turn in self.turns if turn.own is not None), key=lambda turn: turn.own or 0))

    def before(self, index: int) -> tuple[int, ...]:
        """The places of the branches that are tried before one, in the order in which they are tried."""
        own = {turn.own: place for place, turn in enumerate(self.turns)}
        return tuple(own[earlier] for earlier in range(self.turns[index].after))


def turns_of(decision: Decision) -> Turns[Branch]:
    """When each branch of a decision is taken, by its hit policy. What it gives grows with the branches alone."""
    return turns_by(decision.hit_policy, decision.branches)


def turns_by(policy: HitPolicy, branches: Sequence[A]) -> Turns[A]:
    """When each of some branches is taken, by a hit policy."""
    conditions = tuple(branch.when for branch in branches if branch.when is not None)
    turns: list[Turn[A]] = []
    in_order = policy is HitPolicy.FIRST
    place = 0
    for branch in branches:
        if branch.when is None:
            turns.append(Turn(branch, None, len(conditions)))
            continue
        turns.append(Turn(branch, place, place if in_order else 0))
        place += 1
    return Turns(conditions, tuple(turns), in_order, exclusive=policy is HitPolicy.UNIQUE)


def taken(turns: Iterable[Turn[Alternative]], truths: Sequence[bool | None]) -> tuple[bool | None, ...]:
    """The truth that each branch is taken, from the truths of the conditions, each of which is read once."""
    some_of_first: list[bool | None] = [False]  # of none, of the first, of the first two, and so on
    for truth in truths:
        before = some_of_first[-1]
        some_of_first.append(True if before or truth else None if None in (before, truth) else False)
    return tuple(_unless(some_of_first[turn.after], True if turn.own is None else truths[turn.own]) for turn in turns)


def _unless(earlier: bool | None, own: bool | None) -> bool | None:
    if earlier or own is False:
        return False
    return None if None in (earlier, own) else True
