"""Safety rules: what must never, or always, be recommended (section 8)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from guideproof.model.condition import Condition
from guideproof.model.intervention import Intervention
from guideproof.model.reference import Allowance, EvidenceLink, Ref
from guideproof.source import Span


class Named(Struct, frozen=True):
    """Interventions by id: any of them."""

    interventions: tuple[Ref, ...]


class InCategory(Struct, frozen=True):
    """Every intervention of a category."""

    category: Ref


class WithTag(Struct, frozen=True):
    """Every intervention with a tag."""

    tag: Ref


Target = Named | InCategory | WithTag


class Never(Struct, frozen=True):
    """Recommended to no patient for whom ``when`` holds (``None``: to nobody)."""

    target: Target
    when: Condition | None


class Always(Struct, frozen=True):
    """Recommended to every patient for whom ``when`` holds, at one entry point or at all."""

    target: Target
    when: Condition | None
    entry: Ref | None


class NeverTogether(Struct, frozen=True):
    """No two different interventions that different entries name recommended to one patient."""

    targets: tuple[Target, ...]


class SafetyRule(Struct, frozen=True):
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


def spoken_of(target: Target, interventions: Mapping[str, Intervention]) -> frozenset[str]:
    """The ids of the interventions of which a target speaks, among those of a guideline."""
    match target:
        case Named(named):
            return frozenset(each.id for each in named)
        case InCategory(category):
            return frozenset(id for id, each in interventions.items() if each.category.value == category.id)
        case WithTag(tag):
            return frozenset(id for id, each in interventions.items() if tag.id in each.tags)
