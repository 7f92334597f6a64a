"""The way out of a wrong name, as the hint of a finding, and names in backticks."""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.nearest import MOST_LISTED
from guideproof.nearest import did_you_mean as asked

_MOST_TO_READ = 16
"""How many names a reader still looks through to find the one that is meant."""


def suggestion(given: str, known: Iterable[str]) -> str:
    """``Did you mean `name`?`` where known names are near, else nothing."""
    hint = asked(given, known)
    return f"D{hint[1:]}" if hint else ""


def did_you_mean(given: str, known: Iterable[str], *, word: str) -> str:
    """The way out of a wrong name: the nearest one, else the names that there are; ``word`` is what they name."""
    names = sorted(known)
    if not names:
        return f"There is no {word} yet: add it first."
    if len(names) > _MOST_TO_READ:
        none_near = f"Correct it, or add the {word}: there are {len(names)}, and none has a name like it."
    else:
        none_near = f"There {'is' if len(names) == 1 else 'are'}: {listed(names, most=_MOST_TO_READ)}."
    return suggestion(given, names) or none_near


def listed(names: Iterable[str], *, most: int = MOST_LISTED) -> str:
    """Names in backticks, the first few of many."""
    quoted = [f"`{name}`" for name in names]
    rest = len(quoted) - most
    return ", ".join(quoted) if rest <= 0 else f"{', '.join(quoted[:most])} and {rest} more"
