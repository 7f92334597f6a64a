"""Which elements apply to a patient (section 4): asked of a state, like any condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from guideproof.analysis.evaluation.truth import Predicate, State, compiled
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import applicable

DOES_NOT_APPLY: Final = "does_not_apply"
"""What stands for a derived value that does not apply (section 12)."""


def applying(guideline: Guideline) -> dict[str, Predicate]:
    """For each element that may be told not to apply whether it does, as a function of the state."""
    return {id: compiled(holds, guideline) for id, holds in applicable(guideline).items()}


def where_it_applies(
    data: Mapping[str, Callable[[Any], Any]], applying: Mapping[str, Predicate]
) -> Callable[[State], dict[str, Any]]:
    """How derived values become the data of section 12, from how each does where it applies: ``None`` where it may or
    may not."""
    sometimes = [(id, applying[id]) for id in data if id in applying]

    def derived(state: State) -> dict[str, Any]:
        found = {id: as_data(state[id]) for id, as_data in data.items()}
        for id, holds in sometimes:
            truth = holds(state)
            if truth is not True:
                found[id] = None if truth is None else DOES_NOT_APPLY
        return found

    return derived
