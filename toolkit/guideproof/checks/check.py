"""What a check is: a code, a name, a weight and a function from a subject to findings. And what a subject is: a
guideline and, for those that need it, what is proven of it, the day, the checks that are made, what others found."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from guideproof.checks.allowing import allowing
from guideproof.checks.kept_patient import keeping
from guideproof.diagnostic import Diagnostic, Fix, Note, Severity, Witness
from guideproof.model.guideline import Guideline
from guideproof.source import Span
from guideproof.timing import stage

if TYPE_CHECKING:
    from guideproof.analysis.proof import Budget, ProofProgress, Proofs

F = TypeVar("F")

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
    CASES = "Worked cases"
    METADATA = "Metadata"


_STAGES = {
    "1": Stage.READING,
    "2": Stage.GRAPH,
    "3": Stage.PROOFS,
    "4": Stage.EVIDENCE,
    "5": Stage.CASES,
    "6": Stage.METADATA,
}


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


class Subject(Struct, frozen=True):
    """A guideline on a day.

    ``prove`` proves all that is to be proven of it, once. ``checks`` are all there are, ``asked`` those asked for,
    ``made`` those made now; ``whole`` says that none was left out by who asks. ``earlier`` is what they found, for a
    check that ``follows`` them.
    """

    guideline: Guideline
    today: date
    prove: Callable[[], Proofs]
    checks: tuple[Check, ...] = ()
    asked: tuple[Check, ...] = ()
    made: tuple[Check, ...] = ()
    whole: bool = True
    earlier: tuple[Diagnostic, ...] = ()

    @property
    def proofs(self) -> Proofs:
        """All that is proven; whoever asks first waits for it."""
        return self.prove()

    def facts(self, kind: type[F]) -> Iterator[F]:
        """The facts of one kind that were proven."""
        return (fact for fact in self.proofs.facts if isinstance(fact, kind))

    def named(self, name: str) -> Check | None:
        """The check of a code (``GP201``) or a slug (``unreachable-node``)."""
        return next((check for check in self.checks if name.upper() == check.code or name == check.slug), None)


def subject_of(
    guideline: Guideline, today: date, *, progress: ProofProgress | None = None, budget: Budget | None = None
) -> Subject:
    """A guideline on a day, of which nothing is proven until somebody asks; ``budget`` says how much work that may
    take, and ``progress`` is told how far it is."""

    @cache
    def proofs() -> Proofs:
        from guideproof.analysis.proof import prove  # most commands prove nothing, and it takes as long as reading

        with stage("proofs"):
            return prove(guideline, budget, progress=progress)

    return Subject(guideline, today, proofs)
