"""An order for drawing: what leads somewhere stands before where it leads, in graphs with circles too."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def in_order(starts: Iterable[Name], leads: Mapping[Name, Sequence[Name]]) -> list[Name]:
    """What can be reached from the starts, each before what it leads to, except where that closes a circle.

    The reverse postorder of a depth-first search (Tarjan 1972); the ways out of a thing are taken in their order.
    """
    finished: list[Name] = []
    begun: set[Name] = set()
    waiting = [(start, False) for start in starts]
    while waiting:
        name, left = waiting.pop()
        if left:
            finished.append(name)
        elif name not in begun:
            begun.add(name)
            waiting.append((name, True))
            waiting += ((target, False) for target in leads.get(name, ()))
    return finished[::-1]
