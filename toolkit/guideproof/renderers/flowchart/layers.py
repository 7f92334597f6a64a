"""The columns of a chart: which box stands in which, and where a long arrow passes the columns between.

Arrows to one box join on their way, so there is one *bend* for them all in each column that they pass. An arrow that
closes a circle leads back; it is left out here and drawn below all boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guideproof.renderers.flowchart.order import in_order

_ROUNDS = 4
"""How often boxes are moved towards what they have more arrows with."""


class Columns(Struct, frozen=True):
    """The column of each box, the number of each bend by the box that its arrows lead to and its column, and for each
    arrow the things that it meets one column after the other, its ends included; those of one that leads back are
    none."""

    of_boxes: tuple[int, ...]
    bends: Mapping[tuple[int, int], int]
    ways: tuple[tuple[int, ...], ...]
    drawn_first: tuple[int, ...]


def columns(count: int, arrows: Sequence[tuple[int, int]]) -> Columns:
    """The columns of so many boxes with these arrows."""
    leads: dict[int, list[int]] = {}
    for tail, head in arrows:
        leads.setdefault(tail, []).append(head)
    heads = {head for _, head in arrows}
    starts = [box for box in range(count) if box not in heads]
    order = in_order([*reversed(range(count)), *reversed(starts)], leads)  # what comes first decides what leads back
    place = {box: index for index, box in enumerate(order)}
    ahead = [(tail, head) for tail, head in arrows if place[tail] < place[head]]
    column = _pulled(order, ahead, _leftmost(order, ahead))
    bends: dict[tuple[int, int], int] = {}
    for tail, head in ahead:
        for between in range(column[tail] + 1, column[head]):
            bends.setdefault((head, between), count + len(bends))
    ways = (
        (tail, *(bends[head, between] for between in range(column[tail] + 1, column[head])), head)
        if place[tail] < place[head]
        else ()
        for tail, head in arrows
    )
    return Columns(tuple(column), bends, tuple(ways), tuple(in_order([*range(count), *starts], leads)))


def _leftmost(order: Sequence[int], ahead: Sequence[tuple[int, int]]) -> list[int]:
    """Each box as far to the left as its arrows let it stand."""
    leads = _both(ahead)[0]
    column = [0] * len(order)
    for box in order:
        for head in leads.get(box, ()):
            column[head] = max(column[head], column[box] + 1)
    return column


def _pulled(order: Sequence[int], ahead: Sequence[tuple[int, int]], column: list[int]) -> list[int]:
    """Each box moved towards the side on which it has more arrows, as far as these let it."""
    leads, comes = _both(ahead)
    for _ in range(_ROUNDS):
        before = list(column)
        for box in reversed(order):
            if len(leads.get(box, ())) > len(comes.get(box, ())):
                column[box] = min(column[head] for head in leads[box]) - 1
        for box in order:
            if len(comes.get(box, ())) > len(leads.get(box, ())):
                column[box] = max(column[tail] for tail in comes[box]) + 1
        if column == before:
            break
    return column


def _both(ahead: Sequence[tuple[int, int]]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    leads: dict[int, list[int]] = {}
    comes: dict[int, list[int]] = {}
    for tail, head in dict.fromkeys(ahead):
        leads.setdefault(tail, []).append(head)
        comes.setdefault(head, []).append(tail)
    return leads, comes
