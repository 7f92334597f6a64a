"""All checks over one guideline, with the severities that its manifest asks for and without what it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from guideproof.checks import CHECKS, check_named, idle_suppression, stale, unknown_reference
from guideproof.checks.check import Check, Stage
from guideproof.checks.nearest import did_you_mean
from guideproof.checks.proofs import proofs_of
from guideproof.checks.suppression import Suppression, allowances, suppress
from guideproof.diagnostic import Diagnostic, Severity, Suppressed, in_source_order
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import Progress, Proofs


@dataclass(frozen=True, slots=True)
class Examination:
    """What the checks found, in source order, and what of it the guideline allows.

    ``made`` are the checks made; ``proofs`` is what was proven, if anything was asked.
    """

    findings: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    made: tuple[Check, ...]
    proofs: Proofs | None = None


def run_checks(guideline: Guideline) -> list[Diagnostic]:
    """Every finding about a guideline, in source order, without those that it allows."""
    return list(examine(guideline).findings)


def examine(
    guideline: Guideline,
    *,
    chosen: frozenset[str] | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> Examination:
    """Makes all checks, or those of the chosen codes; ``today`` decides what is stale and which suppressions have
    expired, ``progress`` is told how far the proofs are."""
    today = today or date.today()
    wanted = [check for check in CHECKS if chosen is None or check.code in chosen]
    weights = {check: weight for check in wanted if (weight := check.severity_in(guideline)) is not None}
    made = [check for check in weights if check.misled is None or check.misled(guideline) is None]
    proving = any(check.stage is Stage.PROOFS for check in made)
    proofs = proofs_of(guideline, progress) if proving else None
    found: list[Diagnostic] = []
    for check in made:
        found += _weighed(check, weights[check], check.find(guideline))
    if unknown_reference.CHECK in weights:
        found += _weighed(unknown_reference.CHECK, weights[unknown_reference.CHECK], _unknown_checks(guideline))
    if stale.CHECK in weights:
        found += _weighed(stale.CHECK, weights[stale.CHECK], stale.stale_on(guideline, today))
    suppression = suppress(guideline, in_source_order(found), today)
    findings = list(suppression.kept)
    if idle_suppression.CHECK in weights:
        idle = _weighed(idle_suppression.CHECK, weights[idle_suppression.CHECK], _idle(guideline, suppression, made))
        findings = in_source_order([*findings, *idle])
    return Examination(tuple(findings), suppression.suppressed, tuple(made), proofs)


def _weighed(check: Check, weight: Severity, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings with the weight that the manifest gives the check; where it says nothing, with their own."""
    for finding in findings:
        yield finding if weight is check.severity else replace(finding, severity=weight)


def _idle(guideline: Guideline, suppression: Suppression, made: list[Check]) -> Iterator[Diagnostic]:
    """What is to be said of allowances, of those only whose check was made."""
    for allowance in suppression.overdue:
        yield idle_suppression.overdue(guideline, allowance)
    for allowance in suppression.idle:
        if check_named(allowance.check) in made:
            yield idle_suppression.unused(guideline, allowance)


def _unknown_checks(guideline: Guideline) -> Iterator[Diagnostic]:
    manifest = guideline.manifest
    known = [word for check in CHECKS for word in (check.code, check.slug)]
    place = manifest.places.get("severity", manifest.span)
    named = [("severity", name, place, "changes nothing") for name in manifest.severity]
    named += [("allow", each.check, each.span, "suppresses nothing") for each in allowances(guideline)]
    for key, name, span, effect in named:
        if check_named(name) is None:
            yield unknown_reference.CHECK.found(
                guideline,
                span,
                f"`{key}` names the check `{name}`, which there is not, so it {effect}",
                hint=did_you_mean(name, known, word="check"),
            )
