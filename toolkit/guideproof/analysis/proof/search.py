"""A search for a patient: constraint propagation over cells with chronological backtracking, exact within its budget.

Source of the scheme: M. Davis, G. Logemann, D. Loveland, A machine program for theorem-proving (1962), with
domains in place of truth values and lazily posted definitions; bounds consistency for linear terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from guideproof.analysis.proof.arithmetic import span
from guideproof.analysis.proof.labeling import Labels, feasible
from guideproof.analysis.proof.logic import FALSE, And, Box, Card, Formula, Lit, Or, Rel, negation
from guideproof.analysis.proof.space import Kind, Space


class Verdict(Enum):
    """What became of a question."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class Definitions(Protocol):
    """What a variable stands for."""

    @property
    def space(self) -> Space:
        """The variables and their cells."""

    def definition(self, variable: int, mask: int) -> Formula | None:
        """What it means that a variable lies in a mask; ``None`` for a free one."""


Choose = Callable[["Search"], "Iterator[tuple[Formula, ...]] | bool | None"]
"""Looks at a state: alternatives that must be tried, ``False`` where it cannot hold, ``None`` where all is settled."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A settled state: every point of ``box`` that meets the relations is a patient as asked for."""

    box: Box
    relations: tuple[Rel, ...]
    labels: Labels

    @property
    def tied(self) -> set[int]:
        """The variables whose values depend on each other."""
        return {variable for relation in self.relations for variable in relation.names}


class Search:
    """The state of a search: the mask of each variable, what is still to be decided, the relations that must hold."""

    def __init__(self, system: Definitions, box: Box | None = None, relations: Iterable[Rel] = ()) -> None:
        self.system = system
        self.space = system.space
        self.full = system.space.full
        self.box: Box = dict(box) if box else {}
        self.relations: list[Rel] = list(relations)
        self.pending: list[Formula] = []
        self.steps = 0
        self.incomplete = False
        self._trail: list[tuple[int, int | None]] = []
        self._looked = 0

    # -- looking -------------------------------------------------------------------------------------------------

    def value(self, formula: Formula) -> bool | None:
        """Whether the formula holds for every point, for none, or neither can be told."""
        self.steps += 1
        match formula:
            case Lit(variable, mask):
                now = self.box.get(variable)
                if now is None:
                    now = self.full[variable]
                rest = now & mask
                return True if rest == now else None if rest else False
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return self._any(parts)
            case Card(allowed, parts):
                sure, possible = self._counted(parts)
                window = ((1 << (possible - sure + 1)) - 1) << sure
                return True if allowed & window == window else None if allowed & window else False
            case Rel(linear, strict):
                low, high = span(linear, self.hull)
                if low > 0 or (low == 0 and not strict):
                    return True
                return False if high < 0 or (high == 0 and strict) else None

    def _all(self, parts: tuple[Formula, ...]) -> bool | None:
        result: bool | None = True
        for part in parts:
            value = self.value(part)
            if value is False:
                return False
            if value is None:
                result = None
        return result

    def _any(self, parts: tuple[Formula, ...]) -> bool | None:
        result: bool | None = False
        for part in parts:
            value = self.value(part)
            if value is True:
                return True
            if value is None:
                result = None
        return result

    def _counted(self, parts: tuple[Formula, ...]) -> tuple[int, int]:
        sure = possible = 0
        for part in parts:
            value = self.value(part)
            sure += value is True
            possible += value is not False
        return sure, possible

    def hull(self, variable: int) -> tuple[int, int]:
        """The least and the greatest number of a variable."""
        return self.space.hull(variable, self.box.get(variable, self.full[variable]))

    # -- asserting -----------------------------------------------------------------------------------------------

    def add(self, formula: Formula) -> bool:
        """Asserts a formula; false where it cannot hold. What is not settled is kept for later."""
        waiting = [formula]
        while waiting:
            match waiting.pop():
                case Lit(variable, mask):
                    if not self._narrow(variable, mask, waiting):
                        return False
                case And(parts):
                    waiting.extend(reversed(parts))
                case Rel() as relation:
                    self.relations.append(relation)
                    if not self._tighten(relation, waiting):
                        return False
                case rest:
                    if not self._reduce(rest, waiting, self.pending):
                        return False
        return True

    def _narrow(self, variable: int, mask: int, waiting: list[Formula]) -> bool:
        self.steps += 1
        old = self.box.get(variable)
        now = self.full[variable] if old is None else old
        new = now & mask
        if not new:
            return False
        if new != now:
            self._trail.append((variable, old))
            self.box[variable] = new
            defined = self.system.definition(variable, new)
            if defined is not None:
                waiting.append(defined)
        return True

    def _reduce(self, formula: Formula, waiting: list[Formula], kept: list[Formula]) -> bool:
        """Drops what holds, asserts what must hold, keeps the rest."""
        if isinstance(formula, Card):
            return self._reduce_count(formula, waiting, kept)
        assert isinstance(formula, Or)
        rest: list[Formula] = []
        for part in formula.parts:
            value = self.value(part)
            if value is True:
                return True
            if value is None:
                rest.append(part)
        if len(rest) == 1:
            waiting.append(rest[0])
        elif rest:
            kept.append(formula if len(rest) == len(formula.parts) else Or(tuple(rest)))
        return bool(rest)

    def _reduce_count(self, formula: Card, waiting: list[Formula], kept: list[Formula]) -> bool:
        values = [(part, self.value(part)) for part in formula.parts]
        sure = sum(value is True for _, value in values)
        unsettled = [part for part, value in values if value is None]
        window = ((1 << (len(unsettled) + 1)) - 1) << sure
        allowed = formula.allowed & window
        if allowed == window:
            return True
        if allowed == 1 << sure:
            waiting.extend(negation(part, self.full) for part in unsettled)
        elif allowed == 1 << (sure + len(unsettled)):
            waiting.extend(unsettled)
        elif allowed:
            kept.append(formula if not sure and len(unsettled) == len(values) else Card(allowed >> sure, tuple(unsettled)))
        return bool(allowed)

    def _tighten(self, relation: Rel, waiting: list[Formula]) -> bool:
        """Cuts off the cells that no point of a relation uses."""
        linear = relation.linear
        self.steps += 1 + len(linear.terms)
        _, high = span(linear, self.hull)
        if high < 0 or (high == 0 and relation.strict):
            return False
        for unknown, weight in linear.terms:
            if not isinstance(unknown, int):
                continue
            least, most = self.hull(unknown)
            slack = high - weight * (most if weight > 0 else least)
            if weight > 0:
                mask = self.space.at_least(unknown, -(slack // weight))
            else:
                mask = self.space.at_most(unknown, slack // -weight)
            if mask != self.full[unknown]:
                waiting.append(Lit(unknown, mask) if mask else FALSE)
        return True

    def propagate(self) -> bool:
        """Asserts all that follows at once from what was narrowed; false where nothing can hold."""
        while self._looked < len(self._trail):
            changed = {variable for variable, _ in self._trail[self._looked :]}
            self._looked = len(self._trail)
            pending, self.pending = self.pending, []
            for formula in pending:
                if isinstance(formula, Lit) or changed.isdisjoint(formula.names):
                    self.pending.append(formula)
                    continue
                waiting: list[Formula] = []
                if not self._reduce(formula, waiting, self.pending) or not all(map(self.add, waiting)):
                    return False
            for relation in list(self.relations):
                if not changed.isdisjoint(relation.names):
                    waiting = []
                    if not self._tighten(relation, waiting) or not all(map(self.add, waiting)):
                        return False
        return True

    # -- searching -----------------------------------------------------------------------------------------------

    def run(self, steps: int, choose: Choose | None = None) -> tuple[Verdict, Leaf | None]:
        """Looks for a settled state, with at most so many steps."""
        limit = self.steps + steps
        frames: list[tuple[int, int, list[Formula], Iterator[tuple[Formula, ...]]]] = []
        fine = self.propagate()
        while True:
            if self.steps > limit:
                return Verdict.OPEN, None
            if fine:
                alternatives = self._alternatives(choose)
                if alternatives is None:
                    leaf = self._leaf(limit)
                    if leaf is not None:
                        return Verdict.YES, leaf
                    fine = False
                elif isinstance(alternatives, bool):
                    fine = False
                else:
                    frames.append((len(self._trail), len(self.relations), self.pending, alternatives))
                    fine = False
            while not fine:
                if not frames:
                    return (Verdict.OPEN if self.incomplete else Verdict.NO), None
                trail, relations, pending, alternatives = frames[-1]
                self._undo(trail)
                del self.relations[relations:]
                self.pending = list(pending)
                following = next(alternatives, None)
                if following is None:
                    frames.pop()
                else:
                    fine = all(map(self.add, following)) and self.propagate()
                if self.steps > limit:
                    return Verdict.OPEN, None

    def _undo(self, mark: int) -> None:
        while len(self._trail) > mark:
            variable, old = self._trail.pop()
            if old is None:
                del self.box[variable]
            else:
                self.box[variable] = old
        self._looked = min(self._looked, mark)

    def _alternatives(self, choose: Choose | None) -> Iterator[tuple[Formula, ...]] | bool | None:
        if choose is not None:
            chosen = choose(self)
            if chosen is not None:
                return chosen
        if not self.pending:
            return self._uncounted()
        formula = min(self.pending, key=self._urgency)
        if isinstance(formula, Card):
            return self.by_literal(formula)
        self.pending = [each for each in self.pending if each is not formula]
        return self._by_part(formula)

    def by_literal(self, formula: Formula) -> Iterator[tuple[Formula, ...]]:
        """The first literal of an unsettled formula that is unsettled itself, and its negation."""
        while not isinstance(formula, Lit):
            assert isinstance(formula, And | Or | Card)
            formula = next(part for part in formula.parts if self.value(part) is None)
        return iter([(formula,), (negation(formula, self.full),)])

    def _uncounted(self) -> Iterator[tuple[Formula, ...]] | None:
        """The possible numbers of a count that a relation speaks of: it must be one, with what it counts."""
        for relation in self.relations:
            for variable in relation.names:
                mask = self.box.get(variable, self.full[variable])
                if mask & (mask - 1) and self.system.definition(variable, mask) is not None:
                    cells = (cell for cell in range(mask.bit_length()) if mask >> cell & 1)
                    return iter([(Lit(variable, 1 << cell),) for cell in cells])
        return None

    def _urgency(self, formula: Formula) -> tuple[bool, int]:
        """The ways to a node are chosen before anything else: they narrow most. Then what has the fewest parts."""
        assert isinstance(formula, Or | Card)
        return not any(map(self._on_the_way, formula.parts)), len(formula.parts)

    def _on_the_way(self, part: Formula) -> bool:
        first = part.parts[0] if isinstance(part, And) and part.parts else part
        return isinstance(first, Lit) and self.space.variables[first.variable].kind is Kind.NODE

    def _by_part(self, formula: Formula) -> Iterator[tuple[Formula, ...]]:
        """Each part of a disjunction in turn, which thereby holds; the free literals before it denied."""
        assert isinstance(formula, Or)
        denied: list[Formula] = []
        for part in formula.parts:
            yield (part, *denied)
            if isinstance(part, Lit) and self.system.definition(part.variable, part.mask) is None:
                denied.append(negation(part, self.full))

    def _leaf(self, limit: int) -> Leaf | None:
        labels = feasible(self.space, self.box, self.relations, max(0, limit - self.steps))
        self.steps += labels.steps
        if labels.values is None:
            self.incomplete = self.incomplete or not labels.exact
            return None
        return Leaf(dict(self.box), tuple(self.relations), labels)
