"""Checks that were left out because something could not be read.

**Why it matters.** A file that cannot be read, or a misspelt id, would make much else look unreachable or unused.
Rather than cry wolf, the checks that speak of the guideline as a whole wait; what they would find is not known yet.

**How to fix it.** Correct what is reported at the places shown, then check again. It can be allowed where it is
reported, with a reason, and not lowered; whatever is selected or ignored, it fails the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from guideproof.checks.check import Check, Lenience, Stage, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.source import Span

Waiting = Mapping[Span, tuple[Check, ...]]
"""From each place that keeps checks from being made, in source order, to these checks."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each place, so that each can be allowed."""
    for place, checks in _waiting(subject, _unsaid(subject)).items():
        yield CHECK.found(subject.guideline, place, _words(checks))


def as_one(subject: Subject, findings: Sequence[Diagnostic]) -> Diagnostic:
    """The findings of all places as one at the first of them: with further places only where they keep further checks
    waiting, and with what is wrong where nothing else tells it."""
    unsaid = _unsaid(subject)
    waiting = _waiting(subject, unsaid)
    first, *others = findings
    named = set(waiting[first.span])
    causes = {cause.span: cause for _, cause in unsaid}
    notes = [_cause(causes[first.span])] if first.span in causes else []
    for other in others:
        further = [check for check in waiting[other.span] if check not in named]
        if further:
            named.update(further)
            notes.append(Note(_words(further), other.span))
    untold = sum(each.span in causes for each in others)
    all_of_it = f" (`guideproof check` tells of {untold} more places)" if untold else ""
    return replace(first, notes=tuple(notes), hint=f"Correct what is wrong{all_of_it}, then check again.")


def _unsaid(subject: Subject) -> list[tuple[Check, Diagnostic]]:
    """What keeps other checks from being made, where it is not told because its own check is not made."""
    guideline = subject.guideline
    causes = [check for check in subject.checks if check.stage in (Stage.READING, Stage.GRAPH)]
    silent = [check for check in causes if check not in subject.made and check is not CHECK and not check.follows]
    harmless = {weight.span for weight in guideline.manifest.severity.values()}
    return [
        (check, each)
        for check in silent
        if not check.waits_for(guideline)
        for each in check.find(subject)
        if each.span not in harmless
    ]


def _waiting(subject: Subject, unsaid: Iterable[tuple[Check, Diagnostic]]) -> Waiting:
    """What was not checked, and where the cause stands: checks that would be misled, and, where what is wrong itself is
    ``unsaid`` because its check was not asked for, those that did not come to see what stands there."""
    found: dict[Span, list[Check]] = {}
    for check in subject.asked:
        places = list(check.waits_for(subject.guideline))
        places += [finding.span for cause, finding in unsaid if cause.level < check.level]
        for place in dict.fromkeys(places):
            found.setdefault(place, []).append(check)
    return {place: tuple(found[place]) for place in sorted(found)}


def _cause(finding: Diagnostic) -> Note:
    return Note(f"{finding.code} {finding.name}: {finding.message}", finding.span)


def _words(checks: Sequence[Check]) -> str:
    """The checks by name, the proofs all together."""
    proofs = [check.code for check in checks if check.stage is Stage.PROOFS]
    names = [f"`{check.slug}`" for check in checks if check.stage is not Stage.PROOFS or len(proofs) == 1]
    if len(proofs) > 1:
        names.append(f"the proofs ({proofs[0]} to {proofs[-1]})")
    return f"not checked, because what is wrong here would mislead it: {', '.join(names)}"


CHECK = Check("GP114", "not-checked", Severity.ERROR, find, lenience=Lenience.ALLOWED)
