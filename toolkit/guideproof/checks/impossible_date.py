"""A date that cannot be: something was done on a day that is still to come, or before it can have been done.

**Why it matters.** It was mistyped, and what rests on it goes wrong without a word: with a `last_checked` in the future
a source is never stale, and a wrong year makes an old trial look new.

**How to fix it.** Correct the date, as the calendar or the text of the source has it. What is looked at:

- `date`, `approval_date` and `last_review_date` of the manifest, `last_review_date` of nodes and `last_checked` of
  sources: none after today, nor before 1900;
- the `year` of a source: not after this one, nor before there was print; not after the source was last checked, nor
  after the year of a source through which it was read or by which it is superseded. An article ahead of print has the
  year in which it could first be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evidence.impossible_dates import impossible_dates
from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each date that cannot be on the day."""
    guideline = subject.guideline
    for fact in impossible_dates(guideline, subject.today):
        yield CHECK.found(guideline, fact.span, f"{fact.said}, but {fact.why}", hint="Correct the date.")


CHECK = Check("GP603", "impossible-date", Severity.ERROR, find)
