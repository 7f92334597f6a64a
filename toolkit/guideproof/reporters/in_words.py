"""What formats of plain text have in common: the counts of a report, and what a finding says beside its message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.quoting import quoted
from guideproof.reporters.report import Report


def counted(report: Report) -> str:
    """How many findings of each severity, how many suppressed, what was proven and what was not decided."""
    counts = [plural(report.count(severity), severity.value) for severity in Severity if report.count(severity)]
    counts += [not_shown(report)] if report.hidden else []
    return ", ".join([*(counts or ["no findings"]), *beside(report)])


def not_shown(report: Report) -> str:
    """``1 error not shown (not-checked)``: what fails the run although nobody wanted to see it."""
    names = ", ".join(dict.fromkeys(finding.name for finding in report.hidden))
    return f"{plural(len(report.hidden), 'error')} not shown ({names})"


def beside(report: Report) -> Iterator[str]:
    """What a summary says after the counts of severities."""
    if report.suppressed:
        yield f"{len(report.suppressed)} suppressed"
    if report.proven:
        yield f"{report.proven} proven"
    if report.not_decided:
        yield f"{report.not_decided} not decided"


def plural(count: int, word: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def further(finding: Diagnostic) -> Iterator[str]:
    """The further places, the patient and the way out of a finding, a line each."""
    for note in finding.notes:
        yield f"{note.span}: {note.message}"
    yield from beside_notes(finding)


def beside_notes(finding: Diagnostic) -> Iterator[str]:
    """The patient and the way out of a finding, a line each."""
    witness = finding.witness
    if witness is not None:
        yield f"Patient at `{witness.entry}`: {facts(witness.facts)}"
        if witness.path:
            yield f"Path: {' > '.join(witness.path)}"
        if witness.recommendations:
            yield f"Recommended: {', '.join(witness.recommendations)}"
    if finding.hint is not None:
        yield f"Help: {finding.hint}"


def facts(given: Mapping[str, Any]) -> str:
    """The facts of a patient on one line, as a patient file writes their values."""
    return ", ".join(f"{element} = {quoted(value)}" for element, value in given.items()) or "whoever it is"
