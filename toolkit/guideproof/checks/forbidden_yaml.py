"""YAML, or a file, that a guideline may not use.

Aliases (`*x`), anchors (`&x`), tags (`!x`), directives (`%YAML`), several documents in one file, keys that are not
text, more than 64 levels, more than 1 MiB, bytes that are not UTF-8, numbers of more than 40 digits, and symbolic
links.

**Why it matters.** They make a text mean something else than what stands there, or differ from one program to the
next; or they are a way to make a program hang.

**How to fix it.** Write out what is meant; split what is too large.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.text_fault import Forbidden, ForbiddenYaml

# For each: the message, which may quote the text, and the way out.
_WORDS = {
    Forbidden.ALIAS: (
        "the alias `{}` stands for something written elsewhere, so a reviewer of this line does not see what it says",
        "Write the value out here; if it is text that begins with `*`, put it in quotation marks.",
    ),
    Forbidden.ANCHOR: (
        "the anchor `{}` is there to be repeated elsewhere by an alias, which a guideline may not do",
        "Delete it; if it is text that begins with `&`, put it in quotation marks.",
    ),
    Forbidden.TAG: (
        "the tag `{}` changes what the value means, which a guideline may not do",
        "Delete it; if it is text that begins with `!`, put it in quotation marks.",
    ),
    Forbidden.DIRECTIVE: (
        "the directive `{}` changes how the file is read, which a guideline may not do",
        "Delete it.",
    ),
    Forbidden.DOCUMENTS: (
        "a second document begins here at `{}`, and what follows would not be read",
        "Delete the line, or put what follows into a file of its own.",
    ),
    Forbidden.KEY: ("`{}` is used as a key, and keys are text", "Put the key in quotation marks, or name it in words."),
    Forbidden.TOO_DEEP: (
        "this is nested too deep to be read ({}; 64 are allowed), so nothing in the file can be checked",
        "Split it: a derived element can carry a part of a condition.",
    ),
    Forbidden.TOO_LARGE: (
        "this file is too large to be read ({}; 1 MiB is allowed), so nothing in it can be checked",
        "Split it into several files.",
    ),
    Forbidden.ENCODING: (
        "the byte `{}` is not UTF-8, so it is not certain what text stands here",
        "Save the file as UTF-8.",
    ),
    Forbidden.LONG_NUMBER: ("the number `{}` is longer than any measurement", "Write it with fewer digits."),
    Forbidden.LINK: (
        "`{}` is a symbolic link, so what it holds could change without a review",
        "Put the file itself in its place.",
    ),
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, ForbiddenYaml):
            message, hint = _WORDS[fault.what]
            text = f"{fault.text} bytes" if fault.what is Forbidden.TOO_LARGE and fault.text.isdigit() else fault.text
            yield CHECK.found(guideline, fault.span, message.format(text), hint=hint)


CHECK = Check("GP103", "forbidden-yaml", Severity.ERROR, find)
