"""How much is recommended: is it ever zero or less, and are two amounts of one intervention ever not the same? And does
what gives an amount, or the date of a later visit, ever not apply?

Options of one choice may differ. Two choices contradict each other only if every permitted pick does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.questions.arrivals import Arrivals
from guideproof.analysis.proof.questions.together import CERTAIN
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula, conj, meet
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import (
    AmountNotAboveZero,
    DifferentAmounts,
    InapplicableAmount,
    InapplicableDueDate,
    ProofFact,
    Recommending,
)
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.partial_replay import PartialReplay
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Reassess, Recommendation, RecommendedItem, Selection
from guideproof.program.amounts import differ, not_above_zero
from guideproof.program.conditions import applicable

Asking = tuple[Condition | bool, ...]
"""All of these must hold; of what is known beforehand, whether it does."""


_AGAIN = ""
"""In the place of an intervention: somebody is to come again."""


class _Pair(Struct, frozen=True):
    first: Recommending
    second: Recommending
    differ: Asking
    besides: Formula = TRUE


class Amounts:
    """The amounts of a guideline. What is asked of them is made once, before anything is encoded."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._zero: dict[str, Condition | bool] = {}
        self._places: dict[str, list[tuple[Recommending, RecommendedItem, Recommendation]]] = {}
        for node in guideline.nodes.values():
            for number, item in enumerate(node.items):
                if item.amount is not None:
                    assert isinstance(node.body, Recommendation)
                    self._zero.setdefault(item.amount.text, not_above_zero(item.amount))
                    place = Recommending(node.id, number, item.intervention.id)
                    self._places.setdefault(item.intervention.id, []).append((place, item, node.body))
        self._pairs = {id: tuple(self._clashing(places)) for id, places in self._places.items()}
        self._sometimes = self._not_always()

    @property
    def conditions(self) -> Iterator[Condition]:
        """What is asked of amounts, as far as it is not known beforehand."""
        asked = [
            *self._zero.values(),
            *(each for pairs in self._pairs.values() for pair in pairs for each in pair.differ),
        ]
        yield from (each for each in asked if not isinstance(each, bool))

    def _clashing(self, places: list[tuple[Recommending, RecommendedItem, Recommendation]]) -> Iterator[_Pair]:
        for (first, one, body), (second, other, others) in combinations(places, 2):
            if one.direction is other.direction is Direction.FOR:
                if first.node == second.node and body.selection is not Selection.ALL:
                    continue
                asked = self._asked(one, body, other, others)
                if asked is not None and False not in asked:
                    yield _Pair(first, second, asked)

    def _asked(
        self, one: RecommendedItem, body: Recommendation, other: RecommendedItem, others: Recommendation
    ) -> Asking | None:
        """When two amounts of an intervention contradict each other; ``None``: never."""
        pairs = [(one, other)]
        if Selection.ALL not in (body.selection, others.selection):
            if not {body.selection, others.selection} <= CERTAIN:
                return None
            pairs = [(mine, theirs) for mine in body.items for theirs in others.items]
        found: list[Condition | bool] = []
        for mine, theirs in pairs:
            if mine.intervention.id != theirs.intervention.id or mine.amount is None or theirs.amount is None:
                return None
            found.append(differ(mine.amount, theirs.amount, self._guideline))
        return tuple(found)

    def _not_always(self) -> dict[str, list[Recommending]]:
        """The elements that give an amount or a date and do not apply to everybody, each with where they give it."""
        due = [(node.id, node.body.due) for node in self._guideline.nodes.values() if isinstance(node.body, Reassess)]
        if not self._places and not any(date for _, date in due):
            return {}
        found: dict[str, list[Recommending]] = {}
        known = applicable(self._guideline)
        for places in self._places.values():
            for place, item, _ in places:
                if item.amount is not None and item.amount.element in known:
                    found.setdefault(item.amount.element, []).append(place)
        for id, date in due:
            if date is not None and date.id in known:
                found.setdefault(date.id, []).append(Recommending(id, 0, _AGAIN))
        return found

    def inapplicable(
        self, oracle: Oracle, witnesses: Witnesses, arrivals: Mapping[str, Arrivals]
    ) -> Iterator[InapplicableAmount | InapplicableDueDate | NotDecided]:
        """One fact for each element that does not apply to somebody to whom it gives an amount or a date. Once all are
        found they are nobody of whom it is asked: they get no recommendation."""
        found_at: list[tuple[tuple[str, ...], Formula]] = []
        for element, places in self._sometimes.items():
            absent = oracle.negation(oracle.encoding.encode(applicable(self._guideline)[element]))
            questions = _Questions(oracle, witnesses, Asked.INAPPLICABLE, element)
            pairs = [_Pair(place, place, (), absent) for place in places]
            found = questions.found(pairs, arrivals, _misplaced(element))
            yield from questions.not_decided()
            if found is None:
                continue
            (pair, patient), here = found, tuple(dict.fromkeys(each.first.node for each in questions.shown))
            others = tuple(id for id in here if id != pair.first.node)
            if pair.first.intervention == _AGAIN:
                yield InapplicableDueDate(pair.first.node, element, others, patient)
            else:
                yield InapplicableAmount(pair.first, others, patient)
            found_at.append((here, absent))
        for here, absent in found_at:
            for each in arrivals.values():
                oracle.assume_absent(each.tracks, [id for id in here if id in each.at], absent)

    def facts(self, oracle: Oracle, witnesses: Witnesses, arrivals: Mapping[str, Arrivals]) -> Iterator[ProofFact]:
        """What is wrong with amounts: one fact for each that is zero or less, and for each intervention."""
        for text, asked in self._zero.items():
            yield from self._not_above_zero(
                _Questions(oracle, witnesses, Asked.NOT_ABOVE_ZERO, text), text, asked, arrivals
            )
        for intervention, pairs in self._pairs.items():
            if pairs:
                questions = _Questions(oracle, witnesses, Asked.DIFFERENT_AMOUNTS, intervention)
                yield from self._different(questions, pairs, arrivals)

    def _not_above_zero(
        self, questions: _Questions, text: str, asked: Condition | bool, arrivals: Mapping[str, Arrivals]
    ) -> Iterator[ProofFact]:
        if asked is False:
            return
        places = [
            place
            for some in self._places.values()
            for place, item, _ in some
            if item.amount is not None and item.amount.text == text
        ]
        found = questions.found([_Pair(place, place, (asked,)) for place in places], arrivals)
        yield from questions.not_decided()
        if found:
            pair, patient = found
            others = dict.fromkeys(each.first.node for each in questions.shown if each.first.node != pair.first.node)
            yield AmountNotAboveZero(pair.first, tuple(others), patient)

    def _different(
        self, questions: _Questions, pairs: tuple[_Pair, ...], arrivals: Mapping[str, Arrivals]
    ) -> Iterator[ProofFact]:
        found = questions.found(pairs, arrivals)
        yield from questions.not_decided()
        if found:
            pair, patient = found
            others = tuple((each.first, each.second) for each in questions.shown if each is not pair)
            yield DifferentAmounts(pair.first, pair.second, others, patient)


class _Questions:
    """Asks of pairs of places whether they come to one patient so; ``shown`` are those that do."""

    def __init__(self, oracle: Oracle, witnesses: Witnesses, asked: Asked, about: str) -> None:
        self._oracle, self._witnesses, self._asked, self._about = oracle, witnesses, asked, about
        self.shown: list[_Pair] = []
        self._open: dict[str, int] = {}

    def found(
        self,
        pairs: tuple[_Pair, ...] | list[_Pair],
        arrivals: Mapping[str, Arrivals],
        claimed: Callable[[_Pair], Claimed] | None = None,
    ) -> tuple[_Pair, Patient] | None:
        """The first pair that comes to a patient, and the patient."""
        first: tuple[_Pair, Patient] | None = None
        for pair in pairs:
            for name, each in arrivals.items():
                reply = self._reply(pair, each)
                if reply.verdict is Verdict.OPEN:
                    self._open[name] = self._open.get(name, 0) + 1
                if reply.leaf is not None:
                    self.shown.append(pair)
                    claim = (claimed or _claim)(pair)
                    first = first or (pair, self._witnesses.patient(each.tracks, reply.leaf, claim))
                    break
            if len(self.shown) > self._oracle.budget.pairs:
                break
        verdict = Verdict.YES if self.shown else Verdict.OPEN if self._open else Verdict.NO
        self._oracle.tally.count(verdict, self._asked, self._about)
        return first

    def not_decided(self) -> Iterator[NotDecided]:
        """What was left open, by entry point; nothing where it is shown anyway."""
        if not self.shown:
            for entry, questions in self._open.items():
                yield NotDecided(self._asked, self._about, entry, (), questions)

    def _reply(self, pair: _Pair, arrivals: Arrivals) -> Reply:
        one, other = arrivals.at.get(pair.first.node), arrivals.at.get(pair.second.node)
        box = meet(one.box, other.box) if one is not None and other is not None else None
        if box is None:
            return Reply(Verdict.NO)
        formula, tracks = conj([*(self._formula(each) for each in pair.differ), pair.besides]), arrivals.tracks
        narrowed = self._oracle.narrowed(tracks, box, formula)
        if narrowed is None:
            return Reply(Verdict.NO)
        if pair.first.node == pair.second.node:
            return arrivals.among(pair.first.node, formula, narrowed)
        goals = (tracks.applies(pair.first.node), tracks.applies(pair.second.node), formula)
        return self._oracle.decide(tracks, goals, box=narrowed)

    def _formula(self, asked: Condition | bool) -> Formula:
        return (TRUE if asked else FALSE) if isinstance(asked, bool) else self._oracle.encoding.formula(asked)


def _claim(pair: _Pair) -> Claimed:
    """That both come to a patient, with amounts as asked."""
    conditions = [each for each in pair.differ if not isinstance(each, bool)]
    nodes = {pair.first.node, pair.second.node}

    def certain(view: PartialReplay) -> bool:
        here = all(view.applies(node) is True for node in sorted(nodes))
        differing = here and all(view.truth(each) is True for each in conditions)
        return differing and all(map(view.measured, sorted(nodes)))

    def shown(evaluation: Evaluation) -> bool:
        return nodes <= {each.node.id for each in evaluation.recommendations}

    return Claimed(certain, shown)


def _misplaced(element: str) -> Callable[[_Pair], Claimed]:
    """That an element does not apply to a patient to whom it gives an amount."""

    def claimed(pair: _Pair) -> Claimed:
        node = pair.first.node
        return Claimed(
            lambda view: view.applies(node) is True and view.inapplicable(element),
            lambda shown: any((each.element, each.node) == (element, node) for each in shown.problems),
        )

    return claimed
