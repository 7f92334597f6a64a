"""Numbers cut into cells: which cells an interval is, and that a term lies in some of them."""

from __future__ import annotations

from fractions import Fraction

from guideproof.analysis.proof.encoding.numbers import canonical
from guideproof.analysis.proof.solver.arithmetic import Linear, constant, multiply
from guideproof.analysis.proof.solver.logic import Formula, conj, disj
from guideproof.analysis.proof.solver.space import Space, runs
from guideproof.program.interval import NumberInterval, greatest_whole, least_whole


def between_steps(space: Space, variable: int, interval: NumberInterval) -> int:
    """The cells of a number that counts steps in an interval whose ends do."""
    if interval.point is not None and interval.point.denominator != 1:
        return 0
    mask = space.full[variable]
    if interval.low is not None:
        mask &= space.at_least(variable, least_whole(interval.low))
    if interval.high is not None:
        mask &= space.at_most(variable, greatest_whole(interval.high))
    return mask


def between_points(space: Space, variable: int, interval: NumberInterval) -> int:
    """The cells of a formula in an interval whose ends are points of it."""
    mask, points = space.full[variable], space.points[variable]
    if interval.low is not None:
        first = 2 * points.index(interval.low.number) + 1 + interval.low.open
        mask &= mask >> first << first
    if interval.high is not None:
        mask &= (1 << (2 * points.index(interval.high.number) + 2 - interval.high.open)) - 1
    return mask


def in_runs(space: Space, variable: int, mask: int, linear: Linear) -> Formula:
    """That a term, which counts steps, lies in cells of a number."""
    least, most = space.hull(variable, space.full[variable])
    some: list[Formula] = []
    for low, high in space.runs(variable, mask):
        both = [canonical(linear.plus(constant(-low)), strict=False)] if low != least else []
        both += [canonical(constant(high).plus(linear.times(-1)), strict=False)] if high != most else []
        some.append(conj(both))
    return disj(some, space.full)


def in_cells(space: Space, variable: int, mask: int, linear: Linear, over: Linear, step: Fraction) -> Formula:
    """That a term, which counts steps of this size and is divided by another one, lies in cells of a formula."""
    points = [point / step for point in space.points[variable]]
    some: list[Formula] = []
    for first, last in runs(mask):
        both: list[Formula] = []
        if first:
            low = multiply(over, constant(points[(first - 1) // 2]))
            both.append(canonical(linear.plus(low.times(-1)), strict=first % 2 == 0))
        if last < 2 * len(points):
            high = multiply(over, constant(points[last // 2]))
            both.append(canonical(high.plus(linear.times(-1)), strict=last % 2 == 0))
        some.append(conj(both))
    return disj(some, space.full)
