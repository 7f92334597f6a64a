"""Decisions: gaps, overlaps, branches that nobody takes or that take everyone, nodes that nobody reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.questions.alternatives import OverlapGroup, overlaps
from guideproof.analysis.proof.questions.arrivals import Arrivals, cases_at
from guideproof.analysis.proof.questions.gaps import Groups, uncovered
from guideproof.analysis.proof.solver.logic import Formula, as_formula, conj
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.witness.fact import (
    BranchingPlace,
    CoveredBranch,
    DecisionWithoutChoice,
    Gap,
    ImpossibleBranch,
    OtherwiseTakes,
    Overlap,
    ProofFact,
)
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.analysis.proof.witness.region import condition
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.node import Decision
from guideproof.program.taken import turns_of


class Decisions:
    """Asks everything about the decisions of a guideline, at every entry point that leads to them.

    ``fallen`` are, by entry point, the decisions at which somebody finds no branch, or may find none.
    """

    def __init__(self, oracle: Oracle, witnesses: Witnesses, arrivals: Mapping[str, Arrivals]) -> None:
        self.oracle, self.witnesses, self.arrivals = oracle, witnesses, arrivals
        self._room, self._unshown = oracle.budget.examples, 0
        self.fallen: dict[str, list[str]] = {}

    def facts(self) -> Iterator[ProofFact]:
        """All facts about decisions, node by node."""
        for node in self.oracle.guideline.nodes.values():
            if isinstance(node.body, Decision):
                here = [each for each in self.arrivals.values() if node.id in each.at]
                if here:
                    yield from self._gaps(node.id, here)
                    if turns_of(node.body).exclusive:
                        yield from self._overlaps(node.id, here)
                    yield from self._branches(node.id, node.body, here)
        if self._unshown:
            yield NotDecided(Asked.OTHERWISE, "otherwise", None, (), self._unshown)

    def _gaps(self, node: str, here: list[Arrivals]) -> Iterator[ProofFact]:
        if here[0].tracks.holding(node).otherwise is not None:
            return
        gaps: list[tuple[Arrivals, Leaf]] = []
        for arrivals in here:
            reply = arrivals.gaps[node]
            self.oracle.tally.count(reply.verdict, Asked.GAP, node)
            if reply.verdict is not Verdict.NO:
                self.fallen.setdefault(arrivals.tracks.entry.name, []).append(node)
            if reply.verdict is Verdict.OPEN:
                yield NotDecided(Asked.GAP, node, arrivals.tracks.entry.name)
            if reply.leaf is not None:
                gaps.append((arrivals, reply.leaf))
        if gaps:
            found = uncovered(cases_at(here, node))
            groups = tuple(condition(self.oracle.encoding, group) for group in found.groups)
            entries = tuple(arrivals.tracks.entry.name for arrivals, _ in gaps)
            yield Gap(
                BranchingPlace(node=node), entries, groups, found.complete, self._fallen_through(node, gaps, found)
            )

    def _fallen_through(self, node: str, gaps: list[tuple[Arrivals, Leaf]], found: Groups) -> Patient:
        """A patient without a branch, of the first of the groups if there are any."""
        claim = Claimed(
            lambda view: view.applies(node) is True and view.none_holds(node),
            lambda shown: any(step.node == node and step.branch is None for step in shown.path),
        )
        for group in found.groups[:1]:
            replies = ((arrivals, arrivals.among(node, as_formula(group)).leaf) for arrivals, _ in gaps)
            gaps = [(arrivals, leaf) for arrivals, leaf in replies if leaf is not None] or gaps
        arrivals, leaf = gaps[0]
        return self.witnesses.patient(arrivals.tracks, leaf, claim)

    def _overlaps(self, node: str, here: list[Arrivals]) -> Iterator[ProofFact]:
        found: list[tuple[Arrivals, OverlapGroup, list[str]]] = []
        for arrivals in here:
            meetings = overlaps(cases_at([arrivals], node))
            verdict = Verdict.YES if meetings.found else Verdict.OPEN if meetings.undecided else Verdict.NO
            self.oracle.tally.count(verdict, Asked.OVERLAP, node)
            entry = arrivals.tracks.entry.name
            if meetings.undecided:
                branches = tuple(sorted({index for pair in meetings.undecided for index in pair}))
                yield NotDecided(Asked.OVERLAP, node, entry, branches, len(meetings.undecided))
            for together in meetings.found:
                same = (entries for _, other, entries in found if set(together.indexes) <= set(other.indexes))
                entries = next(same, None)
                if entries is None:
                    found.append((arrivals, together, [entry]))
                elif entry not in entries:
                    entries.append(entry)
        for arrivals, together, entries in found[: self.oracle.budget.overlaps]:
            yield self._overlap(node, arrivals, together, tuple(entries))

    def _overlap(self, node: str, arrivals: Arrivals, together: OverlapGroup, entries: tuple[str, ...]) -> Overlap:
        first, second = together.first, together.second
        ids = [branch.id for branch in arrivals.tracks.holding(node).branches]
        wanted = {(node, ids[first]), (node, ids[second])}
        claim = Claimed(
            lambda view: (
                view.applies(node) is True and view.holds(node, first) is True and view.holds(node, second) is True
            ),
            lambda shown: wanted <= {(step.node, step.branch) for step in shown.path},
        )
        patient = self.witnesses.patient(arrivals.tracks, together.leaf, claim)
        return Overlap(
            BranchingPlace(node=node), entries, first, second, together.indexes, together.pairs, together.equal, patient
        )

    def _branches(self, node: str, decision: Decision, here: list[Arrivals]) -> Iterator[ProofFact]:
        if any(node in each.undecided for each in here) and not any(each.at[node].leaves for each in here):
            return
        verdicts = [
            _best([each.taken[node, index].verdict for each in here]) for index in range(len(decision.branches))
        ]
        for verdict in verdicts:
            self.oracle.tally.count(verdict.opposite, Asked.BRANCH, node)
        open_ones = tuple(index for index, verdict in enumerate(verdicts) if verdict is Verdict.OPEN)
        if open_ones:
            yield NotDecided(Asked.BRANCH, node, None, open_ones, len(open_ones))
        yield from self._otherwise(node, decision, here)
        never = tuple(index for index, verdict in enumerate(verdicts) if verdict is Verdict.NO)
        dead = self._dead(node, decision, never, here)
        decided = not open_ones and all(isinstance(fact, ImpossibleBranch) and not fact.otherwise for fact in dead)
        if len(never) == len(verdicts) - 1 and decided and self._nobody_falls_through(node, here):
            yield DecisionWithoutChoice(node, verdicts.index(Verdict.YES), never)
            return
        yield from dead

    def _dead(
        self, node: str, decision: Decision, never: tuple[int, ...], here: list[Arrivals]
    ) -> list[CoveredBranch | ImpossibleBranch | NotDecided]:
        """What keeps the branches that nobody takes from being taken; one fact for those that one branch covers."""
        equal: dict[Formula | None, list[int]] = {}
        for index in never:
            equal.setdefault(here[0].tracks.holding(node).condition(index), []).append(index)
        facts: list[CoveredBranch | ImpossibleBranch | NotDecided] = []
        covered_by: dict[int, int] = {}
        for index, *also in equal.values():
            fact = self._never(node, decision, index, here)
            if not isinstance(fact, NotDecided):
                fact = replace(fact, also=tuple(also))
            if isinstance(fact, CoveredBranch) and len(fact.by) == 1 and not fact.more:
                place = covered_by.setdefault(fact.by[0], len(facts))
                if place < len(facts):
                    same = facts[place]
                    assert isinstance(same, CoveredBranch)
                    facts[place] = replace(same, also=(*same.also, fact.branch, *fact.also))
                    continue
            facts.append(fact)
        return facts

    def _nobody_falls_through(self, node: str, here: list[Arrivals]) -> bool:
        return all(node not in each.gaps or each.gaps[node].verdict is Verdict.NO for each in here)

    def _never(
        self, node: str, decision: Decision, index: int, here: list[Arrivals]
    ) -> CoveredBranch | ImpossibleBranch | NotDecided:
        """A branch that nobody takes: its condition never holds, or earlier ones take all for whom it does."""
        when = decision.branches[index].when
        if turns_of(decision).in_order and when is not None:
            for arrivals in here:
                reply = arrivals.among(node, self.oracle.encoding.formula(when))
                if reply.verdict is Verdict.OPEN:
                    return NotDecided(Asked.COVERED, node, arrivals.tracks.entry.name, (index,))
                if reply.leaf is not None:
                    return self._covered(node, index, arrivals, reply, here)
        return ImpossibleBranch(BranchingPlace(node=node), index, when is None)

    def _covered(self, node: str, index: int, arrivals: Arrivals, reply: Reply, here: list[Arrivals]) -> CoveredBranch:
        turns = arrivals.tracks.holding(node).turns
        when = turns.turns[index].branch.when
        assert reply.leaf is not None
        assert when is not None

        def certain(view: PartialReplay) -> bool:
            return (
                view.applies(node) is True and view.truth(when) is True and view.taken_before(turns, index) is not None
            )

        def shown(evaluation: Evaluation) -> bool:
            earlier = {turns.turns[place].branch.id for place in turns.before(index)}
            return any(step.node == node and step.branch in earlier for step in evaluation.path)

        patient = self.witnesses.patient(arrivals.tracks, reply.leaf, Claimed(certain, shown))
        taken_by = next(step.branch for step in patient.evaluation.path if step.node == node)
        first = next(place for place, turn in enumerate(turns.turns) if turn.branch.id == taken_by)
        taking = (first, *sorted({other for each in here for other in self._taking(node, index, each)} - {first}))
        more = index > self.oracle.budget.shown and self._others_take(node, index, taking, here)
        return CoveredBranch(BranchingPlace(node=node), index, taking, patient, more=more)

    def _others_take(self, node: str, index: int, taking: tuple[int, ...], here: list[Arrivals]) -> bool:
        """Whether somebody for whom a branch's condition holds is taken by none of these, as far as is known."""
        holding = here[0].tracks.holding(node)
        own = holding.condition(index)
        assert own is not None
        besides = conj([own, *(holding.denied(each) for each in taking)])
        return any(each.among(node, besides).verdict is not Verdict.NO for each in here)

    def _taking(self, node: str, index: int, arrivals: Arrivals) -> list[int]:
        """The earlier branches that take somebody for whom this one's condition holds."""
        some = arrivals.tracks.holding(node).turns.before(index)[-self.oracle.budget.shown :]
        return [each for each in some if arrivals.takes(node, each, index).verdict is Verdict.YES]

    def _otherwise(self, node: str, decision: Decision, here: list[Arrivals]) -> Iterator[ProofFact]:
        for index, branch in enumerate(decision.branches):
            if branch.when is not None:
                continue
            for arrivals in here:
                leaf = arrivals.taken[node, index].leaf
                if leaf is not None and self._room < 0:
                    self._unshown += 1
                    break
                if leaf is not None:
                    self._room -= len(arrivals.tracks.cone({node}))
                    yield self._example(node, index, branch.id, arrivals, leaf)
                    break

    def _example(self, node: str, index: int, branch: str, arrivals: Arrivals, leaf: Leaf) -> OtherwiseTakes:
        claim = Claimed(
            lambda view: view.applies(node) is True and view.holds(node, index) is True,
            lambda shown: any(step.node == node and step.branch == branch for step in shown.path),
        )
        patient = self.witnesses.patient(arrivals.tracks, leaf, claim)
        return OtherwiseTakes(BranchingPlace(node=node), index, arrivals.tracks.entry.name, patient)


def _best(verdicts: list[Verdict]) -> Verdict:
    """Somebody, if somebody anywhere; nobody, if nobody everywhere."""
    if Verdict.YES in verdicts:
        return Verdict.YES
    return Verdict.OPEN if Verdict.OPEN in verdicts else Verdict.NO
