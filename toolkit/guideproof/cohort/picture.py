"""The flow of a cohort on the flowchart: how large a share of the patients reaches each node and takes each branch."""

from __future__ import annotations

from guideproof.analysis.cohort_summary import CohortSummary
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.renderers import flowchart
from guideproof.renderers.flowchart.highlight import Highlight, Look

# Darker and wider with the share; the word says it in print too. Shares are of the patients who were evaluated.
_SHARES = (
    (0.5, "half or more", Look("half or more", "#08306b", 6)),
    (0.1, "10 to 50 %", Look("10 to 50 %", "#08519c", 4.5)),
    (0.01, "1 to 10 %", Look("1 to 10 %", "#2171b5", 3)),
    (0.0, "under 1 %", Look("under 1 %", "#4a6a8a", 2)),
)
_NOBODY = ("nobody", Look("nobody", "#767676", 1))


def picture(guideline: Guideline, summary: CohortSummary) -> bytes:
    """The flowchart of the whole guideline as SVG, with the shares."""
    evaluated = summary.statuses["complete"] + summary.statuses["needs_data"]
    nodes = {id: _share(count, evaluated) for id, count in summary.nodes.items()}
    branches = {ids: _share(count, evaluated) for ids, count in summary.branches.items()}
    steps = {
        (node.id, target.id): nodes[node.id]
        for node in guideline.nodes.values()
        if node.id in nodes and not isinstance(node.body, Decision)
        for _, target in node.edges
    }
    looks = {name: look for _, name, look in _SHARES} | {_NOBODY[0]: _NOBODY[1]}
    files = flowchart.render(guideline, highlight=Highlight(looks, nodes, branches, steps))
    return files["flowchart/guideline.svg"]


def _share(count: int, evaluated: int) -> str:
    if count == 0:
        return _NOBODY[0]
    return next(name for least, name, _ in _SHARES if count >= least * evaluated)
