"""Findings that the guideline allows: which ``allow`` suppresses which finding, and which suppresses none (section 11).

An ``allow`` speaks of the thing that it stands on: it suppresses findings of its check that are reported there. For
a thing that has a file to itself that is the file, with the table beside it; for one of several in a file it is the
entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from msgspec import Struct

from guideproof.checks.check import Check, Lenience
from guideproof.diagnostic import Diagnostic, Suppressed
from guideproof.model.element import Classify, Derived, Element
from guideproof.model.evidence import Disagreement, Source
from guideproof.model.guideline import Guideline, Manifest
from guideproof.model.intervention import Intervention
from guideproof.model.node import Node
from guideproof.model.parameter import Parameter
from guideproof.model.reference import Allowance
from guideproof.model.safety import SafetyRule
from guideproof.model.vignette import Vignette
from guideproof.source import Span


class Suppression(Struct, frozen=True):
    """What became of findings: kept or suppressed. ``overdue`` are the allowances that would have suppressed one had
    they not expired, ``refused`` those of findings that nothing may allow, ``idle`` those that speak of none."""

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...] = ()
    overdue: tuple[Allowance, ...] = ()
    refused: tuple[Allowance, ...] = ()
    idle: tuple[Allowance, ...] = ()


def suppress(
    guideline: Guideline, findings: Iterable[Diagnostic], today: date, named: Callable[[str], Check | None]
) -> Suppression:
    """The findings without those that are allowed today; an allowance that has expired suppresses nothing. ``named``
    gives the check of a name."""
    refused: list[Allowance] = []
    scopes: dict[str, list[tuple[Span | None, Allowance, str | None]]] = {}
    for paths, within, allowance in _scopes(guideline):
        check = named(allowance.check)
        if check is not None and check.lenient is Lenience.NONE:
            refused.append(allowance)
            continue
        scope = (within, allowance, check.code if check is not None else None)
        for path in paths:
            scopes.setdefault(path, []).append(scope)
    kept: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    used: set[Span] = set()
    for finding in findings:
        allowing = [
            allowance
            for within, allowance, code in scopes.get(finding.span.path, ())
            if code == finding.code and (within is None or within.contains(finding.span))
        ]
        valid = next((allowance for allowance in allowing if not _expired(allowance, today)), None)
        used.update(allowance.span for allowance in allowing)
        if valid is None:
            kept.append(finding)
        else:
            suppressed.append(Suppressed(finding, valid.because, valid.until, valid.span))
    every = allowances(guideline)
    overdue = tuple(each for each in every if each.span in used and _expired(each, today))
    idle = tuple(each for each in every if each.span not in used and each not in refused)
    return Suppression(tuple(kept), tuple(suppressed), overdue, tuple(refused), idle)


def allowances(guideline: Guideline) -> tuple[Allowance, ...]:
    """Every ``allow`` of the guideline."""
    return tuple(dict.fromkeys(allowance for _, _, allowance in _scopes(guideline)))


def _expired(allowance: Allowance, today: date) -> bool:
    """Whether its last day is over."""
    return allowance.until is not None and allowance.until < today.isoformat()


def _scopes(guideline: Guideline) -> Iterator[tuple[tuple[str, ...], Span | None, Allowance]]:
    """Every allowance with the files and the place in them for which it speaks; ``None`` for all of them."""
    several: tuple[Iterable[Element | Derived | Parameter | Intervention], ...] = (
        guideline.elements.values(),
        guideline.derived.values(),
        guideline.parameters.values(),
        guideline.interventions.values(),
    )
    for one in chain.from_iterable(several):
        for allowance in one.allow:
            yield (one.span.path,), one.span.until(allowance.within), allowance
            table = one.definition.table if isinstance(one, Derived) and isinstance(one.definition, Classify) else None
            if table is not None:
                yield (table.span.path,), None, allowance
    alone: tuple[Iterable[Manifest | Node | Source | SafetyRule | Disagreement | Vignette], ...] = (
        (guideline.manifest,),
        guideline.nodes.values(),
        guideline.sources.values(),
        guideline.safety.values(),
        guideline.disagreements.values(),
        guideline.vignettes.values(),
    )
    for thing in chain.from_iterable(alone):
        for allowance in thing.allow:
            yield thing.paths if isinstance(thing, Node) else (allowance.span.path,), None, allowance
