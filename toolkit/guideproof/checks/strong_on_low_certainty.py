"""A strong recommendation on evidence of low or very low certainty that does not say why.

**Why it matters.** Strong means that nearly everybody should be treated so. On weak evidence that is right only in
special situations: where life is at stake, where the harm of the alternative is certain or would be catastrophic, where
two things do the same and one is clearly safer or cheaper. A reader must be told which it is.

**How to fix it.** Make it `conditional`, or give the reason: one sentence of the item's `detail` or of the node's
`rationale` that has the word `strong` and one of `because`, `since`, `although`, `though` or `as`, for instance "Strong
although certainty is low, because the test is harmless and nothing can be decided without it."

In a scheme of the guideline's own, `strong` and `as` of the manifest say what is strong and what is low.

Source of the situations: Andrews JC et al., GRADE guidelines 15, J Clin Epidemiol 2013;66:726-35.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideproof.analysis.evidence.support import recommended
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.grading import GRADE, GradeCertainty

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_STRONG = re.compile(r"\bstrong(ly)?\b", re.IGNORECASE)
_REASON = re.compile(r"\b(because|since|although|though|as)\b", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each recommended item."""
    guideline = subject.guideline
    lower = "Make it `conditional`" if guideline.manifest.grading is GRADE else "Lower its strength"
    for each in recommended(guideline):
        item = each.item
        certainty = item.certainty
        weak = certainty is not None and certainty.grade in (GradeCertainty.LOW, GradeCertainty.VERY_LOW)
        if item.strong and weak and not _reasoned(item.detail, each.node.rationale):
            yield CHECK.found(
                guideline,
                item.span,
                f"`{each.node.id}` is strong about `{item.intervention.id}` ({item.graded}) and does not say why",
                hint=f"{lower}, or give the reason in a sentence of `rationale` or `detail` that has the "
                "words `strong` and `because`.",
            )


def _reasoned(*texts: str | None) -> bool:
    sentences = (sentence for text in texts for sentence in _SENTENCE.split(text or ""))
    return any(_STRONG.search(sentence) and _REASON.search(sentence) for sentence in sentences)


CHECK = Check("GP402", "strong-on-low-certainty", Severity.WARNING, find)
