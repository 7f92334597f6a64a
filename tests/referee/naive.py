"""A slow evaluator, written from the page of the language and not from the toolkit: the referee of all back ends.

It reads the model of a guideline and works out everything anew at each question: no order of computation, no memory, no
steps, no lowering. Where the page says "three truth values", ``None`` is the third. Each function names its section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
)
from guideproof.model.element import Classify, Computed, Count, Derived, Element, ElementType
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, HitPolicy, Node, Reassess, Recommendation
from guideproof.model.unit import parse_quantity, parse_unit

Truth = bool | None
Interval = tuple[Fraction, Fraction]


class Impossible(ValueError):
    """A value that the element cannot have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a patient, without the words: problems are what they are about.

    ``recommended`` and ``reassess`` are nodes; ``path`` has (node, branch); ``needs`` maps an element to who asks; all
    in the order of section 12.
    """

    status: str
    problems: tuple[tuple[str | None, str | None, str | None], ...]
    recommended: tuple[str, ...]
    reassess: tuple[str, ...]
    path: tuple[tuple[str, str | None], ...]
    needs: Mapping[str, tuple[str, ...]]
    derived: Mapping[str, Any]
    assumed: frozenset[str] = frozenset()


class Patient:
    """One patient under one guideline."""

    def __init__(self, guideline: Guideline, facts: Mapping[str, Any], entry: str | None) -> None:
        self.guideline = guideline
        points = guideline.manifest.entry_points
        self.entry = points[entry] if entry is not None else next(iter(points.values()))
        self.known: dict[str, Any] = {}
        self.misfits: set[str] = set()
        for id, given in facts.items():
            try:
                value = _value(guideline.elements[id], given)
            except (KeyError, Impossible):
                self.misfits.add(id)
            else:
                if value is not None:
                    self.known[id] = value
        self.assumed: set[str] = set()
        for id, element in guideline.elements.items():
            if element.assumption is not None and id not in self.known and id not in self.misfits:
                self.known[id] = _value(element, element.assumption.value)
                self.assumed.add(id)

    # Section 5: conditions

    def truth(self, condition: Condition) -> Truth:
        """Whether a condition holds."""
        match condition:
            case All(parts):
                return _all([self.truth(part) for part in parts])
            case AnyOf(parts):
                return _any([self.truth(part) for part in parts])
            case Not(part):
                return _not(self.truth(part))
            case IsBoolean(element, value):
                held = self.value(element)
                return None if held is None else held is value
            case IsCode(element, codes):
                left = self.classes(element)
                return None if left is None else _passes([code in codes for code in left])
            case Includes(element, codes, all_of_them):
                return (_all if all_of_them else _any)([self.member(element, code) for code in codes])
            case Only(element, codes):
                others = [code for code in self.guideline.elements[element].codes if code not in codes]
                return _all([_not(self.member(element, code)) for code in others])
            case IsNumber(element, numbers):
                return self._one_of(self.number(element), numbers)
            case Compares(element, comparison, bound):
                return self._compared(self.number(element), comparison, bound)
            case SetCount(element, Comparison.EQUAL, Bound(number=Fraction() as number)):
                return self._one_of(self.size(element), (number,))
            case SetCount(element, comparison, bound):
                return self._compared(self.size(element), comparison, bound)
            case _:
                raise AssertionError(condition)

    def member(self, element: str, code: str) -> Truth:
        """Whether a code is in a set."""
        return self.known.get(element, {}).get(code)

    def size(self, element: str) -> Interval:
        """How many codes are in a set, at least and at most."""
        return _how_many([self.member(element, code) for code in self.guideline.elements[element].codes])

    def classes(self, element: str) -> list[str] | None:
        """The codes that an element may have; ``None``: it is missing."""
        held = self.value(element)
        return held if isinstance(held, list | None) else [held]

    def number(self, element: str) -> Interval | None:
        """The least and the greatest number that an element may be, in its unit; ``None``: it is missing."""
        held = self.value(element)
        return held if isinstance(held, tuple | None) else (held, held)

    def _one_of(self, held: Interval | None, numbers: tuple[Fraction, ...]) -> Truth:
        if held is None:
            return None
        low, high = held
        if low == high:
            return low in numbers
        return _passes([Fraction(each) in numbers for each in range(int(low), int(high) + 1)])

    def _compared(self, held: Interval | None, comparison: Comparison, bound: Bound) -> Truth:
        if bound.number is not None:
            other: Interval | None = (bound.number, bound.number)
        else:
            assert bound.element is not None
            other = self.number(bound.element)
            if other is not None:
                ends = [each * bound.factor for each in other]
                other = (min(ends), max(ends))
        if held is None or other is None:
            return None
        above = True if held[0] > other[1] else False if held[1] <= other[0] else None
        at_least = True if held[0] >= other[1] else False if held[1] < other[0] else None
        match comparison:
            case Comparison.ABOVE:
                return above
            case Comparison.AT_LEAST:
                return at_least
            case Comparison.BELOW:
                return _not(at_least)
            case Comparison.AT_MOST:
                return _not(above)
            case Comparison.EQUAL:
                return _all([at_least, _not(above)])

    # Section 4: derived elements

    def value(self, element: str) -> Any:
        """What is known: a truth, a code, a number, an interval of a count, the classes that are left."""
        if element in self.guideline.elements:
            return self.known.get(element)
        match self.guideline.derived[element].definition:
            case Computed(expression):
                return self._calculated(expression)
            case Count(conditions):
                return _how_many([self.truth(condition) for condition in conditions])
            case Classify(branches):
                truths = [(self.truth(branch.when), branch.code) for branch in branches]
                certain = {code for truth, code in truths if truth is True}
                left = certain if len(certain) > 1 else {code for truth, code in truths if truth is not False}
                return [code for code in dict.fromkeys(code for _, code in truths) if code in left]
            case condition:
                return self.truth(condition)

    def _calculated(self, expression: Expression) -> Fraction | None:
        match expression:
            case Number(value):
                return value
            case Variable(element):
                held = self.number(element)
                return held[0] if held is not None and held[0] == held[1] else None
            case Extreme(greatest, parts):
                numbers = [self._calculated(part) for part in parts]
                if None in numbers:
                    return None
                return max(numbers) if greatest else min(numbers)  # type: ignore[type-var]
            case Binary(operator, left, right):
                one, other = self._calculated(left), self._calculated(right)
                return None if one is None or other is None else _CALCULATE[operator](one, other)

    # Section 6: what applies

    def taken(self, node: Node) -> dict[str, Truth]:
        """For each branch of a decision whether it is taken."""
        assert isinstance(node.body, Decision)
        branches = node.body.branches
        held = {branch.id: self.truth(branch.when) for branch in branches if branch.when is not None}
        if node.body.hit_policy is HitPolicy.FIRST:
            before: list[Truth] = []
            for branch in branches:
                own = held.get(branch.id, True)
                held[branch.id] = _all([own, *map(_not, before)])
                before.append(own)
            return {branch.id: held[branch.id] for branch in branches}
        others = [_not(truth) for truth in held.values()]
        return {branch.id: held[branch.id] if branch.when is not None else _all(others) for branch in branches}

    def applies(self) -> dict[str, Truth]:
        """For each node that may apply whether it does."""
        found: dict[str, Truth] = {}

        def edges() -> Iterator[tuple[str, Truth]]:
            yield self.entry.start.id, True if self.entry.when is None else self.truth(self.entry.when)
            for id, here in list(found.items()):
                for target, holds in self._edges(self.guideline.nodes[id]):
                    yield target, _all([here, holds])

        changed = True
        while changed:
            changed = False
            for target, holds in edges():
                better = _any([found.get(target, False), holds])
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
        if stuck:
            return self._invalid((None, None, id) for id in stuck)
        ends = {id: here for id, here in applies.items() if self._says(id)}
        open_ones = scope is None or None in ends.values()
        certain = [self.guideline.nodes[id] for id, here in applies.items() if here]
        return Verdict(
            "needs_data" if open_ones else "complete",
            (),
            tuple(node.id for node in certain if isinstance(node.body, Recommendation)),
            tuple(node.id for node in certain if isinstance(node.body, Reassess)),
            tuple(step for node in certain for step in self._steps(node)),
            self._needs(applies, scope) if open_ones else {},
            derived,
        )

    def _invalid(self, problems: Any) -> Verdict:
        return Verdict("invalid", tuple(problems), (), (), (), {}, {})

    def _problems(self) -> Iterator[tuple[str | None, str | None, str | None]]:
        for id, constraint in self.guideline.constraints.items():
            if self.truth(constraint.holds) is False:
                yield None, id, None
        for id, derived in self.guideline.derived.items():
            if isinstance(derived.definition, Classify):
                truths = [(self.truth(branch.when), branch.code) for branch in derived.definition.branches]
                certain = {code for truth, code in truths if truth is True}
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

    def _as_data(self, derived: Derived) -> Any:
        held = self.value(derived.id)
        match derived.definition:
            case Count():
                return held[0] if held[0] == held[1] else {"at_least": held[0], "at_most": held[1]}
            case Classify():
                return held[0] if len(held) == 1 else {"one_of": held}
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
            if isinstance(node.body, Decision):
                taken = self.taken(node)
                for branch in node.body.branches:
                    if taken[branch.id] is None and wanted & {target.id for target in branch.next or ()}:
                        for element in self._read_for(node.body, branch):
                            asked.setdefault(element, []).append(id)
        return {element: tuple(dict.fromkeys(nodes)) for element, nodes in asked.items()}

    def _read_for(self, decision: Decision, branch: Branch) -> Iterator[str]:
        """What the conditions that decide about a branch still read."""
        conditions = [each.when for each in decision.branches if each.when is not None]
        if branch.when is not None and decision.hit_policy is not HitPolicy.FIRST:
            conditions = [branch.when]
        elif branch.when is not None:
            conditions = conditions[: [each.id for each in decision.branches].index(branch.id) + 1]
        for condition in conditions:
            yield from self.missing(condition)

    def missing(self, condition: Condition) -> Iterator[str]:
        """The input elements that an unknown condition still reads."""
        if self.truth(condition) is not None:
            return
        match condition:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self.missing(part)
            case Not(part):
                yield from self.missing(part)
            case Compares(element, _, Bound(element=str() as other)) | SetCount(
                element, _, Bound(element=str() as other)
            ):
                yield from self._missing_of(element)
                yield from self._missing_of(other)
            case _:
                yield from self._missing_of(condition.element)  # type: ignore[union-attr]

    def _missing_of(self, id: str) -> Iterator[str]:
        element = self.guideline.elements.get(id)
        if element is not None:
            held = self.known.get(id)
            part = element.type is ElementType.CODES and any(self.member(id, code) is None for code in element.codes)
            if held is None or part:
                yield id
            return
        match self.guideline.derived[id].definition:
            case Computed(expression):
                for operand in _variables(expression):
                    yield from self._missing_of(operand)
            case Count(conditions):
                for condition in conditions:
                    yield from self.missing(condition)
            case Classify(branches):
                for branch in branches:
                    yield from self.missing(branch.when)
            case condition:
                yield from self.missing(condition)


def verdict(guideline: Guideline, facts: Mapping[str, Any], entry: str | None = None) -> Verdict:
    """What the page says of a patient."""
    patient = Patient(guideline, facts, entry)
    return replace(patient.verdict(), assumed=frozenset(patient.assumed))


def _value(element: Element, given: Any) -> Any:
    """Sections 2 and 4: what a fact says of an element; ``None``: nothing. Raises ``Impossible``."""
    match element.type, given:
        case _, None:
            return None
        case (ElementType.BOOLEAN, bool()):
            return given
        case (ElementType.CODE, str()) if given in element.codes:
            return given
        case (ElementType.CODES, list()) if all(isinstance(code, str) for code in given):
            if len(set(given)) == len(given) and set(given) <= set(element.codes):
                return {code: code in given for code in element.codes}
        case (ElementType.CODES, dict()) if set(given) <= set(element.codes):
            if all(held is None or isinstance(held, bool) for held in given.values()):
                known = {code: held for code, held in given.items() if held is not None}
                return known or None
        case (ElementType.INTEGER | ElementType.QUANTITY, _) if not isinstance(given, bool):
            return _on_grid(element, _number(element, given))
    raise Impossible


def _number(element: Element, given: Any) -> Fraction:
    """The number in the element's unit."""
    if isinstance(given, int | Fraction | Decimal):
        return Fraction(given)
    if isinstance(given, float):
        try:
            return Fraction(repr(given))
        except ValueError:
            raise Impossible from None
    quantity = parse_quantity(given) if isinstance(given, str) else None
    if quantity is None or element.type is ElementType.INTEGER:
        raise Impossible
    unit, own = parse_unit(quantity[1]), element.unit or parse_unit("1")
    factor = unit.to(own) if unit is not None and own is not None else None
    if factor is None:
        raise Impossible
    return quantity[0] * factor


def _on_grid(element: Element, number: Fraction) -> Fraction:
    grid = element.grid
    assert grid is not None
    if not grid.low <= number <= grid.high or (number / grid.precision).denominator != 1:
        raise Impossible
    return number


_CALCULATE: dict[Operator, Callable[[Fraction, Fraction], Fraction]] = {
    Operator.ADD: lambda one, other: one + other,
    Operator.SUBTRACT: lambda one, other: one - other,
    Operator.MULTIPLY: lambda one, other: one * other,
    Operator.DIVIDE: lambda one, other: one / other,
}


def _variables(expression: Expression) -> Iterator[str]:
    match expression:
        case Variable(element):
            yield element
        case Binary(_, left, right):
            yield from _variables(left)
            yield from _variables(right)
        case Extreme(_, parts):
            for part in parts:
                yield from _variables(part)


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _all(truths: list[Truth]) -> Truth:
    return False if False in truths else None if None in truths else True


def _any(truths: list[Truth]) -> Truth:
    return True if True in truths else None if None in truths else False


def _passes(possible: list[bool]) -> Truth:
    """What is so of all that is possible holds; what is so of none does not."""
    return False if not any(possible) else True if all(possible) else None


def _how_many(truths: list[Truth]) -> Interval:
    return Fraction(truths.count(True)), Fraction(len(truths) - truths.count(False))
