"""What the nodes of a guideline say: for or against an intervention, or to come again."""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.model.node import Node, Reassess, Recommendation

Said = tuple[str, str]
"""An intervention and whether it is recommended or advised against, or a node that has somebody come again."""


def said_by(node: Node) -> set[Said]:
    """What a node says."""
    match node.body:
        case Recommendation():
            return {(item.intervention.id, item.direction.value) for item in node.items}
        case Reassess():
            return {(node.id, "again")}
        case _:
            return set()


def saying(nodes: Iterable[Node]) -> dict[Said, tuple[str, ...]]:
    """For each thing that is said, all of the nodes that say it."""
    found: dict[Said, list[str]] = {}
    for node in nodes:
        for said in sorted(said_by(node)):
            found.setdefault(said, []).append(node.id)
    return {said: tuple(nodes) for said, nodes in found.items()}
