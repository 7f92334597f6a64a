"""What an author changed of the values that an input can have, in words."""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.model.element import Element
from guideproof.model.number import format_number
from guideproof.program.wording import range_text


def value_words(one: Element, other: Element) -> tuple[str | None, str | None] | None:
    """How the values were and how they are; of codes those alone that only one version has, or that have other points.
    ``None`` where nothing of them differs."""
    said = _range(one), _range(other)
    if one.type is not other.type:
        return f"{one.type.value} {said[0]}".strip(), f"{other.type.value} {said[1]}".strip()
    if said[0] != said[1]:
        return said
    were, are = ({code: each.points.get(code) for code in each.codes} for each in (one, other))
    gone = [code for code in were if code not in are or are[code] != were[code]]
    new = [code for code in are if code not in were or are[code] != were[code]]
    if not gone and not new:
        return None
    # Where a code has the title of another one that is gone, it is its id that says which.
    by_id = not {one.codes[code] for code in gone if code not in are}.isdisjoint(other.codes[code] for code in new)
    parts = [f"no longer {_named(one, gone, by_id)}"] if gone else []
    parts += [f"newly {_named(other, new, by_id)}"] if new else []
    return None, "; ".join(parts)


def _named(element: Element, codes: Iterable[str], by_id: bool) -> str:
    points = {code: f" with {format_number(number)} points" for code, number in element.points.items()}
    ids = {code: f" (`{code}`)" if by_id else "" for code in element.codes}
    return ", ".join(f"\u201c{element.codes[code]}\u201d{ids[code]}{points.get(code, '')}" for code in codes)


def _range(element: Element) -> str:
    return "" if element.grid is None and element.days is None else range_text(element)
