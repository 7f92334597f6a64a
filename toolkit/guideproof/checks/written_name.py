"""Another name written where a wrong one stands, in its quotes, as fixes of a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from guideproof.diagnostic import Edit, Fix
from guideproof.nearest import apart_by
from guideproof.source import Span

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_#-]*")
"""Names that mean the same in quotes and without."""

_READ_OTHERWISE = ("true", "false", "null")


def named_so(given: str, meant: Iterable[str], places: Sequence[Span], *, of_language: bool = False) -> tuple[Fix, ...]:
    """A fix for each name that may have been meant, writing it in all places; none where a place holds more than the
    name, as one with characters in escapes does. ``of_language`` says that it is a word of the language, no name that
    the guideline gives: a slip in its letters is certain then, where `hypotension` may not become `hypertension`."""
    spans = [_of_name(given, place) for place in places]
    if None in spans:
        return ()
    found = [span for span in spans if span is not None]
    names = [name for name in meant if _PLAIN.fullmatch(name) and name not in _READ_OTHERWISE]
    where = f" in each of {len(found)} places" if len(found) > 1 else ""
    return tuple(
        Fix(
            f"Write `{name}` for `{given}`{where}",
            tuple(Edit(span, name) for span in found),
            certain=len(names) == 1 and _same(given, name, 1 if of_language else 0),
        )
        for name in names
    )


def _of_name(given: str, place: Span) -> Span | None:
    """Where in the place the name itself stands, without its quotes."""
    if place.line != place.end_line:
        return None
    match place.end_column - place.column - len(given):
        case 0:
            return place
        case 2:
            return replace(place, column=place.column + 1, end_column=place.end_column - 1)
        case _:
            return None


def _same(given: str, name: str, most: int) -> bool:
    """Whether the names differ in case and signs alone, or, where one may be (1), in a slip of the letters too."""
    kind, _ = apart_by(given, name) or (2, 0)
    return kind <= most
