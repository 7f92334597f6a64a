"""What a check is: a code, a name, a weight and a function from a guideline to findings."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from guideproof.diagnostic import Diagnostic, Note, Severity, Witness
from guideproof.model.guideline import Guideline
from guideproof.source import Span

OFF = "off"
"""What a manifest says of a check that is not to be made."""


class Stage(StrEnum):
    """What a check speaks of, after the ranges of the codes; the value is the heading on the reference page."""

    READING = "Reading"
    GRAPH = "Graph and references"
    PROOFS = "Logic and proofs"
    EVIDENCE = "Evidence"
    METADATA = "Metadata"


_STAGES = {"1": Stage.READING, "2": Stage.GRAPH, "3": Stage.PROOFS, "4": Stage.EVIDENCE, "6": Stage.METADATA}


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Its manual page is the docstring of the module that defines ``find``.

    ``misled`` tells, for a check that speaks of the guideline as a whole, where something could not be read that would
    mislead it (``None``: nowhere); the check is then left out, and `not-checked` says so.
    """

    code: str
    slug: str
    severity: Severity
    find: Callable[[Guideline], Iterator[Diagnostic]]
    misled: Callable[[Guideline], Span | None] | None = None

    @property
    def stage(self) -> Stage:
        """What the check speaks of."""
        return _STAGES[self.code[2]]

    @property
    def manual(self) -> str:
        """The manual page: what it finds, why it matters, how to fix it; Markdown."""
        return inspect.cleandoc(sys.modules[self.find.__module__].__doc__ or "")

    @property
    def summary(self) -> str:
        """The first sentence of the manual page."""
        return self.manual.partition("\n")[0]

    def found(
        self,
        guideline: Guideline,
        span: Span,
        message: str,
        *,
        hint: str | None = None,
        notes: Sequence[Note] = (),
        witness: Witness | None = None,
    ) -> Diagnostic:
        """A finding of this check, with its trail."""
        trail = guideline.trail(span)
        return Diagnostic(self.code, self.slug, self.severity, message, span, trail, tuple(notes), hint, witness)

    def severity_in(self, guideline: Guideline) -> Severity | None:
        """How much a finding weighs in a guideline, whose manifest may say so by code or by name; ``None`` for off."""
        asked = guideline.manifest.severity
        said = asked.get(self.code, asked.get(self.slug, self.severity))
        return None if said == OFF else Severity(said)
