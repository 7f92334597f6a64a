"""Safety rules: what must never, or always, be recommended (section 8)."""

from __future__ import annotations

from dataclasses import dataclass

from guideproof.model.condition import Condition
from guideproof.model.reference import Allowance, EvidenceLink, Ref
from guideproof.source import Span


@dataclass(frozen=True, slots=True)
class Named:
    """Interventions by id: any of them."""

    interventions: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class InCategory:
    """Every intervention of a category."""

    category: Ref


@dataclass(frozen=True, slots=True)
class WithTag:
    """Every intervention with a tag."""

    tag: Ref


Target = Named | InCategory | WithTag


@dataclass(frozen=True, slots=True)
class Never:
    """Recommended to no patient for whom ``when`` holds (``None``: to nobody)."""

    target: Target
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Always:
    """Recommended to every patient for whom ``when`` holds, at one entry point or at all."""

    target: Target
    when: Condition | None
    entry: Ref | None


@dataclass(frozen=True, slots=True)
class NeverTogether:
    """No two different interventions that different entries name recommended to one patient."""

    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """A safety rule. ``severity`` is the check's unless it says otherwise."""

    id: str
    title: str
    because: str
    rule: Never | Always | NeverTogether
    evidence: tuple[EvidenceLink, ...]
    severity: str | None
    allow: tuple[Allowance, ...]
    span: Span
    title_span: Span | None = None


def targets_of(rule: Never | Always | NeverTogether) -> tuple[Target, ...]:
    """The interventions that a rule speaks of, as it names them."""
    match rule:
        case NeverTogether(targets):
            return targets
        case Never(target) | Always(target):
            return (target,)
