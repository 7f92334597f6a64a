"""Taking a patient's facts in: each fits its element, no constraint is broken, every class is one (section 12)."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from typing import Any

from guideproof.analysis.derivation import compile_derived, conflicting_classes
from guideproof.analysis.facts import quoted, read_value
from guideproof.analysis.graph import derived_order
from guideproof.analysis.reasons import Reasons
from guideproof.analysis.result import Problem
from guideproof.analysis.truth import compile_condition
from guideproof.analysis.value_faults import explain
from guideproof.model.element import Classify
from guideproof.model.fault import OutOfRange, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.guideline import Guideline

MOST_REMEMBERED = 16_384
"""How many facts of earlier patients are kept as read: values lie on grids, so they come again and again."""


_REMEMBERED = frozenset({bool, str, int, float, Fraction})
_FAULTS = frozenset({TypeMismatch, UnitMismatch, OutOfRange, UnknownCode})


class Admission:
    """Checks the facts of patients against one guideline and completes them with the derived elements."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._reasons = Reasons(guideline)
        self._read = lru_cache(maxsize=MOST_REMEMBERED, typed=True)(self._read_fact)
        self._derived = [(id, compile_derived(guideline.derived[id], guideline)) for id in derived_order(guideline)]
        self._classes = [
            (id, conflicting_classes(guideline.derived[id], guideline))
            for id, _ in self._derived
            if isinstance(guideline.derived[id].definition, Classify)
        ]
        self._constraints = [
            (constraint, compile_condition(constraint.holds, guideline))
            for constraint in guideline.constraints.values()
        ]

    def admit(self, facts: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        """The state of a patient for conditions to be asked of, and every problem, in the order of the facts."""
        state: dict[str, Any] = {}
        problems: list[Problem] = []
        elements = self._guideline.elements
        for id, given in facts.items():
            if id not in elements:
                problems.append(self._stranger(id))
                continue
            value = self._read(id, given) if type(given) in _REMEMBERED else self._read_fact(id, given)
            if type(value) in _FAULTS:
                problems.append(Problem(id, None, explain(value)))
            elif value is not None:
                state[id] = value
        if problems:
            return state, problems
        for id, compute in self._derived:
            value = compute(state)
            if value is not None:
                state[id] = value
        problems += self._broken(state)
        return state, problems

    def _read_fact(self, id: str, given: Any) -> Any:
        return read_value(self._guideline.elements[id], given)

    def _stranger(self, id: Any) -> Problem:
        name = quoted(id)
        if id in self._guideline.derived:
            return Problem(name, None, f"`{name}` is derived: it is computed from other elements and cannot be given")
        nearest = get_close_matches(name, self._guideline.elements, 1)
        hint = f"; did you mean `{nearest[0]}`?" if nearest else ""
        return Problem(name, None, f"the guideline has no element `{name}`{hint}")

    def _broken(self, state: dict[str, Any]) -> list[Problem]:
        problems: list[Problem] = []
        for constraint, holds in self._constraints:
            if holds(state) is False:
                facts = ", ".join(self._reasons.because(constraint.holds, False, state, {}))
                problems.append(
                    Problem(None, constraint.id, f"{facts}: no patient can have this. {constraint.because}")
                )
        for id, conflict in self._classes:
            classes = conflict(state)
            if classes is not None:
                found = f"{' and '.join(classes)} hold at once" if classes else "no class holds"
                problems.append(Problem(id, None, f"`{id}` cannot be determined: {found}"))
        return problems
