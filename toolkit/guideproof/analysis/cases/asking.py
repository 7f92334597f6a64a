"""Many questions to the prover about one guideline: a complete patient for each, or the proof that there is none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from guideproof.analysis.evaluation.evaluate import Evaluator, evaluator_for
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.numbers import TooComplex
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.questions.arrivals import Arrivals
from guideproof.analysis.proof.questions.classes import class_facts
from guideproof.analysis.proof.solver.budget import Budget, Purse
from guideproof.analysis.proof.solver.logic import Formula, conj
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.witness.choosing import Chooser
from guideproof.analysis.proof.witness.replay import Witnesses, as_facts
from guideproof.model.condition import Condition
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline

MANY = 5
"""From so many questions on it is found out first who arrives where: what a node comes down to is short then."""

CaseFacts = Mapping[str, Any]

Goals = Callable[[Tracks], Iterable[Formula] | None]
"""What must hold of a patient at an entry point; ``None`` where it is not asked."""


class FoundPatient(Struct, frozen=True):
    """A patient who was found: the facts as a patient file has them, and the entry point."""

    entry: str
    facts: CaseFacts


class FoundCase(FoundPatient, frozen=True):
    """A patient, and what the evaluator did with them."""

    evaluation: Evaluation


class Asker:
    """Questions about one guideline, which share all preparation. ``further`` are conditions that goals are made of
    and that the guideline does not have. Nothing is assumed of classes where they are not to be ``classed``. Patients
    are evaluated by ``evaluator``, if that is not to be the guideline's own; ``budget`` is that of each question. From
    so ``many`` questions on, it is found out who arrives where.

    Raises ``NotEvaluable`` and ``Circular`` as the evaluator does, and ``TooComplex`` for formulas that are too large.
    """

    def __init__(
        self,
        guideline: Guideline,
        further: Iterable[Condition] = (),
        *,
        classed: bool = True,
        purse: Purse | None = None,
        evaluator: Evaluator | None = None,
        budget: Budget | None = None,
        many: float = MANY,
    ) -> None:
        self.guideline = guideline
        self.evaluator: Evaluator = evaluator or evaluator_for(guideline)
        self.oracle = Oracle(guideline, budget or Budget(), tuple(further))
        self.oracle.purse = purse or self.oracle.purse
        self._chooser = Chooser(self.oracle.space)
        self._asked, self._many = 0, many
        self._arrivals: dict[str, Arrivals] = {}
        if classed and self.oracle.decide(None, ()).verdict is not Verdict.NO:
            for _ in class_facts(self.oracle, Witnesses(self.oracle, self.evaluator)):
                pass  # From now on every patient has one class of each.

    def patients(self, goals: Goals, entry: str | None = None) -> Iterator[FoundCase | Verdict]:
        """For each entry point (or the one named) a complete patient of whom the goals hold, or ``NO`` or ``OPEN``."""
        for name, tracks in self.oracle.tracks.items():
            wanted = goals(tracks) if entry in (None, name) else None
            if wanted is not None:
                yield self._found(self.decide(tracks, tuple(wanted)), name)

    def patient(self, tracks: Tracks, goals: Sequence[Formula]) -> FoundPatient | Verdict:
        """A complete patient at an entry point of whom the goals hold, or ``NO`` or ``OPEN``; nothing is evaluated."""
        reply = self.decide(tracks, goals)
        return reply.verdict if reply.leaf is None else FoundPatient(tracks.entry.name, self.facts(reply.leaf))

    def person(self, goals: Iterable[Formula], entry: str) -> FoundPatient | Verdict:
        """Likewise, at an entry point that need not be for the patient."""
        reply = self.oracle.decide(None, tuple(goals))
        return reply.verdict if reply.leaf is None else FoundPatient(entry, self.facts(reply.leaf))

    def decide(self, tracks: Tracks, goals: Sequence[Formula]) -> Reply:
        """Whether some patient at the entry point meets all goals. Where the first of them is that they come to a node,
        those of whom it is known that they do are tried before anybody else."""
        self._asked += 1
        if self._asked >= self._many and tracks.entry.name not in self._arrivals:
            self._arrivals[tracks.entry.name] = Arrivals(self.oracle, tracks)
        arrivals, node = self._arrivals.get(tracks.entry.name), tracks.named(goals[0])
        if arrivals is None or node is None:
            return self.oracle.decide(tracks, goals)
        return arrivals.among(node, conj(goals[1:]))

    def anybody(self, goals: Iterable[Formula], entry: str) -> FoundCase | Verdict:
        """Likewise, at an entry point that need not be for the patient."""
        return self._found(self.oracle.decide(None, tuple(goals)), entry)

    def _found(self, reply: Reply, entry: str) -> FoundCase | Verdict:
        if reply.leaf is None:
            return reply.verdict
        return self.found(self.facts(reply.leaf), entry)

    def facts(self, leaf: Leaf) -> CaseFacts:
        """The facts of a patient of a settled state."""
        return as_facts(self.guideline, self._chooser.values(leaf))

    def found(self, facts: CaseFacts, entry: str) -> FoundCase:
        """A patient with what the evaluator does with them."""
        return FoundCase(entry, facts, self.evaluator.evaluate(facts, entry))


def asker_for(guideline: Guideline, further: Iterable[Condition] = ()) -> Asker | None:
    """An asker of a guideline; ``None`` where its formulas are too large for any question to be settled."""
    try:
        return Asker(guideline, further)
    except TooComplex:
        return None


def reduced(
    facts: CaseFacts, enough: Callable[[CaseFacts], bool], needed: Collection[str] = frozenset()
) -> dict[str, Any]:
    """The facts without those that are not needed: each is left out, the last first, while the rest is still enough.
    The day of the visit stays: without it that is another one every day. Of some it is known that they are
    ``needed``."""
    left = dict(facts)
    for id in reversed(list(facts)):
        if id != ON and id not in needed:
            without = {each: value for each, value in left.items() if each != id}
            if enough(without):
                left = without
    return left
