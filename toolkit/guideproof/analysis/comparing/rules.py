"""The rules of versions by name, so that a guideline can allow that one is broken where it stands (`allow:`)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.guideline import Guideline, Manifest
from guideproof.model.node import Node
from guideproof.model.reference import Allowance


class RuleName(StrEnum):
    """The slug of a rule."""

    TOO_LOW = "version-too-low"
    REVIEW = "review-before-change"
    ENTRY = "no-changelog-entry"
    UNDECIDED = "change-not-decided"


class Rule(Struct, frozen=True):
    """A rule: its code, its name, whether it is asked of the guideline and of nodes, and its manual page, whose first
    line says when it is broken."""

    code: str
    slug: RuleName
    of_guideline: bool
    of_nodes: bool
    manual: str

    @property
    def summary(self) -> str:
        """When it is broken."""
        return self.manual.partition("\n")[0]


_EXEMPT = (
    "An `allow` on {where} makes an exception of it, with a reason (`because`) and a last day (`until`),"
    " neither of which may be wanting."
)

RULES: tuple[Rule, ...] = (
    Rule(
        "GP701",
        RuleName.TOO_LOW,
        True,
        True,
        "A version that is lower than what changed since the last release asks for.\n\n"
        "**Why it matters.** Whoever uses a guideline reads from its number whether they have to look again.\n\n"
        "**How to fix it.** `guideproof bump` writes the numbers. "
        + _EXEMPT.format(where="the manifest, or on the node whose number it is,"),
    ),
    Rule(
        "GP702",
        RuleName.REVIEW,
        False,
        True,
        "A node whose function or evidence changed and whose `last_review_date` is from before.\n\n"
        "**Why it matters.** The day says that a clinician stands behind a text which they have not seen.\n\n"
        "**How to fix it.** Have it reviewed and write the new day, or take the day away. "
        + _EXEMPT.format(where="the node"),
    ),
    Rule(
        "GP703",
        RuleName.ENTRY,
        True,
        False,
        "A change of which `CHANGELOG.md` says nothing below its version.\n\n"
        "**Why it matters.** Users of the guideline read there what is new for their patients.\n\n"
        "**How to fix it.** Write a line below a heading with the version; `guideproof bump` drafts it. "
        + _EXEMPT.format(where="the manifest"),
    ),
    Rule(
        "GP704",
        RuleName.UNDECIDED,
        True,
        False,
        "Versions that could not be compared, or a question about them that was not decided.\n\n"
        "**Why it matters.** Whom it concerns may be treated differently, and nobody is told.\n\n"
        "**How to fix it.** Change less at a time. " + _EXEMPT.format(where="the manifest"),
    ),
)
"""Every rule, by code. They are asked by `diff --check` alone: `check` sees one version."""


def rule_named(name: str) -> Rule | None:
    """The rule of a code (``GP701``) or a slug (``version-too-low``)."""
    return next((rule for rule in RULES if name.upper() == rule.code or name == rule.slug), None)


class Exemption(Struct, frozen=True):
    """An ``allow`` of a rule and what it stands on: ``guideline`` or ``node ID``; ``None`` for anything else."""

    thing: str | None
    rule: Rule
    allowance: Allowance

    @property
    def is_asked(self) -> bool:
        """Whether the rule is asked of what it stands on."""
        if self.thing is None:
            return False
        return self.rule.of_guideline if self.thing == GUIDELINE else self.rule.of_nodes

    def over(self, today: str) -> bool:
        """Whether its last day, if it has one, is over; ``today`` is an ISO date."""
        return self.allowance.until is not None and self.allowance.until < today


GUIDELINE = "guideline"


def without_exemptions(guideline: Guideline) -> Guideline:
    """The guideline without them: to allow that a rule is broken is no change that asks for a number."""
    if next(exemptions(guideline), None) is None:
        return guideline
    nodes = {id: replace(node, allow=_of_checks(node.allow)) for id, node in guideline.nodes.items()}
    manifest = replace(guideline.manifest, allow=_of_checks(guideline.manifest.allow))
    return replace(guideline, manifest=manifest, nodes=nodes)


def _of_checks(allow: tuple[Allowance, ...]) -> tuple[Allowance, ...]:
    return tuple(each for each in allow if rule_named(each.check) is None)


def exemptions(guideline: Guideline) -> Iterator[Exemption]:
    """Every ``allow`` of a rule on the manifest and on nodes."""
    holders: tuple[Manifest | Node, ...] = (guideline.manifest, *guideline.nodes.values())
    for holder in holders:
        for each in holder.allow:
            rule = rule_named(each.check)
            if rule is not None:
                yield Exemption(GUIDELINE if isinstance(holder, Manifest) else f"node {holder.id}", rule, each)
