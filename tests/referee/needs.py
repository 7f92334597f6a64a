"""What is missing of a patient, from the page of the language; section 12."""

from __future__ import annotations

from collections.abc import Iterator

from tests.referee.formulas import variables
from tests.referee.record import Record

from guideproof.model.condition import All, AnyOf, Bound, Compares, Condition, Not, SetCount
from guideproof.model.element import (
    VISIT,
    Classify,
    Computed,
    Count,
    DateAfter,
    Elapsed,
    ElementType,
    Points,
    Sum,
)
from guideproof.model.node import HitPolicy


class Needing(Record):
    """A patient of whom it can be asked what an unknown condition still reads."""

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
                yield from self.missing_of(element)
                yield from self.missing_of(other)
            case _:
                yield from self.missing_of(condition.element)  # type: ignore[union-attr]

    def missing_of(self, id: str) -> Iterator[str]:
        """What of an element is missing: itself, or what it is made of. The day of the visit never is."""
        element = self.guideline.elements.get(id)
        if element is not None and element.applies_when is not None and self.element_applies(id) is not True:
            yield from self.missing(element.applies_when)
            return
        if id == VISIT or self.is_date(id):
            yield from [] if id == VISIT or len(set(self.days(id))) == 1 else [id]
            return
        if element is not None:
            held = self.known.get(id)
            part = element.type is ElementType.CODES and any(self.member(id, code) is None for code in element.codes)
            if held is None or part:
                yield id
        else:
            yield from self._missing_of_derived(id)

    def _missing_of_derived(self, id: str) -> Iterator[str]:
        match self.guideline.derived[id].definition:
            case Computed(expression):
                read, conditions = tuple(variables(expression)), ()
            case Sum(elements):
                read, conditions = elements, ()
            case Elapsed() | DateAfter():
                read, conditions = self.guideline.derived[id].operands, ()
            case Count(counted):
                read, conditions = (), counted
            case Points(branches):
                read, conditions = (), tuple(branch.when for branch in branches if branch.points)
            case Classify() as classify:
                yield from self._missing_of_classes(classify)
                return
            case condition:
                read, conditions = (), (condition,)
        for each in read:
            yield from self.missing_of(each)
        for condition in conditions:
            yield from self.missing(condition)

    def _missing_of_classes(self, classify: Classify) -> Iterator[str]:
        held = [self.truth(branch.when) for branch in classify.branches if branch.when is not None]
        for branch in classify.branches:
            if branch.when is not None:
                yield from self.missing(branch.when)
            if (True not in held) if branch.when is None else self.truth(branch.when) is not False:
                for operand in branch.operands:
                    yield from self.missing_of(operand)
            if classify.hit_policy is HitPolicy.FIRST and branch.when is not None and self.truth(branch.when):
                return
