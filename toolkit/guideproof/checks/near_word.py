"""A word that is nearly one that the checks know, and so means nothing to them.

The type of an evidence source, the measure of its findings, the tags of interventions and the names of groups are
words of one's own choice, but some are known to the checks: a `hazard_ratio` is compared with its p-value, a
`narrative_review` alone carries no strong recommendation, a safety rule may speak of a tag.

**Why it matters.** `hazard-ratio` looks right and switches all of that off, without a word.

**How to fix it.** Write the known word. If something else is meant, take a word that cannot be confused with it, or
`allow` it with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.vocabulary import NearWord, near_words
from guideproof.checks.check import Check, Subject
from guideproof.checks.written_name import named_so
from guideproof.diagnostic import Diagnostic, Fix, Severity

_LOST = {
    "type": "no check takes the source for what it is",
    "measure": "its figures are not checked as such",
    "tags": "no safety rule that speaks of the tag holds for it",
    "groups": "its figures are not compared with the others",
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each word."""
    guideline = subject.guideline
    for fact in near_words(guideline):
        yield CHECK.found(
            guideline,
            fact.span,
            _words(fact),
            hint=f"Write `{fact.meant}`, if that is meant.",
            fixes=_fixes(fact),
        )


def _fixes(fact: NearWord) -> tuple[Fix, ...]:
    """The word itself where it stands alone: tags and groups stand among others."""
    alone = fact.key in ("type", "measure")
    return named_so(fact.given, [fact.meant], [fact.span], of_language=True) if alone else ()


def _words(fact: NearWord) -> str:
    return f"{fact.owner} has `{fact.given}` under `{fact.key}`, which is nearly `{fact.meant}`: {_LOST[fact.key]}"


CHECK = Check("GP411", "near-word", Severity.ERROR, find)
