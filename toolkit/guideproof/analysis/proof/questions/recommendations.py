"""Contradictory recommendations: for one patient the same for and against, or two that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.questions.together import Clash, Pair, Together, both_ways
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import ContradictoryRecommendations, ProofFact, Recommending
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction


def contradictions(oracle: Oracle, witnesses: Witnesses, together: list[Together]) -> Iterator[ProofFact]:
    """One fact for each intervention, or pair of them, that contradicts itself somewhere."""
    clashes = _clashes(oracle.guideline)
    every = both_ways(clashes)
    for clash in clashes:
        found = found_pairs(oracle, together, clash, every)
        oracle.tally.count(found.verdict, Asked.CONTRADICTION, clash[0], clash[2])
        yield from found.not_decided(Asked.CONTRADICTION, clash[0])
        if found.pairs:
            first, *others = found.pairs
            yield ContradictoryRecommendations(
                first.first,
                first.second,
                clash[1] is clash[3],
                tuple((each.first, each.second) for each in others[: oracle.budget.shown]),
                len(found.pairs),
                patient_of(witnesses, first),
            )


def _clashes(guideline: Guideline) -> list[Clash]:
    """What must not come together: an intervention for and against, and two of which one excludes the other."""
    found: dict[Clash, None] = {}
    for intervention in guideline.interventions.values():
        found[intervention.id, Direction.FOR, intervention.id, Direction.AGAINST] = None
        for excluded in intervention.excludes:
            if (excluded.id, Direction.FOR, intervention.id, Direction.FOR) not in found:
                found[intervention.id, Direction.FOR, excluded.id, Direction.FOR] = None
    return list(found)


class FoundClash:
    """The pairs of a clash that come together, and how many could not be decided."""

    def __init__(self) -> None:
        self.pairs: list[Pair] = []
        self.open: dict[str, int] = {}

    @property
    def verdict(self) -> Verdict:
        """Of the question whether any pair comes together."""
        return Verdict.YES if self.pairs else Verdict.OPEN if self.open else Verdict.NO

    def not_decided(self, asked: Asked, about: str) -> Iterator[NotDecided]:
        """What was left open, by entry point; nothing where the clash is shown anyway."""
        if not self.pairs:
            for entry, questions in self.open.items():
                yield NotDecided(asked, about, entry, (), questions)


def found_pairs(oracle: Oracle, together: list[Together], clash: Clash, clashes: frozenset[Clash] | None) -> FoundClash:
    """The places where a clash comes to one patient, each once whatever the entry point; as many as are worth
    looking for. See ``Together.pairs``."""
    found, seen = FoundClash(), set[frozenset[Recommending]]()
    for each in together:
        for pair in each.pairs(clash, clashes):
            key = frozenset((pair.first, pair.second))
            if pair.leaf is None:
                name = pair.arrivals.tracks.entry.name
                found.open[name] = found.open.get(name, 0) + 1
            elif key not in seen:
                seen.add(key)
                found.pairs.append(pair)
            if len(found.pairs) > oracle.budget.pairs or sum(found.open.values()) > oracle.budget.pairs:
                return found
    return found


def patient_of(witnesses: Witnesses, pair: Pair) -> Patient:
    """A patient to whom both come."""
    assert pair.leaf is not None
    first, second = pair.first, pair.second
    wanted = {(first.node, first.intervention), (second.node, second.intervention)}

    def shown(evaluation: Evaluation) -> bool:
        return wanted <= {(each.node.id, each.intervention.id) for each in evaluation.recommendations}

    claim = Claimed(lambda view: view.applies(first.node) is True and view.applies(second.node) is True, shown)
    return witnesses.patient(pair.arrivals.tracks, pair.leaf, claim)
