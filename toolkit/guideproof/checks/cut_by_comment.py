"""A text whose end YAML takes for a comment.

A `#` with a blank before it begins a comment, and whatever follows on the line is not read. Where a text stands before
the `#` and no blank behind it, that is told here: `label: ECOG 0 #and at most 140 mm` is read as `ECOG 0`, and
`- carmena-2018 #overall-survival` names the source without its finding. A comment as people write it, `# ` with a
blank, is none of this.

**Why it matters.** The end of a label, an id or a number would be lost, and nobody who reads the file would see it.

**How to fix it.** If it belongs to the text, put the whole text in quotation marks; a finding of a source is named
without a blank, `carmena-2018#overall-survival`. If it is a comment, write a blank after the `#`, or set it on a line
of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.yaml_text import quoted
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.number import NUMBER
from guideproof.model.reference import KEBAB
from guideproof.model.text_fault import CutByComment


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each text, at the sign."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, CutByComment):
            yield CHECK.found(
                guideline,
                fault.span,
                f"`{fault.lost}` is a comment to YAML, because a blank stands before the `#`, so only `{fault.kept}` is"
                " read",
                hint=_hint(fault),
            )


def _hint(fault: CutByComment) -> str:
    name, sign = fault.lost.lstrip("#"), "#" * (len(fault.lost) - len(fault.lost.lstrip("#")))
    comment = f"If it is a comment, write a blank after the sign: `{sign} {name}`."
    if NUMBER.fullmatch(fault.kept):
        return f"{comment} If it is no comment, delete it."
    if KEBAB.fullmatch(fault.kept) and KEBAB.fullmatch(name) and sign == "#":
        return (
            f"If it belongs to the name, as a finding does to its source, write `{fault.kept}#{name}`, without the"
            f" blank. {comment}"
        )
    whole = quoted(f"{fault.kept} {fault.lost}")
    return f"If it belongs to the text, put all of it in quotation marks: `{whole}`. {comment}"


CHECK = Check("GP117", "cut-by-comment", Severity.ERROR, find)
