"""Derived elements that have another id in the later version and compute the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from guideproof.analysis.cases.renaming import renamed, renamed_definition
from guideproof.analysis.comparing.function import of_derived
from guideproof.analysis.comparing.likeness import only
from guideproof.model.condition import Condition
from guideproof.model.element import Constraint, Derived
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation, RecommendedItem
from guideproof.model.safety import Always, Never, SafetyRule

T = TypeVar("T")
_Names = Mapping[str, str]


def renamed_derived(base: Guideline, head: Guideline) -> dict[str, str]:
    """From the id of a derived element that the later version lacks to that of one which only it has, with the same
    title and definition, where no other is as like."""
    gone = {id: each for id, each in base.derived.items() if id not in head.derived}
    come = {id: (of_derived(each), each.title) for id, each in head.derived.items() if id not in base.derived}
    come = {id: key for id, key in come.items() if id not in base.elements}
    found: dict[str, str] = {}
    grown = True
    while grown:
        keys = {id: (of_derived(_derived(each, found)), each.title) for id, each in gone.items() if id not in found}
        more = only(keys, {id: key for id, key in come.items() if id not in found.values()})
        found |= more
        grown = bool(more)
    return found


def with_derived_ids(guideline: Guideline, names: _Names) -> Guideline:
    """The guideline in which some derived elements have other ids, wherever they are named."""
    if not names:
        return guideline

    def of(when: Condition | None) -> Condition | None:
        return None if when is None else renamed(when, names)

    manifest = guideline.manifest
    entries = {name: replace(each, when=of(each.when)) for name, each in manifest.entry_points.items()}
    constraints = (_constraint(each, names) for each in guideline.constraints.values())
    vignettes = {
        id: replace(each, expect=replace(each.expect, derived=_keyed(each.expect.derived, names)))
        for id, each in guideline.vignettes.items()
    }
    return replace(
        guideline,
        manifest=replace(manifest, entry_points=entries),
        elements={id: replace(each, applies_when=of(each.applies_when)) for id, each in guideline.elements.items()},
        derived=_keyed({id: _derived(each, names) for id, each in guideline.derived.items()}, names),
        constraints={each.id: each for each in constraints},
        nodes={id: _node(node, names) for id, node in guideline.nodes.items()},
        safety={id: _rule(rule, names) for id, rule in guideline.safety.items()},
        vignettes=vignettes,
    )


def _keyed(mapping: Mapping[str, T], names: _Names) -> dict[str, T]:
    return {names.get(id, id): each for id, each in mapping.items()}


def _derived(derived: Derived, names: _Names) -> Derived:
    definition = renamed_definition(derived.definition, names)
    return replace(derived, id=names.get(derived.id, derived.id), definition=definition)


def _constraint(each: Constraint, names: _Names) -> Constraint:
    """A constraint; that of a stated range is named after its element."""
    holds = renamed(each.holds, names)
    if each.ranged is None or each.ranged not in names:
        return replace(each, holds=holds)
    new = names[each.ranged]
    return replace(each, id=each.id.replace(each.ranged, new, 1), holds=holds, ranged=new)


def _node(node: Node, names: _Names) -> Node:
    def branch(each: Branch) -> Branch:
        return each if each.when is None else replace(each, when=renamed(each.when, names))

    match node.body:
        case Decision(branches=branches) as body:
            return replace(node, body=replace(body, branches=tuple(map(branch, branches))))
        case Recommendation(items=items) as body:
            return replace(node, body=replace(body, items=tuple(_item(each, names) for each in items)))
        case Reassess(until=until, due=due) as body:
            named = None if due is None else replace(due, id=names.get(due.id, due.id))
            return replace(node, body=replace(body, until=_text(until, names), due=named))


def _item(item: RecommendedItem, names: _Names) -> RecommendedItem:
    amount = item.amount
    if amount is not None and amount.element in names and amount.element is not None:
        amount = replace(amount, element=names[amount.element], text=names[amount.element])
    return replace(item, amount=amount, detail=_text(item.detail, names))


def _rule(rule: SafetyRule, names: _Names) -> SafetyRule:
    if isinstance(rule.rule, Never | Always) and rule.rule.when is not None:
        return replace(rule, rule=replace(rule.rule, when=renamed(rule.rule.when, names)))
    return rule


def _text(text: str | None, names: _Names) -> str | None:
    """A text in which the values of elements with other names stand."""
    if text is None:
        return None
    return re.sub(r"\{([a-z][a-z0-9_]*)\}", lambda found: f"{{{names.get(found[1], found[1])}}}", text)
