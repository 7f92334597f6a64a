"""One finding of one study that is given with different figures in two places.

**Why it matters.** At most one of them is right, and which one a reader meets is chance.

**How to fix it.** Compare both with the text, correct the wrong one and link one finding from both places. If they are
two findings after all (another time, another subgroup), say so in `outcome`. Two findings count as one where they have
the same `outcome`, `measure`, `unit` and `compares`, in one source or in two with the same DOI, PubMed or registry
number. The figures in the sentence `says` are compared with the finding's data too: shares, times and differences.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.conflicts import conflicts, misquotes
from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import listed
from guideproof.diagnostic import Diagnostic, Note, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each figure that two findings give differently, and for each sentence that misquotes its data."""
    guideline = subject.guideline
    for fact in conflicts(guideline):
        one, other = (f"`{each.source.id}#{each.finding.id}`" for each in (fact.one, fact.other))
        yield CHECK.found(
            guideline,
            fact.other.finding.span,
            f"{other} gives {fact.other_said} as the {fact.what}, {one} gives {fact.said} for the same outcome of "
            "the same study",
            hint="Correct the wrong one and keep one finding, or say in `outcome` how the two differ.",
            notes=[Note("here it is given otherwise", fact.one.finding.span)],
        )
    for source in guideline.sources.values():
        for finding in source.findings.values():
            wrong = misquotes(finding)
            if wrong:
                yield CHECK.found(
                    guideline,
                    finding.span,
                    f"the sentence of `{source.id}#{finding.id}` says {listed(wrong)}, which is not among its figures",
                    hint="Compare both with the text of the source and correct the wrong one.",
                )


CHECK = Check("GP405", "conflicting-figures", Severity.ERROR, find)
