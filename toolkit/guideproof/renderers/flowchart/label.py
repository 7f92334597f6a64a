"""A block as an HTML-like label of DOT, which no text from a guideline can break out of."""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.renderers.flowchart import markup, palette
from guideproof.renderers.flowchart.blocks import (
    BlankBlock,
    Block,
    BlockRow,
    Frame,
    Mark,
    StackedBlock,
    TextBlock,
    shares,
)
from guideproof.renderers.flowchart.marks import COLORS

_NEWLINE = '<BR ALIGN="LEFT"/>'


def escape(text: str) -> str:
    """A text for a label or an attribute of one.

    Graphviz decodes the entities first and replaces ``\\N``, ``\\G`` and the like afterwards, two backslashes by one,
    so every backslash is doubled.
    """
    return markup.escape(text).replace('"', "&quot;").replace("\\", "&#92;&#92;")


def label(block: Block) -> str:
    """The label of a node or a graph, without the angle brackets around it."""
    rounded = ""
    if isinstance(block, Frame) and block.rounded:
        rounded = f' STYLE="ROUNDED" BGCOLOR="{block.ground}"'
    return _table([_cell(block, block.width, block.height)], rounded)


def _table(rows: Iterable[str], more: str = "") -> str:
    body = "".join(f"<TR>{row}</TR>" for row in rows)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"{more}>{body}</TABLE>'


def _cell(block: Block, wide: float, high: float) -> str:
    """A cell of a size, with the block at its upper left."""
    frame, inner = "", block
    if isinstance(block, Frame):
        frame, inner = _frame(block), block.part
        edge = 2 * block.edge
        content = _content(inner, wide - edge, high - edge)
    else:
        content = _content(block, wide, high)
    place = f'ALIGN="LEFT" BALIGN="LEFT" VALIGN="TOP" WIDTH="{wide:.0f}" HEIGHT="{high:.0f}"'
    return f"<TD {place}{frame}>{content}</TD>"


def _frame(frame: Frame) -> str:
    written = f' CELLPADDING="{frame.padding:g}"' if frame.padding else ""
    if frame.line:
        sides = "" if frame.line.sides == "TBLR" else f' SIDES="{frame.line.sides}"'
        dashed = ' STYLE="DASHED"' if frame.line.dashed else ""
        written += f' BORDER="{frame.line.width:g}" COLOR="{frame.line.color}"{sides}{dashed}'
    if frame.ground and not frame.rounded:
        written += f' BGCOLOR="{frame.ground}"'
    if frame.link:
        href = f' HREF="{escape(frame.link.href)}"' if frame.link.href else ""
        written += f'{href} TOOLTIP="{escape(frame.link.tooltip)}"'
    return written + (f' PORT="{frame.port}"' if frame.port else "")


def _content(block: Block, wide: float, high: float) -> str:
    match block:
        case TextBlock(lines, style):
            # Bold is a family here, since Graphviz sets the lines of bold markup too close.
            face = f' FACE="{palette.BOLD_FONT}"' if style.bold else ""
            text = "".join(escape(line) + _NEWLINE for line in lines)
            return f'<FONT{face} POINT-SIZE="{style.size:g}" COLOR="{style.color}">{text}</FONT>'
        case Mark(sign, size):
            return f'<FONT POINT-SIZE="{size:g}" COLOR="{COLORS[sign]}">{sign}</FONT>'
        case BlankBlock():
            return ""
        case StackedBlock(parts):
            heights = shares([part.height for part in parts], high)
            return _table(_cell(part, wide, share) for part, share in zip(parts, heights, strict=True))
        case BlockRow(parts):
            widths = shares([part.width for part in parts], wide)
            return _table(["".join(_cell(part, share, high) for part, share in zip(parts, widths, strict=True))])
        case Frame():
            return _table([_cell(block, wide, high)])
