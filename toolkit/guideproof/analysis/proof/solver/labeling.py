"""Numbers for the elements that are compared with each other, or the proof that there are none in a box.

Bounds consistency with splitting of intervals, as in J. G. Cleary, Logical arithmetic (1987); exact on grids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from guideproof.analysis.proof.solver.arithmetic import Exact, Linear, Risen, Unknown, left_to, span
from guideproof.analysis.proof.solver.differences import Differences
from guideproof.analysis.proof.solver.logic import Box, Rel
from guideproof.analysis.proof.solver.pinning import Pinning
from guideproof.analysis.proof.solver.space import Space

_ROUNDS = 60
_SOON = 600
_PINNED = 6_000
"""The steps after which hard relations are tried by pinning numbers, and those that this may take."""


class Labels(Struct, frozen=True):
    """``values`` maps variables to grid steps; ``None`` where there are none, or, if not ``exact``, none were found."""

    values: dict[int, int] | None
    exact: bool
    steps: int


Bounds = dict[int, tuple[int, int]]


def feasible(space: Space, box: Box, relations: Iterable[Rel], steps: int) -> Labels:
    """Whether there are numbers, and some, however odd: at once where no two relations pull a variable apart."""
    tied = tuple(dict.fromkeys(relations))
    upwards: dict[int, bool] = {}
    for relation in tied:
        for unknown, weight in _directed(relation.linear):
            if not isinstance(unknown, int) or upwards.setdefault(unknown, weight > 0) != (weight > 0):
                return label(space, box, tied, steps)
    values = {name: space.hull(name, box.get(name, space.full[name]))[up] for name, up in upwards.items()}
    met = all(
        _holds(relation, span(relation.linear, lambda name: (values[name], values[name]))[0]) for relation in tied
    )
    return Labels(values if met else None, True, len(values))


def _directed(linear: Linear) -> Iterator[tuple[Unknown, Exact]]:
    """The unknowns of a term, those of functions that rise in place of these, with coefficients of the same sign."""
    for unknown, weight in linear.terms:
        if isinstance(unknown, Risen):
            yield from _directed(unknown.of if weight > 0 else unknown.of.times(-1))
        else:
            yield unknown, weight


def _holds(relation: Rel, low: Exact) -> bool:
    """Whether a relation holds whose term is at least ``low``."""
    return low > 0 or (low == 0 and not relation.strict)


def label(
    space: Space,
    box: Box,
    relations: Iterable[Rel],
    steps: int,
    wished: dict[int, int] | None = None,
    within: Bounds | None = None,
) -> Labels:
    """Numbers in the box that meet all relations, near the ``wished`` ones (else in the middle of what is possible);
    ``within`` cuts what is possible further."""
    tied = tuple(dict.fromkeys(relations))
    if not tied:
        return Labels({}, True, 0)
    names = sorted({variable for relation in tied for variable in relation.linear.variables()})
    bounds = {name: space.hull(name, box.get(name, space.full[name])) for name in names}
    for name, (low, high) in (within or {}).items():
        if name in bounds:
            bounds[name] = max(low, bounds[name][0]), min(high, bounds[name][1])
    if any(low > high for low, high in bounds.values()):
        return Labels(None, True, 0)
    hard = not all(isinstance(unknown, int | Risen) for relation in tied for unknown, _ in relation.linear.terms)
    work = _Labeling(space, box, tied, min(steps, _SOON) if hard else steps, wished or {})
    values = work.solve(bounds)
    if not work.exhausted or steps <= _SOON:
        return Labels(values, not work.exhausted, work.steps)
    pinning = Pinning(tied, bounds, work.inside)
    values = pinning.found(min(steps - work.steps, _PINNED))
    spent = work.steps + pinning.steps
    if values is not None:
        return Labels(values, True, spent)
    work = _Labeling(space, box, tied, steps - spent, wished or {})
    values = work.solve(bounds)
    return Labels(values, not work.exhausted, spent + work.steps)


class _Labeling:
    def __init__(self, space: Space, box: Box, relations: tuple[Rel, ...], limit: int, wished: dict[int, int]) -> None:
        self.space, self.box, self.relations = space, box, relations
        self.limit, self.wished = limit, wished
        self.steps = 0
        self.exhausted = False
        self._differences = Differences(relations, space) if space.dated else None
        self._tightening = self._differences.others if self._differences is not None else relations

    def solve(self, bounds: Bounds) -> dict[int, int] | None:
        waiting = [bounds]
        while waiting:
            if self.steps > self.limit:
                self.exhausted = True
                return None
            now = self._tightened(waiting.pop())
            if now is None:
                continue
            open_ones = [name for name, (low, high) in now.items() if low < high]
            if not open_ones:
                if all(self._met(relation, now) for relation in self.relations):
                    return {name: low for name, (low, _) in now.items()}
                continue
            waiting.extend(reversed(list(self._parts(now, open_ones))))
        return None

    def _met(self, relation: Rel, bounds: Bounds) -> bool:
        return _holds(relation, span(relation.linear, bounds.__getitem__)[0])

    def _parts(self, bounds: Bounds, open_ones: list[int]) -> Iterable[Bounds]:
        """The bounds cut at one value of one variable: first that value, then what lies beside it."""
        name = next((each for each in open_ones if each in self.wished), open_ones[0])
        low, high = bounds[name]
        value = min(max(self.wished.get(name, (low + high) // 2), low), high)
        if not self.inside(name, value):
            below, above = self._neighbors(name, value)
            value = below if below is not None and below >= low else above if above is not None else high
        for part in ((value, value), (low, value - 1), (value + 1, high)):
            if part[0] <= part[1]:
                yield {**bounds, name: part}

    def inside(self, name: int, value: int) -> bool:
        """Whether a number lies in the cells of the box."""
        mask = self.box.get(name, self.space.full[name])
        return bool(mask >> self.space.cell(name, value) & 1)

    def _neighbors(self, name: int, value: int) -> tuple[int | None, int | None]:
        """The nearest values of the box below and above one that lies in a hole of it."""
        mask, cell = self.box.get(name, self.space.full[name]), self.space.cell(name, value)
        below, above = mask & ((1 << cell) - 1), mask >> cell << cell
        least = self.space.highs[name][below.bit_length() - 1] if below else None
        most = self.space.lows[name][(above & -above).bit_length() - 1] if above else None
        return least, most

    def _tightened(self, bounds: Bounds) -> Bounds | None:
        now = dict(bounds)
        if self._differences is not None and not self._apart(self._differences, now):
            return None
        for _ in range(_ROUNDS):
            before = dict(now)
            for relation in self._tightening:
                if not self._tighten(relation.linear, relation.strict, now):
                    return None
            for name in now:
                if now[name] != before[name] and not self._snap(name, now):
                    return None
            if now == before:
                break
        return now if all(self._snap(name, now) for name in now) else None

    def _apart(self, differences: Differences, bounds: Bounds) -> bool:
        """Narrows dates by how far apart they can be."""
        self.steps += differences.steps
        closed = differences.closed(bounds.__getitem__)
        if closed is None:
            return False
        bounds.update(
            {name: (max(bounds[name][0], low), min(bounds[name][1], high)) for name, (low, high) in closed.items()}
        )
        return all(self._snap(name, bounds) for name in closed)

    def _tighten(self, linear: Linear, strict: bool, bounds: Bounds) -> bool:
        self.steps += 1 + len(linear.terms)
        _, high = span(linear, bounds.__getitem__)
        if high < 0 or (high == 0 and strict):
            return False
        for unknown, weight in linear.terms:
            if isinstance(unknown, Risen):
                if not self._tighten(left_to(unknown, weight, high, bounds.__getitem__), False, bounds):
                    return False
                continue
            if not isinstance(unknown, int):
                continue
            low, most = bounds[unknown]
            slack: Exact = high - weight * (most if weight > 0 else low)
            if weight > 0:
                low = max(low, int(-(slack // weight)))
            else:
                most = min(most, int(slack // -weight))
            if low > most:
                return False
            bounds[unknown] = (low, most)
        return True

    def _snap(self, name: int, bounds: Bounds) -> bool:
        """Moves the ends of an interval into the cells of the box."""
        low, high = bounds[name]
        if not self.inside(name, low):
            above = self._neighbors(name, low)[1]
            low = high + 1 if above is None else above
        if not self.inside(name, high):
            below = self._neighbors(name, high)[0]
            high = low - 1 if below is None else below
        bounds[name] = (low, high)
        return low <= high
