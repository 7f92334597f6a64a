"""A decision of many branches: a row for each branch, a column for each element that the conditions read, and where the
branch leads in the last column. One arrow leads to each place, however many branches do. Arrows come and go at the
row of headings, where no other row is taken for what they lead to or come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guideproof.model.node import Branch, Decision, Node
from guideproof.renderers.flowchart import boxes, marks, palette, words
from guideproof.renderers.flowchart.blocks import BlankBlock, Block, marked, stack
from guideproof.renderers.flowchart.grid import ROOM, GridLook, GridRow, grid
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import chart_link, node_name
from guideproof.renderers.flowchart.sheet import ChartSheet

MOST_FIELDS = 12
"""How many branches a decision may have that are drawn as fields, each with an arrow of its own."""

ROWS_PORT = "rows"
"""The name of the place at which the arrows of a table arrive and start."""


def is_table(decision: Decision) -> bool:
    """Whether a decision is drawn as a table."""
    return len(decision.branches) > MOST_FIELDS


def decision_table(sheet: ChartSheet, node: Node, decision: Decision, names: Sequence[Sequence[Block]]) -> Block:
    """The branches as a table; ``names`` are what stands in its first column, for each branch."""
    rows = [
        GridRow(
            stack(name), branch.when, stack(list(_leads(sheet, branch))), sheet.highlight.branch(node.id, branch.id)
        )
        for branch, name in zip(decision.branches, names, strict=True)
    ]
    return grid(sheet, GridLook("Branch", "Leads to", palette.DECISION, palette.DECISION_GROUND, ROWS_PORT), rows)


def _leads(sheet: ChartSheet, branch: Branch) -> Iterator[Block]:
    """Where a branch leads, as links to the boxes of the chart, or to the charts of other sections."""
    if branch.next is None:
        yield sheet.alarm(boxes.LEADS_NOWHERE, ROOM)
    elif not branch.next:
        yield marked(marks.END, sheet.small(boxes.ENDS_HERE, ROOM), 8, 3)
    for id in dict.fromkeys(target.id for target in branch.next or ()):
        node = sheet.guideline.nodes.get(id)
        if node is None:
            yield sheet.alarm(f"Unknown node {id}", ROOM)
            continue
        where = "" if sheet.shows(node) else f"{words.section_title(node.section)}: "
        text = sheet.small(f"{where}{node.title}", ROOM, palette.LINK)
        there = node.section if sheet.full else None
        yield boxes.linked(text, chart_link(sheet.page, there, node_name(id)), clean(f"Go to {node.title}"))
    yield BlankBlock(0, 0)
