"""Single faults planted in a guideline: those that vignettes are tried on, and two more that only checks can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from guideproof.analysis.cases.mutants import mutants
from guideproof.model.guideline import Guideline
from guideproof.model.node import Direction, Node, Recommendation, Selection
from guideproof.reading.references import unknown_references


@dataclass(frozen=True, slots=True)
class Planted:
    """A guideline with one fault; ``where`` is the node, derived element or entry point, ``what`` what was done."""

    operator: str
    where: str
    what: str
    guideline: Guideline


def planted(guideline: Guideline) -> Iterator[Planted]:
    """Every fault that can be planted, one at a time."""
    for mutant in mutants(guideline):
        yield Planted(mutant.operator, mutant.where, mutant.what, mutant.planted(guideline))
    for node in guideline.nodes.values():
        without = replace(guideline, nodes={id: each for id, each in guideline.nodes.items() if id != node.id})
        faults = tuple(unknown_references(without))
        yield Planted("delete", node.id, "the node is gone", replace(without, faults=faults))
        if isinstance(node.body, Recommendation) and node.body.selection is Selection.ALL:
            yield from _contradicting(guideline, node, node.body)


def _contradicting(guideline: Guideline, node: Node, body: Recommendation) -> Iterator[Planted]:
    """Each item advised for and against at once."""
    for item in body.items:
        turned = Direction.AGAINST if item.direction is Direction.FOR else Direction.FOR
        changed = replace(node, body=replace(body, items=(*body.items, replace(item, direction=turned))))
        nodes = {**guideline.nodes, node.id: changed}
        yield Planted(
            "contradict", node.id, f"{turned} {item.intervention.id} as well", replace(guideline, nodes=nodes)
        )
