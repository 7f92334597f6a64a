"""The order of nodes in an evaluation. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.renderers.evaluator.runtime.python.empty import NODES

# <program>


def places_from(start: str) -> dict[str, int] | None:
    """Where nodes stand in an evaluation from a start; ``None`` where the walk comes to them in that order.

    First in, first out: a node comes when the last edge into it, among those from nodes that the start leads to, has
    been walked, edges as they are written.
    """
    onward = {
        name: [*node.targets, *(target for branch in node.branches for target in branch.targets)]
        for name, node in NODES.items()
    }
    led_to = {start: 0}
    for name in NODES:
        if name in led_to:
            for target in onward[name]:
                led_to[target] = led_to.get(target, 0) + 1
    order = [start]
    for name in order:
        for target in onward[name]:
            led_to[target] -= 1
            if not led_to[target]:
                order.append(target)
    walked = [name for name in NODES if name in led_to]
    return None if order == walked else {name: place for place, name in enumerate(order)}


def in_order(names: Iterable[str], places: dict[str, int] | None) -> Iterable[str]:
    """The names of nodes in the order of an evaluation."""
    return names if places is None else sorted(names, key=places.__getitem__)
