"""The tracks on which arrows go up and down between two columns: one for all arrows that lead to the same place, in
an order in which they cross each other least.

Two ways that do not pass the same height share a track. Of two that do, the one further left is crossed by the arrows
that come to the other one, and the one further right by that which leaves the first: so which is better depends on
these two alone, and the best order is looked for by moving one way at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

APART = 6.0
"""How far two ways on one track stay away from each other."""
_NEAR = 2.5
"""Two arrows at heights nearer than this cannot be told apart."""
_MOST_MOVED, _ROUNDS = 80, 8
"""More ways than this are left as they are; how often all others are tried."""


class Crossing(Struct, frozen=True):
    """What goes from one column to the next: at which heights it comes in, and at which one it leaves."""

    comes: tuple[float, ...]
    leaves: float

    @property
    def span(self) -> tuple[float, float]:
        """The heights between which it needs a track."""
        return min(*self.comes, self.leaves), max(*self.comes, self.leaves)


def tracks(crossings: Sequence[Crossing]) -> tuple[list[int], int]:
    """The track of each, from the left, and how many tracks there are. What goes straight needs none."""
    bent = [place for place, each in enumerate(crossings) if each.span[0] != each.span[1]]
    order = _ordered(sorted(bent, key=lambda place: crossings[place].leaves), crossings)
    found, most = [0] * len(crossings), 0
    for at, place in enumerate(order):
        low, high = crossings[place].span
        before = (
            found[other] + 1
            for other in order[:at]
            if crossings[other].span[0] < high + APART and low - APART < crossings[other].span[1]
        )
        found[place] = max(before, default=0)
        most = max(most, found[place] + 1)
    return found, most


def _ordered(order: list[int], crossings: Sequence[Crossing]) -> list[int]:
    """The ways from left to right, each moved to where it crosses the others least, until none gains by it."""
    if len(order) > _MOST_MOVED:
        return order
    cost = {
        (left, right): _cost(crossings[left], crossings[right]) for left in order for right in order if left != right
    }
    for _ in range(_ROUNDS):
        before = list(order)
        for place in before:
            _move(order, place, cost)
        if order == before:
            break
    return order


def _move(order: list[int], place: int, cost: Mapping[tuple[int, int], int]) -> None:
    """Moves one way to where it crosses the others least."""
    order.remove(place)
    gain, best, least = 0, 0, 0
    for at, other in enumerate(order, start=1):
        gain += cost[other, place] - cost[place, other]
        if gain < least:
            least, best = gain, at
    order.insert(best, place)


def _cost(left: Crossing, right: Crossing) -> int:
    """How often two ways cross, or lie on one another, if the one is further left than the other."""
    (low, high), (lower, higher) = left.span, right.span
    crossed = sum(low < height < high for height in right.comes) + (lower < left.leaves < higher)
    return crossed + 3 * sum(abs(height - left.leaves) < _NEAR for height in right.comes)
