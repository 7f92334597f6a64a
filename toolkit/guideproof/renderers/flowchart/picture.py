"""A chart with its layout as elements of an SVG, and the page that such pictures stand on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.blocks import Block
from guideproof.renderers.flowchart.chart import Arrow, Chart
from guideproof.renderers.flowchart.layout import Curve, Layout
from guideproof.renderers.flowchart.paint import number, paint

_HEAD_LENGTH, _HEAD_WIDTH = 7.5, 5.6
_MARGIN = 12.0
_STUBS = ("elsewhere", "unknown")


class Picture(Struct, frozen=True):
    """Elements of an SVG whose upper left corner is at (0, 0)."""

    width: float
    height: float
    body: str


Placed = tuple[Picture, float, float]
"""A picture and the place (x, y) of its upper left corner."""


def block_picture(block: Block) -> Picture:
    """A block alone."""
    return Picture(block.width, block.height, "".join(paint(block, 0, 0, block.width, block.height)))


def chart_picture(chart: Chart, layout: Layout) -> Picture:
    """The boxes and arrows of a chart."""
    boxes = zip(chart.boxes(), layout.corners, strict=True)
    arrows = zip(chart.arrows, layout.curves, strict=True)
    parts = ["".join(_arrow(arrow, curve)) for arrow, curve in arrows]
    for box, (x, y) in boxes:
        shapes = "".join(paint(box.label, x, y, box.label.width, box.label.height))
        anchor = f' id="{box.name}"' if box.kind not in _STUBS else ""  # a stub may stand on a page more than once
        parts.append(f'<g{anchor} class="node {box.kind}"><title>{escape(box.tooltip)}</title>\n{shapes}</g>\n')
    return Picture(layout.width, layout.height, "".join(parts))


def _arrow(arrow: Arrow, curve: Curve) -> Iterator[str]:
    color, weight = (palette.LINE, 1.3) if arrow.look is None else (arrow.look.color, arrow.look.width)
    start, *others = [f"{number(x)} {number(y)}" for x, y in curve.points]
    way = f'data-from="{arrow.tail}" data-to="{arrow.head}"' + (f' data-port="{arrow.port}"' if arrow.port else "")
    yield f'<g class="edge" {way}><title>{escape(arrow.tooltip)}</title>\n'
    yield f'<path d="M{start}C{" ".join(others)}" fill="none" stroke="{color}" stroke-width="{weight:g}"/>\n'
    (x, y), (tip_x, tip_y) = curve.points[-1], curve.tip
    length = math.hypot(tip_x - x, tip_y - y) or 1
    ahead = ((tip_x - x) / length, (tip_y - y) / length)
    across = (-ahead[1] * _HEAD_WIDTH / 2, ahead[0] * _HEAD_WIDTH / 2)
    base = (tip_x - ahead[0] * _HEAD_LENGTH, tip_y - ahead[1] * _HEAD_LENGTH)
    left = f"{number(base[0] + across[0])} {number(base[1] + across[1])}"
    right = f"{number(base[0] - across[0])} {number(base[1] - across[1])}"
    yield f'<path d="M{number(tip_x)} {number(tip_y)}L{left} {right}Z" fill="{color}"/>\n</g>\n'


def page(title: str, description: str, placed: Sequence[Placed]) -> bytes:
    """An SVG with pictures, each at its place, on a page that is painted so that a dark viewer does not swallow it."""
    width = number(max(x + picture.width for picture, x, _ in placed) + 2 * _MARGIN)
    height = number(max(y + picture.height for picture, _, y in placed) + 2 * _MARGIN)
    body = "".join(
        f'<g transform="translate({number(x + _MARGIN)} {number(y + _MARGIN)})">\n{picture.body}</g>\n'
        for picture, x, y in placed
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' font-family={quoteattr(palette.FONT_STACK)} role="graphics-document document"'
        ' aria-labelledby="title description">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="description">{escape(description)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{palette.PAGE}"/>\n{body}</svg>\n'
    ).encode()
