"""By what short name a source is cited: its authors and its year, of what its file says and nothing else."""

from __future__ import annotations

from collections import Counter

from guideproof.model.evidence import Source
from guideproof.model.guideline import Guideline

_LONGEST = 48
"""A name that is longer is none that something is cited by."""


def short_name(source: Source) -> str | None:
    """``Feuer et al. 2021``, ``Cockcroft DW and Gault MH 1976``, ``Lin et al.`` where no year is given; nothing where
    no author is."""
    who = _who(source)
    if not who:
        return None
    name = who if source.year is None else f"{who} {source.year}"
    return name if len(name) <= _LONGEST else None


def short_names(guideline: Guideline) -> dict[str, str]:
    """The name of each source, by its id: the id itself where it has no short name, or one that another has too."""
    names = {id: short_name(source) for id, source in guideline.sources.items()}
    often = Counter(name.casefold() for name in names.values() if name is not None)
    return {id: id if name is None or often[name.casefold()] > 1 else name for id, name in names.items()}


def _who(source: Source) -> str:
    """The first author, and how many there are beside: ``Feuer et al.``."""
    authors = source.authors if len(source.authors) != 1 else _taken_apart(source.authors[0])
    return f"{authors[0]} et al." if len(authors) > 2 else " and ".join(authors)


def _taken_apart(text: str) -> tuple[str, ...]:
    """Authors in one text, as ``Lip GYH, Nieuwlaat R``; what may be one name with commas in it (``Feuer, Lauren``)
    stays as it is."""
    parts = tuple(part.strip() for part in text.split(","))
    return parts if all(" " in part for part in parts) else (text,)
