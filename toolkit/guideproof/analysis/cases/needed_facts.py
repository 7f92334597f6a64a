"""Which facts somebody cannot do without, read off where they come and what they show, without a trial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from guideproof.analysis.cases.asking import FoundCase
from guideproof.analysis.cases.boundaries import Boundary
from guideproof.analysis.cases.condition_coverage import ConditionSide
from guideproof.analysis.cases.moving import changed_condition
from guideproof.analysis.cases.uncovered import Missed
from guideproof.model.condition import Condition, conjuncts
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import lowered
from guideproof.program.proposition import IsOneOf, NumberWithin, Sort

Shown = Missed | Boundary
"""What a case is made for."""


class NeededFacts:
    """One guideline; what its branches need is worked out as it is asked for."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._by_branch: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, patient: FoundCase, shows: Iterable[Shown]) -> set[str]:
        """Inputs without which a patient does not go the same way, or shows less. There may be others."""
        taken = ((step.node, step.branch) for step in patient.evaluation.path if step.branch is not None)
        found = {id for node, branch in taken for id in self._of_branch(node, branch)}
        return found | {id for shown in shows for id in self._showing(shown)}

    @cached_property
    def _conditions(self) -> dict[tuple[str, str], Condition | None]:
        return {(node.id, each.id): each.when for node in self._guideline.nodes.values() for each in node.branches}

    def _of_branch(self, node: str, branch: str) -> tuple[str, ...]:
        """The inputs without which it is not certain that a branch is taken: each is all that a part of its condition
        reads."""
        if (node, branch) not in self._by_branch:
            when = self._conditions.get((node, branch))
            parts = conjuncts(when) if when is not None else ()
            self._by_branch[node, branch] = tuple(id for part in parts for id in self._sole([part]))
        return self._by_branch[node, branch]

    def _showing(self, shown: Shown) -> Iterator[str]:
        """The input without which a test is undecided that is to be decided, or undecided both before and after it is
        shifted."""
        if isinstance(shown, ConditionSide):
            yield from self._sole([shown.atom.test])
        elif isinstance(shown, Boundary) and shown.mutant.place is not None:
            yield from self._sole(changed_condition(self._guideline, shown.mutant) or ())

    def _sole(self, conditions: Iterable[Condition]) -> Iterator[str]:
        """The input without which some tests are unknown, whatever else is known, if it is one for all of them."""
        found: set[str | None] = set()
        for condition in conditions:
            match lowered(condition, self._guideline):
                case IsOneOf(id):
                    found.add(id)
                case NumberWithin(number) if number.sort is Sort.VALUE:
                    found.add(number.element)
                case _:
                    found.add(None)
        for read in found if len(found) == 1 else ():
            element = self._guideline.elements.get(read) if read is not None else None
            if element is not None and element.assumption is None:
                yield element.id
