"""A block as shapes and texts of an SVG."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.renderers.flowchart.blocks import (
    LEADING,
    BlankBlock,
    Block,
    BlockRow,
    Frame,
    Link,
    Mark,
    StackedBlock,
    TextBlock,
    TextLine,
    shares,
)
from guideproof.renderers.flowchart.marks import SHAPES
from guideproof.renderers.flowchart.markup import escape, quoteattr

_RADIUS = 10


def number(value: float) -> str:
    """A coordinate: to a tenth of a point, which is finer than any screen."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def paint(block: Block, x: float, y: float, wide: float, high: float) -> Iterator[str]:
    """The elements of a block that has its upper left corner at (x, y) and a size, in the order of drawing."""
    match block:
        case TextBlock():
            yield _text(block, x, y)
        case Mark(sign, size):
            place = f"translate({number(x)} {number(y + 0.1 * size)}) scale({size / 16:g})"
            yield f'<g transform="{place}" aria-hidden="true">{SHAPES[sign]}</g>\n'
        case BlankBlock():
            return
        case StackedBlock(parts):
            for part, share in zip(parts, shares([part.height for part in parts], high), strict=True):
                yield from paint(part, x, y, wide, share)
                y += share
        case BlockRow(parts):
            for part, share in zip(parts, shares([part.width for part in parts], wide), strict=True):
                yield from paint(part, x, y, share, high)
                x += share
        case Frame():
            yield from _frame(block, x, y, wide, high)


def _text(text: TextBlock, x: float, y: float) -> str:
    size, left = text.style.size, number(x)
    bold = ' font-weight="bold"' if text.style.bold else ""
    start = f'<text x="{left}" y="{number(y + size)}" font-size="{size:g}"{bold} fill="{text.style.color}">'
    first, *others = text.lines
    below = (
        f'<tspan x="{left}" y="{number(y + size + size * LEADING * index)}">{escape(line)}</tspan>'
        for index, line in enumerate(others, 1)
    )
    return f"{start}{escape(first)}{''.join(below)}</text>\n"


def _frame(frame: Frame, x: float, y: float, wide: float, high: float) -> Iterator[str]:
    start, end = _around(frame.link)
    if frame.port is not None:  # a row of a decision that an arrow leaves from: a page lights it up
        yield f'<g class="branch" data-port="{frame.port}">\n'
    yield start
    line = frame.line
    whole = line is not None and line.sides == "TBLR"
    if frame.ground or whole:
        yield _ground(frame, x, y, wide, high)
    if line is not None and not whole:
        yield from _sides(line, x, y, wide, high)
    edge = frame.edge
    yield from paint(frame.part, x + edge, y + edge, wide - 2 * edge, high - 2 * edge)
    yield end
    if frame.port is not None:
        yield "</g>\n"


def _around(link: Link | None) -> tuple[str, str]:
    """The elements that begin and end a link, or what only has a tooltip."""
    if link is None:
        return "", ""
    title = f"<title>{escape(link.tooltip)}</title>\n" if link.tooltip else ""
    if link.href is None:
        return f"<g>{title}", "</g>\n"
    away = ' target="_blank" rel="noopener" text-decoration="underline"' if ":" in link.href else ""
    return f"<a href={quoteattr(link.href)}{away}>{title}", "</a>\n"


def _ground(frame: Frame, x: float, y: float, wide: float, high: float) -> str:
    line = frame.line if frame.line and frame.line.sides == "TBLR" else None
    inset = line.width / 2 if line else 0
    corners = f' rx="{_RADIUS}"' if frame.rounded else ""
    return (
        f'<rect x="{number(x + inset)}" y="{number(y + inset)}" width="{number(wide - 2 * inset)}"'
        f' height="{number(high - 2 * inset)}"{corners} fill="{frame.ground or "none"}"{_stroke(line)}/>\n'
    )


def _sides(line: TextLine, x: float, y: float, wide: float, high: float) -> Iterator[str]:
    inset = line.width / 2
    ends = {
        "T": (x, y + inset, x + wide, y + inset),
        "B": (x, y + high - inset, x + wide, y + high - inset),
        "L": (x + inset, y, x + inset, y + high),
        "R": (x + wide - inset, y, x + wide - inset, y + high),
    }
    for side in line.sides:
        x1, y1, x2, y2 = map(number, ends[side])
        yield f'<path d="M{x1} {y1}L{x2} {y2}"{_stroke(line)}/>\n'


def _stroke(line: TextLine | None) -> str:
    if line is None:
        return ""
    dashes = f' stroke-dasharray="{5 if line.width < 2 else 7},3"' if line.dashed else ""
    return f' stroke="{line.color}" stroke-width="{line.width:g}"{dashes}'
