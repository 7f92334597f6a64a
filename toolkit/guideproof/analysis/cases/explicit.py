"""The guideline with applicability written out: each test says itself that what it reads applies.

So it is asked about a changed condition under which elements apply as about a changed derived element. A record of it
has values of what does not apply, which nothing reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.graph.edges import behind, element_order
from guideproof.analysis.proof.encoding.assumed_values import assumed_values
from guideproof.model.condition import All, AnyOf, Condition, IsBoolean, Not, Unreadable, elements_of
from guideproof.model.element import (
    ClassBranch,
    Classify,
    Constraint,
    Count,
    Definition,
    Derived,
    Element,
    ElementType,
    Points,
)
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Decision, Node
from guideproof.model.safety import Always, Never, SafetyRule
from guideproof.program.applicability import is_computed

_FLAG = "__applies"


class Explicit(Struct, frozen=True, dict=True):
    """A guideline written out. ``flags`` are derived elements that say whether an input applies, by this."""

    before: Guideline

    @cached_property
    def flags(self) -> Mapping[str, str]:
        """From each input that says when it applies to the derived element that says whether it does."""
        return {id: f"{id}{_FLAG}" for id, each in self.before.elements.items() if each.applies_when is not None}

    @cached_property
    def _needed(self) -> Mapping[str, tuple[str, ...]]:
        """From each element to the inputs without which it does not apply."""
        found: dict[str, tuple[str, ...]] = {id: (id,) for id in self.flags}
        for id in element_order(self.before):
            derived = self.before.derived.get(id)
            if derived is not None and is_computed(derived):
                found[id] = tuple(dict.fromkeys(each for part in derived.operands for each in found.get(part, ())))
        return found

    @cached_property
    def guideline(self) -> Guideline:
        """The guideline written out."""
        before = self.before
        entries = {name: self._entry(each) for name, each in before.manifest.entry_points.items()}
        flags = {self.flags[id]: self.flag(before.elements[id]) for id in self.flags}
        return replace(
            before,
            manifest=replace(before.manifest, entry_points=entries),
            elements={id: replace(each, applies_when=None) for id, each in before.elements.items()},
            derived=flags | {id: self.derived(each) for id, each in before.derived.items()},
            constraints={id: self._constraint(each) for id, each in before.constraints.items()},
            nodes={id: self._node(each) for id, each in before.nodes.items()},
            safety={id: self._rule(each) for id, each in before.safety.items()},
        )

    @property
    def whole(self) -> bool:
        """Whether all is written out: not what a number by cases reads that does not apply."""
        by_cases = (each.definition for each in self.before.derived.values() if isinstance(each.definition, Classify))
        return all(self._needed.keys().isdisjoint(each.operands) for each in by_cases)

    @property
    def put_in(self) -> Iterator[Condition]:
        """That what does not apply, and so is missing, has the value that is then put in where it applies."""
        for id, value in assumed_values(self.before).items():
            if id in self.flags:
                yield AnyOf((IsBoolean(self.flags[id], True, value.span), value), value.span)

    def flag(self, element: Element) -> Derived:
        """The derived element that says whether an input applies."""
        id, condition = f"{element.id}{_FLAG}", element.applies_when
        said = All((), element.span) if condition is None else self.condition(condition)
        return Derived(id, id, ElementType.BOOLEAN, {}, None, said, element.span)

    def derived(self, derived: Derived) -> Derived:
        """A derived element written out."""
        return replace(derived, definition=self._definition(derived.definition))

    def condition(self, condition: Condition) -> Condition:
        """A condition written out."""
        match condition:
            case All(parts) | AnyOf(parts):
                return replace(condition, parts=tuple(map(self.condition, parts)))
            case Not(part):
                return replace(condition, part=self.condition(part))
            case Unreadable():
                return condition
            case _:
                applying = tuple(self._applies(elements_of(condition), condition))
                return All((*applying, condition), condition.span) if applying else condition

    def _applies(self, elements: Iterable[str], condition: Condition) -> Iterator[Condition]:
        inputs = dict.fromkeys(each for id in elements for each in self._needed.get(id, ()))
        return (IsBoolean(self.flags[each], True, condition.span) for each in inputs)

    def _definition(self, definition: Definition) -> Definition:
        match definition:
            case Count(conditions):
                return replace(definition, conditions=tuple(map(self.condition, conditions)))
            case Points(branches):
                scored = tuple(replace(each, when=self.condition(each.when)) for each in branches)
                return replace(definition, branches=scored)
            case Classify(branches):
                changed = tuple(self._branch(each) for each in branches)
                return replace(definition, branches=changed)
            case _ if isinstance(definition, Condition):
                return self.condition(definition)
            case _:
                return definition

    def _branch(self, branch: ClassBranch) -> ClassBranch:
        return branch if branch.when is None else replace(branch, when=self.condition(branch.when))

    def _entry(self, entry: EntryPoint) -> EntryPoint:
        return entry if entry.when is None else replace(entry, when=self.condition(entry.when))

    def _constraint(self, constraint: Constraint) -> Constraint:
        holds = constraint.holds
        others = tuple(Not(each, holds.span) for each in self._applies(elements_of(holds), holds))
        said = self.condition(holds)
        return replace(constraint, holds=AnyOf((*others, said), holds.span) if others else said)

    def _node(self, node: Node) -> Node:
        if not isinstance(node.body, Decision):
            return node
        branches = tuple(
            each if each.when is None else replace(each, when=self.condition(each.when)) for each in node.body.branches
        )
        return replace(node, body=replace(node.body, branches=branches))

    def _rule(self, rule: SafetyRule) -> SafetyRule:
        if not isinstance(rule.rule, Never | Always) or rule.rule.when is None:
            return rule
        return replace(rule, rule=replace(rule.rule, when=self.condition(rule.rule.when)))


def tells_applicability(guideline: Guideline, derived: str) -> bool:
    """Whether a derived element tells, directly or by another, when some input applies."""
    conditions = (each.applies_when for each in guideline.elements.values() if each.applies_when is not None)
    return any(derived in behind(guideline, elements_of(condition)) for condition in conditions)
