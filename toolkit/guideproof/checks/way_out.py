"""The way out of references to a thing that there is not: misspelt, renamed, deleted, or several written as one.

What is named in several places was hardly misspelt in each, so a name that is only like it is no way out; one that
nothing names may be its new name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from guideproof.checks.nearest import did_you_mean, listed
from guideproof.nearest import apart_by, nearest, words_of

_FEW = 2
"""In so many places a name may have been misspelt alike."""

_SEVERAL = 10
"""In so many it still may, if it is one slip of one name."""

_SLIPS = 2
_DIGITS = re.compile(r"[0-9]")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+and\s+|\s+")


def way_out(
    given: str, known: Sequence[str], word: str, places: int, unnamed: Collection[str] = (), *, in_cell: bool = False
) -> str:
    """What to do about a name that means nothing in so many places, the first of them in a table ``in_cell``;
    ``unnamed`` are known ones that may be its new name, as nothing names them yet."""
    listing = _as_list(given, known, in_cell=in_cell)
    if listing:
        return listing
    misspelt = [name for name in known if _misspelt(given, name)]
    if len(misspelt) == 1 and places <= _SEVERAL:
        return did_you_mean(given, known, word=word)
    renamed = nearest(given, unnamed) or (list(unnamed) if len(unnamed) == 1 < len(known) else [])
    if places > _FEW and renamed:
        meant = " or ".join(f"`{name}`" for name in renamed)
        return f"Was it renamed to {meant}? Then write that in each place, or give it its old name back."
    if places > _FEW:
        return f"If the {word} was deleted, put it back or delete what names it; if it was renamed, write its new name."
    if renamed and not nearest(given, known):
        return f"Is {listed(renamed)} meant, which nothing names?"
    return did_you_mean(given, known, word=word)


def meant(given: str, known: Sequence[str], places: int, unnamed: Collection[str] = ()) -> list[str]:
    """The names one of which ``way_out`` proposes to write in each place; none where it proposes other things."""
    if _as_list(given, known, in_cell=False):
        return []
    misspelt = [name for name in known if _misspelt(given, name)]
    if places <= _FEW or (misspelt and places <= _SEVERAL and len(misspelt) == 1):
        return nearest(given, sorted(known))
    return nearest(given, unnamed)


def _misspelt(given: str, name: str) -> bool:
    """Whether it is a slip even where it stands in many places: two letters at most, and no number."""
    kind, by = apart_by(given, name) or (2, 0)
    few = by <= _SLIPS and by * 4 <= len(given)
    return kind == 0 or (kind == 1 and few and _DIGITS.findall(given) == _DIGITS.findall(name))


def _as_list(given: str, known: Sequence[str], *, in_cell: bool) -> str:
    """The list that was meant by several names written as one; semicolons set them apart in a cell."""
    parts = [part for part in _BETWEEN.split(given) if part]
    if len(parts) < 2 or any(words_of(given) == words_of(name) for name in known):
        return ""
    meant = [part if part in known else (nearest(part, known) or [""])[0] for part in parts]
    if not all(meant):
        return ""
    return f"Write `{'; '.join(meant)}`." if in_cell else f"Write a list: `[{', '.join(meant)}]`."
