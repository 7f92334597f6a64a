"""What becomes of the worked cases: whose result is another one, and how much they visit before and after.

A case that certainly comes to no node that was changed, in a guideline whose records are read alike, takes the same way
in both versions and is told the same. Such a case is run once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.cases.coverage import visited
from guideproof.analysis.comparing.comparison import ChangedCase, Shares
from guideproof.analysis.comparing.function import same_whole
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.comparing.telling import told, told_besides
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.model.vignette import Vignette


class Worked(Struct, frozen=True):
    """The worked cases of the later version of which both versions say something else, and how many nodes and branches
    the cases of each version visit, and of how many."""

    changed: tuple[ChangedCase, ...]
    covered: tuple[Shares, Shares]


def worked_cases(base: Guideline, head: Guideline, replay: Replay) -> Worked:
    """What becomes of the worked cases of two versions."""
    both = _Both(base, head, replay)
    return Worked(tuple(both.changed), both.covered)


class _Both:
    """The worked cases of two versions, run in each where they can differ."""

    def __init__(self, base: Guideline, head: Guideline, replay: Replay) -> None:
        self._base, self._head, self._replay = base, head, replay
        self._were = {id: self._run(each, 0) for id, each in base.vignettes.items()}
        self._alike = _read_alike(base, head)
        told = _changed(base.interventions, head.interventions)
        self._changed = _changed(base.nodes, head.nodes)
        self._changed |= {
            id for id, node in base.nodes.items() if any(item.intervention.id in told for item in node.items)
        }
        self._pairs = {id: self._pair(each) for id, each in head.vignettes.items()}

    @property
    def changed(self) -> Iterator[ChangedCase]:
        """The cases of the later version of which both versions say something else. Each version is given the facts
        that it knows of."""
        for id, vignette in self._head.vignettes.items():
            was, becomes = self._pairs[id]
            if was is None or becomes is None or was is becomes:
                continue
            gone, new = next(filter(any, self._apart(vignette, was, becomes)), ((), ()))
            if gone or new:
                yield ChangedCase(vignette.id, vignette.title or vignette.id, gone, new)

    def _apart(self, vignette: Vignette, was: Evaluation, becomes: Evaluation) -> Iterator[tuple[tuple[str, ...], ...]]:
        """What one version alone says of a case: of treatments, then of what is said of them, then of what is asked."""
        for says in (_treated, told_besides):
            yield _alone(says(was, self._base), says(becomes, self._head))
        if was.status is becomes.status is Status.NEEDS_DATA:
            yield _alone(*(self._replay.needed(vignette.facts, was.entry, place) for place in (0, 1)))

    @property
    def covered(self) -> tuple[Shares, Shares]:
        """How many nodes and branches the worked cases of each version visit, and of how many."""
        now = (becomes for _, becomes in self._pairs.values())
        return _shares(self._base, self._were.values()), _shares(self._head, now)

    def _run(self, vignette: Vignette, place: int) -> Evaluation | None:
        entry = _entry(vignette, (self._base, self._head)[place])
        return None if entry is None else self._replay.evaluators[place].evaluate(vignette.facts, entry, needs=False)

    def _pair(self, vignette: Vignette) -> tuple[Evaluation | None, Evaluation | None]:
        """What both versions say of a case of the later one; the same thing where it cannot differ."""
        entry = _entry(vignette, self._head)
        if entry is None or entry not in self._base.manifest.entry_points:
            return None, self._run(vignette, 1)
        before = self._base.vignettes.get(vignette.id)
        known = before is not None and before.facts == vignette.facts and _entry(before, self._base) == entry
        known = known and all(id == ON or id in self._base.elements for id in vignette.facts)
        was = self._were[vignette.id] if known else self._replay.of(vignette.facts, entry, 0)
        if was is not None and known and entry in self._alike and self._changed.isdisjoint(was.known.reached):
            return was, was
        return was, self._replay.of(vignette.facts, entry, 1)


def _alone(one: Iterable[str], other: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """What only one of both says."""
    were, are = tuple(one), tuple(other)
    return tuple(each for each in were if each not in are), tuple(each for each in are if each not in were)


def _read_alike(base: Guideline, head: Guideline) -> frozenset[str]:
    """The entry points, by name, for which both versions take the same records in the same way, derive the same from
    them, begin at the same node and call all that they say the same."""
    things = ("elements", "derived", "constraints", "parameters")
    if any(_changed(getattr(base, name), getattr(head, name)) for name in things):
        return frozenset()
    if not same_whole(base.manifest.grading, head.manifest.grading):
        return frozenset()
    were, are = base.manifest.entry_points, head.manifest.entry_points
    if {id: each.title for id, each in were.items()} != {id: each.title for id, each in are.items()}:
        return frozenset()
    return frozenset(name for name in were if same_whole(were[name], are[name]))


def _changed(one: Mapping[str, Any], other: Mapping[str, Any]) -> set[str]:
    """The ids of what differs or is there in one version alone."""
    both = one.keys() & other.keys()
    return (one.keys() ^ other.keys()) | {id for id in both if not same_whole(one[id], other[id])}


def _shares(guideline: Guideline, runs: Iterable[Evaluation | None]) -> Shares:
    shares = visited(guideline, (each for each in runs if each is not None)).shares
    return {kind: shares[kind] for kind in ("nodes", "branches")}


def _entry(vignette: Vignette, guideline: Guideline) -> str | None:
    if vignette.entry is not None:
        return vignette.entry.id
    return None if guideline.default_entry is None else guideline.default_entry.name


def _treated(evaluation: Evaluation, guideline: Guideline) -> tuple[str, ...]:
    """What is offered, with amounts and days, and how far the evaluation came."""
    return (*told(evaluation, guideline), evaluation.status.value.replace("_", " "))
