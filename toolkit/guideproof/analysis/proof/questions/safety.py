"""Safety rules: proven of every patient at every entry point, or broken for one (section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.questions.arrivals import Arrivals
from guideproof.analysis.proof.questions.avoidance import Escape, inescapable
from guideproof.analysis.proof.questions.recommendations import found_pairs, patient_of
from guideproof.analysis.proof.questions.together import Clash, Together
from guideproof.analysis.proof.solver.logic import TRUE, Formula
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import (
    ProofFact,
    Recommending,
    SafetyRuleBroken,
    Vacuous,
    VacuousSafetyRule,
)
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.condition import Condition, elements_of
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Recommendation, Selection
from guideproof.model.safety import Always, Never, NeverTogether, SafetyRule, Target, spoken_of

_MEETING = frozenset({Selection.ALL, Selection.EXACTLY_ONE, Selection.ONE_OR_MORE})


class SafetyRules:
    """Asks whether the rules of a guideline hold."""

    def __init__(
        self, oracle: Oracle, witnesses: Witnesses, arrivals: Mapping[str, Arrivals], together: list[Together]
    ) -> None:
        self.oracle, self.witnesses, self.arrivals, self.together = oracle, witnesses, arrivals, together

    def facts(self) -> Iterator[ProofFact]:
        """What is wrong with each rule."""
        for rule in self.oracle.guideline.safety.values():
            match rule.rule:
                case Never(target, when):
                    yield from self._never(rule, spoken_of(target, self.oracle.guideline.interventions), when)
                case Always(target, when, entry):
                    yield from self._always(
                        rule,
                        spoken_of(target, self.oracle.guideline.interventions),
                        when,
                        entry.id if entry else None,
                    )
                case NeverTogether():
                    yield from self._never_together(rule, rule.rule)

    def _never(self, rule: SafetyRule, meant: frozenset[str], when: Condition | None) -> Iterator[ProofFact]:
        broken: dict[str, tuple[Arrivals, Recommending, Reply]] = {}
        open_ones: dict[str, int] = {}
        for arrivals in self.arrivals.values():
            for place in self._places(arrivals, meant):
                if place.node in broken:
                    continue
                reply = self._at(arrivals, place.node, _formula(self.oracle, when))
                if reply.verdict is Verdict.YES:
                    broken[place.node] = (arrivals, place, reply)
                elif reply.verdict is Verdict.OPEN:
                    open_ones[place.node] = open_ones.get(place.node, 0) + 1
        verdict = Verdict.YES if broken else Verdict.OPEN if open_ones else Verdict.NO
        self.oracle.tally.count(verdict, Asked.SAFETY, rule.id)
        if broken:
            (arrivals, place, reply), *others = broken.values()
            assert reply.leaf is not None
            claim = Claimed(
                lambda view: view.applies(place.node) is True and (when is None or view.truth(when) is True),
                lambda shown: _recommends(shown, place),
            )
            patient = self.witnesses.patient(arrivals.tracks, reply.leaf, claim)
            yield SafetyRuleBroken(rule.id, (place,), tuple(each.node for _, each, _ in others), patient)
        elif open_ones:
            yield NotDecided(Asked.SAFETY, rule.id, None, (), sum(open_ones.values()))

    def _places(self, arrivals: Arrivals, meant: frozenset[str]) -> Iterator[Recommending]:
        for id in arrivals.at:
            body = arrivals.tracks.node(id).body
            if isinstance(body, Recommendation):
                for number, item in enumerate(body.items):
                    if item.direction is Direction.FOR and item.intervention.id in meant:
                        yield Recommending(id, number, item.intervention.id)
                        break

    def _at(self, arrivals: Arrivals, node: str, formula: Formula) -> Reply:
        box = self.oracle.narrowed(arrivals.tracks, arrivals.at[node].box, formula)
        return Reply(Verdict.NO) if box is None else arrivals.among(node, formula, box)

    def _always(
        self, rule: SafetyRule, meant: frozenset[str], when: Condition | None, entry: str | None
    ) -> Iterator[ProofFact]:
        for name, arrivals in self.arrivals.items():
            if entry not in (None, name):
                continue
            meeting = {id for id in arrivals.at if self._meets(arrivals, id, meant)}
            reply = self._missed(arrivals, _formula(self.oracle, when), meeting)
            self.oracle.tally.count(reply.verdict, Asked.SAFETY, rule.id)
            if reply.verdict is Verdict.OPEN:
                yield NotDecided(Asked.SAFETY, rule.id, name)
            elif reply.leaf is not None:
                yield self._unmet(rule, arrivals, when, meeting, reply)
                return

    def _meets(self, arrivals: Arrivals, id: str, meant: frozenset[str]) -> bool:
        """Whether a node recommends it whatever is picked."""
        body = arrivals.tracks.node(id).body
        if not isinstance(body, Recommendation) or body.selection not in _MEETING:
            return False
        told = [item.direction is Direction.FOR and item.intervention.id in meant for item in body.items]
        return any(told) if body.selection is Selection.ALL else bool(told) and all(told)

    def _missed(self, arrivals: Arrivals, formula: Formula, meeting: set[str]) -> Reply:
        tracks, start = arrivals.tracks, self.oracle.start(arrivals.tracks)
        box = None if start is None else self.oracle.narrowed(tracks, start.box, formula)
        if box is None or inescapable(self.oracle, tracks, box, meeting):
            return Reply(Verdict.NO)
        absent = [self.oracle.negation(tracks.applies(id)) for id in meeting]
        return self.oracle.decide(tracks, (formula,), choose=Escape(tracks, meeting), absent=absent)

    def _unmet(
        self, rule: SafetyRule, arrivals: Arrivals, when: Condition | None, meeting: set[str], reply: Reply
    ) -> SafetyRuleBroken:
        assert reply.leaf is not None

        def certain(view: PartialReplay) -> bool:
            return (when is None or view.truth(when) is True) and all(view.applies(id) is False for id in meeting)

        def shown(evaluation: Evaluation) -> bool:
            met = any(each.node.id in meeting for each in evaluation.recommendations)
            return evaluation.status in (Status.COMPLETE, Status.NEEDS_DATA) and not met

        patient = self.witnesses.patient(arrivals.tracks, reply.leaf, Claimed(certain, shown))
        return SafetyRuleBroken(rule.id, (), (), patient)

    def _never_together(self, rule: SafetyRule, forbidden: NeverTogether) -> Iterator[ProofFact]:
        others = dict[str, None]()
        first = None
        for clash in _pairs(self.oracle.guideline, forbidden):
            found = found_pairs(self.oracle, self.together, clash, None)
            self.oracle.tally.count(found.verdict, Asked.SAFETY, rule.id)
            yield from found.not_decided(Asked.SAFETY, rule.id)
            for pair in found.pairs:
                if first is None:
                    first = pair
                else:
                    others.update(dict.fromkeys((pair.first.node, pair.second.node)))
        if first is not None:
            places = (first.first, first.second)
            rest = tuple(id for id in others if id not in {place.node for place in places})
            yield SafetyRuleBroken(rule.id, places, rest, patient_of(self.witnesses, first))


def vacuous_rules(oracle: Oracle, arrivals: Mapping[str, Arrivals]) -> Iterator[ProofFact]:
    """Rules whose ``when`` no patient meets at any entry point they speak of, or that speak of no intervention.

    That nothing recommends what must never be recommended is how it should be, and makes no rule vacuous; nor does it
    that nobody gets an amount that must never be given.
    """
    for rule in oracle.guideline.safety.values():
        match rule.rule:
            case Never(target, when):
                bounds = when is not None and _bounds_an_amount(oracle.guideline, target, when)
                yield from _vacuous(oracle, arrivals, rule, target, None if bounds else when, None)
            case Always(target, when, entry):
                yield from _vacuous(oracle, arrivals, rule, target, when, entry.id if entry else None)
            case NeverTogether() as forbidden if not _pairs(oracle.guideline, forbidden):
                yield VacuousSafetyRule(rule.id, Vacuous.TARGET)


def _bounds_an_amount(guideline: Guideline, target: Target, when: Condition) -> bool:
    """Whether a condition reads a number that gives an amount of what a rule speaks of."""
    meant, read = spoken_of(target, guideline.interventions), elements_of(when)
    given = (item.amount for node in guideline.nodes.values() for item in node.items if item.intervention.id in meant)
    return any(amount is not None and amount.element in read for amount in given)


def _vacuous(
    oracle: Oracle,
    arrivals: Mapping[str, Arrivals],
    rule: SafetyRule,
    target: Target,
    when: Condition | None,
    entry: str | None,
) -> Iterator[ProofFact]:
    if not spoken_of(target, oracle.guideline.interventions):
        yield VacuousSafetyRule(rule.id, Vacuous.TARGET)
    if when is None:
        return
    verdict = Verdict.NO
    for name, each in arrivals.items():
        if entry in (None, name) and verdict is not Verdict.YES:
            reply = each.among(each.tracks.start, _formula(oracle, when))
            verdict = reply.verdict if reply.verdict is not Verdict.NO else verdict
    if verdict is Verdict.OPEN:
        yield NotDecided(Asked.VACUOUS, rule.id, entry)
    elif verdict is Verdict.NO and (entry is None or entry in arrivals):
        yield VacuousSafetyRule(rule.id, Vacuous.WHEN)


def _pairs(guideline: Guideline, forbidden: NeverTogether) -> list[Clash]:
    """Each intervention of a target with each of the others; one and the same is no pair."""
    pairs: dict[frozenset[str], Clash] = {}
    for first, second in combinations(
        [sorted(spoken_of(target, guideline.interventions)) for target in forbidden.targets], 2
    ):
        for one, other in product(first, second):
            if one != other:
                pairs.setdefault(frozenset((one, other)), (one, Direction.FOR, other, Direction.FOR))
    return list(pairs.values())


def _formula(oracle: Oracle, when: Condition | None) -> Formula:
    return TRUE if when is None else oracle.encoding.formula(when)


def _recommends(evaluation: Evaluation, place: Recommending) -> bool:
    return any(
        each.node.id == place.node and each.intervention.id == place.intervention for each in evaluation.recommendations
    )
