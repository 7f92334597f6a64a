"""Findings as workflow commands of GitHub Actions, which show them as annotations on the lines of a change.

Source of the format: GitHub's documentation, "Workflow commands for GitHub Actions", and the escaping of the Actions
toolkit (``packages/core/src/command.ts``).
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.diagnostic import Diagnostic, Severity
from guideproof.reporters.in_words import counted, further
from guideproof.reporters.report import Report
from guideproof.reporters.text.ink import visible
from guideproof.source import Span

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """One command a finding, then one line of counts that the log shows; paths are relative to the repository."""
    lines = [_command(finding) for finding in report.findings]
    return "".join(f"{line}\n" for line in [*lines, f"guideproof: {counted(report)}"])


def _command(finding: Diagnostic) -> str:
    properties = [("file", finding.span.path), *_place(finding.span), ("title", f"{finding.code} {finding.name}")]
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties)
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(_message(finding))}"


def _message(finding: Diagnostic) -> str:
    return "\n".join(visible(line) for line in (finding.message, *further(finding)))


def _place(span: Span) -> Iterator[tuple[str, str]]:
    """Columns only where the place lies on one line: GitHub refuses them otherwise."""
    yield "line", str(span.line)
    if span.line == span.end_line:
        yield "col", str(span.column)
        yield "endLine", str(span.line)
        yield "endColumn", str(max(span.column, span.end_column))
    else:
        last = span.end_line - 1 if span.end_column == 1 else span.end_line
        yield "endLine", str(last)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
