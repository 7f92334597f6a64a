"""A decision of many branches: a row for each branch, a column for each element that the conditions read, and where the
branch leads in the last column. One arrow leads to each place, however many branches do. Arrows come and go at the
row of headings, where no other row is taken for what they lead to or come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guideproof.model.node import Branch, Decision, Node
from guideproof.renderers.flowchart import boxes, marks, palette, words
from guideproof.renderers.flowchart.blocks import BlankBlock, Block, TextLine, framed, marked, stack
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


def folds(decision: Decision) -> list[tuple[int, list[int]]]:
    """The rows of a table by where they lead: the place of the first that leads there, and the places of all."""
    found: dict[tuple[str, ...] | None, list[int]] = {}
    for place, branch in enumerate(decision.branches):
        ends = None if branch.next is None else tuple(dict.fromkeys(target.id for target in branch.next))
        found.setdefault(ends, []).append(place)
    return [(places[0], places) for places in found.values()]


def summed_up(sheet: ChartSheet, decision: Decision) -> Block:
    """How many rows lead where, each as the place where its arrows would start."""
    line = TextLine(1, palette.DECISION, sides="T")
    room = sheet.sizes.room + 20
    head = framed(sheet.small(f"A table of {len(decision.branches)} rows", room), 4, line=line, port=ROWS_PORT)
    rows = [
        framed(
            stack([sheet.text(_number(len(places)), room, bold=True), *_leads(sheet, decision.branches[first], room)]),
            4,
            line=line,
            port=fold_port(place),
        )
        for place, (first, places) in enumerate(folds(decision))
    ]
    return stack([head, *rows])


def fold_port(place: int) -> str:
    """The name of the row of a table that is summed up."""
    return f"t{place}"


def _number(rows: int) -> str:
    return "1 row leads to" if rows == 1 else f"{rows} rows lead to"


def decision_table(sheet: ChartSheet, node: Node, decision: Decision, names: Sequence[Sequence[Block]]) -> Block:
    """The branches as a table; ``names`` are what stands in its first column, for each branch."""
    rows = [
        GridRow(
            stack(name), branch.when, stack(list(_leads(sheet, branch))), sheet.highlight.branch(node.id, branch.id)
        )
        for branch, name in zip(decision.branches, names, strict=True)
    ]
    return grid(sheet, GridLook("Branch", "Leads to", palette.DECISION, palette.DECISION_GROUND, ROWS_PORT), rows)


def _leads(sheet: ChartSheet, branch: Branch, room: float = ROOM) -> Iterator[Block]:
    """Where a branch leads, as links to the boxes of the chart, or to the charts of other sections."""
    if branch.next is None:
        yield sheet.alarm(boxes.LEADS_NOWHERE, room)
    elif not branch.next:
        yield marked(marks.END, sheet.small(boxes.ENDS_HERE, room), 8, 3)
    for id in dict.fromkeys(target.id for target in branch.next or ()):
        node = sheet.guideline.nodes.get(id)
        if node is None:
            yield sheet.alarm(f"Unknown node {id}", room)
            continue
        where = "" if sheet.shows(node) else f"{words.section_title(node.section)}: "
        text = sheet.small(f"{where}{node.title}", room, palette.LINK)
        there = node.section if sheet.full else None
        yield boxes.linked(text, chart_link(sheet.page, there, node_name(id)), clean(f"Go to {node.title}"))
    yield BlankBlock(0, 0)
