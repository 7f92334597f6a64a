"""Causes before what follows from them: the order in which findings are told, and how much is said of each.

What cannot be read keeps the rest from being known; a decision that fails the patients who come to it, or a path that
leads elsewhere, changes what happens to all behind it. So these come first, and the clash of two recommendations, which
may only show that, comes after; notes come last. Of equal rank are findings in the order of their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from guideproof.diagnostic import Diagnostic, Severity, in_source_order
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision

_RANKS: tuple[tuple[str, ...], ...] = (
    ("GP1",),
    ("GP202", "GP203", "GP204", "GP206", "GP207", "GP211"),
    ("GP301", "GP302", "GP303", "GP315", "GP316", "GP326"),
    ("GP201",),
    ("GP304", "GP305", "GP306", "GP311", "GP318"),
    ("GP3",),
)
"""Codes, or how they begin, that are told before those of later rows and before all others."""

_OVERLAP = "GP302"
_CONSEQUENCES = ("GP307", "GP308", "GP309", "GP311")


def causes_first(guideline: Guideline, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings in that order; of what happens behind decisions the patient is written out once a node, and what may
    follow from an overlap on the patient's path says so."""
    ordered = sorted(in_source_order(list(findings)), key=_rank)
    overlaps = {each.trail[2]: each for each in ordered if each.code == _OVERLAP and len(each.trail) > 2}
    written: set[str] = set()
    told: list[Diagnostic] = []
    for finding in ordered:
        cause = _cause(guideline, finding, overlaps)
        repeated = finding.code in _CONSEQUENCES and finding.span.path in written
        if finding.witness is not None and finding.severity is not Severity.NOTE:
            written.add(finding.span.path)
        if cause is not None:
            told.append(replace(finding, brief=True, hint=_first_that(cause, finding)))
        else:
            told.append(replace(finding, brief=True) if repeated else finding)
    return told


def _rank(finding: Diagnostic) -> int:
    if finding.severity is Severity.NOTE:
        return len(_RANKS) + 1
    return next((rank for rank, codes in enumerate(_RANKS) if finding.code.startswith(codes)), len(_RANKS))


def _cause(guideline: Guideline, finding: Diagnostic, overlaps: dict[str, Diagnostic]) -> Diagnostic | None:
    """The overlap that sends the patient of a finding two ways, if one does."""
    if finding.code not in _CONSEQUENCES or finding.witness is None:
        return None
    path = finding.witness.path
    return next((overlaps[id] for id in path if id in overlaps and _two_ways(guideline, id, path)), None)


def _two_ways(guideline: Guideline, id: str, path: Sequence[str]) -> bool:
    """Whether nodes behind several branches of a decision are on a path."""
    body = guideline.nodes[id].body
    branches = body.branches if isinstance(body, Decision) else ()
    return sum(any(target.id in path for target in branch.next or ()) for branch in branches) > 1


def _first_that(cause: Diagnostic, finding: Diagnostic) -> str:
    where = f"{cause.span.path}:{cause.span.line}"
    other_way = f" Else: {finding.hint[:1].lower()}{finding.hint[1:]}" if finding.hint else ""
    return f"It may follow from the overlap at {where}: correct that first, then check again.{other_way}"
