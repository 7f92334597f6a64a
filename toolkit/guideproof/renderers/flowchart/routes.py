"""The ways of the arrows of a chart, when it is known in which column and how high all stands: across, then up or down
on a track between two columns, and across again. What leads back goes below all boxes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from guideproof.renderers.flowchart.layers import Columns
from guideproof.renderers.flowchart.tracks import Crossing, tracks

Point = tuple[float, float]
_TRACK = 7.0
"""How far tracks stay away from each other."""
_OUT, _IN = 10.0, 17.0
"""How much room is left between a box and the first track, and between the last track and a box, which the head of an
arrow takes most of."""
_BELOW = 12.0
"""How far below the boxes the first arrow leads back."""
_EDGE = 1.0
"""How much room an arrow takes at either side of its line."""
_STRAIGHT = 2.0
"""What differs less in height is drawn as straight."""


class Route(Struct, frozen=True):
    """An arrow's line, by its corners; at the last one is its tip."""

    points: tuple[Point, ...]


class Ends(Struct, frozen=True):
    """An arrow's ends: two boxes, and how far below their upper ends it leaves the one and comes to the other."""

    tail: int
    head: int
    leaves: float
    comes: float


class Placed(Struct, frozen=True):
    """The size of each box; the column of each box and bend, and how high its middle stands."""

    sizes: Sequence[Point]
    middles: Sequence[tuple[int, float]]


class Routed(Struct, frozen=True):
    """The width and height of all, the upper left corner and the size of each box, and the way of each arrow."""

    width: float
    height: float
    corners: tuple[Point, ...]
    sizes: tuple[Point, ...]
    routes: tuple[Route, ...]

    def turned(self) -> Routed:
        """The same with what led to the right leading down."""
        routes = tuple(Route(_turned(route.points)) for route in self.routes)
        return Routed(self.height, self.width, _turned(self.corners), _turned(self.sizes), routes)


def _turned(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((y, x) for x, y in points)


def routed(placed: Placed, found: Columns, ends: Sequence[Ends]) -> Routed:
    """Everything at its place, laid out from the left to the right."""
    return _Routing(placed, found, ends).laid_out()


class _Hop(Struct, frozen=True):
    """A part of an arrow's way, from one thing to the next: a box, a bend, or the lane (below zero) that leads back."""

    left: int
    right: int
    ends: Ends


class _Routing:
    """What is known while a chart is laid out, column by column."""

    def __init__(self, placed: Placed, found: Columns, ends: Sequence[Ends]) -> None:
        self.sizes = placed.sizes
        self.column = [column for column, _ in placed.middles]
        boxes = [middle - height / 2 for (_, middle), (_, height) in zip(placed.middles, self.sizes, strict=False)]
        bends = [middle - _EDGE for _, middle in placed.middles[len(boxes) :]]
        least = min([*boxes, *bends])
        self.tops = [top - least for top in boxes]
        self.passes = {bend: placed.middles[bend][1] - least for bend in range(len(boxes), len(placed.middles))}
        back = dict.fromkeys(end.head for end, way in zip(ends, found.ways, strict=True) if not way)
        bottoms = [top + height for top, (_, height) in zip(self.tops, self.sizes, strict=True)]
        self.bottom = max([*bottoms, *(height + _EDGE for height in self.passes.values())])
        self.lanes = {-1 - head: self.bottom + _BELOW + lane * _TRACK for lane, head in enumerate(back)}
        self.ways = [
            [_Hop(*two, end) for two in pairwise(way or (end.tail, -1 - end.head, end.head))]
            for end, way in zip(ends, found.ways, strict=True)
        ]
        self.x: dict[tuple[int, int], float] = {}

    def laid_out(self) -> Routed:
        """Everything, from the left to the right."""
        channels: dict[int, dict[int, list[_Hop]]] = {}
        for hop in (hop for way in self.ways for hop in way):
            channels.setdefault(self._channel(hop), {}).setdefault(hop.right, []).append(hop)
        count, lefts, right = max(self.column) + 1, list[float](), 0.0
        for column in range(count):
            right += self._between(column, channels.get(column, {}), right)
            lefts.append(right)
            right += self._width(column)
        right += self._between(count, channels.get(count, {}), right)
        corners = tuple((lefts[column], top) for column, top in zip(self.column, self.tops, strict=False))
        routes = tuple(Route(tuple(self._points(way, corners))) for way in self.ways)
        return Routed(right, max([self.bottom, *self.lanes.values()]), corners, tuple(self.sizes), routes)

    def _width(self, column: int) -> float:
        boxes = zip(self.sizes, self.column, strict=False)
        return max((width for (width, _), at in boxes if at == column), default=0.0)

    def _channel(self, hop: _Hop) -> int:
        """Before which column it lies."""
        return self.column[hop.right] if hop.left < 0 else self.column[hop.left] + 1

    def _between(self, channel: int, hops: dict[int, list[_Hop]], start: float) -> float:
        """Lays the tracks in front of a column; gives how much room they take."""
        crossings = []
        for right, lefts in hops.items():
            comes = {self._height(hop.left, hop.ends.leaves) for hop in lefts}
            leaves = self._height(right, lefts[0].ends.comes)
            if all(abs(height - leaves) < _STRAIGHT for height in comes):
                leaves = min(comes)
                comes = {leaves}
                if right in self.passes:
                    self.passes[right] = leaves
            crossings.append(Crossing(tuple(sorted(comes)), leaves))
        found, most = tracks(crossings)
        self.x |= {(channel, right): start + _OUT + track * _TRACK for right, track in zip(hops, found, strict=True)}
        return _OUT + max(0, most - 1) * _TRACK + _IN if hops else 0.0

    def _height(self, thing: int, below: float) -> float:
        """How high an arrow meets a thing; a box so far below its upper end."""
        if thing < 0:
            return self.lanes[thing]
        return self.passes[thing] if thing in self.passes else self.tops[thing] + below

    def _points(self, way: Sequence[_Hop], corners: Sequence[Point]) -> list[Point]:
        ends = way[0].ends
        height = self._height(ends.tail, ends.leaves)
        points = [(corners[ends.tail][0] + self.sizes[ends.tail][0], height)]
        for hop in way:
            x, there = self.x[self._channel(hop), hop.right], self._height(hop.right, ends.comes)
            if abs(there - height) >= _STRAIGHT:
                points += [(x, height), (x, there)]
                height = there
        return [*points, (corners[ends.head][0], height)]
