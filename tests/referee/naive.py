"""A slow evaluator, written from the page of the language and not from the toolkit: the referee of all back ends.

It reads the model of a guideline and works out what it is asked: no order of computation, no steps, no lowering, and
no memory but of what derived elements and decisions of one patient came to. `facts` says what a fact means, `record`
what is known of a patient, and this module what follows for the nodes. Where the page says "three truth values",
``None`` is the third. Each part names its section.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tests.referee.calendar import written
from tests.referee.formulas import variables
from tests.referee.kleene import Truth, all_of, any_of, not_
from tests.referee.needs import Needing
from tests.referee.texts import amount_of, filled, inapplicable, unmeasured
from tests.referee.verdict import Verdict

from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, ElementType, Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, HitPolicy, Node, Reassess, Recommendation


class Patient(Needing):
    """One patient at one entry point."""

    def __init__(self, guideline: Guideline, facts: Mapping[str, Any], entry: str | None) -> None:
        super().__init__(guideline, facts)
        points = guideline.manifest.entry_points
        self.entry = points[entry] if entry is not None else next(iter(points.values()))
        self._taken: dict[str, dict[str, Truth]] = {}

    # Section 6: what applies

    def taken(self, node: Node) -> dict[str, Truth]:
        """For each branch of a decision whether it is taken; worked out once, since the record stays as it is."""
        if node.id not in self._taken:
            self._taken[node.id] = self._turns(node)
        return self._taken[node.id]

    def _turns(self, node: Node) -> dict[str, Truth]:
        assert isinstance(node.body, Decision)
        branches = node.body.branches
        held = {branch.id: self.truth(branch.when) for branch in branches if branch.when is not None}
        if node.body.hit_policy is HitPolicy.FIRST:
            before: list[Truth] = []
            for branch in branches:
                own = held.get(branch.id, True)
                held[branch.id] = all_of([own, *map(not_, before)])
                before.append(own)
            return {branch.id: held[branch.id] for branch in branches}
        others = [not_(truth) for truth in held.values()]
        return {branch.id: held[branch.id] if branch.when is not None else all_of(others) for branch in branches}

    def applies(self) -> dict[str, Truth]:
        """For each node that may apply whether it does."""
        found: dict[str, Truth] = {}

        def edges() -> Iterator[tuple[str, Truth]]:
            yield self.entry.start.id, True if self.entry.when is None else self.truth(self.entry.when)
            for id, here in list(found.items()):
                for target, holds in self._edges(self.guideline.nodes[id]):
                    yield target, all_of([here, holds])

        changed = True
        while changed:
            changed = False
            for target, holds in edges():
                better = any_of([found.get(target, False), holds])
                if better is not found.get(target, False):
                    found[target], changed = better, True
        return found

    def _edges(self, node: Node) -> Iterator[tuple[str, Truth]]:
        match node.body:
            case Decision(branches=branches):
                taken = self.taken(node)
                for branch in branches:
                    yield from ((target.id, taken[branch.id]) for target in branch.next or ())
            case Recommendation(next=targets):
                yield from ((target.id, True) for target in targets or ())
            case Reassess():
                return

    # Section 12: the evaluation

    def verdict(self) -> Verdict:
        """All that is said of the patient."""
        if self.misfits:
            return self._invalid((id, None, None) for id in self.misfits)
        problems = list(self._problems())
        if problems:
            return self._invalid(problems)
        derived = {id: self._as_data(each) for id, each in self.guideline.derived.items()}
        scope = True if self.entry.when is None else self.truth(self.entry.when)
        if scope is False:
            return Verdict("out_of_scope", (), (), (), (), {}, derived)
        found = self.applies()
        applies = {id: found[id] for id in self.order() if id in found}
        stuck = [id for id, here in applies.items() if here and self._certainly_none(self.guideline.nodes[id])]
        misplaced = [
            (element, None, id)
            for id, here in applies.items()
            if here
            for element in inapplicable(self, self.guideline.nodes[id])
        ]
        if stuck or misplaced:
            return self._invalid([*((None, None, id) for id in stuck), *misplaced])
        ends = {id: here for id, here in applies.items() if self._says(id)}
        certain = [self.guideline.nodes[id] for id, here in applies.items() if here]
        unknown = [unmeasured(self, node) for node in certain]
        open_ones = scope is None or None in ends.values() or any(unknown)
        return Verdict(
            "needs_data" if open_ones else "complete",
            (),
            tuple(node.id for node in certain if isinstance(node.body, Recommendation)),
            tuple(node.id for node in certain if isinstance(node.body, Reassess)),
            tuple(step for node in certain for step in self._steps(node)),
            self._needs(applies, scope) if open_ones else {},
            derived,
            texts=tuple(text for node in certain for text in self._texts(node)),
        )

    def _invalid(self, problems: Any) -> Verdict:
        return Verdict("invalid", tuple(problems), (), (), (), {}, {})

    def _problems(self) -> Iterator[tuple[str | None, str | None, str | None]]:
        for id in self.guideline.elements:
            if id in self.given and self.element_applies(id) is False:
                yield id, None, None
        for id, constraint in self.guideline.constraints.items():
            if constraint.ranged is None and self.broken(constraint):
                yield None, id, None
        for id, derived in self.guideline.derived.items():
            if self.without_value(id) or (derived.range is not None and self.leaves(derived)):
                yield id, None, None
        for id, derived in self.guideline.derived.items():
            if isinstance(derived.definition, Classify) and derived.definition.gives_numbers:
                cases = self.cases(derived.definition)
                certain = [each for truth, each in cases if truth is True]
                applying = [all_of([self.element_applies(id) for id in variables(each)]) for each in certain]
                taken = [each for each, own in zip(certain, applying, strict=True) if own]
                sure = [self.case_ends(derived, each, self.number) for each in taken]
                lacking = any(self.lacks_value(derived, each) for each in taken)
                differ = len(sure) > 1 and max(low for low, _ in sure) > min(high for _, high in sure)
                if lacking or differ or {True, False} <= set(applying) or all(truth is False for truth, _ in cases):
                    yield id, None, None
            elif isinstance(derived.definition, Classify):
                truths = self.cases(derived.definition)
                certain = {value for truth, value in truths if truth is True}
                if len(certain) > 1 or all(truth is False for truth, _ in truths):
                    yield id, None, None

    def _certainly_none(self, node: Node) -> bool:
        return isinstance(node.body, Decision) and all(each is False for each in self.taken(node).values())

    def _says(self, id: str) -> bool:
        return not isinstance(self.guideline.nodes[id].body, Decision)

    def _steps(self, node: Node) -> list[tuple[str, str | None]]:
        if not isinstance(node.body, Decision):
            return [(node.id, None)]
        return [(node.id, branch) for branch, taken in self.taken(node).items() if taken] or [(node.id, None)]

    def _texts(self, node: Node) -> Iterator[tuple[str | None, ...]]:
        for item in node.items:
            yield amount_of(self, item), None if item.detail is None else filled(self, item.detail)
        if isinstance(node.body, Reassess):
            due = None if node.body.due is None else self._as_data(self.guideline.derived[node.body.due.id])
            said = f"{due['on_or_after']} to {due['on_or_before']}" if isinstance(due, dict) else due
            yield said, None if node.body.until is None else filled(self, node.body.until)

    def _as_data(self, derived: Derived) -> Any:
        applies = self.element_applies(derived.id)
        if not applies:
            return None if applies is None else "does_not_apply"
        held = self.value(derived.id)
        match derived.definition:
            case Classify() if derived.type is ElementType.DATE:
                first, last = written(int(held[0])), written(int(held[1]))
                return first if first == last else {"on_or_after": first, "on_or_before": last}
            case Count() | Points() | Sum() | Elapsed() | Classify(gives_numbers=True):
                return held[0] if held[0] == held[1] else {"at_least": held[0], "at_most": held[1]}
            case DateAfter():
                first, last = written(int(held[0])), written(int(held[1]))
                return first if first == last else {"on_or_after": first, "on_or_before": last}
            case Classify() if derived.type is ElementType.BOOLEAN:
                return held[0] if len(held) == 1 else None
            case Classify():
                return held[0] if len(held) == 1 else {"one_of": held}
            case Computed() if held is None and derived.range is not None:
                low, high = derived.range
                return low if low == high else {"at_least": low, "at_most": high}
            case _:
                return held

    # Section 12: the order of nodes

    def order(self) -> list[str]:
        """The nodes that the entry leads to: first in, first out."""
        edges = [(node.id, target) for node in self.guideline.nodes.values() for target in self._targets(node)]
        within = {self.entry.start.id}
        while more := {target for source, target in edges if source in within} - within:
            within |= more
        among = [edge for edge in edges if edge[0] in within]
        queue, out = [self.entry.start.id], list[str]()
        while queue:
            out.append(queue.pop(0))
            for source, target in [edge for edge in among if edge[0] == out[-1]]:
                among.remove((source, target))
                if all(into != target for _, into in among):
                    queue.append(target)
        return out

    def _targets(self, node: Node) -> list[str]:
        match node.body:
            case Decision(branches=branches):
                return [target.id for branch in branches for target in branch.next or ()]
            case Recommendation(next=targets):
                return [target.id for target in targets or ()]
            case Reassess():
                return []

    # Needs

    def _needs(self, applies: Mapping[str, Truth], scope: Truth) -> dict[str, tuple[str, ...]]:
        wanted: set[str] = set()
        changed = True
        while changed:
            before = len(wanted)
            for id, here in applies.items():
                leads = any(
                    target in wanted and holds is not False for target, holds in self._edges(self.guideline.nodes[id])
                )
                if here is None and (self._says(id) or leads):
                    wanted.add(id)
            changed = len(wanted) > before
        asked: dict[str, list[str]] = {}
        if scope is None and self.entry.when is not None and applies.get(self.entry.start.id) is None:
            for element in self.missing(self.entry.when):
                asked.setdefault(element, []).append(self.entry.start.id)
        for id in applies:
            node = self.guideline.nodes[id]
            for element in self._unmeasured(node):
                asked.setdefault(element, []).append(id)
            if isinstance(node.body, Decision):
                taken = self.taken(node)
                for branch in node.body.branches:
                    if taken[branch.id] is None and wanted & {target.id for target in branch.next or ()}:
                        for element in self._read_for(node.body, branch):
                            asked.setdefault(element, []).append(id)
        return {element: tuple(dict.fromkeys(nodes)) for element, nodes in asked.items()}

    def _unmeasured(self, node: Node) -> Iterator[str]:
        """What the unknown amounts of a node, or its date, still read."""
        for unknown in unmeasured(self, node):
            yield from self.missing_of(unknown)

    def _read_for(self, decision: Decision, branch: Branch) -> Iterator[str]:
        """What the conditions that decide about a branch still read."""
        conditions = [each.when for each in decision.branches if each.when is not None]
        if branch.when is not None and decision.hit_policy is not HitPolicy.FIRST:
            conditions = [branch.when]
        elif branch.when is not None:
            conditions = conditions[: [each.id for each in decision.branches].index(branch.id) + 1]
        for condition in conditions:
            yield from self.missing(condition)


def verdict(guideline: Guideline, facts: Mapping[str, Any], entry: str | None = None) -> Verdict:
    """What the page says of a patient."""
    return verdict_of(Patient(guideline, facts, entry))


def verdict_of(patient: Patient) -> Verdict:
    """All that is said of a patient, with what was put in, what was rounded and the day of the visit."""
    on = None if patient.visit is None else written(patient.visit)
    assumed, converted = frozenset(patient.assumed), frozenset(patient.converted)
    return replace(patient.verdict(), assumed=assumed, converted=converted, on=on)
