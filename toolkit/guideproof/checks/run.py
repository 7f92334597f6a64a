"""All checks over one guideline, with the severities that its manifest asks for and without what it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from guideproof.checks import (
    CHECKS,
    check_named,
    idle_suppression,
    impossible_date,
    not_checked,
    not_decided,
    schema,
    stale,
    unknown_reference,
)
from guideproof.checks.causality import causes_first
from guideproof.checks.check import Check, Stage
from guideproof.checks.nearest import suggestion
from guideproof.checks.proofs import proofs_of, unprovable
from guideproof.checks.suppression import Suppression, allowances, suppress
from guideproof.diagnostic import Diagnostic, Suppressed, in_source_order
from guideproof.model.guideline import Guideline

if TYPE_CHECKING:
    from guideproof.analysis.proof import Progress, Proofs


@dataclass(frozen=True, slots=True)
class Examination:
    """What the checks found, causes before what follows from them and in source order, and what of it is allowed.

    ``made`` are the checks made; ``hidden`` is what fails a run although it was asked not to be shown; ``proofs`` is
    what was proven, if anything was asked.
    """

    findings: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    hidden: tuple[Diagnostic, ...]
    made: tuple[Check, ...]
    proofs: Proofs | None = None


def run_checks(guideline: Guideline) -> list[Diagnostic]:
    """Every finding about a guideline, causes first, without those that it allows."""
    return list(examine(guideline).findings)


def examine(
    guideline: Guideline,
    *,
    chosen: frozenset[str] | None = None,
    ignored: frozenset[str] = frozenset(),
    lenient: bool = True,
    today: date | None = None,
    progress: Progress | None = None,
) -> Examination:
    """Makes all checks, or those of the chosen codes; ``today`` decides what is stale and which suppressions have
    expired, ``progress`` is told how far the proofs are.

    What was not checked or not decided of what is chosen is always told; with its code among ``ignored`` it is hidden.
    Unless ``lenient``, what the guideline lowers or allows is told as though it did not.
    """
    day = today or date.today()
    asked = _asked(guideline, chosen, lenient)
    made = [check for check in asked if (chosen is None or check.code in chosen) and not _misled(check, guideline)]
    proving = not unprovable(guideline) and any(check.stage is Stage.PROOFS for check in made)
    proofs = proofs_of(guideline, progress) if proving else None
    always = (not_checked.CHECK,) if proofs is None else (not_checked.CHECK, not_decided.CHECK)
    made = [check for check in CHECKS if check in made or check in always]
    found = in_source_order([each for check in made for each in _findings(check, guideline, lenient, day)])
    unsaid = _unsaid(guideline, made)
    waiting = not_checked.waiting(guideline, asked, unsaid)
    found += not_checked.at_each_place(guideline, waiting)
    suppression = suppress(guideline, found, day) if lenient else Suppression(tuple(found))
    kept, left = _parted(suppression.kept)
    if idle_suppression.CHECK in made:
        kept += _idle(guideline, suppression, made, whole=chosen is None)
    kept = causes_first(guideline, kept)
    if left:  # last, because it follows from what is wrong
        kept.append(not_checked.as_one(left, waiting, [finding for _, finding in unsaid]))
    shown = tuple(finding for finding in kept if finding.code not in ignored)
    hidden = tuple(finding for finding in kept if finding.code in ignored)
    return Examination(shown, suppression.suppressed, hidden, tuple(made), proofs)


def structure(guideline: Guideline, lenient: bool, names: Iterable[str] = ("GP1", "GP2")) -> Examination:
    """What the checks of reading, references and graph find; that others must wait need not be told here."""
    wanted = frozenset(check.code for check in CHECKS if check.code.startswith(tuple(names)))
    examined = examine(guideline, chosen=wanted, ignored=frozenset({not_checked.CHECK.code}), lenient=lenient)
    return replace(examined, hidden=())


def _asked(guideline: Guideline, chosen: frozenset[str] | None, lenient: bool) -> list[Check]:
    """The checks asked for that the manifest does not switch off; who asks for `not-checked` alone asks it of all."""
    asked = [check for check in CHECKS if check is not not_checked.CHECK and (chosen is None or check.code in chosen)]
    asked = asked or [check for check in CHECKS if check is not not_checked.CHECK]
    return [check for check in asked if not lenient or check.severity_in(guideline) is not None]


def _misled(check: Check, guideline: Guideline) -> bool:
    return check.misled is not None and bool(check.misled(guideline))


def _unsaid(guideline: Guideline, made: Sequence[Check]) -> list[tuple[Check, Diagnostic]]:
    """What keeps other checks from being made, where it is not told because its own check is not made."""
    causes = [check for check in CHECKS if check.stage in (Stage.READING, Stage.GRAPH) and check not in made]
    return [(check, each) for check in causes if not _misled(check, guideline) for each in check.find(guideline)]


def _findings(check: Check, guideline: Guideline, lenient: bool, day: date) -> Iterator[Diagnostic]:
    """What a check finds, with the weight that the manifest gives it; where it says nothing, with its own."""
    found: list[Iterator[Diagnostic]] = [check.find(guideline)]
    if check is unknown_reference.CHECK:
        found.append(_unknown_checks(guideline))
    elif check is schema.CHECK:
        found.append(schema.fixed_weights(guideline))
    elif check is stale.CHECK:
        found.append(stale.stale_on(guideline, day))
    elif check is impossible_date.CHECK:
        found.append(impossible_date.impossible_on(guideline, day))
    weight = check.severity_in(guideline) if lenient else check.severity
    for finding in chain.from_iterable(found):
        yield finding if weight is None or weight is check.severity else replace(finding, severity=weight)


def _parted(findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What is wrong, and what was not checked for that reason."""
    kept: list[Diagnostic] = []
    left: list[Diagnostic] = []
    for finding in findings:
        (left if finding.code == not_checked.CHECK.code else kept).append(finding)
    return kept, left


def _idle(guideline: Guideline, suppression: Suppression, made: Sequence[Check], whole: bool) -> Iterator[Diagnostic]:
    """What is to be said of allowances, of those only whose check was made, for `not-checked` as a ``whole``."""
    for allowance in suppression.refused:
        yield idle_suppression.refused(guideline, allowance)
    for allowance in suppression.overdue:
        yield idle_suppression.overdue(guideline, allowance)
    for allowance in suppression.idle:
        check = check_named(allowance.check)
        if check in made and (whole or check is not not_checked.CHECK):
            yield idle_suppression.unused(guideline, allowance)


def _unknown_checks(guideline: Guideline) -> Iterator[Diagnostic]:
    manifest = guideline.manifest
    known = [word for check in CHECKS for word in (check.code, check.slug)]
    named = [("severity", name, weight.span, "changes nothing") for name, weight in manifest.severity.items()]
    named += [("allow", each.check, each.span, "suppresses nothing") for each in allowances(guideline)]
    for key, name, span, effect in named:
        if check_named(name) is None:
            yield unknown_reference.CHECK.found(
                guideline,
                span,
                f"`{key}` names the check `{name}`, which there is not, so it {effect}",
                hint=suggestion(name, known) or "`guideproof check --explain` lists all checks.",
            )
