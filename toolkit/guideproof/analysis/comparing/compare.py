"""Asks the prover about both versions at once: for whom does one say something that the other does not?

Each patient who is found is tried in both evaluators, and on every question that is still open, before the next
question is put."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from guideproof.analysis.cases.asking import Asker, CaseFacts, FoundCase
from guideproof.analysis.comparing.asked import asked_in_words, asks
from guideproof.analysis.comparing.cases import changed_cases, covered
from guideproof.analysis.comparing.comparison import Comparison, Layer, PatientDifference, Region, Side, WitnessOfTwo
from guideproof.analysis.comparing.composed import Composition, compose
from guideproof.analysis.comparing.edits import edits
from guideproof.analysis.comparing.function import of_element
from guideproof.analysis.comparing.guarding import guarded
from guideproof.analysis.comparing.in_step import out_of_step
from guideproof.analysis.comparing.inputs import NotComparable, taken_by_one
from guideproof.analysis.comparing.offers import Key, Told, advice, by_key, in_words, offers, visit_title
from guideproof.analysis.comparing.parting import Parting
from guideproof.analysis.comparing.regions import regions
from guideproof.analysis.comparing.replaying import Replay
from guideproof.analysis.comparing.validity import Validity, fallen
from guideproof.analysis.comparing.values import Valued, valued
from guideproof.analysis.evaluation.result import Status
from guideproof.analysis.evaluation.truth import Predicate, compile_condition
from guideproof.analysis.proof.encoding.numbers import TooComplex
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import Condition
from guideproof.model.guideline import Guideline

_SAYS: Mapping[Layer, Told] = {Layer.TREATMENT: offers, Layer.ADVICE: advice, Layer.ASKED: asks}
_WORDS: Mapping[Layer, Callable[[Key, Guideline], str]] = {
    Layer.TREATMENT: in_words,
    Layer.ADVICE: in_words,
    Layer.ASKED: asked_in_words,
}


class _Asked(Struct, frozen=True):
    """One question: somebody at an entry point to whom some nodes say things, and no node of others does."""

    layer: Layer
    entry: str
    side: Side
    keys: tuple[Key, ...]
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
    tally, why, replay = _Tally(), None, Replay(base, head)
    if changed:
        try:
            _Comparer(base, head, compose(base, head), tally, replay).run()
        except NotComparable as different:
            why = str(different)
        except TooComplex:
            why = "the formulas of both together are too large to be asked about"
    visits = (*head.manifest.entry_points, *base.manifest.entry_points)
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
        {name: visit_title(name, head if name in head.manifest.entry_points else base) for name in visits},
        tuple(dict.fromkeys(out_of_step(base, head))) if changed else (),
        tuple(changed_cases(base, head, replay)) if tally.asked else (),
        (covered(base), covered(head)) if tally.asked else None,
    )


class _Comparer:
    def __init__(self, base: Guideline, head: Guideline, both: Composition, tally: _Tally, replay: Replay) -> None:
        self._base, self._head, self._both, self._tally = base, head, both, tally
        scopes = [when for pair in both.scopes.values() for when in pair if when is not None]
        self._values = list(valued(base, head, both))
        differing = [each.differs for each in self._values if not isinstance(each.differs, bool)]
        self._guarded = list(guarded(base, head, both))
        self._asker = Asker(both.guideline, [*scopes, *differing, *(each.differs for each in self._guarded)])
        self._full = self._asker.oracle.space.full
        self._replay = replay
        self._parting = Parting(base, head, both, self._asker)
        self._fallen: dict[str, tuple[Formula, Formula]] = {}
        self._not_fallen: dict[str, list[Formula]] = {}

    def run(self) -> None:
        """Asks all questions."""
        self._inputs()
        self._validity()
        self._guarding()
        self._admission()
        self._falling()
        self._tally.regions += regions(self._base, self._head, self._both, self._asker)
        for each in self._values:
            self._valued(each)
        for layer in _SAYS:
            self._said(list(self._questions(layer)))

    def _said(self, waiting: list[_Asked]) -> None:
        """Asks some questions, and of each patient who is found whether they answer others too."""
        while waiting:
            asked, waiting = waiting[0], waiting[1:]
            reply = self._put(asked)
            if reply is Verdict.NO:
                self._tally.asked += 1
                self._tally.proven += 1
                continue
            found = self._settled([asked, *waiting], reply) if isinstance(reply, FoundCase) else []
            if asked not in found:
                self._record(asked, asked.keys, None)
            waiting = [each for each in waiting if each not in found]

    def _settled(self, questions: list[_Asked], case: FoundCase) -> list[_Asked]:
        """Records what a patient answers of some questions, and gives those that are answered whole."""
        settled: list[_Asked] = []
        was, becomes = self._replay.evaluations(case.facts, case.entry)
        if was.status is not Status.COMPLETE or becomes.status is not Status.COMPLETE:
            return settled
        for layer in dict.fromkeys(each.layer for each in questions):
            one, other = self._replay.said(layer, was, becomes)
            for asked in questions:
                mine, others = (one, other) if asked.side is Side.ONLY_BASE else (other, one)
                here = asked.layer is layer and asked.entry == case.entry
                if here and not others.intersection(asked.keys) and mine.issuperset(asked.keys):
                    shown = self._replay.alone(case.facts, case.entry, layer, asked.side, asked.keys)
                    self._record(asked, asked.keys, shown)
                    settled.append(asked)
        return settled

    def _record(self, asked: _Asked, keys: tuple[Key, ...], shown: WitnessOfTwo | None) -> None:
        guideline = self._base if asked.side is Side.ONLY_BASE else self._head
        self._tally.asked += 1
        for key in keys:
            self._found(asked.layer, asked.entry, asked.side, _WORDS[asked.layer](key, guideline), shown)

    def _found(self, layer: Layer, entry: str, side: Side, what: str, shown: WitnessOfTwo | None) -> None:
        self._tally.found.append(PatientDifference(layer, entry, side, what, shown is not None, shown))

    def _questions(self, layer: Layer) -> Iterator[_Asked]:
        """What is said by nodes that are not the same in both, at each entry point; what the same nodes say is asked
        at once."""
        were, are = by_key(self._base, _SAYS[layer]), by_key(self._head, _SAYS[layer])
        later = self._both.later
        grouped: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Key]] = {}
        for key in dict.fromkeys((*were, *are)):
            one = tuple(were.get(key, ()))
            other = tuple(later[id] for id in are.get(key, ()))
            if set(one) != set(other):
                grouped.setdefault((one, other), []).append(key)
        for (one, other), keys in grouped.items():
            for entry in self._asker.oracle.tracks:
                if one:
                    yield _Asked(layer, entry, Side.ONLY_BASE, tuple(keys), one, other)
                if other:
                    yield _Asked(layer, entry, Side.ONLY_HEAD, tuple(keys), other, one)

    def _put(self, asked: _Asked) -> FoundCase | Verdict:
        tracks = self._asker.oracle.tracks[asked.entry]
        parted = self._parting.before(tracks, (*asked.says, *asked.silent))
        silent = [tracks.absent(id) for id in asked.silent if id in tracks.rank]
        return self._one([*parted, self._any(tracks, asked.says), *silent, *self._whole(tracks)], tracks)

    def _one(self, goals: list[Formula], tracks: Tracks) -> FoundCase | Verdict:
        """The answer to a question at one entry point, of which it is plain that nobody is meant if a goal is false."""
        if FALSE in goals:
            return Verdict.NO
        return next(self._asker.patients(lambda _: goals, tracks.entry.name), Verdict.NO)

    def _any(self, tracks: Tracks, ids: tuple[str, ...]) -> Formula:
        found = [tracks.applies(id) for id in ids if id in tracks.rank]
        return disj(found, self._full) if found else FALSE

    def _falls(self, tracks: Tracks) -> tuple[Formula, Formula]:
        """Who of an entry point comes to a decision without a branch for them, or to an amount that does not apply, in
        each version."""
        name, oracle, both = tracks.entry.name, self._asker.oracle, self._both
        if name not in self._fallen:
            later = {id: both.later[id] for id in self._head.nodes}
            were = fallen(tracks, {id: id for id in self._base.nodes}, {}, oracle)
            self._fallen[name] = were, fallen(tracks, later, both.names, oracle)
        return self._fallen[name]

    def _whole(self, tracks: Tracks) -> list[Formula]:
        """That neither version leaves the patient without a branch or an amount."""
        name = tracks.entry.name
        if name not in self._not_fallen:
            falls = dict.fromkeys(each for each in self._falls(tracks) if each != FALSE)
            self._not_fallen[name] = [self._asker.oracle.negation(each) for each in falls]
        return self._not_fallen[name]

    def _inputs(self) -> None:
        """Of each input that is another one a value that one version alone takes."""
        entry = next(iter(self._asker.oracle.tracks))
        for id, one in self._base.elements.items():
            other = self._head.elements.get(id)
            if other is None or of_element(one) == of_element(other):
                continue
            for side, mine, others in ((Side.ONLY_BASE, one, other), (Side.ONLY_HEAD, other, one)):
                for value in taken_by_one(mine, others):
                    shown = self._replay.refused({id: value}, entry, side, Status.INVALID)
                    if shown is not None:
                        self._tally.asked += 1
                        said = mine.codes.get(str(value), str(value))
                        what = f"a record can hold {mine.title}: {said}"
                        self._found(Layer.ADMISSION, "", side, what, shown)
                        break

    def _validity(self) -> None:
        """Whose record only one version admits; from then on both do."""
        oracle, entry = self._asker.oracle, next(iter(self._asker.oracle.tracks))
        validity, assumed = Validity(self._base, self._head, self._both, oracle), oracle.assumed
        oracle.assume(validity.common)
        for side, goals in validity.questions:
            reply = self._asker.anybody([*oracle.premises(None), *goals], entry)
            self._admitted(side, entry, "the record can be a patient's", reply, Status.INVALID)
        oracle.assume(assumed)

    def _guarding(self) -> None:
        """Of whom a safety rule speaks in one version alone."""
        entry = next(iter(self._asker.oracle.tracks))
        for each in self._guarded:
            self._tally.asked += 1
            reply = self._asker.anybody([*self._asker.oracle.assumed, self._formula(each.differs)], entry)
            if reply is Verdict.NO:
                self._tally.proven += 1
                continue
            holds = compile_condition(each.differs, self._both.guideline)

            def spoken_of(facts: CaseFacts, holds: Predicate = holds) -> bool:
                return holds(self._asker.found(facts, entry).evaluation.known.state) is True

            shown = self._replay.met(reply.facts, entry, spoken_of) if isinstance(reply, FoundCase) else None
            self._found(Layer.SAFETY, "", each.side, each.what, shown)

    def _formula(self, differs: Condition | bool) -> Formula:
        return TRUE if isinstance(differs, bool) else self._asker.oracle.encoding.formula(differs)

    def _falling(self) -> None:
        """Who finds a branch at every decision, and a value for every amount, in one version alone."""
        for name, tracks in self._asker.oracle.tracks.items():
            was, becomes = self._falls(tracks)
            for side, mine, other in ((Side.ONLY_BASE, was, becomes), (Side.ONLY_HEAD, becomes, was)):
                if other != FALSE and was != becomes:
                    parted = self._parting.before(tracks, tracks.order)
                    reply = self._one([*parted, other, self._asker.oracle.negation(mine)], tracks)
                    what = "every decision has a branch, and every amount a value, for the patient"
                    self._admitted(side, name, what, reply, Status.INVALID)

    def _admission(self) -> None:
        """Who comes into or out of the scope of an entry point."""
        oracle = self._asker.oracle
        for name, (was, becomes) in self._both.scopes.items():
            one, other = (TRUE if when is None else oracle.encoding.formula(when) for when in (was, becomes))
            if one == other:
                continue
            what = f"in the scope of {visit_title(name, self._head)}"
            for side, goals in (
                (Side.ONLY_BASE, [one, oracle.negation(other)]),
                (Side.ONLY_HEAD, [other, oracle.negation(one)]),
            ):
                reply = self._asker.anybody([*oracle.assumed, *goals], name)
                self._admitted(side, name, what, reply, Status.OUT_OF_SCOPE)

    def _admitted(self, side: Side, entry: str, what: str, reply: FoundCase | Verdict, refused: Status) -> None:
        """Records whom only one version says anything to; the other refuses them."""
        self._tally.asked += 1
        if reply is Verdict.NO:
            self._tally.proven += 1
            return
        facts = reply.facts if isinstance(reply, FoundCase) else None
        shown = None if facts is None else self._replay.refused(facts, entry, side, refused)
        self._found(Layer.ADMISSION, entry, side, what, shown)

    def _valued(self, each: Valued) -> None:
        """Who is told the same thing by both with another value: of an amount, of a day, in a text."""
        condition = self._formula(each.differs)

        nodes = [(each.node,), (self._both.later[each.other],)] if each.node else []
        for entry, tracks in self._asker.oracle.tracks.items():
            self._tally.asked += 1
            here = [self._any(tracks, ids) for ids in nodes]
            reply = self._one([*here, condition, *self._whole(tracks)], tracks)
            if reply is Verdict.NO:
                self._tally.proven += 1
                continue
            facts: CaseFacts | None = reply.facts if isinstance(reply, FoundCase) else None
            shown = None if facts is None else self._replay.with_another(facts, entry, each)
            self._found(each.layer, entry, Side.BOTH, each.what, shown)
