"""A decision of many branches: a row for each branch, a column for each element that the conditions read, and where the
branch leads in the last column. One arrow leads to each place, however many branches do. Arrows come and go at the
row of headings, where no other row is taken for what they lead to or come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from guideproof.model.condition import All, Condition, elements_of
from guideproof.model.node import Branch, Decision, Node
from guideproof.renderers.flowchart import boxes, marks, palette, words
from guideproof.renderers.flowchart.blocks import BlankBlock, Block, TextLine, framed, marked, row, stack
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import chart_link, node_name
from guideproof.renderers.flowchart.sheet import ChartSheet

MOST_FIELDS = 12
"""How many branches a decision may have that are drawn as fields, each with an arrow of its own."""

ROWS_PORT = "rows"
"""The name of the place at which the arrows of a table arrive and start."""

_ROOM = 130
_FURTHER = ""
"""The column of what asks for several elements at once."""

Cells = dict[str, list[Condition]]
"""What a branch asks of each element; all of it must hold."""


def is_table(decision: Decision) -> bool:
    """Whether a decision is drawn as a table."""
    return len(decision.branches) > MOST_FIELDS


def decision_table(sheet: ChartSheet, node: Node, decision: Decision, names: Sequence[Sequence[Block]]) -> Block:
    """The branches as a table; ``names`` are what stands in its first column, for each branch."""
    asked = [_cells(branch) for branch in decision.branches]
    found = dict.fromkeys(chain.from_iterable(asked))
    columns = [element for element in found if element != _FURTHER] + [_FURTHER] * (_FURTHER in found)
    heads = [words.title_of(sheet.guideline, element) if element else "Further" for element in columns]
    table = [[sheet.small(each, _ROOM, palette.INK, bold=True) for each in ("Branch", *heads, "Leads to")]]
    for branch, name, cells in zip(decision.branches, names, asked, strict=True):
        lines = (words.cell_lines(sheet.guideline, cells.get(element, ()), bare=element != "") for element in columns)
        leads = stack(list(_leads(sheet, branch)))
        table.append([stack(name), *(sheet.small(each or "–", _ROOM, palette.INK) for each in lines), leads])
    wide = [max(block.width for block in column) + 8 for column in zip(*table, strict=True)]
    looks = [None, *(sheet.highlight.branch(node.id, branch.id) for branch in decision.branches)]
    rows: list[Block] = []
    for place, (blocks, look) in enumerate(zip(table, looks, strict=True)):
        ground = None if place else palette.DECISION_GROUND
        sides = [TextLine(1, palette.DECISION, sides="TL" if column else "T") for column in range(len(blocks))]
        made = [
            framed(block, 3, line=line, ground=ground, least=least)
            for block, line, least in zip(blocks, sides, wide, strict=True)
        ]
        line = None if look is None else TextLine(look.width, look.color)
        rows.append(framed(row(made), line=line, port=None if place else ROWS_PORT))
    return stack(rows)


def _cells(branch: Branch) -> Cells:
    cells: Cells = {}
    for part in _parts(branch.when) if branch.when is not None else ():
        read = elements_of(part)
        cells.setdefault(read[0] if len(read) == 1 else _FURTHER, []).append(part)
    return cells


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _leads(sheet: ChartSheet, branch: Branch) -> Iterator[Block]:
    """Where a branch leads, as links to the boxes of the chart, or to the charts of other sections."""
    if branch.next is None:
        yield sheet.alarm(boxes.LEADS_NOWHERE, _ROOM)
    elif not branch.next:
        yield marked(marks.END, sheet.small(boxes.ENDS_HERE, _ROOM), 8, 3)
    for id in dict.fromkeys(target.id for target in branch.next or ()):
        node = sheet.guideline.nodes.get(id)
        if node is None:
            yield sheet.alarm(f"Unknown node {id}", _ROOM)
            continue
        where = "" if sheet.shows(node) else f"{words.section_title(node.section)}: "
        text = sheet.small(f"{where}{node.title}", _ROOM, palette.LINK)
        there = node.section if sheet.full else None
        yield boxes.linked(text, chart_link(sheet.page, there, node_name(id)), clean(f"Go to {node.title}"))
    yield BlankBlock(0, 0)
