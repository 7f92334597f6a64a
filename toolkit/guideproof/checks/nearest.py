"""The known name that a wrong one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 8
"""How many names a hint lists before it says how many more there are."""


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known name most like the given one, or ``None`` if none is; ``-``, ``_`` and case do not count."""
    from difflib import get_close_matches  # here, because most guidelines need no suggestion

    plain = {_plain(name): name for name in sorted(known, reverse=True)}
    found = get_close_matches(_plain(given), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def did_you_mean(given: str, known: Iterable[str], *, word: str) -> str:
    """The way out of a wrong name: the nearest one, else the names that there are; ``word`` is what they name."""
    names = sorted(known)
    meant = nearest(given, names)
    if meant is not None:
        return f"Did you mean `{meant}`?"
    if not names:
        return f"There is no {word} yet: add it first."
    return f"There {'is' if len(names) == 1 else 'are'}: {listed(names)}."


def listed(names: Iterable[str], *, most: int = _MOST) -> str:
    """Names in backticks, the first few of many."""
    quoted = [f"`{name}`" for name in names]
    rest = len(quoted) - most
    return ", ".join(quoted) if rest <= 0 else f"{', '.join(quoted[:most])} and {rest} more"


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
