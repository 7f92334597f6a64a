"""A figure of an evidence source that cannot be.

**Why it matters.** It was misread, mistyped or misprinted, and whoever relies on it is misled.

**How to fix it.** Compare it with the text and correct it; if the text itself has it so, leave the figure out and say
why in `design_note`. What is looked at:

- an interval without the value that it belongs to, one that runs backwards, one that does not hold its value;
- the p-value of a ratio or a difference against an interval whose `level` is known: they must agree on whether the
  interval includes no effect. Each figure is taken as rounded, and nothing is said unless p differs more than twofold
  from what the interval implies, as a one-sided test or another model explains less than that;
- a proportion outside 0 to 1, a ratio, count or time below zero, a count above its group;
- the unit of a ratio, a proportion or another bare number that measures something, or of a time that is none;
- a group, or the groups of `compares` together, with more people than the `population` of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.plausibility import Implausible, implausible
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.number import format_number


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each figure."""
    guideline = subject.guideline
    for source in guideline.sources.values():
        for fact in implausible(source):
            yield CHECK.found(
                guideline,
                fact.finding.places.get(fact.key or "", fact.finding.span),
                f"the finding `{source.id}#{fact.finding.id}` cannot be: {fact.problem}",
                hint=_hint(fact),
            )


def _hint(fact: Implausible) -> str:
    if fact.shares:
        shares = " and ".join(f"`{format_number(share / 100)}`" for share in fact.shares)
        return f'If it is percent, write {shares}, or say so by `unit: "%"`.'
    if fact.key == "unit":
        return 'Correct the `unit` (`"1"` and `"%"` are those of bare numbers) or the `measure`.'
    return "Compare it with the text of the source and correct it."


CHECK = Check("GP404", "impossible-figure", Severity.ERROR, find)
