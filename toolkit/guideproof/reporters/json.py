"""Findings as JSON, for programs; the shape is part of the contract and says nothing that the text report does not."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from guideproof.diagnostic import Diagnostic, Fix, Note, Severity, Suppressed, Witness
from guideproof.model.number import number_as_data
from guideproof.reporters.report import Report


def render(report: Report) -> str:
    """The report as one JSON object, indented, with a line end."""
    return as_text(
        {
            "guideline": {"id": report.guideline, "version": report.version},
            "summary": {
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "notes": report.count(Severity.NOTE),
                "proven": report.proven,
                "not_decided": report.not_decided,
                "suppressed": len(report.suppressed),
                "hidden": len(report.hidden),
                "seconds": round(report.seconds, 3),
            },
            "findings": [_finding(finding) for finding in report.findings],
            "suppressed": [_suppressed(each) for each in report.suppressed],
        }
    )


def as_text(data: Any) -> str:
    """Data as indented JSON with a line end; numbers that are fractions come out exactly, or as ``"1/3"``.

    Characters outside ASCII are escaped, so that nothing in the text can act on a terminal.
    """
    return json.dumps(data, indent=2, default=_number) + "\n"


def _number(value: object) -> int | float | str:
    if not isinstance(value, Fraction):
        raise TypeError(f"{type(value).__name__} has no place in JSON")
    return number_as_data(value)


def _finding(finding: Diagnostic) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "trail": list(finding.trail),
        "notes": [_note(note) for note in finding.notes],
        "hint": finding.hint,
        "fixes": [_fix(each) for each in finding.fixes],
        "witness": witness_as_data(finding.witness) if finding.witness is not None else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [
        {
            "path": each.span.path,
            "line": each.span.line,
            "column": each.span.column,
            "end_line": each.span.end_line,
            "end_column": each.span.end_column,
            "text": each.text,
        }
        for each in fix.edits
    ]
    return {"title": fix.title, "certain": fix.certain, "asks": fix.asks or None, "edits": edits}


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    allowed = {"because": suppressed.because, "until": suppressed.until}
    return {**_finding(suppressed.finding), "allowed": allowed}


def _note(note: Note) -> dict[str, Any]:
    return {"message": note.message, "path": note.span.path, "line": note.span.line, "column": note.span.column}


def witness_as_data(witness: Witness) -> dict[str, Any]:
    """The patient of a finding, as data."""
    return {
        "entry": witness.entry,
        "facts": dict(witness.facts),
        "path": list(witness.path),
        "recommendations": list(witness.recommendations),
    }
