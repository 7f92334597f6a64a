"""What a report of findings says, whatever its format."""

from __future__ import annotations

from msgspec import Struct

from guideproof.diagnostic import Diagnostic, Severity, Suppressed


class CheckRule(Struct, frozen=True):
    """A check as a report describes it; ``manual`` is its manual page in Markdown, ``summary`` the first sentence."""

    code: str
    name: str
    severity: Severity
    summary: str
    manual: str


class Report(Struct, frozen=True):
    """The findings of one run, in source order.

    ``proven`` counts the questions that were proven, ``not_decided`` those that were not settled; ``seconds`` is how
    long it took. ``suppressed`` are the findings that the guideline allows, ``rules`` the checks that were made;
    ``hidden`` are those that somebody asked not to be shown and that fail the run all the same.
    """

    guideline: str
    version: str
    findings: tuple[Diagnostic, ...]
    proven: int
    seconds: float
    suppressed: tuple[Suppressed, ...] = ()
    not_decided: int = 0
    rules: tuple[CheckRule, ...] = ()
    hidden: tuple[Diagnostic, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, least: Severity) -> bool:
        """Whether there is a finding of at least this severity, shown or not."""
        return any(finding.severity.at_least(least) for finding in (*self.findings, *self.hidden))
