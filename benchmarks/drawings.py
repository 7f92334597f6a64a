"""How well the flowcharts can be followed: crossings of arrows, how far arrows lie on one another or run behind boxes,
how long they are, how large the drawings are and how much of them is empty. Each beside the drawing that Graphviz makes
of the same chart by itself; of the shipped guideline, the examples, and guidelines that were drawn by chance.

Only what can be mistaken counts: arrows with one start, or one end, may share their way there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path
from time import perf_counter

from msgspec import Struct

import guideproof
from benchmarks import shapes
from guideproof.model.guideline import Guideline
from guideproof.renderers import flowchart
from guideproof.renderers.flowchart.chart import Chart, draw, plan
from guideproof.renderers.flowchart.engine import find_engine
from guideproof.renderers.flowchart.header import header
from guideproof.renderers.flowchart.layout import place
from guideproof.renderers.flowchart.sheet import Form

HERE = Path(__file__).parents[1]
Point = tuple[float, float]
NEAR = 2.0
"""Lines of which one runs nearer than this to the other, in points, cannot be told apart."""


class Line(Struct, frozen=True):
    """An arrow: its ends (a box, and where at it the arrow starts), and the corners of its line."""

    start: tuple[str, str]
    end: str
    points: tuple[Point, ...]


class Drawing(Struct, frozen=True):
    """A chart in numbers: its size, its boxes (left, top, width, height) by name, its arrows."""

    size: Point
    boxes: dict[str, tuple[float, float, float, float]]
    lines: list[Line]


class Figures(Struct):
    """What is counted of drawings, added up; areas in square points, lengths in points."""

    crossings: int = 0
    overlaid: float = 0
    behind: float = 0
    length: float = 0
    area: float = 0
    filled: float = 0

    def add(self, other: Figures) -> None:
        """Adds what another drawing has."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def said(self) -> str:
        """As a part of a line."""
        return (
            f"{self.crossings:5} crossings, {self.overlaid:6.0f} pt overlaid, {self.behind:5.0f} pt behind boxes,"
            f" arrows of {self.length / 72:6.0f} in, {self.area / 72**2:6.0f} sq in,"
            f" {1 - self.filled / self.area:.0%} empty"
        )


def figures(drawing: Drawing) -> Figures:
    """What is counted of one drawing."""
    found = Figures(area=drawing.size[0] * drawing.size[1])
    found.filled = sum(width * height for _, _, width, height in drawing.boxes.values())
    for line in drawing.lines:
        found.length += sum(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(line.points))
        others = [box for name, box in drawing.boxes.items() if name not in (line.start[0], line.end)]
        steps = list(_steps(line.points))
        found.behind += sum(NEAR for point in steps if any(_inside(point, box) for box in others))
    for one, other in combinations(drawing.lines, 2):
        if one.start != other.start and one.end != other.end and _meet(one.points, other.points):
            found.crossings += _crossings(one.points, other.points)
            found.overlaid += _overlaid(one.points, other.points)
    return found


def _meet(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether the rectangles around two lines do."""
    return all(
        min(point[axis] for point in this) <= max(point[axis] for point in that)
        for axis in (0, 1)
        for this, that in ((one, other), (other, one))
    )


def _steps(points: Sequence[Point]) -> Iterator[Point]:
    for (x1, y1), (x2, y2) in pairwise(points):
        count = max(1, int(hypot(x2 - x1, y2 - y1) / NEAR))
        for step in range(count):
            yield x1 + (x2 - x1) * step / count, y1 + (y2 - y1) * step / count


def _inside(point: Point, box: tuple[float, float, float, float]) -> bool:
    left, top, width, height = box
    return left + 1 < point[0] < left + width - 1 and top + 1 < point[1] < top + height - 1


def _crossings(one: Sequence[Point], other: Sequence[Point]) -> int:
    return sum(_cross(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(other))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(start: Point, end: Point, point: Point) -> float:
    """Above zero on one side of a line, below zero on the other."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _overlaid(one: Sequence[Point], other: Sequence[Point]) -> float:
    """How far one line runs along the other, so near that they cannot be told apart."""
    total = 0.0
    for a, b in pairwise(one):
        length = hypot(b[0] - a[0], b[1] - a[1])
        for c, d in pairwise(other):
            if not length or not hypot(d[0] - c[0], d[1] - c[1]):
                continue
            along = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
            spots = [_seen(a, along, point) for point in (c, d)]
            if all(abs(far) < NEAR for _, far in spots):
                low, high = sorted(spot for spot, _ in spots)
                total += max(0.0, min(high, length) - max(low, 0.0))
    return total


def _seen(start: Point, along: Point, point: Point) -> Point:
    """How far along a line a point lies, and how far beside it."""
    x, y = point[0] - start[0], point[1] - start[1]
    return x * along[0] + y * along[1], x * along[1] - y * along[0]


def ours(chart: Chart) -> Drawing:
    """A chart as it is drawn."""
    [layout] = place([chart], "pure")
    boxes = {
        box.name: (*corner, box.label.width, box.label.height)
        for box, corner in zip(chart.boxes(), layout.corners, strict=True)
    }
    lines = [
        Line((arrow.tail, arrow.port or ""), arrow.head, route.points)
        for arrow, route in zip(chart.arrows, layout.routes, strict=True)
    ]
    return Drawing((layout.width, layout.height), boxes, lines)


def of_graphviz(chart: Chart) -> Drawing:
    """The same chart as Graphviz draws it from its source in DOT."""
    from guideproof.renderers.flowchart.dot import render_dot

    source = render_dot(chart, header(chart))
    command = [find_engine("pure"), "-Tjson0", "-Glabel="]
    answer = json.loads(subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout)
    _, _, width, height = map(float, answer["bb"].split(","))
    names = [each["name"] for each in answer["objects"]]
    boxes = {}
    for each in answer["objects"]:
        if "pos" in each:
            (x, y), wide, high = _point(each["pos"]), float(each["width"]) * 72, float(each["height"]) * 72
            boxes[each["name"]] = (x - wide / 2, y - high / 2, wide, high)
    lines = []
    for edge in answer.get("edges", ()):
        end, *points = edge["pos"].split(" ")
        curve = tuple(_flat([*map(_point, points), _point(end.removeprefix("e,"))]))
        port = edge.get("tailport", "")
        lines.append(Line((names[edge["tail"]], port), names[edge["head"]], curve))
    return Drawing((width, height), boxes, lines)


def _point(text: str) -> Point:
    x, y = text.split(",")
    return float(x), float(y)


def _flat(points: Sequence[Point]) -> Iterator[Point]:
    """Bézier curves of three points each after a start, and a tip, as short straight lines."""
    yield points[0]
    for at in range(0, len(points) - 4, 3):
        four = points[at : at + 4]
        for step in range(1, 13):
            t = step / 12
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            yield (
                sum(weight * x for weight, (x, _) in zip(weights, four, strict=True)),
                sum(weight * y for weight, (_, y) in zip(weights, four, strict=True)),
            )
    yield points[-1]


def charts(guideline: Guideline) -> list[Chart]:
    """Every section as it is drawn on a page of its own, and on the sheet of the whole guideline."""
    planned = plan(guideline)
    return [draw(planned, form, section) for section in planned.sections for form in (Form.SECTION, Form.PART)]


def main(*what: str) -> None:
    """Prints the figures; with `each`, those of every section too."""
    print("how well flowcharts can be followed, beside the same charts as Graphviz draws them by itself")
    with tempfile.TemporaryDirectory() as folder:
        for name, guideline in _guidelines(Path(folder)):
            mine, baseline = Figures(), Figures()
            for chart in charts(guideline):
                found, other = figures(ours(chart)), figures(of_graphviz(chart))
                mine.add(found)
                baseline.add(other)
                if "each" in what:
                    print(f"  {chart.sheet.section} ({chart.sheet.form.value})\n    {found.said()}\n    {other.said()}")
            print(f"{name}:\n  ours     {mine.said()}\n  baseline {baseline.said()}")
            start = perf_counter()
            flowchart.render(guideline)
            print(f"  drawn in {perf_counter() - start:.2f} s", flush=True)


def _guidelines(folder: Path) -> Iterator[tuple[str, Guideline]]:
    yield "shipped", guideproof.load(HERE / "guideline")
    for example in sorted((HERE / "examples").glob("*/guideline.yaml")):
        yield example.parent.name, guideproof.load(example.parent)
    for seed in range(3):
        yield (
            f"sections, 100 nodes, seed {seed}",
            guideproof.load(shapes.write(shapes.sections(100, 20, seed), folder / str(seed))),
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
