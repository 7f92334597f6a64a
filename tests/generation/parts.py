"""Guidelines built from parts, without YAML: the model's dataclasses with what a test does not care about filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guideproof.model.amount import Amount
from guideproof.model.condition import Condition
from guideproof.model.element import Constraint, Derived, Element, ElementType, Grid
from guideproof.model.grading import GRADE, Certainty, Strength
from guideproof.model.guideline import EntryPoint, Guideline, Manifest, PublicationStatus
from guideproof.model.intervention import Category, Intervention
from guideproof.model.node import (
    Branch,
    Decision,
    Direction,
    HitPolicy,
    Node,
    Priority,
    Reassess,
    Recommendation,
    RecommendedItem,
    Selection,
)
from guideproof.model.reference import Ref
from guideproof.model.safety import SafetyRule
from guideproof.source import whole

HERE = whole("drawn")


def element(id: str, type: ElementType, codes: Iterable[str] = (), grid: Grid | None = None) -> Element:
    return Element(id, id, type, None, None, (), None, {code: code for code in codes}, None, grid, HERE)


def node(id: str, body: Decision | Recommendation | Reassess) -> Node:
    return Node(id, "1.0.0", id, "drawn", body, None, (), None, None, None, (), HERE, HERE)


def refs(ids: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(Ref(id, HERE) for id in ids)


def branch(id: str, when: Condition | None, *following: str, knows: Iterable[str] = ()) -> Branch:
    return Branch(id, None, when, refs(following), refs(knows), (), HERE, HERE)


def decision(id: str, *branches: Branch, policy: HitPolicy = HitPolicy.UNIQUE) -> Node:
    return node(id, Decision(id, policy, branches))


def item(
    intervention: str,
    direction: Direction = Direction.FOR,
    priority: Priority = Priority.ROUTINE,
    strength: Strength | None = GRADE.strengths["strong"],
    certainty: Certainty | None = GRADE.certainties["low"],
    *,
    detail: str | None = None,
    amount: Amount | None = None,
) -> RecommendedItem:
    because = "drawn" if strength is None and certainty is None else None
    graded = Ref(intervention, HERE), direction, strength, certainty
    return RecommendedItem(*graded, None, detail, (), HERE, priority, because, amount)


def recommendation(
    id: str, *items: RecommendedItem, following: Iterable[str] = (), selection: Selection = Selection.ALL
) -> Node:
    return node(id, Recommendation(items, selection, refs(following)))


def intervention(
    id: str,
    *,
    tags: tuple[str, ...] = (),
    excludes: Iterable[str] = (),
    yields: Iterable[str] = (),
    category: Category = Category.DRUG,
) -> Intervention:
    return Intervention(id, id, category, tags, (), None, refs(yields), refs(excludes), HERE)


def entry(name: str, start: str, when: Condition | None = None, knows: Iterable[str] = ()) -> EntryPoint:
    return EntryPoint(name, name, Ref(start, HERE), when, refs(knows), HERE)


def guideline(
    entries: Iterable[EntryPoint],
    elements: Iterable[Element],
    nodes: Iterable[Node],
    interventions: Iterable[Intervention],
    *,
    derived: Mapping[str, Derived] | None = None,
    constraints: Mapping[str, Constraint] | None = None,
    safety: Mapping[str, SafetyRule] | None = None,
) -> Guideline:
    points = {each.name: each for each in entries}
    return Guideline(
        Manifest("drawn", "1.0.0", "drawn", PublicationStatus.DRAFT, True, points, {}, None, GRADE, {}, (), HERE, {}),
        {each.id: each for each in elements},
        derived or {},
        constraints or {},
        {each.id: each for each in interventions},
        {each.id: each for each in nodes},
        {},
        safety or {},
        {},
        {},
        (),
        frozenset(),
    )
