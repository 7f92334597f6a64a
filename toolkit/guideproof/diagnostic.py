"""Findings: what a check says about a guideline, as data. Nothing here prints."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from guideproof.source import Span


class Severity(StrEnum):
    """How much a finding weighs: an error fails a check, a warning only with ``--fail-on warning``, a note never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def at_least(self, other: Severity) -> bool:
        """Whether it weighs as much as the other, or more."""
        order = tuple(Severity)
        return order.index(self) <= order.index(other)


class Note(Struct, frozen=True):
    """A further place that a finding speaks of: the other branch of an overlap, the first of two keys."""

    message: str
    span: Span


class Witness(Struct, frozen=True):
    """The patient that proves a finding.

    ``facts`` maps elements to values as a patient file would write them; ``path`` and ``recommendations`` say
    what the evaluator did with them; ``vignette`` is the case as YAML, ready to paste.
    """

    entry: str
    facts: Mapping[str, Any]
    path: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    vignette: str = ""


class Edit(Struct, frozen=True):
    """A text to write in the place of what stands at a span, which may be empty; columns count code points, and lines
    end with a line feed whatever the file has. At ``whole`` of a path where no file is, it is a file to make."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """A way to mend what a finding speaks of: all of its edits, or none.

    ``certain`` says that nothing else can have been meant, so that ``check --fix`` may make the edits; of others a
    person chooses. ``asks`` is what is left to a person when the edits are made, and is found until it is done: where a
    new branch leads, why something is allowed.
    """

    title: str
    edits: tuple[Edit, ...]
    certain: bool = False
    asks: str = ""


class Diagnostic(Struct, frozen=True):
    """One finding: what is wrong, where, why it matters and what to do about it.

    ``fixes`` are ways to mend it, for editors and ``check --fix``.
    ``brief`` says that another finding shows the like of its patient, so that people need not be shown all of them.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    trail: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    hint: str | None = None
    witness: Witness | None = field(default=None)
    brief: bool = False
    fixes: tuple[Fix, ...] = ()


class Suppressed(Struct, frozen=True):
    """A finding that the guideline allows (``allow:``): why, until when (an ISO date) and where it says so."""

    finding: Diagnostic
    because: str
    until: str | None
    span: Span


def in_source_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The findings by place; there errors before warnings before notes, since a note may only follow from an error;
    then by code and message, so that the order never depends on who found them first."""
    weight = {severity: place for place, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.NOTE))}
    return sorted(diagnostics, key=lambda found: (found.span, weight[found.severity], found.code, found.message))
