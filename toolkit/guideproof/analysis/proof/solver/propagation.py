"""The state of a search and what follows from it at once: masks narrowed by formulas, definitions and relations.

Definitions are posted when a variable is narrowed; relations are bounds consistent over the cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from guideproof.analysis.proof.solver.arithmetic import Linear, Risen, left_to, span
from guideproof.analysis.proof.solver.differences import Differences
from guideproof.analysis.proof.solver.logic import FALSE, And, Box, Card, Formula, Lit, Or, Rel, negation
from guideproof.analysis.proof.solver.space import Space


class Definitions(Protocol):
    """What a variable stands for."""

    @property
    def space(self) -> Space:
        """The variables and their cells."""

    def definition(self, variable: int, mask: int) -> Formula | None:
        """What it means that a variable lies in a mask; ``None`` for a free one."""


class Propagation:
    """The state of a search: the mask of each variable, what is still to be decided, the relations that must hold."""

    def __init__(self, system: Definitions, box: Box | None = None, relations: Iterable[Rel] = ()) -> None:
        self.system = system
        self.space = system.space
        self.full = system.space.full
        self.box: Box = dict(box) if box else {}
        self.relations: list[Rel] = list(relations)
        self.pending: list[Formula] = []
        self.steps = 0
        self._trail: list[tuple[int, int | None]] = []
        self._looked = 0

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
            kept.append(
                formula if not sure and len(unsettled) == len(values) else Card(allowed >> sure, tuple(unsettled))
            )
        return bool(allowed)

    def _tighten(self, relation: Rel, waiting: list[Formula]) -> bool:
        """Cuts off the cells that no point of a relation uses."""
        return self._cut(relation.linear, relation.strict, waiting)

    def _cut(self, linear: Linear, strict: bool, waiting: list[Formula]) -> bool:
        self.steps += 1 + len(linear.terms)
        _, high = span(linear, self.hull)
        if high < 0 or (high == 0 and strict):
            return False
        for unknown, weight in linear.terms:
            if isinstance(unknown, int):
                least, most = self.hull(unknown)
                slack = high - weight * (most if weight > 0 else least)
                if weight > 0:
                    mask = self.space.at_least(unknown, -(slack // weight))
                else:
                    mask = self.space.at_most(unknown, slack // -weight)
                if mask != self.full[unknown]:
                    waiting.append(Lit(unknown, mask) if mask else FALSE)
            elif isinstance(unknown, Risen) and not self._cut(
                left_to(unknown, weight, high, self.hull), False, waiting
            ):
                return False
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
        return not self.space.dated or self._apart()

    def _apart(self) -> bool:
        """Whether dates can be as far apart as the relations demand."""
        if len(self.relations) < 2:
            return True
        differences = Differences(dict.fromkeys(self.relations), self.space)
        self.steps += differences.steps
        return differences.closed(self.hull) is not None

    @property
    def mark(self) -> int:
        """How much was narrowed so far, for ``undo``."""
        return len(self._trail)

    def undo(self, mark: int) -> None:
        """Takes back what was narrowed since the trail had this length."""
        while len(self._trail) > mark:
            variable, old = self._trail.pop()
            if old is None:
                del self.box[variable]
            else:
                self.box[variable] = old
        self._looked = min(self._looked, mark)
