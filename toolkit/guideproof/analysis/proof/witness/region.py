"""A region of patients, as a box of the search says it, as a condition of the language.

Whatever a box restricts is a test that some condition of the guideline makes, or its opposite, so that a region can be
written as a condition: a comparison of two elements as it was read, an end of a computed number with or without the
number itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec.structs import replace

from guideproof.analysis.proof.encoding.formulas import Encoding
from guideproof.analysis.proof.solver.logic import TRUE_CELL, Box
from guideproof.analysis.proof.solver.space import Space, VarKind, runs
from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    Test,
)
from guideproof.model.element import unit_suffix
from guideproof.model.number import format_number
from guideproof.program.interval import End, NumberInterval, compared, opposite
from guideproof.program.slots import CaseKind, ClassKind, CodeKind
from guideproof.source import whole

_NOWHERE = whole("a region")


def condition(encoding: Encoding, box: Box) -> All:
    """The condition that holds of exactly those in the box; its parts stand in the order of the elements.

    Nobody is left out by the condition without parts. The box speaks of elements alone, not of nodes.
    """
    space, guideline = encoding.space, encoding.space.guideline
    place = {id: number for number, id in enumerate((*guideline.elements, *guideline.derived))}
    parts: list[tuple[int, Condition]] = []
    for name in dict.fromkeys(
        space.variables[each].name
        for each in sorted(box)
        if space.variables[each].kind in (VarKind.MEMBER, VarKind.SIZE)
    ):
        parts += [(place[name], part) for part in _of_set(space, name, box)]
    for variable in sorted(box):
        named, mask = space.variables[variable], box[variable]
        match named.kind:
            case VarKind.RELATION:
                test = encoding.comparison(variable)
                parts.append((place[test.element], test if mask == TRUE_CELL else _opposite(test)))
            case VarKind.INPUT | VarKind.DERIVED:
                parts.append((place[named.name], _of_element(space, variable, mask)))
            case _:
                continue
    return All(tuple(part for _, part in sorted(parts, key=lambda each: each[0])), _NOWHERE)


def _opposite(test: Compares | SetCount) -> Compares | SetCount:
    """The comparison that holds where this one, which is of one side, does not."""
    comparison = opposite(test.comparison)
    assert comparison is not None
    return replace(test, comparison=comparison)


def _of_element(space: Space, variable: int, mask: int) -> Condition:
    name = space.variables[variable].name
    element = space.guideline.variable(name)
    assert element is not None
    if variable in space.points:
        return _one_of([_between(space, variable, *run) for run in runs(mask)])
    if variable in space.lows:
        return _numbers(space, variable, name, mask)
    kind = space.program.kind(name)
    values = (
        kind.codes if isinstance(kind, CodeKind) else kind.classes if isinstance(kind, ClassKind) else (False, True)
    )
    held = tuple(value for place, value in enumerate(values) if mask >> place & 1)
    codes = tuple(value for value in held if isinstance(value, str))
    return IsCode(name, codes, _NOWHERE) if codes else IsBoolean(name, held[0] is True, _NOWHERE)


def _numbers(space: Space, variable: int, name: str, mask: int) -> Condition:
    step = space.program.step_of(name)
    spans = list(space.runs(variable, mask))
    if all(low == high for low, high in spans) and not isinstance(space.program.kind(name), CaseKind):
        return IsNumber(name, tuple(low * step for low, _ in spans), _NOWHERE)
    return _one_of([_all_of(_ends(space, variable, name, span, step)) for span in spans])


def _ends(space: Space, variable: int, name: str, span: tuple[int, int], step: Fraction) -> Iterator[Test]:
    low, high = span
    if low == high and not isinstance(space.program.kind(name), CaseKind):
        yield IsNumber(name, (low * step,), _NOWHERE)
        return
    least, most = space.lows[variable][0], space.highs[variable][-1]
    yield from _compared(space, name, _within(low, high, least, most).times(step))


def _between(space: Space, variable: int, first: int, last: int) -> Condition:
    """What cells of a formula say: an end is a point, which is in them where the cell of the point is."""
    name, points = space.variables[variable].name, space.points[variable]
    low = End(points[(first - 1) // 2], open=first % 2 == 0) if first else None
    high = End(points[last // 2], open=last % 2 == 0) if last < 2 * len(points) else None
    return _all_of(_compared(space, name, NumberInterval(low, high)))


def _compared(space: Space, name: str, interval: NumberInterval) -> Iterator[Test]:
    for comparison, number in compared(interval):
        yield Compares(name, comparison, _bound(space, name, number), _NOWHERE)


def _within(low: int, high: int, least: int, most: int) -> NumberInterval:
    """From ``low`` to ``high``, without an end that none is beyond."""
    ends = (End(Fraction(end)) if end != beyond else None for end, beyond in ((low, least), (high, most)))
    return NumberInterval(*ends)


def _of_set(space: Space, name: str, box: Box) -> Iterator[Condition]:
    size = space.find(VarKind.SIZE, name)
    if size in box and box[size] == 1:
        yield Only(name, (), _NOWHERE)
    elif size in box:
        counts = [_all_of(_counts(space, size, name, span)) for span in space.runs(size, box[size])]
        yield _one_of(counts)
    held: dict[bool, list[str]] = {True: [], False: []}
    for code in space.guideline.elements[name].codes:
        member = space.find(VarKind.MEMBER, name, code)
        if member in box:
            held[box[member] == TRUE_CELL].append(code)
    if held[True]:
        yield Includes(name, tuple(held[True]), len(held[True]) > 1, _NOWHERE)
    if held[False]:
        yield Not(Includes(name, tuple(held[False]), False, _NOWHERE), _NOWHERE)


def _counts(space: Space, size: int, name: str, span: tuple[int, int]) -> Iterator[Test]:
    if span[0] == span[1]:
        yield SetCount(name, Comparison.EQUAL, _plain(Fraction(span[0])), _NOWHERE)
        return
    for comparison, number in compared(_within(*span, space.lows[size][0], space.highs[size][-1])):
        yield SetCount(name, comparison, _plain(number), _NOWHERE)


def _plain(number: Fraction) -> Bound:
    return Bound(number, None, Fraction(1), str(number))


def _bound(space: Space, name: str, number: Fraction) -> Bound:
    text = format_number(number) + unit_suffix(space.guideline.variable(name))
    return Bound(number, None, Fraction(1), text)


def _all_of(tests: Iterable[Test]) -> Condition:
    parts = tuple(tests)
    return parts[0] if len(parts) == 1 else All(parts, _NOWHERE)


def _one_of(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts), _NOWHERE)
