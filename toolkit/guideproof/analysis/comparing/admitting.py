"""Whom each version admits and whom its safety rules speak of: questions about a record, whatever is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guideproof.analysis.cases.asking import Asker, CaseFacts, FoundPatient, asker_for
from guideproof.analysis.comparing.comparison import Layer, Side, WitnessOfTwo
from guideproof.analysis.comparing.composed import compose
from guideproof.analysis.comparing.function import of_element
from guideproof.analysis.comparing.inputs import ALIKE, applying_alike, held_by_one, taken_by_one
from guideproof.analysis.comparing.questions import BothVersions
from guideproof.analysis.comparing.region_words import group_words
from guideproof.analysis.comparing.validity import Validity, fallen
from guideproof.analysis.evaluation.result import Status
from guideproof.analysis.evaluation.truth import Predicate, compile_condition
from guideproof.analysis.graph.edges import inputs_behind
from guideproof.analysis.proof.encoding.applicability import kept
from guideproof.analysis.proof.solver.logic import FALSE, TRUE, Formula
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import All, Condition, IsNumber, elements_of, tests
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline

_MOST_NUMBERS = 4
"""So many numbers can be told in a line."""


def ask_records(both: BothVersions) -> None:
    """Asks whose record one version alone takes."""
    _inputs(both)
    _applying(both)
    _validity(both)


def ask_visits(both: BothVersions) -> None:
    """Asks who is a patient of a rule, or of a visit, in one version alone."""
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
            _held(both, side, mine, others, entry)


def _value_words(version: Guideline, mine: Element, others: Element) -> str | None:
    """The values that one version of an input alone takes, where few words say them."""
    held = held_by_one(mine, others)
    if held is None or any(isinstance(test, IsNumber) and len(test.numbers) > _MOST_NUMBERS for test in tests(held)):
        return None
    return group_words(version, All((held,), mine.span), {})


def _held(both: BothVersions, side: Side, mine: Element, others: Element, entry: str) -> None:
    """A value that one version of an input alone takes: by itself, then in a whole record, since what stands for
    missing values may go with no such value."""
    version = both.base if side is Side.ONLY_BASE else both.head
    for facts in taken_by_one(mine, others):
        shown = both.replay.refused(facts, entry, side, Status.INVALID)
        if shown is not None:
            both.tally.asked += 1
            value = str(facts[mine.id])
            what = _value_words(version, mine, others) or f"{mine.title}: {mine.codes.get(value, value)}"
            what = f"a record can hold {what}"
            both.record(Layer.ADMISSION, "", side, what, shown)
            return
    held = held_by_one(mine, others)
    asker = None if held is None else asker_for(version, (held,))
    if held is not None and asker is not None:
        goals = [*asker.oracle.premises(None), asker.oracle.encoding.formula(held)]
        reply = asker.person(goals, entry)
        if both.proven(reply):
            return
        shown, open = _refused(both, side, reply, entry, mine.id), not isinstance(reply, FoundPatient)
        if shown is None:
            scopes = {name: each.when for name, each in version.manifest.entry_points.items()}
            shown, further = _answered(both, side, _at_visits(asker, version.nodes, scopes, goals), mine.id)
            open |= further
        if shown is None and not open:
            both.tally.proven += 1
            return
        what = f"a record can hold a value of {mine.title} that the other version does not take"
        both.record(Layer.ADMISSION, "", side, what, shown)


def _applying(both: BothVersions) -> None:
    """Who can have a value of an input in one version alone, since it means something for them there alone. Asked is
    with that version as the first of both: a record holds what applies in it."""
    if next(applying_alike(both.base, both.head, both.composition.names), None) is None:
        return
    other_way = compose(both.head, both.base)
    swapped = BothVersions(both.head, both.base, other_way, both.tally, both.replay.stating(other_way.stated))
    for side, first in ((Side.ONLY_BASE, both), (Side.ONLY_HEAD, swapped)):
        for id, was, then in applying_alike(first.base, first.head, first.composition.names):
            _applying_alone(first, side, id, was, then)


def _applying_alone(both: BothVersions, side: Side, id: str, one: Condition, other: Condition) -> None:
    oracle, whole = both.asker.oracle, both.composition.guideline
    encoding, assumed = oracle.encoding, oracle.assumed
    what = f"{both.head.elements[id].title} means something for the patient"
    valid = Validity(both.base, both.head, both.composition, oracle)
    goals = [encoding.formula(one), oracle.negation(encoding.formula(other))]
    rest = {name: kept(encoding, each) for name, each in whole.constraints.items() if name != id + ALIKE}
    alone = [each for name, each in rest.items() if not name.endswith(ALIKE)]
    # Where the other version cannot know whether it means something, it asks for more and refuses nothing.
    goals += [rest[each + ALIKE] for each in inputs_behind(whole, elements_of(other)) if each + ALIKE in rest]
    # First who differs in nothing else; others may apply in one version alone together with this one, and the other
    # version may refuse the record for more than one reason.
    for common in ([*rest.values(), *valid.head], alone, []):
        oracle.assume([*common, *valid.shared, *valid.base])
        there = _taken(both, 0, side, what, goals, id)
        oracle.assume(assumed)
        if there:
            return


def _validity(both: BothVersions) -> None:
    """Whose record only one version admits; from then on both do."""
    oracle = both.asker.oracle
    asked, assumed = Validity(both.base, both.head, both.composition, oracle), oracle.assumed
    oracle.assume(asked.common)
    for side, goals in asked.questions:
        _taken(both, int(side is Side.ONLY_HEAD), side, "the record is taken as sound", goals)
    oracle.assume(assumed)


def _taken(both: BothVersions, place: int, side: Side, what: str, goals: list[Formula], given: str = "") -> bool:
    """Asks whose record one version alone takes, the one at a ``place`` of both, of those who find a branch at every
    decision of one of its visits; whether there may be somebody. The other refuses them for what is ``given``."""
    oracle, first = both.asker.oracle, next(iter(both.asker.oracle.tracks))
    goals = [*oracle.premises(None), *goals]
    reply = both.asker.person(goals, first)
    if both.proven(reply):
        return False
    shown, open = _refused(both, side, reply, first, given), not isinstance(reply, FoundPatient)
    if shown is None:
        later = both.composition.later
        nodes = [later[id] for id in both.head.nodes] if place else both.base.nodes
        scopes = {name: pair[place] for name, pair in both.composition.scopes.items()}
        shown, further = _answered(both, side, _at_visits(both.asker, nodes, scopes, goals), given)
        open |= further
    if shown is None and not open:
        both.tally.proven += 1
        return False
    both.record(Layer.ADMISSION, "", side, what, shown)
    return True


def _answered(
    both: BothVersions, side: Side, replies: Iterable[tuple[str, FoundPatient | Verdict]], given: str
) -> tuple[WitnessOfTwo | None, bool]:
    """The first patient of some whom one version alone refuses, and whether, if there is none, there may be others."""
    open = False
    for entry, reply in replies:
        shown = _refused(both, side, reply, entry, given)
        if shown is not None:
            return shown, False
        open |= reply is not Verdict.NO
    return None, open


def _at_visits(
    asker: Asker, nodes: Iterable[str], scopes: Mapping[str, Condition | None], goals: list[Formula]
) -> Iterator[tuple[str, FoundPatient | Verdict]]:
    """For each visit the answer for those for whom it is in a version, which has some nodes, and who find a branch at
    every decision and a value for every amount; and for those for whom it is not. Nobody else is told anything."""
    oracle, nodes = asker.oracle, list(nodes)
    for name, tracks in oracle.tracks.items():
        scope = scopes[name]
        meant = [] if scope is None else [oracle.encoding.formula(scope)]
        answered = oracle.negation(fallen(oracle.onward(tracks.start), nodes, oracle))
        yield name, asker.person([*goals, *meant, answered], name)
        if meant:
            yield name, asker.person([*goals, *map(oracle.negation, meant)], name)


def _refused(
    both: BothVersions, side: Side, reply: FoundPatient | Verdict, entry: str, given: str
) -> WitnessOfTwo | None:
    """The patient who was found, if one version alone refuses them."""
    if not isinstance(reply, FoundPatient):
        return None
    # Where the record is refused for something else before, that is not told of what is given.
    tried = (both.replay.refused(reply.facts, entry, side, Status.INVALID, each) for each in dict.fromkeys((given, "")))
    return next((shown for shown in tried if shown is not None), None)


def _guarding(both: BothVersions) -> None:
    """Of whom a safety rule speaks in one version alone."""
    entry = next(iter(both.asker.oracle.tracks))
    for each in both.guarded:
        reply = both.asker.person([*both.asker.oracle.assumed, both.formula(each.differs)], entry)
        if both.proven(reply):
            continue
        holds = compile_condition(each.differs, both.composition.guideline)

        def spoken_of(facts: CaseFacts, holds: Predicate = holds) -> bool:
            return holds(both.asker.found(facts, entry).evaluation.known.state) is True

        shown = both.replay.met(reply.facts, entry, spoken_of) if isinstance(reply, FoundPatient) else None
        both.record(Layer.SAFETY, "", each.side, each.what, shown)


def _admission(both: BothVersions) -> None:
    """Who comes into or out of the scope of an entry point."""
    oracle = both.asker.oracle
    for name, (was, becomes) in both.composition.scopes.items():
        one, other = (TRUE if when is None else oracle.encoding.formula(when) for when in (was, becomes))
        if one == other:
            continue
        what = "the visit is for the patient"
        for side, goals in (
            (Side.ONLY_BASE, [one, oracle.negation(other)]),
            (Side.ONLY_HEAD, [other, oracle.negation(one)]),
        ):
            reply = both.asker.person([*oracle.assumed, *goals], name)
            _admitted(both, side, name, what, reply, Status.OUT_OF_SCOPE)


def _falling(both: BothVersions) -> None:
    """Who finds a branch at every decision, and a value for every amount, in one version alone."""
    for name, tracks in both.asker.oracle.tracks.items():
        was, becomes = both.falls(tracks)
        for side, mine, other in ((Side.ONLY_BASE, was, becomes), (Side.ONLY_HEAD, becomes, was)):
            if other != FALSE and was != becomes:
                parted = both.parting.before(tracks, tracks.order)
                reply = both.one([*parted, other, both.asker.oracle.negation(mine)], tracks)
                what = "an answer (a branch at every decision, a value for every amount)"
                _admitted(both, side, name, what, reply, Status.INVALID)


def _admitted(
    both: BothVersions, side: Side, entry: str, what: str, reply: FoundPatient | Verdict, refused: Status
) -> None:
    """Records whom only one version says anything to; the other refuses them."""
    if both.proven(reply):
        return
    facts = reply.facts if isinstance(reply, FoundPatient) else None
    shown: WitnessOfTwo | None = None
    if facts is not None:
        whole = both.replay.refused(facts, entry, side, refused, answered=True) if refused is Status.INVALID else None
        shown = whole or both.replay.refused(facts, entry, side, refused)
    both.record(Layer.ADMISSION, entry, side, what, shown)
