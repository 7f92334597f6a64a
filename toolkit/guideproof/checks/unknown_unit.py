"""The unit of a finding of a source that is no UCUM unit known here.

**Why it matters.** Its figures cannot be compared with those of other sources, nor with the numbers that labels and
details name, so nothing tells when they contradict each other.

**How to fix it.** Write the unit in UCUM's case-sensitive notation (`mo`, `mm[Hg]`, `mL/min/{1.73_m2}`), `"1"` for
ratios and shares, `"%"` for percent. What is only counted is an annotation: `"{cells}"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check
from guideproof.checks.subject import Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.unit import parse_unit
from guideproof.model.written_unit import kind_to_come, units_meant


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each unit."""
    guideline = subject.guideline
    for source in guideline.sources.values():
        for finding in source.findings.values():
            unit = finding.unit
            if unit is None or parse_unit(unit) is not None or kind_to_come(unit):
                continue
            meant = units_meant(unit, None)
            why = meant if isinstance(meant, str) else f"`{unit}` is no UCUM unit"
            write = f"`{meant[0]}`" if isinstance(meant, tuple) else "it as UCUM does, such as `mo` or `mm`"
            yield CHECK.found(
                guideline,
                finding.places.get("unit", finding.span),
                f"{why}, so the figures of `{source.id}#{finding.id}` are compared with nothing",
                hint=f"Write {write}.",
            )


CHECK = Check("GP412", "unknown-unit", Severity.ERROR, find)
