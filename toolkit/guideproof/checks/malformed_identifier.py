"""A DOI, PubMed id, registry number or address that is none, so that nobody finds the source or the guideline by it.

**Why it matters.** A reader who follows it gets nowhere, no link is drawn of it, and two places that give one study are
not seen to be of one study.

**How to fix it.** Write it as the source itself has it: `doi: 10.1056/NEJMoa1803675` without the address in front,
`pmid: 29860937` digits alone, `url: https://…` whole, `registry: NCT00930033`. Only the form is looked at: whether it
is that of the source is for you to see.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.identifiers import Malformed, is_uri, malformed
from guideproof.checks.check import Check, Subject
from guideproof.checks.written_value import value_so
from guideproof.diagnostic import Diagnostic, Fix, Severity

_FORMS = {
    "doi": "a DOI is `10.`, a number, a slash and more, as `10.1056/NEJMoa1803675` is",
    "pmid": "a PubMed id is a number of at most nine digits, such as `29860937`",
    "url": "an address begins with `https://` or `http://`, has a host, and no blanks",
    "registry": "such a number is `NCT` or `ISRCTN` and eight digits, as `NCT00930033` is",
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each identifier."""
    guideline = subject.guideline
    own, place = guideline.manifest.metadata.get("url"), guideline.manifest.places.get("url")
    if isinstance(own, str) and place is not None and not is_uri(own):
        yield CHECK.found(
            guideline,
            place,
            f"`url` of the guideline is `{own}`, but an address has a scheme and no blanks, as `https://…` and `urn:…`"
            " have",
            hint="Write the address under which it is published, or leave it out.",
        )
    for source in guideline.sources.values():
        for fact in malformed(source):
            yield CHECK.found(
                guideline,
                fact.span,
                f"`{fact.key}` of the source `{source.id}` is `{fact.given}`, {_wrong(fact)}",
                hint=_hint(fact),
                fixes=_fixes(fact),
            )


def _wrong(fact: Malformed) -> str:
    return f"which is {fact.instead}" if fact.instead else f"but {_FORMS[fact.key]}"


def _hint(fact: Malformed) -> str:
    if not fact.write:
        return "Write it as the source has it, or leave it out."
    place = "" if fact.other == fact.key else f", under `{fact.other}`"
    return f"Write `{fact.write}`{place}."


def _fixes(fact: Malformed) -> tuple[Fix, ...]:
    here = fact.write and fact.other == fact.key
    return value_so(fact.given, [fact.write], fact.span) if here else ()


CHECK = Check("GP414", "malformed-identifier", Severity.ERROR, find)
