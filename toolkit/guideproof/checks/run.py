"""All checks over one guideline, with the severities that its manifest asks for and without what it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks import CHECKS, check_named, not_checked, not_decided
from guideproof.checks.causality import causes_first
from guideproof.checks.check import Check, Stage, Subject, subject_of
from guideproof.checks.suppression import Suppression, suppress
from guideproof.diagnostic import Diagnostic, Suppressed, in_source_order
from guideproof.model.guideline import Guideline
from guideproof.timing import stage

if TYPE_CHECKING:
    from guideproof.analysis.proof import Budget, ProofProgress, Proofs


class Examination(Struct, frozen=True):
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
    progress: ProofProgress | None = None,
    budget: Budget | None = None,
) -> Examination:
    """Makes all checks, or those of the chosen codes; ``today`` decides what is stale and which suppressions have
    expired, ``progress`` is told how far the proofs are, which may take as much work as ``budget`` says.

    What was not checked or not decided of what is chosen is always told; with its code among ``ignored`` it is hidden.
    Unless ``lenient``, what the guideline lowers or allows is told as though it did not.
    """
    asked = _asked(guideline, chosen, lenient)
    made = {check for check in asked if (chosen is None or check.code in chosen) and not check.waits_for(guideline)}
    proving = not obstacles(guideline) and any(check.stage is Stage.PROOFS for check in made)
    made |= {not_checked.CHECK, not_decided.CHECK} if proving else {not_checked.CHECK}
    subject = replace(
        subject_of(guideline, today or date.today(), progress=progress, budget=budget),
        checks=CHECKS,
        asked=tuple(asked),
        made=tuple(check for check in CHECKS if check in made),
        whole=chosen is None,
    )
    found = in_source_order(list(_findings(subject, lenient, follows=False)))
    subject = replace(subject, earlier=tuple(found))
    suppression = suppress(guideline, found, subject.today, check_named) if lenient else Suppression(tuple(found))
    further = _findings(subject, lenient, follows=True) if lenient else ()
    left = [finding for finding in suppression.kept if finding.code == not_checked.CHECK.code]
    kept = causes_first(guideline, [*(each for each in suppression.kept if each not in left), *further])
    if left:  # told once and last, because it follows from what is wrong
        kept.append(not_checked.as_one(subject, left))
    shown = tuple(finding for finding in kept if finding.code not in ignored)
    hidden = tuple(finding for finding in kept if finding.code in ignored)
    proofs = subject.proofs if proving else None
    return Examination(shown, suppression.suppressed, hidden, subject.made, proofs)


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


def _findings(subject: Subject, lenient: bool, *, follows: bool) -> Iterator[Diagnostic]:
    """What the checks find that follow the others, or those that do not, with the weight that the manifest gives it;
    where it says nothing, with its own."""
    for check in subject.made:
        if check.follows is follows:
            weight = check.severity_in(subject.guideline) if lenient else check.severity
            with stage(f"check {check.slug}"):
                found = list(check.find(subject))
            for finding in found:
                yield finding if weight is None or weight is check.severity else replace(finding, severity=weight)
