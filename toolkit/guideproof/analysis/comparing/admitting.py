"""Whom each version admits and whom its safety rules speak of: questions about a record, whatever is said of it."""

from __future__ import annotations

from guideproof.analysis.cases.asking import CaseFacts, FoundCase
from guideproof.analysis.comparing.comparison import Layer, Side
from guideproof.analysis.comparing.function import of_element
from guideproof.analysis.comparing.inputs import ALIKE, applying_alike, some_value, taken_by_one
from guideproof.analysis.comparing.offers import visit_title
from guideproof.analysis.comparing.questions import BothVersions
from guideproof.analysis.comparing.validity import Validity
from guideproof.analysis.evaluation.result import Status
from guideproof.analysis.evaluation.truth import Predicate, compile_condition
from guideproof.analysis.proof.encoding.applicability import kept
from guideproof.analysis.proof.solver.logic import FALSE, TRUE
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.element import ON


def ask_admission(both: BothVersions) -> None:
    """Asks who is a patient of one version alone, of one of its visits, or of one of its rules."""
    _inputs(both)
    _applying(both)
    _validity(both)
    _guarding(both)
    _admission(both)
    _falling(both)


def _inputs(both: BothVersions) -> None:
    """Of each input that is another one a value that one version alone takes."""
    entry = next(iter(both.asker.oracle.tracks))
    for id, one in both.base.elements.items():
        other = both.head.elements.get(id)
        if other is None or of_element(one) == of_element(other):
            continue
        for side, mine, others in ((Side.ONLY_BASE, one, other), (Side.ONLY_HEAD, other, one)):
            for facts in taken_by_one(mine, others):
                shown = both.replay.refused(facts, entry, side, Status.INVALID)
                if shown is not None:
                    both.tally.asked += 1
                    value = facts[id]
                    said = mine.codes.get(str(value), str(value))
                    what = f"a record can hold {mine.title}: {said}"
                    both.record(Layer.ADMISSION, "", side, what, shown)
                    break


def _applying(both: BothVersions) -> None:
    """Who can have a value of an input in one version alone, since it means something for them there alone."""
    oracle, entry = both.asker.oracle, next(iter(both.asker.oracle.tracks))
    whole, encoding = both.composition.guideline, oracle.encoding
    kept_alike = [kept(encoding, each) for id, each in whole.constraints.items() if not id.endswith(ALIKE)]
    for id, *conditions in applying_alike(both.base, both.head, both.composition.names):
        was, becomes = (oracle.encoding.formula(each) for each in conditions)
        what = f"{both.head.elements[id].title} means something for the patient"
        for side, mine, other in ((Side.ONLY_BASE, was, becomes), (Side.ONLY_HEAD, becomes, was)):
            assumed = oracle.assumed
            oracle.assume(kept_alike)
            reply = both.asker.anybody([*oracle.premises(None), mine, oracle.negation(other)], entry)
            oracle.assume(assumed)
            if both.proven(reply):
                continue
            facts = reply.facts if isinstance(reply, FoundCase) else {}
            given = {id: some_value(whole.elements[id], facts.get(ON)), **facts}
            shown = both.replay.refused(given, entry, side, Status.INVALID)
            both.record(Layer.ADMISSION, "", side, what, shown)


def _validity(both: BothVersions) -> None:
    """Whose record only one version admits; from then on both do."""
    oracle, entry = both.asker.oracle, next(iter(both.asker.oracle.tracks))
    asked, assumed = Validity(both.base, both.head, both.composition, oracle), oracle.assumed
    oracle.assume(asked.common)
    for side, goals in asked.questions:
        reply = both.asker.anybody([*oracle.premises(None), *goals], entry)
        if both.proven(reply):
            continue
        facts = reply.facts if isinstance(reply, FoundCase) else None
        shown = None if facts is None else both.replay.refused(facts, entry, side, Status.INVALID)
        both.record(Layer.ADMISSION, "", side, "the record can be a patient's", shown)
    oracle.assume(assumed)


def _guarding(both: BothVersions) -> None:
    """Of whom a safety rule speaks in one version alone."""
    entry = next(iter(both.asker.oracle.tracks))
    for each in both.guarded:
        reply = both.asker.anybody([*both.asker.oracle.assumed, both.formula(each.differs)], entry)
        if both.proven(reply):
            continue
        holds = compile_condition(each.differs, both.composition.guideline)

        def spoken_of(facts: CaseFacts, holds: Predicate = holds) -> bool:
            return holds(both.asker.found(facts, entry).evaluation.known.state) is True

        shown = both.replay.met(reply.facts, entry, spoken_of) if isinstance(reply, FoundCase) else None
        both.record(Layer.SAFETY, "", each.side, each.what, shown)


def _admission(both: BothVersions) -> None:
    """Who comes into or out of the scope of an entry point."""
    oracle = both.asker.oracle
    for name, (was, becomes) in both.composition.scopes.items():
        one, other = (TRUE if when is None else oracle.encoding.formula(when) for when in (was, becomes))
        if one == other:
            continue
        what = f"in the scope of {visit_title(name, both.head)}"
        for side, goals in (
            (Side.ONLY_BASE, [one, oracle.negation(other)]),
            (Side.ONLY_HEAD, [other, oracle.negation(one)]),
        ):
            reply = both.asker.anybody([*oracle.assumed, *goals], name)
            _admitted(both, side, name, what, reply, Status.OUT_OF_SCOPE)


def _falling(both: BothVersions) -> None:
    """Who finds a branch at every decision, and a value for every amount, in one version alone."""
    for name, tracks in both.asker.oracle.tracks.items():
        was, becomes = both.falls(tracks)
        for side, mine, other in ((Side.ONLY_BASE, was, becomes), (Side.ONLY_HEAD, becomes, was)):
            if other != FALSE and was != becomes:
                parted = both.parting.before(tracks, tracks.order)
                reply = both.one([*parted, other, both.asker.oracle.negation(mine)], tracks)
                what = "every decision has a branch, and every amount a value, for the patient"
                _admitted(both, side, name, what, reply, Status.INVALID)


def _admitted(
    both: BothVersions, side: Side, entry: str, what: str, reply: FoundCase | Verdict, refused: Status
) -> None:
    """Records whom only one version says anything to; the other refuses them."""
    if both.proven(reply):
        return
    facts = reply.facts if isinstance(reply, FoundCase) else None
    shown = None if facts is None else both.replay.refused(facts, entry, side, refused)
    both.record(Layer.ADMISSION, entry, side, what, shown)
