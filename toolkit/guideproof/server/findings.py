"""Findings as an editor shows them, file by file; what did not change is not sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lsprotocol.types import Diagnostic as Shown
from lsprotocol.types import DiagnosticRelatedInformation, DiagnosticSeverity, Location

from guideproof.diagnostic import Diagnostic, Severity
from guideproof.source import Span

SOURCE = "guideproof"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}

Located = Callable[[Span], Location]
"""Where a place is, for the editor."""


def shown_findings(findings: Iterable[Diagnostic], located: Located) -> dict[str, list[Shown]]:
    """The findings by the address of their file."""
    found: dict[str, list[Shown]] = {}
    for each in findings:
        place = located(each.span)
        found.setdefault(place.uri, []).append(_shown(each, place, located))
    return found


def _shown(finding: Diagnostic, place: Location, located: Located) -> Shown:
    hint = f"\n{finding.hint}" if finding.hint else ""
    return Shown(
        range=place.range,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        message=finding.message + hint,
        related_information=[DiagnosticRelatedInformation(located(note.span), note.message) for note in finding.notes]
        or None,
        data={"name": finding.name},
    )


class Published:
    """What the editor was told of each file of a guideline."""

    def __init__(self, send: Callable[[str, list[Shown]], None]) -> None:
        self._send = send
        self._sent: dict[str, list[Shown]] = {}

    def publish(self, found: Mapping[str, list[Shown]]) -> None:
        """Sends what differs from what was sent, also that there is nothing any more."""
        for uri in [uri for uri in self._sent if uri not in found]:
            del self._sent[uri]
            self._send(uri, [])
        for uri, shown in found.items():
            if self._sent.get(uri) != shown:
                self._sent[uri] = shown
                self._send(uri, shown)
