"""What follows for the differences of days and places from relations that bound some of them: shortest paths, in which
days and places of the same two dates bound each other.

Source: R. Dechter, I. Meiri, J. Pearl, Temporal constraint networks (1991), section 4, and the calendar besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct

from guideproof.analysis.proof.solver.arithmetic import Linear, Risen, Unknown, span
from guideproof.analysis.proof.solver.calendar import LONGEST_HOLE, Apart, DayRange, apart, first_day, last_day, place
from guideproof.analysis.proof.solver.logic import Rel
from guideproof.analysis.proof.solver.rising import FirstDay, PlaceOf
from guideproof.analysis.proof.solver.space import Space

_ROUNDS = 4
Hull = Callable[[int], tuple[int, int]]


class _Dated(Struct, frozen=True):
    """The node of a place, and that of a day with so many days to be added to it."""

    place: int
    day: int
    added: int


class Differences:
    """The unknowns of some relations, and how far apart they can be; ``steps`` are what this takes of a budget."""

    def __init__(self, relations: Iterable[Rel], space: Space) -> None:
        self._nodes: dict[Unknown | None, int] = {None: 0}
        self._dated: dict[int, _Dated] = {}
        self._bounds: list[tuple[int, int, int]] = []
        self.others = [relation for relation in relations if not self._take(relation.linear)]
        """The relations that bound no difference, of which nothing is used."""
        self._apart = self._calendar(space)
        self.steps = len(self._nodes)

    def _take(self, linear: Linear) -> bool:
        """A relation of two unknowns as a bound of their difference, or of one as a bound of that; whether it is."""
        if not linear.terms:
            return False
        (one, weight), *others = linear.terms
        other, against = others[0] if others else (None, -weight)
        if len(others) > 1 or weight != -against:
            return False
        low, high = (one, other) if weight > 0 else (other, one)
        self._bounds.append((self._node(low), self._node(high), floor(linear.const / abs(Fraction(weight)))))
        return True

    def _node(self, unknown: Unknown | None) -> int:
        if unknown in self._nodes:
            return self._nodes[unknown]
        node = self._nodes[unknown] = len(self._nodes)
        match unknown:
            case Risen(PlaceOf(), Linear(((day, 1),), added)):
                self._dated[node] = _Dated(node, self._node(day), int(added))
            case Risen(FirstDay(), of):
                self._first_day(unknown, of)
        return node

    def _first_day(self, unknown: Risen, of: Linear) -> None:
        """The place of a first day from a place on is that one, or not far behind it."""
        own = self._node(Risen(PlaceOf(), Linear(((unknown, 1),), 0)))
        match of:
            case Linear(((place, 1),), added):
                other = self._node(place)
                self._bounds += [(own, other, int(-added)), (other, own, int(added) + LONGEST_HOLE)]

    def _calendar(self, space: Space) -> Apart | None:
        """The calendar of all days that there can be, whatever else holds."""
        unknowns = list(self._nodes)
        hulls = [
            span(Linear(((unknown, 1),), each.added), lambda variable: space.hull(variable, space.full[variable]))
            for each in self._dated.values()
            if (unknown := unknowns[each.day]) is not None
        ]
        return apart(floor(min(low for low, _ in hulls)), ceil(max(high for _, high in hulls))) if hulls else None

    def closed(self, hull: Hull) -> dict[int, tuple[int, int]] | None:
        """The least and the greatest number of every variable, as far as differences tell; ``None`` where there are
        none."""
        size = len(self._nodes)
        most = [[_FAR] * size for _ in range(size)]
        for node in range(size):
            most[node][node] = 0
        for unknown, node in self._nodes.items():
            if unknown is not None:
                low, high = span(Linear(((unknown, 1),), 0), hull)
                most[0][node], most[node][0] = int(high), int(-low)
        for low, high, bound in self._bounds:
            most[low][high] = min(most[low][high], bound)
        for _ in range(_ROUNDS):
            if not _shortened(most):
                return None
            if self._apart is None or not self._coupled(most, self._apart):
                break
        variables = ((unknown, node) for unknown, node in self._nodes.items() if isinstance(unknown, int))
        return {variable: (-most[node][0], most[0][node]) for variable, node in variables}

    def _coupled(self, most: list[list[int]], apart: Apart) -> bool:
        """Whether days or places of two dates come closer by what is known of the other ones."""
        changed = False
        dated = list(self._dated.values())
        for one in dated:
            for other in dated:
                if one is not other:
                    added = other.added - one.added
                    places, days = most[one.place][other.place], most[one.day][other.day] + added
                    ranges = self._range(most, one), self._range(most, other)
                    closer = apart.places(days, *ranges)
                    if closer < places:
                        most[one.place][other.place], changed = closer, True
                    closer = apart.days(places, *ranges)
                    if closer < days:
                        most[one.day][other.day], changed = closer - added, True
            changed = self._coupled_ends(most, one) or changed
        return changed

    @staticmethod
    def _range(most: list[list[int]], date: _Dated) -> DayRange:
        return date.added - most[date.day][0], most[0][date.day] + date.added

    def _coupled_ends(self, most: list[list[int]], one: _Dated) -> bool:
        ends = most[0][one.place], most[one.place][0], most[0][one.day], most[one.day][0]
        most[0][one.place] = min(ends[0], place(ends[2] + one.added))
        most[one.place][0] = min(ends[1], -place(one.added - ends[3]))
        most[0][one.day] = min(ends[2], last_day(ends[0]) - one.added)
        most[one.day][0] = min(ends[3], one.added - first_day(-ends[1]))
        return ends != (most[0][one.place], most[one.place][0], most[0][one.day], most[one.day][0])


_FAR = 1 << 60


def _shortened(most: list[list[int]]) -> bool:
    """Shortest paths between all nodes (R. W. Floyd, Algorithm 97, 1962); false where one leads back below zero."""
    for via, onward in enumerate(most):
        for row in most:
            first = row[via]
            if first < _FAR:
                row[:] = [old if old <= (new := first + rest) else new for old, rest in zip(row, onward, strict=True)]
    return all(row[node] >= 0 for node, row in enumerate(most))
