"""A character that cannot be seen, or that changes the order in which text is shown.

Zero-width and other odd blanks, control characters, bidirectional marks, private-use characters: wherever they stand,
also where they are written as an escape in quotation marks. What a language needs is allowed in texts for people
(titles, questions, labels, reasons) and in comments, and nowhere else: no-break spaces, the soft hyphen, the joiners of
Persian, Hindi and emoji, variation selectors.

**Why it matters.** Two ids that look alike would be different, and a line could say something else than what a
reviewer sees. Most often such a character came with a text pasted from a web page or a PDF.

**How to fix it.** Delete the character and type that part of the text anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.text_fault import BlankText, InvisibleCharacter

_BIDIRECTIONAL = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_MARKS = frozenset("\u200e\u200f\u061c")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each character."""
    guideline = subject.guideline
    blank = [fault.span for fault in guideline.faults if isinstance(fault, BlankText)]  # Nothing else stands there.
    for fault in guideline.faults:
        if isinstance(fault, InvisibleCharacter) and not any(span.contains(fault.span) for span in blank):
            character = fault.character
            if unicodedata.bidirectional(character) in _BIDIRECTIONAL or character in _MARKS:
                harm = "changes the order in which the text is shown: what a reviewer sees is not what is read"
            elif unicodedata.category(character) in ("Zs", "Zl", "Zp"):
                harm = "looks like a blank and is none"
            else:
                harm = "cannot be seen, so texts that look alike are not the same"
            written = "the escape of " if fault.escaped else ""
            yield CHECK.found(
                guideline,
                fault.span,
                f"{written}{_name(character)} stands here, which {harm}",
                hint=_hint(character),
            )


def _hint(character: str) -> str:
    if unicodedata.category(character) == "Zs":
        return "Put an ordinary blank in its place."
    return "Delete it and type this part of the text anew."


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} ({name})" if name else code


CHECK = Check("GP104", "invisible-character", Severity.ERROR, find)
