"""The questions about both versions, put to the prover: for whom does one say something that the other does not?

Each patient who is found is tried in both evaluators, and on every question that is still open, before the next
question is put."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from guideproof.analysis.cases.asking import CaseFacts, FoundPatient
from guideproof.analysis.comparing.admitting import ask_records, ask_visits
from guideproof.analysis.comparing.asked import asked_in_words, asks
from guideproof.analysis.comparing.comparison import Layer, PatientDifference, Recomputed, Region, Side, WitnessOfTwo
from guideproof.analysis.comparing.equal import with_equal
from guideproof.analysis.comparing.inputs import NotComparable
from guideproof.analysis.comparing.offers import Key, Told, about, advice, advised, by_key, choice, in_words, offers
from guideproof.analysis.comparing.questions import BothVersions, Tally
from guideproof.analysis.comparing.recomputed import recomputed
from guideproof.analysis.comparing.regions import regions
from guideproof.analysis.comparing.replaying import Said
from guideproof.analysis.comparing.sweeping import Swept
from guideproof.analysis.comparing.values import Valued
from guideproof.analysis.evaluation.result import Status
from guideproof.analysis.proof.solver.logic import Formula, conj, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.beside import beside
from guideproof.model.guideline import Guideline

_SAYS: Mapping[Layer, Told] = {Layer.TREATMENT: offers, Layer.ADVICE: advice, Layer.ASKED: asks}
_WORDS: Mapping[Layer, Callable[[Key, Guideline], str]] = {
    Layer.TREATMENT: in_words,
    Layer.ADVICE: in_words,
    Layer.ASKED: asked_in_words,
}


_AT_ONCE = 32
"""So many questions are asked together at most."""


class _Asked(Struct, frozen=True):
    """One question: somebody at an entry point to whom some nodes say things, and no node of others does."""

    layer: Layer
    entry: str
    side: Side
    keys: tuple[Key, ...]
    says: tuple[str, ...]
    silent: tuple[str, ...]


class Comparer:
    """Puts all questions about both versions, and keeps a tally of the answers."""

    def __init__(self, both: BothVersions) -> None:
        self._both = both

    def run(self, alike: Iterable[str]) -> None:
        """Asks all questions; of nodes ``alike`` under another id also whether the same patients come to them."""
        both = self._both
        if both.nobody:
            raise NotComparable("no record that states what one version computes is one of both")
        ask_records(both)
        self._both = both = with_equal(both)
        with beside(self._elsewhere) as elsewhere:
            self._swept = Swept(both)  # with all that is known of a record that both take
            ask_visits(both)
            for id in alike:
                both.tally.same[id] = self._same_patients(id, both.composition.later[id])
            for each in both.values:
                self._valued(each)
            self._said([asked for layer in _SAYS for asked in self._questions(layer)])
            both.tally.regions, both.tally.recomputed = elsewhere()

    def _elsewhere(self) -> tuple[list[Region], list[Recomputed]]:
        """Who is led elsewhere by changed decisions, and for whom derived elements are other ones, found by a prover of
        their own: of other questions it learns nothing, so that the answer is the same beside them and after them."""
        both = self._both
        own = BothVersions(both.base, both.head, both.composition, Tally(), both.replay)
        sides = own.base, own.head, own.composition, own.asker
        return [*regions(*sides)], [*recomputed(*sides)]

    def _same_patients(self, id: str, later: str) -> bool | None:
        """Whether everybody who comes to a node in one version does in the other; ``None`` where it is not decided."""
        both, same = self._both, True
        oracle = both.asker.oracle
        for tracks in oracle.tracks.values():
            one, other = both.any(tracks, (id,)), both.any(tracks, (later,))
            if one == other:
                continue
            differs = oracle.exactly_one(one, other)
            parted = both.parting.before(tracks, (id, later))
            reply = both.one([*parted, differs, *both.whole(tracks)], tracks)
            if not both.proven(reply):
                if reply is Verdict.OPEN:
                    return None
                same = False
        return same

    def _said(self, waiting: list[_Asked]) -> None:
        """Asks some questions, and of each patient who is found whether they answer others too; first of those who were
        found already."""
        tracks = self._both.asker.oracle.tracks
        implied = [each for each in waiting if self._swept.implied(tracks[each.entry], each.says, each.silent)]
        for _ in implied:
            self._both.proven(Verdict.NO)
        waiting = [each for each in waiting if each not in implied]
        for case in self._swept.cases:
            waiting = self._left(waiting, case)
        for entry in tracks:
            open = [each for each in waiting if each.entry == entry]
            while open:
                open = self._together(open[:_AT_ONCE], open)

    def _together(self, waiting: list[_Asked], open: list[_Asked]) -> list[_Asked]:
        """Asks some questions of those that are open at one entry point: is there somebody whom one of them is about?
        What is not decided of all is asked of half as many. Gives what is open then."""
        while waiting:
            reply = self._put(waiting)
            if isinstance(reply, FoundPatient):
                left = self._left(open, reply)
                if len(still := _among(waiting, left)) < len(waiting):
                    waiting, open = still, left
                    continue
            elif reply is Verdict.NO:
                for _ in waiting:
                    self._both.proven(reply)
                return _without(open, waiting)
            if len(waiting) > 1:
                half = len(waiting) // 2
                open = self._together(waiting[:half], open)
                waiting = _among(waiting[half:], open)
            else:
                self._record(waiting[0], waiting[0].keys, None)
                return _without(open, waiting)
        return open

    def _left(self, waiting: list[_Asked], case: FoundPatient) -> list[_Asked]:
        """The questions that a patient does not answer."""
        return _without(waiting, self._settled(waiting, case))

    def _settled(self, questions: list[_Asked], case: FoundPatient) -> list[_Asked]:
        """Records what a patient answers of some questions, and gives those that are answered whole."""
        was, becomes = self._both.replay.evaluations(case.facts, case.entry)
        if was.status is not Status.COMPLETE or becomes.status is not Status.COMPLETE:
            return []
        settled: list[_Asked] = []
        for layer in dict.fromkeys(each.layer for each in questions):
            one, other = self._both.replay.said(layer, was, becomes)
            for asked in questions:
                mine, others = (one, other) if asked.side is Side.ONLY_BASE else (other, one)
                here = asked.layer is layer and asked.entry == case.entry
                if here and not others.intersection(asked.keys) and mine.issuperset(asked.keys):
                    settled.append(asked)
        shown = (
            self._both.replay.alone(
                case.facts, case.entry, [Said(each.layer, each.side, each.keys) for each in settled]
            )
            if settled
            else None
        )
        for asked in settled:
            self._record(asked, asked.keys, shown)
        return settled

    def _record(self, asked: _Asked, keys: tuple[Key, ...], shown: WitnessOfTwo | None) -> None:
        guideline = self._both.base if asked.side is Side.ONLY_BASE else self._both.head
        self._both.tally.asked += 1
        at = () if shown is None else self._saying(asked, shown)
        for key in keys:
            what = _WORDS[asked.layer](key, guideline)
            said = about(key, guideline), advised(key, guideline), choice(key, guideline)
            found = shown is not None
            self._both.add(PatientDifference(asked.layer, asked.entry, asked.side, what, found, shown, *said, at))

    def _saying(self, asked: _Asked, shown: WitnessOfTwo) -> tuple[str, ...]:
        """The titles of the nodes that say something to a patient, as the later version has them."""
        nodes, later = self._both.composition.guideline.nodes, self._both.head.nodes
        way = shown.head_path if asked.side is Side.ONLY_HEAD else shown.base_path
        said = (id for id in asked.says if nodes[id].title in way)
        return tuple(dict.fromkeys(later.get(id, nodes[id]).title for id in said))

    def _questions(self, layer: Layer) -> Iterator[_Asked]:
        """What is said by nodes that are not the same in both, at each entry point; what the same nodes say is asked
        at once."""
        were, are = by_key(self._both.base, _SAYS[layer]), by_key(self._both.head, _SAYS[layer])
        later = self._both.composition.later
        grouped: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Key]] = {}
        for key in dict.fromkeys((*were, *are)):
            one = tuple(were.get(key, ()))
            other = tuple(later[id] for id in are.get(key, ()))
            if set(one) != set(other):
                grouped.setdefault((one, other), []).append(key)
        for (one, other), keys in grouped.items():
            for entry in self._both.asker.oracle.tracks:
                if one:
                    yield _Asked(layer, entry, Side.ONLY_BASE, tuple(keys), one, other)
                if other:
                    yield _Asked(layer, entry, Side.ONLY_HEAD, tuple(keys), other, one)

    def _put(self, some: list[_Asked]) -> FoundPatient | Verdict:
        both, tracks = self._both, self._both.asker.oracle.tracks[some[0].entry]
        parted = both.parting.before(tracks, (id for each in some for id in (*each.says, *each.silent)))
        ways: list[Formula] = []
        for asked in some:
            silent = [tracks.absent(id) for id in asked.silent if id in tracks.rank]
            ways.append(conj([both.any(tracks, asked.says), *silent]))
        meant = disj(ways, both.asker.oracle.space.full)
        return both.one([*parted, meant, *both.whole(tracks)], tracks)

    def _valued(self, each: Valued) -> None:
        """Who is told the same thing by both with another value: of an amount, of a day, in a text."""
        condition = self._both.otherwise(each)
        nodes = [(each.node,), (self._both.composition.later[each.other],)] if each.node else []
        for entry, tracks in self._both.asker.oracle.tracks.items():
            here = [self._both.any(tracks, ids) for ids in nodes]
            reply = self._both.one([*here, condition, *self._both.whole(tracks)], tracks)
            if self._both.proven(reply):
                continue
            facts: CaseFacts | None = reply.facts if isinstance(reply, FoundPatient) else None
            shown = None if facts is None else self._both.replay.with_another(facts, entry, each)
            self._both.record(each.layer, entry, Side.BOTH, each.what, shown)


def _among(some: list[_Asked], others: list[_Asked]) -> list[_Asked]:
    known = {id(each) for each in others}
    return [each for each in some if id(each) in known]


def _without(some: list[_Asked], others: list[_Asked]) -> list[_Asked]:
    known = {id(each) for each in others}
    return [each for each in some if id(each) not in known]
