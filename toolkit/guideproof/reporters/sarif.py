"""Findings as SARIF 2.1.0, for code scanning and editors.

Source of the format: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01 (2023).

Suppressed findings stand among the run's notifications and not, with ``suppressions``, among its results: GitHub's
code scanning opens an alert for every result and knows no suppressions.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from guideproof.diagnostic import Diagnostic, Fix, Note, Severity, Suppressed
from guideproof.reporters.in_words import beside_notes, not_shown
from guideproof.reporters.json import as_text, witness_as_data
from guideproof.reporters.report import CheckRule, Report
from guideproof.reporters.text.ink import visible
from guideproof.source import Span
from guideproof.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NAMES = re.compile(r"`[^`]*`")
_FINGERPRINT = "guideproofFinding/v1"


def render(report: Report) -> str:
    """The report as one SARIF log with one run, indented, with a line end."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return as_text(log)


def _run(report: Report) -> dict[str, Any]:
    indexes = {rule.code: index for index, rule in enumerate(report.rules)}
    seen: Counter[str] = Counter()
    return {
        "tool": {
            "driver": {
                "name": "Guideproof",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    *(_suppressed(each) for each in report.suppressed),
                    *([_hidden(report)] if report.hidden else []),
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, indexes, seen) for finding in report.findings],
        "properties": {
            "guideline": {"id": report.guideline, "version": report.version},
            "proven": report.proven,
            "notDecided": report.not_decided,
        },
    }


def _rule(rule: CheckRule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary.rstrip(".") + "."},
        "fullDescription": {"text": rule.summary.rstrip(".") + "."},
        "help": {"text": rule.manual, "markdown": rule.manual},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.name]},
    }


def _result(finding: Diagnostic, indexes: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    fingerprint = _fingerprint(finding)
    seen[fingerprint] += 1
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": {"text": _text(finding.message, *beside_notes(finding))},
        "locations": [_location(finding.span, finding.trail)],
        "partialFingerprints": {_FINGERPRINT: f"{fingerprint}:{seen[fingerprint]}"},
    }
    if finding.code in indexes:
        result["ruleIndex"] = indexes[finding.code]
    if finding.notes:
        result["relatedLocations"] = [_related(number, note) for number, note in enumerate(finding.notes, 1)]
    if finding.fixes:
        result["fixes"] = [_fix(each) for each in finding.fixes]
    if finding.witness is not None:
        result["properties"] = {"witness": witness_as_data(finding.witness)}
    return result


def _fix(fix: Fix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        region = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        changes.setdefault(edit.span.path, []).append(region)
    return {
        "description": {"text": _text(f"{fix.title}; then {fix.asks}" if fix.asks else fix.title)},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replaced} for path, replaced in changes.items()
        ],
    }


def _location(span: Span, trail: tuple[str, ...]) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(span)}
    if trail:
        location["logicalLocations"] = [{"name": trail[-1], "fullyQualifiedName": " > ".join(trail)}]
    return location


def _related(number: int, note: Note) -> dict[str, Any]:
    return {"id": number, "physicalLocation": _physical(note.span), "message": {"text": _text(note.message)}}


def _physical(span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(span.path), "region": _region(span)}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    finding = suppressed.finding
    text = f"suppressed: {finding.code} {finding.name}: {finding.message} (allowed because: {suppressed.because})"
    return {
        "level": Severity.NOTE.value,
        "message": {"text": _text(text)},
        "locations": [_location(finding.span, finding.trail)],
        "associatedRule": {"id": finding.code},
    }


def _hidden(report: Report) -> dict[str, Any]:
    return {"level": Severity.ERROR.value, "message": {"text": _text(f"{not_shown(report)}, so the run fails")}}


def _text(*lines: str) -> str:
    """Lines as a message; ``](`` would make a link of what a guideline says."""
    return "\n".join(visible(line).replace("](", "] (") for line in lines)


def _fingerprint(finding: Diagnostic) -> str:
    """What stays the same while lines move and values change: the check, the trail and what the message names."""
    named = (finding.code, finding.span.path, *finding.trail, *_NAMES.findall(finding.message))
    return sha256("\0".join(named).encode("utf-8", "backslashreplace")).hexdigest()[:32]
