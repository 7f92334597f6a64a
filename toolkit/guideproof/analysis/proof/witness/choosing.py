"""A value for every element in a settled state: at the boundary where a bound is the point, else what a missing value
stands for, or as a vignette has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from guideproof.analysis.evaluation.applying import applying
from guideproof.analysis.evaluation.derivation import compile_derived
from guideproof.analysis.evaluation.facts import CodeSet, DaySpan, Value, assumptions, read_value
from guideproof.analysis.graph.edges import derived_order
from guideproof.analysis.proof.solver.labeling import label
from guideproof.analysis.proof.solver.logic import FALSE_CELL, TRUE_CELL, Box
from guideproof.analysis.proof.solver.search import Leaf
from guideproof.analysis.proof.solver.space import Space, VarKind
from guideproof.model.calendar import day_of
from guideproof.model.element import VISIT, Element
from guideproof.program.slots import CodeKind, DateKind, SetKind, TruthKind

_STEPS = 20_000
_CASES = 9
_VISIT = day_of(2026, 6, 15)
_VISITS = day_of(2020, 1, 1), day_of(2035, 12, 31)
_BORN = day_of(1936, 1, 1)
"""Whoever was born later is not above 100 at any of these visits."""


class Chooser:
    """Chooses the values of patients of one guideline."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._usual: dict[str, Value | None] = {**assumptions(space.guideline)}
        guideline = space.guideline
        self._applying = applying(guideline)
        order = derived_order(guideline) if self._applying else ()
        self._computations = [(id, compile_derived(guideline.derived[id], guideline)) for id in order]

    def _usually(self, element: Element) -> Value | None:
        """What a missing value stands for, else the value that most of the first worked cases have."""
        if element.id not in self._usual:
            seen: Counter[Value] = Counter()
            given = (each.facts.get(element.id) for each in self._space.guideline.vignettes.values())
            for fact in islice((each for each in given if each is not None), _CASES):
                value = read_value(element, fact, named=())
                if isinstance(value, bool | int | str):
                    seen[value] += 1
            self._usual[element.id] = max(seen, key=lambda value: (seen[value], str(value))) if seen else None
        return self._usual[element.id]

    def touched(self, leaf: Leaf) -> set[str]:
        """The input elements that a state says something about."""
        named = [self._space.variables[variable] for variable in {*leaf.box, *leaf.tied, *(leaf.labels.values or {})}]
        visit = [VISIT] if self._space.dated else []  # which is always given
        return {*visit, *(each.name for each in named if each.kind in (VarKind.INPUT, VarKind.MEMBER, VarKind.SIZE))}

    def values(self, leaf: Leaf) -> dict[str, Value]:
        """A complete patient of a settled state: without what does not apply."""
        labels = self._labels(leaf)
        elements = self._space.guideline.elements.values()
        values = {element.id: self._value(element, leaf.box, labels) for element in elements}
        if self._space.dated:
            values = {VISIT: self._visit(leaf.box, labels), **values}
        if not self._applying:
            return values
        state: dict[str, Any] = {**values}  # what does not apply is read by nothing
        for id, compute in self._computations:
            state[id] = compute(state)
        return {id: value for id, value in values.items() if id not in self._applying or self._applying[id](state)}

    def _visit(self, box: Box, labels: dict[int, int]) -> int:
        """The day of the visit."""
        variable = self._space.find(VarKind.INPUT, VISIT)
        if variable in labels:
            return labels[variable]
        runs = list(self._space.runs(variable, box.get(variable, self._space.full[variable])))
        return min((min(max(low, _VISIT), high) for low, high in runs), key=lambda day: abs(day - _VISIT))

    def _labels(self, leaf: Leaf) -> dict[int, int]:
        """Numbers for what is compared with each other, near the usual ones."""
        if not leaf.relations:
            return leaf.labels.values or {}
        wished = {self._space.find(VarKind.INPUT, VISIT): _VISIT} if self._space.dated else {}
        for variable in leaf.tied:
            named = self._space.variables[variable]
            element = self._space.guideline.elements.get(named.name) if named.kind is VarKind.INPUT else None
            usual = self._usually(element) if element is not None else None
            if isinstance(usual, int):
                wished[variable] = usual
            elif isinstance(usual, DaySpan):
                wished[variable] = usual.first
        for within in self._lives(leaf.tied):
            found = label(self._space, leaf.box, leaf.relations, _STEPS, wished, within)
            if found.values is not None:
                return found.values
        return leaf.labels.values or {}

    def _lives(self, tied: set[int]) -> Iterator[dict[int, tuple[int, int]]]:
        """Where the dates of people lie who come to a visit these years, then where they may lie; with others too."""
        if self._space.dated:
            visit = self._space.find(VarKind.INPUT, VISIT)
            kinds = ((each, self._space.program.kind(self._space.variables[each].name)) for each in tied - {visit})
            dates = {each: (_BORN, kind.last) for each, kind in kinds if isinstance(kind, DateKind)}
            yield {visit: _VISITS, **dates}
            yield {visit: _VISITS}
        yield {}

    def _value(self, element: Element, box: Box, labels: dict[int, int]) -> Value:
        kind = self._space.program.kind(element.id)
        if isinstance(kind, SetKind):
            usual = self._usually(element)
            members = [self._space.find(VarKind.MEMBER, element.id, code) for code in kind.codes]
            said = {self._space.find(VarKind.SIZE, element.id), *members}
            if isinstance(usual, CodeSet) and said.isdisjoint((*box, *labels)):
                return usual
            present = frozenset(
                code
                for code in kind.codes
                if not box.get(self._space.find(VarKind.MEMBER, element.id, code), FALSE_CELL) & FALSE_CELL
            )
            return CodeSet(present, frozenset(kind.codes) - present)
        variable = self._space.find(VarKind.INPUT, element.id)
        mask, usual = box.get(variable, self._space.full[variable]), self._usually(element)
        match kind:
            case TruthKind():
                if mask != TRUE_CELL | FALSE_CELL:
                    return mask == TRUE_CELL
                return usual if isinstance(usual, bool) else False
            case CodeKind(codes):
                if isinstance(usual, str) and mask >> codes.index(usual) & 1:
                    return usual
                return codes[(mask & -mask).bit_length() - 1]
            case DateKind():
                day = labels[variable] if variable in labels else self._number(variable, mask, usual)
                return DaySpan(day, day)
            case _:
                return labels[variable] if variable in labels else self._number(variable, mask, usual)

    def _number(self, variable: int, mask: int, usual: Value | None) -> int:
        """The usual number where any will do; else the one next to the bound that matters, not the end of the range."""
        space = self._space
        low, high = space.hull(variable, mask)
        if isinstance(usual, DaySpan):
            return usual.first if mask >> space.cell(variable, usual.first) & 1 else low
        if mask == space.full[variable]:
            return usual if isinstance(usual, int) else (low + high) // 2
        first, last = next(space.runs(variable, mask))
        return last if low == space.lows[variable][0] and first == low else first
