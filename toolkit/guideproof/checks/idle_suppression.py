"""An `allow` that has expired or that suppresses nothing.

**Why it matters.** An `allow` that no finding needs any more would hide the next one, which nobody has looked at. One
that has expired was meant to be looked at again by now; what it allowed is reported again.

**How to fix it.** Delete the `allow`. If the finding is still there and is still accepted, give a reason that holds
today and a later `until`. An `allow` suppresses the findings of one check, named by code or slug, that are reported in
the thing on which it stands. A rule of versions (GP701 to GP704) is allowed on `guideline.yaml` or on a node, with a
last day. Errors of reading (GP101 to GP113, GP115), references that point nowhere and circles
cannot be allowed.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing.rules import exemptions, rule_named
from guideproof.checks import not_checked
from guideproof.checks.check import Check, Subject
from guideproof.checks.suppression import allowances, suppress
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.reference import Allowance


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each ``allow``; of those alone whose check was made."""
    guideline = subject.guideline
    suppression = suppress(guideline, subject.earlier, subject.today, subject.named)
    for allowance in suppression.refused:
        yield _refused(guideline, allowance)
    for allowance in suppression.overdue:
        yield _overdue(guideline, allowance)
    for allowance in suppression.idle:
        check = subject.named(allowance.check)
        if check in subject.made and (subject.whole or check is not not_checked.CHECK):
            yield _unused(guideline, allowance)
    yield from _of_versions(guideline)


def _of_versions(guideline: Guideline) -> Iterator[Diagnostic]:
    """One finding for each ``allow`` of a rule of versions that can never count; whether others are needed is known
    only where two versions are compared."""
    counting = {each.allowance.span: each for each in exemptions(guideline) if each.is_asked}
    for allowance in allowances(guideline):
        rule = rule_named(allowance.check)
        if rule is None or (allowance.span in counting and allowance.until is not None):
            continue
        if allowance.span in counting:
            message, hint = "has no last day, so it does not count", "Write the last day on which it is (`until`)."
        else:
            asked = [("`guideline.yaml`", rule.of_guideline), ("nodes", rule.of_nodes)]
            where = " and ".join(thing for thing, is_asked in asked if is_asked)
            message, hint = "stands where that is never asked", f"Delete this `allow`; {where} can allow it."
        yield CHECK.found(
            guideline,
            allowance.span,
            f"this allows `{allowance.check}`, a rule of versions, and {message}",
            hint=hint,
        )


def _unused(guideline: Guideline, allowance: Allowance) -> Diagnostic:
    """The finding for an allowance that suppresses nothing."""
    return CHECK.found(
        guideline,
        allowance.span,
        f"this allows `{allowance.check}`, which finds nothing here, so it would hide what is found here next",
        hint="Delete this `allow`.",
    )


def _overdue(guideline: Guideline, allowance: Allowance) -> Diagnostic:
    """The finding for an allowance whose last day is over while what it allowed is still there."""
    return CHECK.found(
        guideline,
        allowance.span,
        f"this allowed `{allowance.check}` until {allowance.until}, which is over, so the finding is reported again",
        hint="Correct what is found, or look at it anew and give a later `until`.",
    )


def _refused(guideline: Guideline, allowance: Allowance) -> Diagnostic:
    """The finding for an allowance of a check whose findings nothing may allow."""
    return CHECK.found(
        guideline,
        allowance.span,
        f"this allows `{allowance.check}`, which nothing can allow: where it finds something, the guideline is not"
        " known as a whole, so nothing can be built on it",
        hint="Delete this `allow`, and correct what is found.",
    )


CHECK = Check("GP208", "idle-suppression", Severity.WARNING, find, follows=True)
