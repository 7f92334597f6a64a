"""A source that was read through itself or is superseded by itself, or an intervention that excludes itself.

Several sources in a circle do so, too.

**Why it matters.** Of sources in a circle each was only read in another, or each has been taken the place of: nobody
read any of them, or none of them stands. An intervention that excludes itself could never be recommended. One of the
names is a slip, and what was meant is not there.

**How to fix it.** Name what was meant, or leave the key out: a source that was read itself needs no `read_through`, the
newest one no `superseded_by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.referring import leading_back
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity

_SAID = {
    "read_through": ("was read through", "so nothing says where it was read", "so nobody is said to have read any"),
    "superseded_by": ("is superseded by", "so nothing says what took its place", "so none of them stands"),
}
"""What the one is to the other, and what follows from it: of one source, and of several."""

_MOST = 8
"""How many sources of a circle are named."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each circle of sources, and for each intervention."""
    guideline = subject.guideline
    for key, refs in leading_back(guideline.sources):
        first, *others = refs
        verb, alone, follows = _SAID[key]
        if others:
            shown = others if len(others) < _MOST else others[: _MOST // 2]
            around = [f"`{refs[-1].id}` {verb} `{first.id}`", *(f"which {verb} `{ref.id}`" for ref in shown)]
            around += (
                [f"and so on to `{refs[-1].id}` over {len(refs) - len(shown) - 2} more"] if shown != others else []
            )
            message = f"the source {', '.join(around)}, {follows}"
        else:
            message = f"the source `{first.id}` {verb} itself, {alone}"
        yield CHECK.found(
            guideline,
            first.span,
            message,
            hint=f"Name the source that is meant, or leave `{key}` out.",
            notes=[Note("and here the circle goes on", ref.span) for ref in others[:_MOST]],
        )
    for intervention in guideline.interventions.values():
        for ref in intervention.excludes:
            if ref.id == intervention.id:
                yield CHECK.found(
                    guideline,
                    ref.span,
                    f"the intervention `{ref.id}` excludes itself, so it could never be recommended",
                    hint="Name the intervention that contradicts it, or leave it out.",
                )


CHECK = Check("GP418", "refers-to-itself", Severity.ERROR, find)
