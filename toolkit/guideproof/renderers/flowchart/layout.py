"""Where the boxes and arrows of a chart stand: asked of a layout engine in numbers, read from its answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from guideproof.renderers.flowchart.blocks import Block, ports
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.chart import Chart
from guideproof.renderers.flowchart.engine import lay_out
from guideproof.renderers.flowchart.order import in_order

Corner = tuple[float, float]


class Curve(Struct, frozen=True):
    """An arrow's line: a start, then Bézier curves of three points each; ``tip`` is where its head ends."""

    points: tuple[Corner, ...]
    tip: Corner


class Layout(Struct, frozen=True):
    """A chart's size, the upper left corner of each box, and the curve of each arrow, in their order in the chart.

    In points, from the upper left corner of the chart, y growing downwards.
    """

    width: float
    height: float
    corners: tuple[Corner, ...]
    curves: tuple[Curve, ...]


def place(chart: Chart, engine: str) -> Layout:
    """The layout of a chart. Raises ``EngineError``."""
    boxes = list(chart.boxes())
    if not boxes:
        return Layout(0, 0, (), ())
    numbers = {box.name: number for number, box in enumerate(boxes)}
    arrows = [(numbers[arrow.tail], arrow.port, numbers[arrow.head]) for arrow in chart.arrows]
    source = _source(boxes, arrows, "0.2" if chart.sheet.full else "0.12")
    return _read(json.loads(lay_out(source, engine)), [box.label for box in boxes], len(arrows))


def _source(boxes: Sequence[ChartBox], arrows: Sequence[tuple[int, str | None, int]], gap: str) -> str:
    """The chart as DOT without any text. A cluster around it makes the engine pack it closer."""
    leads: dict[int, list[int]] = {}
    for tail, _, head in arrows:
        leads.setdefault(tail, []).append(head)
    heads = {head for _, _, head in arrows}
    starts = [*range(len(boxes)), *(number for number in range(len(boxes)) if number not in heads)]
    return "\n".join(
        [
            "digraph {",
            f'graph [rankdir="LR" nodesep="{gap}" ranksep="0.5"]',
            'node [label=""]',
            'subgraph cluster { graph [margin="0"]',
            *(_node(number, boxes[number].label) for number in in_order(starts, leads)),
            "}",
            *(_edge(number, *arrow, boxes[arrow[-1]].port) for number, arrow in enumerate(arrows)),
            "}",
        ]
    )


def _node(number: int, block: Block) -> str:
    """A box of the right size; one with ports as a table of empty cells, which can have them where they belong."""
    starts = list(ports(block, 0, block.height))
    if not starts:
        return f'n{number} [shape=box fixedsize=true width="{block.width / 72:.4f}" height="{block.height / 72:.4f}"]'
    cells, below = [], 0.0
    for port, top, height in [*starts, (None, block.height, 0.0)]:
        cells += [_cell(block.width, top - below, "")] if top > below else []
        cells += [_cell(block.width, height, f' PORT="{port}"')] if port else []
        below = top + height
    rows = "".join(f"<TR>{cell}</TR>" for cell in cells)
    table = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>'
    return f"n{number} [shape=plain label=<{table}>]"


def _cell(width: float, height: float, port: str) -> str:
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}"{port}></TD>'


def _edge(number: int, tail: int, port: str | None, head: int, into: str | None) -> str:
    start = f"n{tail}:{port}:e" if port else f"n{tail}:e"
    end = f"n{head}:{into}:w" if into else f"n{head}:w"
    return f"{start} -> {end} [number={number} arrowsize=0.75]"


def _read(answer: dict[str, Any], blocks: Sequence[Block], edges: int) -> Layout:
    _, _, width, height = map(float, answer["bb"].split(","))
    corners: list[Corner] = [(0.0, 0.0)] * len(blocks)
    for node in answer["objects"]:
        if "pos" not in node:
            continue  # the cluster
        number = int(node["name"][1:])
        x, y = _point(node["pos"], height)
        corners[number] = (x - blocks[number].width / 2, y - blocks[number].height / 2)
    curves: list[Curve | None] = [None] * edges
    for edge in answer.get("edges", ()):
        end, *points = edge["pos"].split(" ")
        curve = tuple(_point(point, height) for point in points)
        curves[int(edge["number"])] = Curve(curve, _point(end.removeprefix("e,"), height))
    return Layout(width, height, tuple(corners), tuple(curve for curve in curves if curve is not None))


def _point(text: str, height: float) -> Corner:
    x, y = text.split(",")
    return float(x), height - float(y)
