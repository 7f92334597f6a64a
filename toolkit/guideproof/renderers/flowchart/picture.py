"""A chart with its layout as elements of an SVG, and the page that such pictures stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.blocks import Block
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.chart import Arrow, Chart
from guideproof.renderers.flowchart.markup import escape, quoteattr
from guideproof.renderers.flowchart.paint import number, paint
from guideproof.renderers.flowchart.routes import Point, Route, Routed

_HEAD_LENGTH, _HEAD_WIDTH = 7.5, 5.6
_MARGIN, _RADIUS = 12.0, 6.0


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


def chart_picture(chart: Chart, layout: Routed) -> Picture:
    """The boxes and arrows of a chart."""
    boxes = zip(chart.boxes(), layout.corners, strict=True)
    arrows = zip(chart.arrows, layout.routes, strict=True)
    parts = ["".join(_arrow(arrow, route)) for arrow, route in arrows]
    parts += (_box(box, *corner) for box, corner in boxes)
    return Picture(layout.width, layout.height, "".join(parts))


def box_picture(box: ChartBox) -> Picture:
    """A box alone."""
    return Picture(box.label.width, box.label.height, _box(box, 0, 0))


def _box(box: ChartBox, x: float, y: float) -> str:
    shapes = "".join(paint(box.label, x, y, box.label.width, box.label.height))
    anchor = f' id="{box.name}"' if box.kind != "unknown" else ""  # a stub may stand on a page more than once
    return f'<g{anchor} class="node {box.kind}"><title>{escape(box.tooltip)}</title>\n{shapes}</g>\n'


def _arrow(arrow: Arrow, route: Route) -> Iterator[str]:
    color, weight = (palette.LINE, 1.3) if arrow.look is None else (arrow.look.color, arrow.look.width)
    tip, before = route.points[-1], route.points[-2]
    base = _towards(tip, before, _HEAD_LENGTH)
    way = f'data-from="{arrow.tail}" data-to="{arrow.head}"' + (f' data-port="{arrow.port}"' if arrow.port else "")
    yield f'<g class="edge" {way}><title>{escape(arrow.tooltip)}</title>\n'
    line = _line([*route.points[:-1], base])
    yield f'<path d="{line}" fill="none" stroke="{color}" stroke-width="{weight:g}"/>\n'
    half = _HEAD_WIDTH / 2
    if tip[1] == base[1]:
        head = f"L{number(base[0])} {number(tip[1] - half)}V{number(tip[1] + half)}"
    else:
        head = f"L{number(tip[0] - half)} {number(base[1])}H{number(tip[0] + half)}"
    yield f'<path d="M{_spot(tip)}{head}Z" fill="{color}"/>\n</g>\n'


def _line(points: Sequence[Point]) -> str:
    """A line that goes across and up or down in turn, with rounded corners."""
    written = f"M{_spot(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _apart(before, corner) / 2, _apart(corner, after) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        written += f"L{_spot(start)}Q{_spot(corner)} {_spot(end)}"
    return f"{written}L{_spot(points[-1])}"


def _spot(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _apart(one: Point, other: Point) -> float:
    """How far two points of one line across, or up and down, are from each other."""
    return abs(other[0] - one[0]) + abs(other[1] - one[1])


def _towards(point: Point, other: Point, length: float) -> Point:
    return point[0] + _sign(other[0] - point[0]) * length, point[1] + _sign(other[1] - point[1]) * length


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


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
