"""Where the boxes and arrows of a chart stand.

The boxes stand in columns (`layers`); in which order, and how high, is asked of a layout engine in numbers. What goes
from one column to the next goes up and down on tracks between them (`tracks`), so no arrow runs behind a box.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from guideproof.renderers.flowchart.blocks import ports
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.chart import Chart
from guideproof.renderers.flowchart.engine import lay_out
from guideproof.renderers.flowchart.layers import Columns, columns
from guideproof.renderers.flowchart.routes import Ends, Placed, Point, Routed, routed

_ARRIVAL = 18.0
"""How far below the upper end of a box arrows come and go: beside its title."""


class _Asked(Struct, frozen=True):
    """What is asked of an engine about the boxes of a chart, and what makes a layout of the answer."""

    source: str
    sizes: Sequence[Point]
    found: Columns
    ends: Sequence[Ends]


def place(charts: Sequence[Chart], engine: str, *, down: bool = False) -> tuple[Routed, ...]:
    """The layouts of charts, in points from the upper left corner of each, y growing downwards; boxes and arrows in
    their order in the chart. Arrows lead to the right, or ``down`` where none leaves a row of its box. Raises
    ``EngineError``."""
    asked = [_asked(chart, down) for chart in charts]
    answers = iter(lay_out([each.source for each in asked if each is not None], engine))
    return tuple(_EMPTY if each is None else _laid_out(each, next(answers), down) for each in asked)


_EMPTY = Routed(0, 0, (), (), ())


def _asked(chart: Chart, down: bool) -> _Asked | None:
    boxes = list(chart.boxes())
    if not boxes:
        return None
    numbers = {box.name: number for number, box in enumerate(boxes)}
    arrows = [(numbers[arrow.tail], arrow.port, numbers[arrow.head]) for arrow in chart.arrows]
    found = columns(len(boxes), [(tail, head) for tail, _, head in arrows])
    sizes = [(box.label.width, box.label.height) for box in boxes]
    heights = [{"": width / 2} for width, _ in sizes] if down else [_heights(box) for box in boxes]
    sizes = [size[::-1] for size in sizes] if down else sizes  # what leads down is laid out lying on its side
    ends = [Ends(tail, head, heights[tail][port or ""], heights[head][""]) for tail, port, head in arrows]
    source = _source(sizes, heights, found, arrows, "0.2" if chart.sheet.full else "0.14")
    return _Asked(source, sizes, found, ends)


def _laid_out(asked: _Asked, answer: dict[str, Any], down: bool) -> Routed:
    middles = _middles(answer, len(asked.sizes) + len(asked.found.bends))
    laid = routed(Placed(asked.sizes, middles), asked.found, asked.ends)
    return laid.turned() if down else laid


def _heights(box: ChartBox) -> dict[str, float]:
    """How far below its upper end arrows leave a box, by port, and come to it (`""`)."""
    found = {port: top + height / 2 for port, top, height in ports(box.label, 0, box.label.height)}
    title = box.inlet + min(_ARRIVAL, (box.label.height - box.inlet) / 2)
    return {**found, "": title if box.port is None else found[box.port]}


def _source(
    sizes: Sequence[Point],
    heights: Sequence[Mapping[str, float]],
    found: Columns,
    arrows: Sequence[tuple[int, str | None, int]],
    gap: str,
) -> str:
    """The chart as DOT without any text. A cluster around it makes the engine pack it closer; it draws no lines."""
    edges: dict[tuple[str, str], int] = {}
    for (tail, port, _), way in zip(arrows, found.ways, strict=True):
        for place, (left, right) in enumerate(pairwise(way)):
            start = f"n{tail}:{_cell_name(heights[tail], port or '')}:e" if place == 0 else f"n{left}"
            end = f"n{right}:{_cell_name(heights[right], '')}:w" if right < len(sizes) else f"n{right}"
            weight = 2 if right < len(sizes) or place == 0 else 6
            edges[start, end] = weight
    return "\n".join(
        [
            "digraph {",
            f'graph [rankdir="LR" nodesep="{gap}" ranksep="0.5" splines=""]',
            'node [label=""]',
            'subgraph cluster { graph [margin="0"]',
            *(_node(number, sizes[number], heights[number]) for number in found.drawn_first),
            *(f'n{bend} [shape=box fixedsize=true width="0.01" height="0.06"]' for bend in found.bends.values()),
            "}",
            *(f"{start} -> {end} [weight={weight}]" for (start, end), weight in edges.items()),
            "}",
        ]
    )


def _node(number: int, size: Point, heights: Mapping[str, float]) -> str:
    """A box of the right size, as a table of empty cells, which has its ports where they belong."""
    cells, below, (width, whole) = list[str](), 0.0, size
    for height in sorted(set(map(round, heights.values()))):
        cells += [_cell(width, height - 1 - below, ""), _cell(width, 2, f' PORT="p{height}"')]
        below = height + 1
    cells.append(_cell(width, whole - below, ""))
    rows = "".join(f"<TR>{cell}</TR>" for cell in cells if cell)
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>'
    return f"n{number} [shape=plain label=<{table}>]"


def _cell(width: float, height: float, port: str) -> str:
    if height <= 0:
        return ""
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}"{port}></TD>'


def _cell_name(heights: Mapping[str, float], port: str) -> str:
    return f"p{round(heights[port])}"


def _middles(answer: dict[str, Any], count: int) -> list[tuple[int, float]]:
    """The column of each thing and how high its middle stands."""
    height = float(answer["bb"].split(",")[3])
    middles: list[tuple[float, float]] = [(0.0, 0.0)] * count
    for node in answer["objects"]:
        if "pos" in node:  # else it is the cluster
            x, y = node["pos"].split(",")
            middles[int(node["name"][1:])] = (round(float(x)), height - float(y))
    column = {x: place for place, x in enumerate(sorted({x for x, _ in middles}))}
    return [(column[x], y) for x, y in middles]
