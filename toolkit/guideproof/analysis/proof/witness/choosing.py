"""A value for every element in a settled state: at the boundary where a bound is the point, else what a missing value
stands for, or as a vignette has it."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from guideproof.analysis.evaluation.facts import CodeSet, Value, assumptions, read_value
from guideproof.analysis.proof.solver.labeling import label
from guideproof.analysis.proof.solver.logic import FALSE_CELL, TRUE_CELL, Box
from guideproof.analysis.proof.solver.search import Leaf
from guideproof.analysis.proof.solver.space import Space, VarKind
from guideproof.model.element import Element
from guideproof.program.slots import CodeKind, SetKind, TruthKind

_STEPS = 20_000
_CASES = 9


class Chooser:
    """Chooses the values of patients of one guideline."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._usual: dict[str, Value | None] = {**assumptions(space.guideline)}

    def _usually(self, element: Element) -> Value | None:
        """What a missing value stands for, else the value that most of the first worked cases have."""
        if element.id not in self._usual:
            seen: Counter[Value] = Counter()
            given = (each.facts.get(element.id) for each in self._space.guideline.vignettes.values())
            for fact in islice((each for each in given if each is not None), _CASES):
                value = read_value(element, fact)
                if isinstance(value, bool | int | str):
                    seen[value] += 1
            self._usual[element.id] = max(seen, key=lambda value: (seen[value], str(value))) if seen else None
        return self._usual[element.id]

    def touched(self, leaf: Leaf) -> set[str]:
        """The input elements that a state says something about."""
        named = [self._space.variables[variable] for variable in {*leaf.box, *leaf.tied, *(leaf.labels.values or {})}]
        return {each.name for each in named if each.kind in (VarKind.INPUT, VarKind.MEMBER, VarKind.SIZE)}

    def values(self, leaf: Leaf) -> dict[str, Value]:
        """A complete patient of a settled state."""
        labels = self._labels(leaf)
        return {
            element.id: self._value(element, leaf.box, labels) for element in self._space.guideline.elements.values()
        }

    def _labels(self, leaf: Leaf) -> dict[int, int]:
        """Numbers for what is compared with each other, near the usual ones."""
        if not leaf.relations:
            return leaf.labels.values or {}
        wished = {}
        for variable in leaf.tied:
            named = self._space.variables[variable]
            element = self._space.guideline.elements.get(named.name) if named.kind is VarKind.INPUT else None
            usual = self._usually(element) if element is not None else None
            if isinstance(usual, int):
                wished[variable] = usual
        found = label(self._space, leaf.box, leaf.relations, _STEPS, wished)
        return found.values if found.values is not None else leaf.labels.values or {}

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
            case _:
                return labels[variable] if variable in labels else self._number(variable, mask, usual)

    def _number(self, variable: int, mask: int, usual: Value | None) -> int:
        """The usual number where any will do; else the one next to the bound that matters, not the end of the range."""
        space = self._space
        low, high = space.hull(variable, mask)
        if mask == space.full[variable]:
            return usual if isinstance(usual, int) else (low + high) // 2
        first, last = next(space.runs(variable, mask))
        return last if low == space.lows[variable][0] and first == low else first
