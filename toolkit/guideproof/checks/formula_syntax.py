"""A formula that cannot be read.

**Why it matters.** The derived element has no value, and neither has anything that rests on it.

**How to fix it.** A formula has numbers, ids of numeric elements, parameters, `+ - * /`, brackets, and the functions
`min`, `max`, `abs`, `round`, `floor`, `ceil`, `sqrt`, `exp`, `ln`, `log10`. Each element stands for its number in its
own unit. `x^2` is a power; its exponent is a number from -64 to 64, written out, whole or not (`x^-0.241`), and a power
of a power needs brackets. A formula with a root, an exponential, a logarithm or an exponent that is not whole is
irrational: it states a `range` and a `precision`, and its value is rounded to that grid. `round(x, 0.5)` goes to the
nearest multiple of 0.5, halves away from zero, `floor(x, 0.5)` to the next one below, `ceil(x, 0.5)` to the next one
above; without a step to whole numbers. What may have more than 1,000 digits, as squares of squares do, is refused:
nothing measured needs it. The `range` of what it reads counts there, of an input as of a derived number; its own does
not, since its value is worked out before it is held against that. An element whose class depends on conditions is a
`classify`, not a formula.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import FormulaSyntax


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each formula."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, FormulaSyntax):
            yield CHECK.found(
                guideline,
                fault.span,
                f"the formula of `{fault.element}` cannot be read, so it has no value: {fault.problem}",
                hint=_hint(fault),
            )


def _hint(fault: FormulaSyntax) -> str:
    if fault.way:
        return fault.way
    if fault.write:
        return f"Write {' or '.join(f'`{each}`' for each in fault.write)} in place of `{fault.part}`."
    if fault.part:
        return "Write a number alone, such as `5` or `0.5`: each element is reckoned in its own unit."
    functions = "min max abs round floor ceil sqrt exp ln log10"
    return f"Write it with numbers, element ids, `+ - * / ^`, brackets, and `{functions}`."


CHECK = Check("GP113", "formula-syntax", Severity.ERROR, find)
