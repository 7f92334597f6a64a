"""The worked cases as plain data, as short as many cases that differ in little can be said."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from guideproof.model.element import ON
from guideproof.model.guideline import Guideline
from guideproof.model.number import number_as_data
from guideproof.program.titled import humanized

_LOOKED_AT = 48
"""How many of the cases before are asked whether this one is like them."""


def vignettes_data(guideline: Guideline) -> dict[str, Any]:
    """The worked cases, to be loaded, by their ids.

    ``facts`` says in which facts a case differs from the one before it that it is ``like``, by the place of that among
    the cases (or nothing, and all its facts): the place of a fact among all ``facts``, or for an element without one in
    this case, though the other has it, minus one less its place among ``elements``."""
    default = next(iter(guideline.manifest.entry_points))
    facts: dict[Hashable, int] = {}
    pairs: list[tuple[str, Any]] = []
    elements: dict[str, int] = {}
    before: list[_Held] = []
    rows: dict[str, dict[str, Any]] = {}
    for id, each in guideline.vignettes.items():
        places = (_place(element, value, facts, pairs) for element, value in each.facts.items() if element != ON)
        held = dict.fromkeys(places)
        bits = sum(1 << place for place in held)
        like = _like(bits, len(held), before)
        other = {} if like is None else before[like].places
        given = {pairs[place][0] for place in held}
        lacks = sorted({pairs[place][0] for place in other} - given)
        new = sorted(place for place in held if place not in other)
        differs = [*new, *(-1 - elements.setdefault(element, len(elements)) for element in lacks)]
        before.append(_Held(bits, held))
        rows[id] = {
            "title": each.title or humanized(id),
            "entry": each.entry.id if each.entry is not None else default,
            "on": each.facts.get(ON),
            "like": like,
            "facts": differs,
            "status": each.expect.status,
            "confirmed": each.confirmed,
            "source": each.source,
        }
    return {"elements": list(elements), "facts": pairs, "rows": rows}


class _Held(NamedTuple):
    """The places of the facts of a case, and the same as the bits of a number."""

    bits: int
    places: dict[int, None]


def _like(bits: int, count: int, before: Sequence[_Held]) -> int | None:
    """Which of the last cases has the most in common with one of so many facts, if more is shared than not."""
    least, like = count, None
    for place in range(max(0, len(before) - _LOOKED_AT), len(before)):
        apart = (bits ^ before[place].bits).bit_count()
        if apart < least:
            least, like = apart, place
    return like


def _place(element: str, value: Any, facts: dict[Hashable, int], pairs: list[tuple[str, Any]]) -> int:
    said = plain(value)
    alone = said is None or isinstance(said, str | int | float)  # else it cannot be looked up by itself
    key = (element, type(said), said) if alone else json.dumps([element, said], sort_keys=True)
    if key not in facts:
        facts[key] = len(pairs)
        pairs.append((element, said))
    return facts[key]


def plain(value: Any) -> Any:
    """A fact as JSON holds it; a number that JSON would round is a text."""
    match value:
        case str() | bool() | int() | None:
            return value
        case Fraction():
            return number_as_data(value)
        case list() | tuple():
            return [plain(each) for each in value]
        case Mapping():
            return {key: plain(each) for key, each in value.items()}
        case _:
            return value
