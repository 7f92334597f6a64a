"""Asks the prover about both versions at once: for whom does one say something that the other does not?

Each patient who is found is tried in both evaluators, and on every question that is still open, before the next
question is put."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from guideproof.analysis.cases.amount_difference import Place
from guideproof.analysis.cases.asking import Asker, FoundCase, reduced
from guideproof.analysis.comparing.comparison import (
    Comparison,
    Layer,
    PatientDifference,
    Region,
    Side,
    WitnessOfTwo,
)
from guideproof.analysis.comparing.composed import Composition, NotComparable, compose
from guideproof.analysis.comparing.edits import edits
from guideproof.analysis.comparing.measures import given, pairs
from guideproof.analysis.comparing.offers import Key, by_key, in_words, said, told_of
from guideproof.analysis.comparing.regions import regions
from guideproof.analysis.comparing.telling import fork, path, told
from guideproof.analysis.comparing.validity import Validity, fallen
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.proof.encoding.numbers import TooComplex
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula, conj, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.element import ON
from guideproof.model.guideline import Guideline


class _Asked(Struct, frozen=True):
    """One question: somebody at an entry point to whom some nodes say a thing, and no node of others does."""

    layer: Layer
    entry: str
    side: Side
    key: Key
    says: tuple[str, ...]
    silent: tuple[str, ...]


class _Tally(Struct):
    asked: int = 0
    proven: int = 0
    found: list[PatientDifference] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)


def compare(base: Guideline, head: Guideline) -> Comparison:
    """Everything that differs, over all complete records that are valid in both versions.

    Raises ``NotEvaluable`` and ``Circular`` as the evaluator does."""
    changed = edits(base, head)
    tally, why = _Tally(), None
    if changed:
        try:
            _Comparer(base, head, compose(base, head), tally).run()
        except NotComparable as different:
            why = str(different)
        except TooComplex:
            why = "the formulas of both together are too large to be asked about"
    return Comparison(
        head.manifest.id,
        base.manifest.version,
        head.manifest.version,
        tuple(tally.found),
        tuple(changed),
        tally.asked,
        tally.proven,
        why,
        tuple(tally.regions),
    )


class _Comparer:
    def __init__(self, base: Guideline, head: Guideline, both: Composition, tally: _Tally) -> None:
        self._base, self._head, self._both, self._tally = base, head, both, tally
        self._evaluators = evaluator_for(base), evaluator_for(head)
        scopes = [when for pair in both.scopes.values() for when in pair if when is not None]
        self._pairs = list(pairs(base, head, both))
        amounts = [differs for _, _, differs in self._pairs if not isinstance(differs, bool)]
        self._asker = Asker(both.guideline, [*scopes, *amounts])
        self._full = self._asker.oracle.space.full

    def run(self) -> None:
        """Asks all questions."""
        self._validity()
        self._admission()
        self._falling()
        self._tally.regions += regions(self._base, self._head, self._both, self._asker)
        self._amounts()
        for layer in (Layer.TREATMENT, Layer.ADVICE):
            waiting = list(self._questions(layer))
            while waiting:
                asked, waiting = waiting[0], waiting[1:]
                self._tally.asked += 1
                reply = self._put(asked)
                if reply is Verdict.NO:
                    self._tally.proven += 1
                    continue
                shown = self._shown(asked, reply) if isinstance(reply, FoundCase) else None
                self._record(asked, shown)
                if isinstance(reply, FoundCase):
                    waiting = [each for each in waiting if not self._settled(each, reply)]

    def _settled(self, asked: _Asked, case: FoundCase) -> bool:
        """Whether a patient who was found answers another question too, which is then recorded."""
        if asked.entry != case.entry:
            return False
        shown = self._shown(asked, case)
        if shown is None:
            return False
        self._tally.asked += 1
        self._record(asked, shown)
        return True

    def _record(self, asked: _Asked, shown: WitnessOfTwo | None) -> None:
        guideline = self._base if asked.side is Side.ONLY_BASE else self._head
        what = in_words(asked.key, guideline)
        found = PatientDifference(asked.layer, asked.entry, asked.side, what, shown is not None, shown)
        self._tally.found.append(found)

    def _questions(self, layer: Layer) -> Iterator[_Asked]:
        """What is said by nodes that are not the same in both, at each entry point."""
        treatment = layer is Layer.TREATMENT
        were = by_key(self._base.nodes.values(), self._base, treatment=treatment)
        changed = self._both.names
        are = by_key(self._head.nodes.values(), self._head, treatment=treatment, changed=changed)
        later = self._both.later
        for key in dict.fromkeys((*were, *are)):
            one = tuple(were.get(key, ()))
            other = tuple(later[id] for id in are.get(key, ()))
            if set(one) == set(other):
                continue
            for entry in self._asker.oracle.tracks:
                yield _Asked(layer, entry, Side.ONLY_BASE, key, one, other)
                yield _Asked(layer, entry, Side.ONLY_HEAD, key, other, one)

    def _put(self, asked: _Asked) -> FoundCase | Verdict:
        def goals(tracks: Tracks) -> list[Formula]:
            return [self._any(tracks, asked.says), *(_absent(tracks, id) for id in asked.silent), *self._whole(tracks)]

        for reply in self._asker.patients(goals, asked.entry):
            return reply
        return Verdict.NO

    def _any(self, tracks: Tracks, ids: tuple[str, ...]) -> Formula:
        return disj([tracks.applies(id) for id in ids if id in tracks.rank], self._full)

    def _whole(self, tracks: Tracks) -> list[Formula]:
        """That neither version leaves the patient without a branch at a changed decision."""
        falling = [
            conj([tracks.applies(id), tracks.holding(id).none])
            for id in tracks.order
            if tracks.node(id).may_take_nothing and tracks.holding(id).none not in (FALSE, TRUE)
        ]
        return [self._asker.oracle.negation(disj(falling, self._full))] if falling else []

    def _validity(self) -> None:
        """Whose record only one version admits; from then on both do."""
        oracle, entry = self._asker.oracle, next(iter(self._asker.oracle.tracks))
        validity, assumed = Validity(self._base, self._head, self._both, oracle), oracle.assumed
        oracle.assume(validity.common)
        for side, goals in validity.questions:
            reply = self._asker.anybody([*oracle.premises(None), *goals], entry)
            self._admitted(side, entry, "the record can be a patient's", reply)
        oracle.assume(assumed)

    def _falling(self) -> None:
        """Who finds a branch at every decision in one version alone."""
        oracle, later = self._asker.oracle, self._both.later
        for name, tracks in oracle.tracks.items():
            was, becomes = fallen(tracks, self._base.nodes, self._asker), fallen(tracks, later.values(), self._asker)
            for side, mine, other in ((Side.ONLY_BASE, was, becomes), (Side.ONLY_HEAD, becomes, was)):
                if other != FALSE and was != becomes:
                    goals = [other, oracle.negation(mine)]
                    for reply in self._asker.patients(lambda _, goals=goals: goals, name):  # type: ignore[misc]
                        self._admitted(side, name, "every decision has a branch for the patient", reply)

    def _admitted(self, side: Side, entry: str, what: str, reply: FoundCase | Verdict) -> None:
        """Records whom only one version says anything to; the other calls them invalid."""

        def differs(facts: Mapping[str, Any]) -> bool:
            was, becomes = (each.status is Status.INVALID for each in self._evaluations(facts, entry))
            return was != becomes and was == (side is Side.ONLY_HEAD)

        self._tally.asked += 1
        if reply is Verdict.NO:
            self._tally.proven += 1
            return
        shown = None
        if isinstance(reply, FoundCase) and differs(reply.facts):
            shown = self._witness(reduced(reply.facts, differs), entry)
        self._tally.found.append(PatientDifference(Layer.ADMISSION, entry, side, what, shown is not None, shown))

    def _admission(self) -> None:
        """Who comes into or out of the scope of an entry point."""
        oracle = self._asker.oracle
        for name, (was, becomes) in self._both.scopes.items():
            one, other = (TRUE if when is None else oracle.encoding.formula(when) for when in (was, becomes))
            if one == other:
                continue
            for side, goals in (
                (Side.ONLY_BASE, [one, oracle.negation(other)]),
                (Side.ONLY_HEAD, [other, oracle.negation(one)]),
            ):
                self._tally.asked += 1
                reply = self._asker.anybody([*oracle.assumed, *goals], name)
                if reply is Verdict.NO:
                    self._tally.proven += 1
                    continue
                shown = self._witness(reply.facts, name) if isinstance(reply, FoundCase) else None
                title = self._base.manifest.entry_points[name].title
                found = PatientDifference(
                    Layer.ADMISSION, name, side, f"in the scope of {title}", shown is not None, shown
                )
                self._tally.found.append(found)

    def _amounts(self) -> None:
        """Who is recommended the same thing in both, and not as much of it, or to come again on another day."""
        for one, other, differs in self._pairs:
            condition = TRUE if isinstance(differs, bool) else self._asker.oracle.encoding.formula(differs)

            def goals(
                tracks: Tracks, one: Place = one, other: Place = other, met: Formula = condition
            ) -> list[Formula]:
                both = [self._any(tracks, (one.node,)), self._any(tracks, (self._both.later[other.node],))]
                return [*both, met, *self._whole(tracks)]

            for entry in self._asker.oracle.tracks:
                self._tally.asked += 1
                for reply in self._asker.patients(goals, entry):
                    if reply is Verdict.NO:
                        self._tally.proven += 1
                        continue
                    shown = self._told_otherwise(reply, one, other) if isinstance(reply, FoundCase) else None
                    node = self._head.nodes[other.node]
                    what = f"{node.title}: another amount or day"
                    found = PatientDifference(Layer.TREATMENT, entry, Side.ONLY_HEAD, what, shown is not None, shown)
                    self._tally.found.append(found)

    def _told_otherwise(self, case: FoundCase, one: Place, other: Place) -> WitnessOfTwo | None:
        def differs(facts: Mapping[str, Any]) -> bool:
            was, becomes = self._evaluations(facts, case.entry)
            complete = was.status is Status.COMPLETE and becomes.status is Status.COMPLETE
            return complete and given(was, one.node) != given(becomes, other.node)

        return self._witness(reduced(case.facts, differs), case.entry) if differs(case.facts) else None

    def _evaluations(self, facts: Mapping[str, Any], entry: str) -> tuple[Evaluation, Evaluation]:
        """What each version says of a patient, each asked only what it knows of."""

        def of(guideline: Guideline, place: int) -> Evaluation:
            known = {id: value for id, value in facts.items() if id in guideline.elements or id == ON}
            return self._evaluators[place].evaluate(known, entry)

        return of(self._base, 0), of(self._head, 1)

    def _shown(self, asked: _Asked, case: FoundCase) -> WitnessOfTwo | None:
        """The patient with as few facts as show the difference, if they do."""
        treatment = asked.layer is Layer.TREATMENT

        def differs(facts: Mapping[str, Any]) -> bool:
            was, becomes = self._evaluations(facts, case.entry)
            if was.status is not Status.COMPLETE or becomes.status is not Status.COMPLETE:
                return False
            one = said(was, self._base, treatment=treatment)
            other = said(becomes, self._head, treatment=treatment, changed=self._both.names)
            if not treatment and told_of(was) == told_of(becomes):
                return False
            mine, others = (one, other) if asked.side is Side.ONLY_BASE else (other, one)
            return asked.key in mine and asked.key not in others

        return self._witness(reduced(case.facts, differs), case.entry) if differs(case.facts) else None

    def _witness(self, facts: Mapping[str, Any], entry: str) -> WitnessOfTwo:
        was, becomes = self._evaluations(facts, entry)
        says = (told(was, self._base), told(becomes, self._head))
        paths = (path(was, self._base), path(becomes, self._head))
        parted = fork(was, becomes, self._base, self._head)
        return WitnessOfTwo(entry, facts, (was.status.value, becomes.status.value), *says, *paths, parted)


def _absent(tracks: Tracks, id: str) -> Formula:
    return tracks.absent(id) if id in tracks.rank else TRUE
