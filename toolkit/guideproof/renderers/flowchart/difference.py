"""Two versions in one drawing: what was added, removed and changed stands out in words and lines, not color alone."""

from __future__ import annotations

from msgspec.structs import replace

from guideproof.analysis.comparing.function import of_node, plain
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.renderers import flowchart
from guideproof.renderers.flowchart.highlight import Emphasis, Highlight
from guideproof.renderers.flowchart.names import chart_path

FILE = "flowchart-diff.svg"
_LOOKS = {
    "added": Emphasis("added", "#14663a", 4),
    "removed": Emphasis("removed", "#a3201a", 2),
    "changed": Emphasis("changed", "#0b4f9e", 3),
    "reworded": Emphasis("texts or evidence changed", "#5a3a8a", 2),
}


def render_difference(base: Guideline, head: Guideline) -> dict[str, bytes]:
    """The flowchart of the later version with the nodes that only the earlier one has, as ``{FILE: bytes}``. Nodes,
    branches and the arrows of these say what became of them. Raises ``EngineError``."""
    gone = {id: node for id, node in base.nodes.items() if id not in head.nodes}
    nodes = dict.fromkeys(gone, "removed")
    branches: dict[tuple[str, str], str] = {}
    for id, node in head.nodes.items():
        was = base.nodes.get(id)
        if was is None:
            nodes[id] = "added"
        elif of_node(was) != of_node(node):
            nodes[id] = "changed"
            branches.update(_branches(was, node))
        elif _read(was) != _read(node):
            nodes[id] = "reworded"
    both = replace(
        head,
        nodes={**head.nodes, **gone},
        interventions={**base.interventions, **head.interventions},
        elements={**base.elements, **head.elements},
        derived={**base.derived, **head.derived},
        sources={**base.sources, **head.sources},
    )
    shown = Highlight(_LOOKS, nodes, branches, says=_says(base, head, nodes))
    return {FILE: flowchart.render(both, highlight=shown)[chart_path(None)]}


def _branches(was: Node, node: Node) -> dict[tuple[str, str], str]:
    """What became of the branches of a decision that the later version still has."""
    if not isinstance(was.body, Decision):
        return {}
    before = {branch.id: (plain(branch.when), branch.targets) for branch in was.branches}
    return {
        (node.id, branch.id): "changed" if branch.id in before else "added"
        for branch in node.branches
        if before.get(branch.id) != (plain(branch.when), branch.targets)
    }


def _read(node: Node) -> object:
    """What a reviewer reads of a node, its number and date of review apart."""
    return plain(replace(node, version="", last_review_date=None), frozenset())


def _says(base: Guideline, head: Guideline, nodes: dict[str, str]) -> str:
    counts = {look: sum(each == look for each in nodes.values()) for look in _LOOKS}
    said = ", ".join(f"{count} {_LOOKS[look].word}" for look, count in counts.items() if count)
    versions = f"Version {head.manifest.version} against {base.manifest.version}"
    return f"{versions}: {said}." if said else f"{versions}: no node differs."
