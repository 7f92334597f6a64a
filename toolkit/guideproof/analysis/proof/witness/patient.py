"""A patient who proves something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from guideproof.analysis.evaluation.result import Evaluation


class Patient(Struct, frozen=True):
    """A witness. ``facts`` is what a patient file would say, reduced to what matters; what it leaves out can be
    anything that makes a valid patient. ``evaluation`` is what the evaluator did with these facts. ``entry`` is
    ``None`` where the fault lies in the elements and not on a track (the evaluation is then at the default entry)."""

    entry: str | None
    facts: Mapping[str, Any]
    evaluation: Evaluation

    @property
    def path(self) -> tuple[str, ...]:
        """The nodes that apply, each once, in order."""
        return tuple(dict.fromkeys(step.node for step in self.evaluation.path))

    @property
    def recommendations(self) -> tuple[str, ...]:
        """What is recommended, as ``for X`` and ``against Y``, each once, in order."""
        recommended = self.evaluation.recommendations
        return tuple(dict.fromkeys(f"{each.item.direction} {each.intervention.id}" for each in recommended))
