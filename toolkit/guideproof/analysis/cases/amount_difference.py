"""The amounts and dates that the nodes of a guideline give, for it beside itself with one thing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.amount import Amount
from guideproof.model.node import Node, Reassess

Named = Callable[[str], str]
"""From an element to its name in the guideline in which both are side by side."""


class AmountPlace(Struct, frozen=True):
    """An amount of an intervention and the node that recommends it. The date when a later visit is due is one, too: in
    the place of an intervention stands which visit."""

    node: str
    intervention: str
    amount: Amount


def places(nodes: Mapping[str, Node], named: Named = lambda id: id) -> Iterator[AmountPlace]:
    """The amounts and dates of some nodes, their elements under other names."""
    for node in nodes.values():
        if isinstance(node.body, Reassess) and node.body.due is not None:
            due = node.body.due
            yield AmountPlace(node.id, f"again at {node.id}", Amount(due.id, due.span, named(due.id)))
        for item in node.items:
            if item.amount is not None:
                amount = item.amount
                if amount.element is not None:
                    amount = replace(amount, element=named(amount.element))
                yield AmountPlace(node.id, item.intervention.id, amount)
