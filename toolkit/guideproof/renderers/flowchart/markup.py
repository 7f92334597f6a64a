"""HTML-like labels of DOT: texts, cells and tables that no text from a guideline can break out of.

The engine hands out the room that is left over in a table evenly, which would tear texts apart. So a label is made of
blocks that know how much room they need, and are drawn once the room of all of them is known: the last row and
the last column take what is left.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.lettering import clean, width, wrap

MARK_FACE = "guideproof-mark"
"""The font family that says "this text is a mark": it is drawn as a shape in the SVG (``marks.py``)."""

LEADING = 1.2
"""How high a line is, in font sizes; the engine's own figure."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks."""

    size: float
    color: str = palette.INK
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a label: the width and height that it needs, and its markup once it is known what it gets.

    ``cell`` are attributes of the cell it stands in (link, ground, line), ``edge`` how much of its size they take on
    each side.
    """

    width: float
    height: float
    draw: Callable[[float, float], str]
    cell: Mapping[str, str | float] = field(default_factory=dict)
    edge: float = 0

    @property
    def label(self) -> str:
        """The markup of a block that stands alone."""
        return table([cell(self, self.width, self.height)]) if self.cell else self.draw(self.width, self.height)


def escape(text: str) -> str:
    """A text for a label or an attribute of one.

    The engine decodes the entities first and replaces ``\\N``, ``\\G`` and the like afterwards, two backslashes by
    one, so every backslash is doubled.
    """
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\\", "&#92;&#92;")):
        text = text.replace(character, entity)
    return text


def attributes(**values: str | float) -> str:
    """Attributes of a table or cell, escaped; sizes are rounded up to whole points, which is all the engine takes."""
    written = {name: value if isinstance(value, str) else f"{value:g}" for name, value in values.items()}
    return "".join(f' {name.upper()}="{escape(value)}"' for name, value in written.items())


def styled(html: str, style: Style) -> str:
    """Markup of text in a style. Bold is a family, since the engine sets the lines of bold markup too close."""
    face = f' FACE="{palette.BOLD_FONT}"' if style.bold else ""
    return f'<FONT{face} POINT-SIZE="{style.size:g}" COLOR="{style.color}">{html}</FONT>'


def paragraph(texts: str | Iterable[str], style: Style, room: float) -> Block:
    """One or several texts, each from a new line, wrapped to the room."""
    parts = [texts] if isinstance(texts, str) else texts
    lines = [line for text in parts for line in wrap(text, room, style.size, style.bold)] or [" "]
    html = styled("".join(f'{escape(line)}<BR ALIGN="LEFT"/>' for line in lines), style)
    widest = max(width(line, style.size, style.bold) for line in lines)
    return Block(math.ceil(widest), math.ceil(len(lines) * style.size * LEADING), lambda _width, _height: html)


def one_line(text: str, style: Style) -> Block:
    """A text that is never wrapped."""
    return paragraph(clean(text), style, math.inf)


def cell(block: Block, wide: float, high: float, **values: str | float) -> str:
    """A cell of a size that holds a block, at its upper left."""
    inside = block.draw(wide - 2 * block.edge, high - 2 * block.edge)
    place = {"align": "LEFT", "balign": "LEFT", "valign": "TOP", "width": wide, "height": high}
    return f"<TD{attributes(**place, **block.cell, **values)}>{inside}</TD>"


def table(rows: Iterable[str], **values: str | float) -> str:
    """A table of rows (each the cells of one), without lines or gaps of its own unless the attributes say so."""
    plain: dict[str, str | float] = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 0}
    return f"<TABLE{attributes(**{**plain, **values})}>{''.join(f'<TR>{row}</TR>' for row in rows)}</TABLE>"


def shares(needs: Sequence[float], given: float) -> list[float]:
    """What each gets of a size: what it needs, and the last one the rest."""
    return [*needs[:-1], needs[-1] + max(0.0, given - sum(needs))] if needs else []


def stack(blocks: Sequence[Block]) -> Block:
    """Blocks one below the other."""
    if len(blocks) == 1:
        return blocks[0]

    def draw(wide: float, high: float) -> str:
        heights = shares([block.height for block in blocks], high)
        return table(cell(block, wide, share) for block, share in zip(blocks, heights, strict=True))

    return Block(max(block.width for block in blocks), sum(block.height for block in blocks), draw)


def row(blocks: Sequence[Block]) -> Block:
    """Blocks side by side."""
    if len(blocks) == 1:
        return blocks[0]

    def draw(wide: float, high: float) -> str:
        widths = shares([block.width for block in blocks], wide)
        return table(["".join(cell(block, share, high) for block, share in zip(blocks, widths, strict=True))])

    return Block(sum(block.width for block in blocks), max(block.height for block in blocks), draw)


def framed(block: Block, padding: float = 0, border: float = 0, **values: str | float) -> Block:
    """A block with room and a line around it, and whatever else a cell can have (ground, link, tooltip)."""
    line = {"border": border} if border else {}
    room = {"cellpadding": padding} if padding else {}
    edge = padding + border

    def draw(wide: float, high: float) -> str:
        return table([cell(block, wide, high)]) if block.cell else block.draw(wide, high)

    return Block(block.width + 2 * edge, block.height + 2 * edge, draw, {**line, **room, **values}, edge)


def spaced(block: Block, gap: float) -> Block:
    """The block with room at its right."""
    return replace(block, width=block.width + gap)


def flow(blocks: Sequence[Block], room: float, gap: float) -> Block:
    """Blocks side by side, in as many rows as the room asks for."""
    rows: list[list[Block]] = []
    used = 0.0
    for block in blocks:
        if not rows or used + block.width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(spaced(block, gap))
        used += gap + block.width
    return stack([row(line) for line in rows])


def mark(sign: str, size: float) -> Block:
    """A mark of ``marks.py``, as its character; the SVG gets the drawn shape."""
    html = f'<FONT FACE="{MARK_FACE}" POINT-SIZE="{size:g}">{sign}</FONT>'
    return Block(size, math.ceil(size * LEADING), lambda _width, _height: html)


def marked(sign: str, block: Block, size: float = 12, gap: float = 5) -> Block:
    """A block with a mark before its first line."""
    return row([spaced(mark(sign, size), gap), block])
