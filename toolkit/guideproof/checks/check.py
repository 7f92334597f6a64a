"""What a check is: a code, a name, a weight and a function from a subject to findings."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum, StrEnum

from msgspec import Struct

from guideproof.checks.allowing import allowing
from guideproof.checks.kept_patient import keeping
from guideproof.checks.subject import Subject
from guideproof.diagnostic import Diagnostic, Fix, Note, Severity, Witness
from guideproof.model.guideline import Guideline
from guideproof.source import Span

OFF = "off"
"""What a manifest says of a check that is not to be made."""


class Lenience(StrEnum):
    """What a guideline may say of the findings of a check (sections 3 and 11)."""

    FREE = "they may be weighed in the manifest and allowed where they stand"
    ALLOWED = "they may be allowed where they stand, with a reason"
    NONE = "nothing can be built on what they find"


class Level(IntEnum):
    """How far something must have been read for a check to speak of it."""

    FILE = 0
    SHAPE = 1
    MEANING = 2


class Stage(StrEnum):
    """What a check speaks of, after the ranges of the codes; the value is the heading on the reference page."""

    READING = "Reading"
    GRAPH = "Graph and references"
    PROOFS = "Logic and proofs"
    EVIDENCE = "Evidence"
    METADATA = "Metadata"


_STAGES = {"1": Stage.READING, "2": Stage.GRAPH, "3": Stage.PROOFS, "4": Stage.EVIDENCE, "6": Stage.METADATA}


_LEVELS = dict.fromkeys(("GP101", "GP102", "GP103", "GP104", "GP112", "GP115", "GP117"), Level.FILE) | dict.fromkeys(
    ("GP105", "GP106", "GP118"), Level.SHAPE
)


class Check(Struct, frozen=True):
    """One check. Its manual page is the docstring of the module that defines ``find``.

    ``preconditions`` tells, for a check that speaks of the guideline as a whole, where something could not be read that
    it relies on; if there is such a place the check is left out, and `not-checked` says so. ``follows`` says that it
    speaks of what the others found. ``lenience`` is what a
    guideline may say of its findings: nothing of those of reading, unless said, and whatever it likes of others.
    """

    code: str
    slug: str
    severity: Severity
    find: Callable[[Subject], Iterator[Diagnostic]]
    preconditions: Callable[[Guideline], tuple[Span, ...]] | None = None
    lenience: Lenience | None = None
    follows: bool = False

    @property
    def stage(self) -> Stage:
        """What the check speaks of."""
        return _STAGES[self.code[2]]

    @property
    def level(self) -> Level:
        """How far something must have been read for it to speak of that."""
        return _LEVELS.get(self.code, Level.MEANING)

    @property
    def lenient(self) -> Lenience:
        """What a guideline may say of its findings."""
        return self.lenience or (Lenience.NONE if self.stage is Stage.READING else Lenience.FREE)

    def waits_for(self, guideline: Guideline) -> tuple[Span, ...]:
        """The places of what could not be read and the check relies on."""
        return self.preconditions(guideline) if self.preconditions is not None else ()

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
        fixes: Sequence[Fix] = (),
    ) -> Diagnostic:
        """A finding of this check, with its trail. Its patient can be kept as a worked case, and itself be allowed
        where a guideline may."""
        trail = guideline.trail(span)
        kept = () if witness is None else keeping(guideline, witness)
        allowed = () if self.lenient is Lenience.NONE or self.follows else allowing(guideline, self.slug, span)
        mended = (*fixes, *kept, *allowed)
        return Diagnostic(
            self.code, self.slug, self.severity, message, span, trail, tuple(notes), hint, witness, fixes=mended
        )

    def severity_in(self, guideline: Guideline) -> Severity | None:
        """How much a finding weighs in a guideline, whose manifest may say so by code or by name; ``None`` for off."""
        named = (self.code, self.slug)
        weights = guideline.manifest.severity.items()
        said = [weight.said for name, weight in weights if name in named or name.upper() in named]
        if not said or self.lenient is not Lenience.FREE:
            return self.severity
        return min((Severity(each) for each in said if each != OFF), key=tuple(Severity).index, default=None)
