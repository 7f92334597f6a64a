"""What the page says is proven of all patients, held against patients who are drawn and worked out by the referee: none
of them may contradict a statement. What is said to be there (somebody comes, a branch is taken) some patient shows.

The referee shares nothing with the proofs but the model: what a statement means is said once more here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct
from tests.referee.drawing import Drawing
from tests.referee.naive import Patient
from tests.referee.texts import amount_of, inapplicable

from guideproof.analysis.graph.edges import behind
from guideproof.analysis.proof import Asked, prove
from guideproof.model.condition import elements_of
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Direction, HitPolicy, Node, Recommendation, RecommendedItem, Selection
from guideproof.model.safety import Always, InCategory, Named, Never, NeverTogether, SafetyRule, Target, WithTag
from guideproof.reading.load import load_guideline
from guideproof.renderers.site.proven import SAYS

ROOT = Path(__file__).parents[3]
FOLDERS = [ROOT / "guideline", *sorted(path.parent for path in (ROOT / "examples").glob("*/guideline.yaml"))]
DRAWN = 150
Said = tuple[Asked, str]


class Visit(Struct, frozen=True):
    """A patient whom a visit is for, and the nodes where they come."""

    patient: Patient
    nodes: tuple[Node, ...]

    def taken(self, node: Node) -> list[str]:
        return [id for id, truth in self.patient.taken(node).items() if truth]

    @property
    def bodies(self) -> list[Recommendation]:
        return [node.body for node in self.nodes if isinstance(node.body, Recommendation)]

    @property
    def offered(self) -> list[RecommendedItem]:
        return [item for body in self.bodies for item in body.items]

    @property
    def together(self) -> Iterator[tuple[RecommendedItem, RecommendedItem]]:
        """Every two items that may be taken together."""
        sets = [(body, item) for body in self.bodies for item in body.items]
        for one, first in sets:
            for other, second in sets:
                if one is not other or one.selection not in (Selection.EXACTLY_ONE, Selection.AT_MOST_ONE):
                    yield first, second

    @property
    def certain(self) -> list[RecommendedItem]:
        return [item for body in self.bodies if body.selection is Selection.ALL for item in body.items]


def as_they_are(guideline: Guideline) -> Iterator[Visit]:
    """The worked cases: where they certainly come, whatever is missing."""
    for each in guideline.vignettes.values():
        name = each.entry.id if each.entry else next(iter(guideline.manifest.entry_points))
        yield visit_of(Patient(guideline, each.facts, name))


def drawn(guideline: Guideline, count: int) -> Iterator[Visit]:
    """Patients whom a visit is for, drawn over the worked cases."""
    drawing, entries = Drawing(guideline), guideline.manifest.entry_points
    cases = [(each.facts, each.entry.id if each.entry else None) for each in guideline.vignettes.values()]
    for place in range(count):
        facts, name = drawing.chance.choice(cases) if cases else ({}, None)
        name = name if name is not None and place % 3 else drawing.chance.choice(list(entries))
        patient = drawing.patient(dict(facts), name, drawing.chance.choice((0, 0.1, 0.3)))
        when = entries[name].when
        if patient is not None and (when is None or patient.truth(when)):
            yield visit_of(patient)


def visit_of(patient: Patient) -> Visit:
    here = patient.applies()
    return Visit(patient, tuple(patient.guideline.nodes[id] for id, applies in here.items() if applies))


def hits(guideline: Guideline, target: Target, id: str) -> bool:
    match target:
        case Named(some):
            return id in {each.id for each in some}
        case InCategory(category):
            return guideline.interventions[id].category.value == category.id
        case WithTag(tag):
            return tag.id in guideline.interventions[id].tags


def is_broken(guideline: Guideline, visit: Visit, rule: SafetyRule) -> bool:
    """Whether a patient breaks a safety rule (section 8)."""

    def wanted(item: RecommendedItem, target: Target) -> bool:
        return item.direction is Direction.FOR and hits(guideline, target, item.intervention.id)

    match rule.rule:
        case Never(target, when):
            return bool(when is None or visit.patient.truth(when)) and any(
                wanted(each, target) for each in visit.offered
            )
        case Always(target, when, entry):
            meant = entry is None or guideline.manifest.entry_points[entry.id] is visit.patient.entry
            if not meant or not (when is None or visit.patient.truth(when)):
                return False
            ways = {Selection.ALL: any, Selection.EXACTLY_ONE: all, Selection.ONE_OR_MORE: all}
            return not any(
                ways[body.selection](wanted(each, target) for each in body.items)
                for body in visit.bodies
                if body.selection in ways
            )
        case NeverTogether(targets):
            pairs = [(one, other) for place, one in enumerate(targets) for other in targets[:place]]
            return any(
                wanted(one, first) and wanted(other, second) and one.intervention.id != other.intervention.id
                for one, other in visit.together
                for first, second in pairs
            )


def denied(guideline: Guideline, visit: Visit) -> Iterator[Said]:
    """The statements that would be wrong because of a patient."""
    patient = visit.patient
    for node in visit.nodes:
        if isinstance(node.body, Decision):
            taken = visit.taken(node)
            if not taken:
                yield Asked.GAP, node.id
            if len(taken) > 1 and node.body.hit_policy is HitPolicy.UNIQUE:
                yield Asked.OVERLAP, node.id
            yield from ((Asked.KNOWN, node.id) for _ in not_made_known(guideline, visit, node))
        yield from ((Asked.INAPPLICABLE, id) for id in inapplicable(patient, node))
    for one in visit.certain:
        for other in visit.certain:
            ids, both = (one.intervention.id, other.intervention.id), one.direction is other.direction is Direction.FOR
            excluded = {each.id for each in guideline.interventions[ids[0]].excludes}
            if (ids[0] == ids[1] and one.direction is not other.direction) or (both and ids[1] in excluded):
                yield from ((Asked.CONTRADICTION, id) for id in ids)
            if both and ids[0] == ids[1] and amount_of(patient, one) != amount_of(patient, other):
                yield Asked.DIFFERENT_AMOUNTS, ids[0]
    for item in visit.offered:
        if item.amount is not None and item.amount.element is not None:
            number = patient.number(item.amount.element)
            if number is not None and number[0] <= 0:
                yield Asked.NOT_ABOVE_ZERO, item.amount.element
    yield from ((Asked.SAFETY, id) for id, rule in guideline.safety.items() if is_broken(guideline, visit, rule))


def not_made_known(guideline: Guideline, visit: Visit, node: Node) -> set[str]:
    """Inputs that a decision reads and nothing that the patient meets makes known."""
    entry = visit.patient.entry
    if entry.knows is None:
        return set()
    known = {each.id for each in entry.knows} | {id for id, each in guideline.elements.items() if each.assumption}
    known |= set(behind(guideline, elements_of(entry.when))) if entry.when is not None else set()
    for each in visit.nodes:
        if isinstance(each.body, Decision):
            known |= {ref.id for branch in each.body.branches if branch.id in visit.taken(each) for ref in branch.knows}
        for item in each.items:
            known |= {ref.id for ref in guideline.interventions[item.intervention.id].yields}
    read = behind(guideline, [id for when in node.conditions for id in elements_of(when)])
    return {id for id in read if id in guideline.elements} - known


@cache
def said(folder: Path) -> tuple[Guideline, frozenset[Said]]:
    """A guideline, and what its page says is proven, of which thing."""
    guideline = load_guideline(folder)
    return guideline, frozenset((each.asked, each.about) for each in prove(guideline).statements if each.asked in SAYS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nobody_who_is_drawn_contradicts_what_is_said_to_be_proven(folder: Path) -> None:
    (guideline, proven), seen = said(folder), 0
    for visit in drawn(guideline, DRAWN):
        seen += 1
        assert set(denied(guideline, visit)) & proven == set()
    assert seen > DRAWN / 3


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_some_worked_case_shows_each_thing_that_is_said_to_be_there(folder: Path) -> None:
    (guideline, proven), found, taken = said(folder), set[Said](), dict[str, set[str]]()
    for visit in as_they_are(guideline):
        found |= {(Asked.CONSTRAINTS, "constraints"), (Asked.CONSTRAINTS, visit.patient.entry.name)}
        found |= {(Asked.REACHABLE, node.id) for node in visit.nodes} | {
            (Asked.APPLIES, id) for id in visit.patient.known
        }
        for node in visit.nodes:
            if isinstance(node.body, Decision):
                taken.setdefault(node.id, set()).update(visit.taken(node))
    assert {each for each in proven if each[0] in (Asked.REACHABLE, Asked.CONSTRAINTS, Asked.APPLIES)} <= found
    for id in (about for asked, about in proven if asked is Asked.BRANCH and about in guideline.nodes):
        assert {branch.id for branch in guideline.nodes[id].branches} <= taken[id]


FAULTS = {
    "gap/bad/between-two-bounds": Asked.GAP,
    "overlap/bad/at-the-bound": Asked.OVERLAP,
    "safety-rule-broken/bad/always": Asked.SAFETY,
    "safety-rule-broken/bad/never": Asked.SAFETY,
    "safety-rule-broken/bad/never-together": Asked.SAFETY,
    "contradictory-recommendations/bad/for-and-against": Asked.CONTRADICTION,
    "contradictory-recommendations/bad/excluded": Asked.CONTRADICTION,
    "different-amounts/bad/two-tracks": Asked.DIFFERENT_AMOUNTS,
    "amount-not-above-zero/bad/too-light": Asked.NOT_ABOVE_ZERO,
    "inapplicable-amount/bad/others": Asked.INAPPLICABLE,
    "element-never-known/bad/not-ordered": Asked.KNOWN,
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_referee_finds_what_is_wrong_and_that_is_not_said_to_be_proven(name: str) -> None:
    guideline, proven = said(ROOT / "tests" / "checks" / name / "guideline")
    wrong = {each for visit in drawn(guideline, 200) for each in denied(guideline, visit)}
    assert FAULTS[name] in {asked for asked, _ in wrong}
    assert wrong & proven == set()
