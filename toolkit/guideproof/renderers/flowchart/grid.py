"""Rows that hold by conditions, as a table: a column for each element that they read, between what is said of a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from guideproof.model.condition import All, Condition, elements_of
from guideproof.model.guideline import Guideline
from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.blocks import Block, TextLine, framed, row, stack
from guideproof.renderers.flowchart.highlight import Emphasis
from guideproof.renderers.flowchart.sheet import ChartSheet

ROOM = 130
"""How wide the text in a cell may be."""

_FURTHER = ""
"""The column of what asks for several elements at once."""

Cells = dict[str, list[Condition]]
"""What a row asks of each element; all of it must hold."""


class GridRow(Struct, frozen=True):
    """A row: what stands in its first and in its last column, when it holds (``None``: it takes the rest), and how it
    stands out."""

    first: Block
    when: Condition | None
    last: Block
    look: Emphasis | None = None


class GridLook(Struct, frozen=True):
    """The headings of the first and of the last column, the colors, and where arrows come and go."""

    first: str
    last: str
    color: str
    ground: str
    port: str | None = None


def columns_of(guideline: Guideline, conditions: Sequence[Condition | None]) -> tuple[list[str], list[list[str]]]:
    """The headings of the columns that the rows of these conditions need, and for each row what stands in them."""
    asked = [_cells(when) for when in conditions]
    found = dict.fromkeys(chain.from_iterable(asked))
    columns = [element for element in found if element != _FURTHER] + [_FURTHER] * (_FURTHER in found)
    heads = [words.title_of(guideline, element) if element else "Further" for element in columns]

    def row_of(cells: Cells) -> list[str]:
        lines = (words.cell_lines(guideline, cells.get(each, ()), bare=each != "") for each in columns)
        return ["\n".join(line) for line in lines]

    return heads, [row_of(cells) for cells in asked]


def grid(sheet: ChartSheet, look: GridLook, rows: Sequence[GridRow]) -> Block:
    """The rows as a table."""
    heads, texts = columns_of(sheet.guideline, [each.when for each in rows])
    table = [[sheet.small(each, ROOM, palette.INK, bold=True) for each in (look.first, *heads, look.last)]]
    for each, cells in zip(rows, texts, strict=True):
        asked = (sheet.small(tuple(cell.split("\n")) if cell else "–", ROOM, palette.INK) for cell in cells)
        table.append([each.first, *asked, each.last])
    wide = [max(block.width for block in column) + 8 for column in zip(*table, strict=True)]
    drawn: list[Block] = []
    for place, (blocks, stands_out) in enumerate(zip(table, (None, *(each.look for each in rows)), strict=True)):
        ground = None if place else look.ground
        sides = [TextLine(1, look.color, sides="TL" if column else "T") for column in range(len(blocks))]
        made = [
            framed(block, 3, line=line, ground=ground, least=least)
            for block, line, least in zip(blocks, sides, wide, strict=True)
        ]
        line = None if stands_out is None else TextLine(stands_out.width, stands_out.color)
        drawn.append(framed(row(made), line=line, port=None if place else look.port))
    return stack(drawn)


def _cells(when: Condition | None) -> Cells:
    cells: Cells = {}
    for part in _parts(when) if when is not None else ():
        read = elements_of(part)
        cells.setdefault(read[0] if len(read) == 1 else _FURTHER, []).append(part)
    return cells


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition
