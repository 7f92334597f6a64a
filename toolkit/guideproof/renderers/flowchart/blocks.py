"""What a box of a chart is made of: texts, marks, and blocks below or beside each other, in frames.

A block knows the room that it needs. It is written twice: as the label of a node in DOT (``label.py``) and as
shapes in the SVG (``paint.py``). What is left over in either direction goes to the last part.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.lettering import clean, width, wrap

LEADING = 1.2
"""How high a line is, in font sizes."""


class Style(Struct, frozen=True):
    """How a text looks."""

    size: float
    color: str = palette.INK
    bold: bool = False


class TextLine(Struct, frozen=True):
    """The line around a frame, or along some of its sides (``T``, ``B``, ``L``, ``R``)."""

    width: float
    color: str
    sides: str = "TBLR"
    dashed: bool = False


class Link(Struct, frozen=True):
    """Where a frame leads (``None``: nowhere) and what it says when it is pointed at."""

    href: str | None
    tooltip: str


class TextBlock(Struct, frozen=True):
    """Lines of text."""

    lines: tuple[str, ...]
    style: Style
    width: float
    height: float


class Mark(Struct, frozen=True):
    """A sign of ``marks.py``."""

    sign: str
    size: float
    width: float
    height: float


class BlankBlock(Struct, frozen=True):
    """Room with nothing in it."""

    width: float
    height: float = 0


class StackedBlock(Struct, frozen=True):
    """Blocks one below the other."""

    parts: tuple[Block, ...]
    width: float
    height: float


class BlockRow(Struct, frozen=True):
    """Blocks side by side."""

    parts: tuple[Block, ...]
    width: float
    height: float


class Frame(Struct, frozen=True):
    """A block with room, a line and a ground around it. Arrows can start at its right where it has a ``port``."""

    part: Block
    width: float
    height: float
    padding: float = 0
    line: TextLine | None = None
    ground: str | None = None
    rounded: bool = False
    link: Link | None = None
    port: str | None = None

    @property
    def edge(self) -> float:
        """How much of its size the frame itself takes on each side."""
        return self.padding + (self.line.width if self.line else 0)


Block = TextBlock | Mark | BlankBlock | StackedBlock | BlockRow | Frame


def shares(needs: Sequence[float], given: float) -> list[float]:
    """What each gets of a size: what it needs, and the last one the rest."""
    return [*needs[:-1], needs[-1] + max(0.0, given - sum(needs))]


def paragraph(texts: str | Iterable[str], style: Style, room: float) -> TextBlock:
    """One or several texts, each from a new line, wrapped to the room."""
    parts = [texts] if isinstance(texts, str) else texts
    lines = tuple(line for text in parts for line in wrap(text, room, style.size, style.bold)) or (" ",)
    widest = max(width(line, style.size, style.bold) for line in lines)
    return TextBlock(lines, style, math.ceil(widest), math.ceil(len(lines) * style.size * LEADING))


def one_line(text: str, style: Style) -> TextBlock:
    """A text that is never wrapped."""
    return paragraph(clean(text), style, math.inf)


def stack(blocks: Sequence[Block]) -> Block:
    """Blocks one below the other."""
    if len(blocks) == 1:
        return blocks[0]
    return StackedBlock(tuple(blocks), max(block.width for block in blocks), sum(block.height for block in blocks))


def row(blocks: Sequence[Block]) -> Block:
    """Blocks side by side."""
    if len(blocks) == 1:
        return blocks[0]
    return BlockRow(tuple(blocks), sum(block.width for block in blocks), max(block.height for block in blocks))


def framed(
    block: Block,
    padding: float = 0,
    *,
    line: TextLine | None = None,
    ground: str | None = None,
    rounded: bool = False,
    link: Link | None = None,
    port: str | None = None,
    least: float = 0,
) -> Frame:
    """A block in a frame, which is at least so wide."""
    edge = 2 * (padding + (line.width if line else 0))
    wide, high = max(least, math.ceil(block.width + edge)), math.ceil(block.height + edge)
    return Frame(block, wide, high, padding, line, ground, rounded, link, port)


def flow(blocks: Sequence[Block], room: float, gap: float) -> Block:
    """Blocks side by side, in as many rows as the room asks for."""
    rows: list[list[Block]] = []
    used = 0.0
    for block in blocks:
        if not rows or used + block.width > room:
            rows.append([])
            used = 0.0
        rows[-1] += [block, BlankBlock(gap)]
        used += block.width + gap
    return stack([row(line) for line in rows])


def marked(sign: str, block: Block, size: float = 12, gap: float = 5) -> Block:
    """A block with a mark before its first line."""
    return row([Mark(sign, size, size, math.ceil(size * LEADING)), BlankBlock(gap), block])


def ports(block: Block, top: float, height: float) -> Iterator[tuple[str, float, float]]:
    """The ports of a block with their upper ends and heights, from the top down; none may lie inside a row."""
    match block:
        case StackedBlock(parts):
            for part, share in zip(parts, shares([part.height for part in parts], height), strict=True):
                yield from ports(part, top, share)
                top += share
        case Frame():
            if block.port is not None:
                yield block.port, top, height
            yield from ports(block.part, top + block.edge, height - 2 * block.edge)
        case _:
            return
