"""Checks that were left out because something could not be read.

**Why it matters.** A file that cannot be read, or a misspelt id, would make much else look unreachable or unused.
Rather than cry wolf, the checks that speak of the guideline as a whole wait; what they would find is not known yet.

**How to fix it.** Correct what is reported at the places shown, then check again. It can be allowed where it is
reported, with a reason, and not lowered; whatever is selected or ignored, it fails the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from guideproof.checks.check import Check, Lenience, Stage
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.guideline import Guideline
from guideproof.source import Span

Waiting = Mapping[Span, tuple[Check, ...]]
"""From each place that keeps checks from being made, in source order, to these checks."""


def find(guideline: Guideline) -> Iterator[Diagnostic]:
    """None by itself: it depends on which checks are asked for; see ``waiting`` and ``run``."""
    yield from ()


def waiting(guideline: Guideline, asked: Iterable[Check], unsaid: Iterable[tuple[Check, Diagnostic]]) -> Waiting:
    """What was not checked, and where the cause stands: checks that would be misled, and, where what is wrong itself is
    ``unsaid`` because its check was not asked for, those that did not come to see what stands there."""
    found: dict[Span, list[Check]] = {}
    for check in asked:
        places = list(check.misled(guideline)) if check.misled is not None else []
        places += [finding.span for cause, finding in unsaid if cause.level < check.level]
        for place in dict.fromkeys(places):
            found.setdefault(place, []).append(check)
    return {place: tuple(found[place]) for place in sorted(found)}


def at_each_place(guideline: Guideline, waiting: Waiting) -> list[Diagnostic]:
    """One finding for each place, so that each can be allowed."""
    return [CHECK.found(guideline, place, _words(checks)) for place, checks in waiting.items()]


def as_one(findings: Sequence[Diagnostic], waiting: Waiting, unsaid: Iterable[Diagnostic]) -> Diagnostic:
    """The findings of all places as one at the first of them: with further places only where they keep further checks
    waiting, and with what is wrong where nothing else tells it."""
    first, *others = findings
    named = set(waiting[first.span])
    causes = {cause.span: cause for cause in unsaid}
    notes = [_cause(causes[first.span])] if first.span in causes else []
    for other in others:
        further = [check for check in waiting[other.span] if check not in named]
        if further:
            named.update(further)
            notes.append(Note(_words(further), other.span))
    untold = sum(each.span in causes for each in others)
    all_of_it = f" (`guideproof check` tells of {untold} more places)" if untold else ""
    return replace(first, notes=tuple(notes), hint=f"Correct what is wrong{all_of_it}, then check again.")


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
