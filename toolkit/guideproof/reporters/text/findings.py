"""Findings for people: grouped by file, each with its place underlined, its trail, further places and the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from guideproof.diagnostic import Diagnostic, Note, Severity, Suppressed
from guideproof.reporters.in_words import beside, not_shown
from guideproof.reporters.report import Report
from guideproof.reporters.text.excerpt import excerpt
from guideproof.reporters.text.ink import Line, line
from guideproof.reporters.text.ink import render as render_lines
from guideproof.reporters.text.witness import witness_lines
from guideproof.source import SourceLines, Span

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_SHOWN = 4
"""How many further places of a finding are shown with their lines; of the rest the places alone."""

_NAMED = 12
"""How many of these are named; the data formats have all."""

_INDENT = "  "

_PROPOSAL = re.compile(r"\n(?=`)")
"""Where a hint begins a new line: only before backticks, so that no other text can stand first on one."""


def render(report: Report, lines: SourceLines, *, color: bool) -> str:
    """The report as text; ``lines`` gives the source lines of a shown path."""
    return render_lines(_report(report, lines), color=color)


def _report(report: Report, lines: SourceLines) -> Iterator[Line]:
    for path, findings in groupby(report.findings, key=lambda finding: finding.span.path):
        yield line((path, "bold underline"))
        for finding in findings:
            yield from _finding(finding, lines)
            yield line()
    yield from _suppressed(report.suppressed)
    yield summary(report)


def _suppressed(suppressed: tuple[Suppressed, ...]) -> Iterator[Line]:
    """The findings that the guideline allows, a line each with the reason."""
    if suppressed:
        yield line(("suppressed", "bold underline"))
    for each in suppressed:
        finding = each.finding
        yield line(_INDENT, (str(finding.span), "bold"), f" {finding.code} {finding.name}: {finding.message}")
        until = f" (until {each.until})" if each.until else ""
        yield line(_INDENT * 2, ("allowed because: ", "dim"), each.because, until)
    if suppressed:
        yield line()


def _finding(finding: Diagnostic, lines: SourceLines) -> Iterator[Line]:
    """A finding; a note names its patient in a few words, and whoever wants the whole of them asks for the data."""
    style = _STYLES[finding.severity]
    place = f"{finding.span.line}:{finding.span.column}"
    yield line(_INDENT, (place, "bold"), " ", (finding.severity.value, style), f" {finding.code} {finding.name}")
    yield line(_INDENT, finding.message)
    yield from excerpt(finding.span, lines, "^", style)
    for note in finding.notes[:_SHOWN]:
        yield from _note(note, finding, lines)
    if len(finding.notes) > _SHOWN:
        rest = [_place(note.span, finding) for note in finding.notes[_SHOWN:]]
        left = f" and {len(rest) - _NAMED} others" if len(rest) > _NAMED else ""
        yield line(_INDENT, (f"and {len(rest)} more: ", "bold"), ", ".join(rest[:_NAMED]), left)
    if finding.trail:
        yield line(_INDENT, ("in ", "dim"), " > ".join(finding.trail))
    if finding.witness is not None and finding.severity is not Severity.NOTE:
        yield from witness_lines(finding.witness, brief=finding.brief)
    if finding.hint is not None:
        first, *others = _PROPOSAL.split(finding.hint)
        yield line(_INDENT, ("help: ", "bold green"), first)
        yield from (line(_INDENT * 2, each) for each in others)


def _note(note: Note, finding: Diagnostic, lines: SourceLines) -> Iterator[Line]:
    yield line(_INDENT, (f"{_place(note.span, finding)}: ", "bold"), note.message)
    yield from excerpt(note.span, lines, "-", "blue")


def _place(span: Span, finding: Diagnostic) -> str:
    """A place; in the file of the finding without the file."""
    return f"{span.line}:{span.column}" if span.path == finding.span.path else str(span)


def summary(report: Report) -> Line:
    """One line: how many findings of each severity, what was proven, and how long it took."""
    counts = [(severity, report.count(severity)) for severity in Severity]
    pieces: list[str | tuple[str, str]] = []
    for severity, count in counts:
        if count:
            pieces += [", "] if pieces else []
            pieces.append((f"{count} {severity.value}{'' if count == 1 else 's'}", _STYLES[severity]))
    if report.hidden:
        pieces += [", "] if pieces else []
        pieces.append((not_shown(report), _STYLES[Severity.ERROR]))
    if not pieces:
        pieces.append(("no findings", "bold green"))
    pieces += [f", {said}" for said in beside(report)]
    return line(
        f"{report.guideline} {report.version}: " if report.version else f"{report.guideline}: ",
        *pieces,
        f" ({report.seconds:.2f} s)",
    )
