"""Dates of a guideline and its evidence that cannot be: still to come, before there was print, or in a wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from guideproof.analysis.evidence.dates import parse_date
from guideproof.model.evidence import Source
from guideproof.model.guideline import Guideline
from guideproof.source import Span

_DONE = ("date", "approval_date", "last_review_date")
"""What the manifest dates that has been done."""

_FIRST_PRINT = 1450
_FIRST_REVIEW = 1900


class ImpossibleDate(Struct, frozen=True):
    """A date that cannot be, in words: what was said, and why not."""

    said: str
    why: str
    span: Span


def impossible_dates(guideline: Guideline, today: date) -> Iterator[ImpossibleDate]:
    """Every such date; what was done today elsewhere may be dated tomorrow here."""
    manifest = guideline.manifest
    for key in _DONE:
        place = manifest.places.get(key, manifest.span)
        yield from _done(f"`{key}` of the guideline", manifest.metadata.get(key), today, place)
    for node in guideline.nodes.values():
        yield from _done(f"`last_review_date` of the node `{node.id}`", node.last_review_date, today, node.id_span)
    for source in guideline.sources.values():
        place = source.places.get("last_checked", source.span)
        yield from _done(f"`last_checked` of the source `{source.id}`", source.last_checked, today, place)
        if source.year is not None:
            yield from _year(guideline, source, source.year, today)


def _done(what: str, given: object, today: date, span: Span) -> Iterator[ImpossibleDate]:
    day = parse_date(given) if isinstance(given, str) else None
    if day is None:
        return
    if day > today + timedelta(days=1):
        yield ImpossibleDate(f"{what} is {given}", "that day is still to come", span)
    elif day.year < _FIRST_REVIEW:
        yield ImpossibleDate(f"{what} is {given}", "nobody can have done it then", span)


def _year(guideline: Guideline, source: Source, year: int, today: date) -> Iterator[ImpossibleDate]:
    said, span = f"`year` of the source `{source.id}` is {year}", source.places.get("year", source.span)
    if year > today.year:
        yield ImpossibleDate(said, "that year is still to come", span)
        return
    if year < _FIRST_PRINT:
        yield ImpossibleDate(said, "nothing was printed then", span)
        return
    checked = parse_date(source.last_checked)
    if checked is not None and _FIRST_REVIEW <= checked.year < year:
        yield ImpossibleDate(said, f"it was last checked before that, on {checked}", span)
    for ref, what in ((source.read_through, "it was read through"), (source.superseded_by, "it is superseded by")):
        other = guideline.sources.get(ref.id) if ref is not None else None
        if other is not None and other.year is not None and _FIRST_PRINT <= other.year < year:
            yield ImpossibleDate(said, f"{what} `{other.id}`, which appeared before that, in {other.year}", span)
