"""A region of patients, as a box of the search says it, in the words of the elements."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from guideproof.analysis.proof.fact import Allowed
from guideproof.analysis.proof.logic import TRUE_CELL, Box
from guideproof.analysis.proof.space import Kind, Space, runs
from guideproof.model.element import Element


def region(space: Space, box: Box) -> tuple[Allowed, ...]:
    """What the box allows, one for each element, in the order of the elements. Comparisons between elements are left
    out."""
    found: dict[str, Allowed] = {}
    for variable in sorted(box):
        named, mask = space.variables[variable], box[variable]
        match named.kind:
            case Kind.MEMBER:
                known = found.get(named.name, Allowed(named.name))
                if mask == TRUE_CELL:
                    found[named.name] = replace(known, included=(*known.included, named.code))
                else:
                    found[named.name] = replace(known, excluded=(*known.excluded, named.code))
            case Kind.SIZE:
                known = found.get(named.name, Allowed(named.name))
                found[named.name] = replace(known, counts=_whole(space, variable, mask))
            case Kind.INPUT | Kind.DERIVED:
                found[named.name] = _allowed(space, variable, mask)
            case _:
                pass
    return tuple(found.values())


def _allowed(space: Space, variable: int, mask: int) -> Allowed:
    name = space.variables[variable].name
    element = space.guideline.variable(name)
    assert element is not None
    if variable in space.points:
        return Allowed(name, ranges=tuple(_between(space.points[variable], *run) for run in runs(mask)))
    if variable in space.lows:
        return Allowed(name, ranges=_whole(space, variable, mask))
    if element.codes:
        return Allowed(name, tuple(code for place, code in enumerate(element.codes) if mask >> place & 1))
    return Allowed(name, tuple(value for place, value in enumerate((False, True)) if mask >> place & 1))


def _whole(space: Space, variable: int, mask: int) -> tuple[tuple[Fraction | None, Fraction | None], ...]:
    element = space.guideline.variable(space.variables[variable].name)
    step = element.grid.precision if isinstance(element, Element) and element.grid else Fraction(1)
    first, last = space.lows[variable][0], space.highs[variable][-1]
    return tuple(
        (None if low == first else low * step, None if high == last else high * step)
        for low, high in space.runs(variable, mask)
    )


def _between(points: list[Fraction], first: int, last: int) -> tuple[Fraction | None, Fraction | None]:
    low = points[(first - 1) // 2] if first else None
    return low, points[last // 2] if last < 2 * len(points) else None
