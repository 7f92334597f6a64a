"""A code that has the name of a parameter.

**Why it matters.** A name that stands where a code of the element may stand is the code; a reader may take it for the
parameter.

**How to fix it.** Give the parameter another name; or, where the parameter is meant, write `{parameter: …}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Note, Severity
from guideproof.model.condition import Includes, IsCode, Only, tests


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each test that names such a code."""
    guideline = subject.guideline
    for test in (test for condition in guideline.conditions for test in tests(condition)):
        if isinstance(test, IsCode | Includes | Only):
            named = {code for code, _ in test.named}
            for code in test.codes:
                if code in guideline.parameters and code not in named:
                    yield CHECK.found(
                        guideline,
                        test.span,
                        f"`{code}` is the code of `{test.element}` here, not the parameter of that name",
                        notes=[Note("the parameter", guideline.parameters[code].span)],
                        hint=f"Give the parameter another name; where it is meant, write `{{parameter: {code}}}`.",
                    )


CHECK = Check("GP209", "code-before-parameter", Severity.NOTE, find)
