"""Patients who fare otherwise in a guideline in which one thing is changed.

Both guidelines are asked about at once, side by side. They differ where only one of them admits the patient, takes them
into its scope, finds no branch for them, visits a node that the other does not, or says what the other does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from guideproof.analysis.cases.amount_difference import AmountPlace, places
from guideproof.analysis.cases.arrival_goals import without_amount
from guideproof.analysis.cases.asking import Asker, FoundCase
from guideproof.analysis.cases.explicit import Explicit
from guideproof.analysis.cases.node_outputs import saying
from guideproof.analysis.cases.self_composition import SelfComposition, beside, twin
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.proof.encoding.applicability import kept
from guideproof.analysis.proof.encoding.numbers import TooComplex
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.questions.classes import one_of
from guideproof.analysis.proof.questions.values import may_lack, without_value
from guideproof.analysis.proof.solver.budget import Purse
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula, conj, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import Condition, IsBoolean
from guideproof.model.element import Classify, Derived, Element
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.program.amounts import differ


def faring_otherwise(
    guideline: Guideline,
    after: Node | Derived | Element,
    purse: Purse,
    explicit: Explicit | None = None,
    having: Sequence[Condition] = (),
) -> Iterator[FoundCase | Verdict]:
    """The prover's replies; without a patient among them and only ``NO``, no complete record is treated otherwise.

    ``purse`` is what may be spent on this and on further questions. Of a guideline that is ``explicit`` a patient as it
    was is refused by the other one where an element no longer applies. Asked of are those ``having`` this.
    """
    if purse.search <= 0:
        yield Verdict.OPEN
        return
    both = beside(guideline, after)
    scopes = [condition for pair in both.scopes.values() for condition in pair]
    amounts = LostAmounts(guideline, after, both)
    known = (*having, *(explicit.put_in if explicit is not None else ()))
    further = [*scopes, *amounts.conditions, *known]
    try:
        asker = Asker(both.guideline, further, classed=False, purse=purse, evaluator=evaluator_for(guideline))
    except TooComplex:
        yield Verdict.OPEN
        return
    worlds = _Worlds(guideline, after, both, asker.oracle, amounts, known)
    yield from _refused(both, asker, explicit.flags.values() if explicit is not None else ())
    yield from _admitted(worlds, asker)
    for name in both.scopes:
        one, other = (conj(worlds.scope(name, changed)) for changed in (False, True))
        if one != other:
            yield asker.anybody([asker.oracle.exactly_one(one, other)], name)
    yield from asker.patients(worlds.differing)


def _refused(both: SelfComposition, asker: Asker, flags: Iterable[str]) -> Iterator[FoundCase | Verdict]:
    oracle, nowhere = asker.oracle, both.guideline.manifest.span
    for flag in (each for each in flags if each in both.derived):
        was, becomes = (oracle.encoding.formula(IsBoolean(id, True, nowhere)) for id in (flag, twin(flag)))
        yield asker.anybody([*oracle.assumed, was, oracle.negation(becomes)], next(iter(oracle.tracks)))


def _admitted(worlds: _Worlds, asker: Asker) -> Iterator[FoundCase | Verdict]:
    """Those whom only one of both admits; from then on both admit everybody."""
    oracle = asker.oracle
    same, was, becomes = worlds.valid()
    if was != becomes:
        oracle.assume(same)
        entry = next(iter(oracle.tracks))
        yield asker.anybody([*was, oracle.negation(conj(becomes))], entry)
        now = [*becomes, oracle.negation(conj(was))]
        if asker.anybody(now, entry) is not Verdict.NO:
            # Of those it matters whether they find a branch everywhere: else what comes is invalid, as it was.
            for name in worlds.both.scopes:
                yield asker.anybody([*now, oracle.negation(conj(worlds.scope(name, True)))], name)
            yield from asker.patients(partial(worlds.finding_a_branch, now))
    oracle.assume([*same, *was, *becomes])


class LostAmounts:
    """The amounts that are not sure to come again, each with those that come of the same intervention then, and when
    these differ."""

    def __init__(self, guideline: Guideline, after: Node | Derived | Element, both: SelfComposition) -> None:
        become = {**guideline.nodes, after.id: after} if isinstance(after, Node) else guideline.nodes
        twice = frozenset(both.derived)
        then = list(places(become, lambda id: twin(id) if id in twice else id))
        self.lost: dict[AmountPlace, list[tuple[AmountPlace, Condition | bool]]] = {}
        for place in places(guideline.nodes):
            others = [each for each in then if each.intervention == place.intervention]
            told = [(each, differ(place.amount, each.amount, both.guideline)) for each in others]
            if not any(each.node == place.node and differs is False for each, differs in told):
                self.lost[place] = told

    @property
    def conditions(self) -> Iterator[Condition]:
        """What amounts are compared by."""
        for others in self.lost.values():
            yield from (differs for _, differs in others if not isinstance(differs, bool))


class _Worlds:
    """What holds in a guideline as it was and as it becomes, in formulas."""

    def __init__(
        self,
        guideline: Guideline,
        after: Node | Derived | Element,
        both: SelfComposition,
        oracle: Oracle,
        amounts: LostAmounts,
        known: Sequence[Condition],
    ) -> None:
        self.both = both
        self._amounts = amounts
        self._known = [oracle.encoding.formula(each) for each in known]
        self._guideline = guideline
        self._oracle = oracle
        self._twice = frozenset(both.nodes)
        become = {after.id: after} if isinstance(after, Node) else {}
        self._were = saying(guideline.nodes.values())
        self._become_nodes = {**guideline.nodes, **become}
        self._become = saying(self._become_nodes.values())

    def valid(self) -> tuple[list[Formula], list[Formula], list[Formula]]:
        """What both ask of a record, and what each asks besides: constraints, and one class of each."""
        guideline, both = self._guideline, self.both
        read, derived = set(both.constraints), set(both.derived)
        return (
            [*self._known, *self._valid(set(guideline.constraints) - read, set(guideline.derived) - derived)],
            self._valid(read, derived),
            self._valid(set(map(twin, read)), set(map(twin, derived))),
        )

    def _valid(self, constraints: set[str], derived: set[str]) -> list[Formula]:
        oracle = self._oracle
        holds = [each for id, each in oracle.guideline.constraints.items() if id in constraints]
        classes = [
            each
            for id, each in oracle.guideline.derived.items()
            if id in derived and isinstance(each.definition, Classify)
        ]
        formulas = [id for id in oracle.guideline.derived if id in derived and may_lack(oracle, id)]
        return [
            *(kept(oracle.encoding, each) for each in holds),
            *(one_of(oracle, each) for each in classes),
            *(oracle.negation(without_value(oracle, id)) for id in formulas),
        ]

    def scope(self, name: str, changed: bool) -> list[Formula]:
        """That an entry point is for somebody."""
        pair = self.both.scopes.get(name)
        return [] if pair is None else [self._oracle.encoding.formula(pair[changed])]

    def finding_a_branch(self, goals: list[Formula], tracks: Tracks) -> list[Formula]:
        """That somebody as asked for is in the scope as it becomes and finds a branch at each decision."""
        return [*goals, *self.scope(tracks.entry.name, True), self._oracle.negation(self._fallen(tracks, True))]

    def differing(self, tracks: Tracks) -> list[Formula]:
        """That somebody whom both admit comes to a node, hears something or has no branch in only one of both."""
        oracle, name = self._oracle, tracks.entry.name
        was, becomes = (self._fallen(tracks, changed) for changed in (False, True))
        ways = [conj([_applies(tracks, id), _absent(tracks, twin(id))]) for id in self.both.nodes]
        for said, nodes in self._become.items():
            newly = disj([_applies(tracks, twin(id)) for id in nodes if id in self._twice], oracle.space.full)
            silent = [_absent(tracks, id) for id in self._were.get(said, ())]
            ways.append(conj([newly, *silent, oracle.negation(becomes)]))
        for said, nodes in self._were.items():
            left = self._become.get(said, ())
            if left != nodes:
                said_before = disj([_applies(tracks, id) for id in nodes], oracle.space.full)
                silent = [_absent(tracks, self._changed(id)) for id in left]
                ways.append(conj([said_before, *silent, oracle.negation(was)]))
        ways += (conj([lost, oracle.negation(was)]) for lost in self._lost_amounts(tracks))
        ways.append(oracle.exactly_one(was, becomes))
        return [disj(ways, oracle.space.full), *self.scope(name, False), *self.scope(name, True)]

    def _lost_amounts(self, tracks: Tracks) -> Iterator[Formula]:
        """That somebody is recommended so much of an intervention and then, whatever is recommended, not as much."""
        full = self._oracle.space.full
        for place, others in self._amounts.lost.items():
            without: list[Formula] = []
            for other, differs in others:
                gone = _absent(tracks, self._changed(other.node))
                otherwise = TRUE if differs is True else self._oracle.encoding.formula(differs) if differs else FALSE
                without.append(disj([gone, otherwise], full))
            yield conj([_applies(tracks, place.node), *without])

    def _changed(self, id: str) -> str:
        return twin(id) if id in self._twice else id

    def _fallen(self, tracks: Tracks, changed: bool) -> Formula:
        """That somebody comes to a decision that has no branch for them."""
        ids = [self._changed(id) if changed else id for id in self._guideline.nodes]
        falling = [_falls(tracks, id) for id in ids]
        named = self._changed_element if changed else str
        falling += [
            conj([_applies(tracks, self._changed(id) if changed else id), lacks])
            for id, node in (self._become_nodes if changed else self._guideline.nodes).items()
            if (lacks := without_amount(self._oracle, node, named)) != FALSE
        ]
        return disj(falling, self._oracle.space.full)

    def _changed_element(self, id: str) -> str:
        return twin(id) if id in self.both.derived else id


def _applies(tracks: Tracks, id: str) -> Formula:
    return tracks.applies(id) if id in tracks.rank else FALSE


def _absent(tracks: Tracks, id: str) -> Formula:
    return tracks.absent(id) if id in tracks.rank else TRUE


def _falls(tracks: Tracks, id: str) -> Formula:
    """That somebody comes to a decision and has no branch there."""
    if id not in tracks.rank or not isinstance(tracks.node(id).body, Decision):
        return FALSE
    return conj([tracks.applies(id), tracks.holding(id).none])
