"""From one point to a settled state around it: what of the point makes the formulas true, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from guideproof.analysis.proof.solver.arithmetic import Exact, Linear, span
from guideproof.analysis.proof.solver.labeling import Labels
from guideproof.analysis.proof.solver.logic import And, Box, Card, Formula, Lit, Or, Rel, negation
from guideproof.analysis.proof.solver.propagation import Definitions
from guideproof.analysis.proof.solver.search import Leaf


class Point:
    """A number for every free numeric variable, the place of a cell for every other one: of ``values``, else as it is
    ``told``. Variables that nobody spoke of have the first of their values."""

    def __init__(
        self, system: Definitions, values: Mapping[int, int], told: Callable[[int], int | None] = lambda _: None
    ) -> None:
        self.system, self.space = system, system.space
        self.values = dict(values)
        self._told_of = told
        self._known: dict[Formula, bool] = {}

    def number(self, variable: int) -> int:
        """The number of a free variable or of a count."""
        counted = self.system.definition(variable, self.space.full[variable])
        if isinstance(counted, Card):
            return sum(map(self.holds, counted.parts))
        if variable not in self.values:
            told = self._told_of(variable)
            first = self.space.lows[variable][0] if variable in self.space.lows else 0
            self.values[variable] = first if told is None else told
        return self.values[variable]

    def cell(self, variable: int) -> int:
        """The place of the cell of a free variable."""
        number = self.number(variable)
        return self.space.cell(variable, number) if variable in self.space.lows else number

    def term(self, linear: Linear) -> Exact:
        """The value of a term."""
        value, _ = span(linear, lambda variable: (self.number(variable),) * 2)
        return value

    def holds(self, formula: Formula) -> bool:
        """Whether a formula holds at the point. What is defined rests on what comes before it, so that a track is
        followed step by step and never deep."""
        waiting = [formula]
        while waiting:
            now = waiting[-1]
            if now in self._known:
                waiting.pop()
                continue
            lacking = [each for each in self._rests_on(now) if each not in self._known]
            if lacking:
                waiting += lacking
            else:
                self._known[waiting.pop()] = self._told(now)
        return self._known[formula]

    def _rests_on(self, formula: Formula) -> tuple[Formula, ...]:
        match formula:
            case Lit(variable, mask):
                definition = self.system.definition(variable, mask)
                return () if definition is None else (definition,)
            case And(parts) | Or(parts) | Card(_, parts):
                return parts
            case Rel():
                return ()

    def _told(self, formula: Formula) -> bool:
        match formula:
            case Lit(variable, mask):
                definition = self.system.definition(variable, mask)
                return bool(mask >> self.cell(variable) & 1) if definition is None else self._known[definition]
            case And(parts):
                return all(self._known[part] for part in parts)
            case Or(parts):
                return any(self._known[part] for part in parts)
            case Card(allowed, parts):
                return bool(allowed >> sum(self._known[part] for part in parts) & 1)
            case Rel(linear, strict):
                value = self.term(linear)
                return value > 0 or (value == 0 and not strict)


def implicant(system: Definitions, point: Point, formulas: Iterable[Formula]) -> Leaf:
    """A settled state in which all formulas hold, around a point at which they do."""
    full = system.space.full
    box: Box = {}
    relations: dict[Rel, None] = {}
    waiting = list(formulas)
    done: set[Formula] = set()
    while waiting:
        formula = waiting.pop()
        if formula in done:
            continue
        done.add(formula)
        match formula:
            case Lit(variable, mask):
                box[variable] = box.get(variable, full[variable]) & mask
                definition = system.definition(variable, mask)
                waiting += [] if definition is None else [definition]
            case And(parts):
                waiting += parts
            case Or(parts):
                waiting.append(next(part for part in parts if point.holds(part)))
            case Card(allowed, parts):
                waiting += _counted(point, allowed, parts, full)
            case Rel() as relation:
                relations[relation] = None
                for variable in relation.names:
                    counted = system.definition(variable, full[variable])
                    if isinstance(counted, Card):
                        waiting.append(Lit(variable, 1 << point.number(variable)))
                        waiting += [part if point.holds(part) else negation(part, full) for part in counted.parts]
    tied = {variable for relation in relations for variable in relation.names}
    values = {each: point.number(each) for each in tied}
    return Leaf(box, tuple(relations), Labels(values, True, 0))


def _counted(point: Point, allowed: int, parts: tuple[Formula, ...], full: list[int]) -> list[Formula]:
    """So many of the parts that hold, and of those that do not, that the number is allowed whatever the others do."""
    held = [part for part in parts if point.holds(part)]
    others = [part for part in parts if not point.holds(part)]
    least = most = len(held)
    while least and allowed >> (least - 1) & 1:
        least -= 1
    while most < len(parts) and allowed >> (most + 1) & 1:
        most += 1
    return held[:least] + [negation(part, full) for part in others[: len(parts) - most]]
