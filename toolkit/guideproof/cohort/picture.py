"""The flow of a cohort on the flowchart: how many of the patients reach each node and take each branch."""

from __future__ import annotations

from collections import Counter

from guideproof.analysis.evaluation.cohort_summary import CohortSummary
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, HitPolicy
from guideproof.renderers import flowchart
from guideproof.renderers.flowchart.highlight import Emphasis, Highlight

# Darker and wider with the share; the numbers say it in print too. Shares are of the patients who were evaluated.
_SHARES = (
    (0.5, "half or more", Emphasis("half or more", "#08306b", 6)),
    (0.1, "10 to 50 %", Emphasis("10 to 50 %", "#08519c", 4.5)),
    (0.01, "1 to 10 %", Emphasis("1 to 10 %", "#2171b5", 3)),
    (0.0, "under 1 %", Emphasis("under 1 %", "#4a6a8a", 2)),
)
_NOBODY = ("nobody", Emphasis("nobody", "#767676", 1))


def picture(guideline: Guideline, summary: CohortSummary) -> bytes:
    """The flowchart of the whole guideline as SVG, with the numbers and the shares."""
    evaluated = summary.statuses["complete"] + summary.statuses["needs_data"]
    nodes = {id: _share(count, evaluated) for id, count in summary.nodes.items()}
    branches = {ids: _share(count, evaluated) for ids, count in summary.branches.items()}
    steps = {
        (node.id, target.id): nodes[node.id]
        for node in guideline.nodes.values()
        if node.id in nodes and not isinstance(node.body, Decision)
        for _, target in node.edges
    }
    steps |= {ids: _share(count, evaluated) for ids, count in _together(guideline, summary).items()}
    looks = {name: look for _, name, look in _SHARES} | {_NOBODY[0]: _NOBODY[1]}
    words: dict[str | tuple[str, str], str] = {id: _word(count, evaluated) for id, count in summary.nodes.items()}
    words.update({ids: _word(count, evaluated) for ids, count in summary.branches.items()})
    highlight = Highlight(looks, nodes, branches, steps, words, _says(summary, evaluated))
    files = flowchart.render(guideline, highlight=highlight)
    return files["flowchart/guideline.svg"]


def _together(guideline: Guideline, summary: CohortSummary) -> Counter[tuple[str, str]]:
    """How many go from a decision to a node by any of its branches, where nobody takes two of them."""
    found: Counter[tuple[str, str]] = Counter()
    for node in guideline.nodes.values():
        if isinstance(node.body, Decision) and node.body.hit_policy is not HitPolicy.EVERY:
            for branch in node.body.branches:
                for target in branch.targets:
                    found[node.id, target] += summary.branches.get((node.id, branch.id), 0)
    return found


def _share(count: int, evaluated: int) -> str:
    if count == 0:
        return _NOBODY[0]
    return next(name for least, name, _ in _SHARES if count >= least * evaluated)


def _word(count: int, evaluated: int) -> str:
    if not count:
        return _NOBODY[0]
    # Rounding must not make all of what is not, or nobody of somebody.
    share = count / evaluated
    rounded = "< 0.1%" if share < 0.001 else "> 99.9%" if 0.999 < share < 1 else f"{share:.1%}"
    return f"{count:,} · {rounded}"


def _says(summary: CohortSummary, evaluated: int) -> str:
    left_out = f"{summary.statuses['out_of_scope']:,} are out of scope and {summary.statuses['invalid']:,} invalid"
    return (
        f"How many of {evaluated:,} evaluated patients certainly reach each node and take each branch (entry point:"
        f" {summary.entry}). Of {summary.patients:,} in the table {left_out}; of the evaluated"
        f" {summary.statuses['needs_data']:,} lack something that could still add to what is said of them."
    )
