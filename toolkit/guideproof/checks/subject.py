"""What a check is given to look at: a guideline and, for those that need it, what is proven of it, the day, the checks
that are made and what the others found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from guideproof.diagnostic import Diagnostic
from guideproof.model.guideline import Guideline
from guideproof.timing import stage

if TYPE_CHECKING:
    from guideproof.analysis.proof import Budget, ProofProgress, Proofs
    from guideproof.checks.check import Check

F = TypeVar("F")


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
