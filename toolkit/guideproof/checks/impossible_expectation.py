"""A worked case that expects what no patient of its entry point can get.

That is advice that no node gives, an amount of what has none, a node that the entry point does not lead to, or a later
visit that is asked for otherwise.

**Why it matters.** The case can never pass, whatever its patient is like. Either the guideline has lost something, or
the case was written for another one.

**How to fix it.** Correct what the case expects, or its `entry`, or give the guideline what is missing. Of what only
some patients get nothing is said here: `guideproof test` tells that.

The check is left out, and says so, while a node or the manifest cannot be read or a reference to a node points nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.expecting import Expected, NeverComes, never_comes
from guideproof.checks.check import Check, Subject
from guideproof.checks.preconditions import paths_unknown
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.guideline import Guideline
from guideproof.model.node import Reassess
from guideproof.source import Span

_WANTED = {
    Expected.RECOMMENDED: "`{}` is recommended",
    Expected.ADVISED_AGAINST: "`{}` is advised against",
    Expected.AMOUNT: "`{}` has an amount",
    Expected.VISITED: "`{}` is visited",
    Expected.REASSESS: "`{}` asks for a later visit",
}
_HOW = (Expected.AFTER, Expected.DUE, Expected.UNTIL)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each expectation."""
    guideline = subject.guideline
    for fact in never_comes(guideline):
        message, hint = _otherwise(guideline, fact) if fact.expected in _HOW else _told(fact)
        yield CHECK.found(guideline, fact.span, f"the vignette `{fact.vignette}` {message}", hint=hint)


def _told(fact: NeverComes) -> tuple[str, str]:
    wanted = _WANTED[fact.expected].format(fact.thing)
    if fact.elsewhere:
        does = "it" if fact.expected is Expected.VISITED else f"a node that {fact.expected.value}"
        return (
            f"expects that {wanted}, but no path from its entry point `{fact.entry}` leads to {does}",
            "Correct its `entry`, or what it expects.",
        )
    if fact.expected is Expected.REASSESS:
        return f"expects that {wanted}, but it is no `reassess`", "Name a node of `kind: reassess`."
    what = "`amount` to a node that recommends it" if fact.expected is Expected.AMOUNT else "it to a node"
    return f"expects that {wanted}, but no node {fact.expected.value}", f"Add {what}, or correct what it expects."


def _otherwise(guideline: Guideline, fact: NeverComes) -> tuple[str, str]:
    body = guideline.nodes[fact.thing].body
    has = [key for key in _HOW if isinstance(body, Reassess) and getattr(body, key.value) is not None]
    own = f"`{has[0].value}`" if has else "none of them"
    return (
        f"expects `{fact.expected.value}` of the later visit for which `{fact.thing}` asks, but that has {own}",
        f"Expect {own} of it." if has else "Correct the node.",
    )


def _paths_of_cases(guideline: Guideline) -> tuple[Span, ...]:
    """Where a path may have been lost, of a guideline with worked cases."""
    return paths_unknown(guideline) if guideline.vignettes else ()


CHECK = Check("GP501", "impossible-expectation", Severity.ERROR, find, preconditions=_paths_of_cases)
