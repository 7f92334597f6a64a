"""The sheet of the whole guideline: how its sections hang together, and below that every section, in reading order.

One layout of all nodes would be far too wide to read, with arrows across the page. So each section is laid out on its
own, and an arrow that leads to another section is a named link to the place there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from guideproof.model.guideline import Guideline
from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.blocks import Style, one_line
from guideproof.renderers.flowchart.boxes import ChartBox, linked
from guideproof.renderers.flowchart.chart import Arrow, Chart, ChartPlan
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import chart_link, safe, section_name
from guideproof.renderers.flowchart.order import in_order
from guideproof.renderers.flowchart.paint import number, paint
from guideproof.renderers.flowchart.picture import Picture, Placed
from guideproof.renderers.flowchart.routes import Routed
from guideproof.renderers.flowchart.sheet import ChartSheet, Form
from guideproof.renderers.flowchart.skyline import Skyline, Standing
from guideproof.renderers.flowchart.small_boxes import entry_box, section_box, unknown_box

_GAP, _NARROW_GAP = 14, 6
_MOST_COLUMNS = 8
_PADDING = 12
_PAGE_RATIO = 2**0.5
"""How much higher than wide a page of paper is (ISO 216)."""


def reading_order(plan: ChartPlan) -> tuple[str, ...]:
    """The sections as a reader meets them: by the entry point they are first reached from, then by how deep they lie.

    The depth of a node is the length of the longest way to it, that of a section the mean of its nodes' depths.
    """
    guideline = plan.guideline
    reached: dict[str, tuple[int, list[int]]] = {}
    for rank, entry in enumerate(guideline.manifest.entry_points.values()):
        for id, depth in _depths(guideline, entry.start.id).items():
            first, depths = reached.setdefault(guideline.nodes[id].section, (rank, []))
            if first == rank:
                depths.append(depth)
    order = sorted(reached, key=lambda section: (reached[section][0], _mean(reached[section][1])))
    return (*order, *(section for section in plan.sections if section not in reached))


def _mean(depths: list[int]) -> Fraction:
    return Fraction(sum(depths), len(depths))


def _depths(guideline: Guideline, start: str) -> dict[str, int]:
    """The nodes that a start leads to with the length of the longest way to each; what closes a circle is left out."""
    nodes = guideline.nodes
    leads = {id: [target.id for _, target in node.edges if target.id in nodes] for id, node in nodes.items()}
    place = {id: index for index, id in enumerate(in_order([start], leads) if start in nodes else ())}
    depths = dict.fromkeys(place, 0)
    for id in place:
        for target in leads[id]:
            if place[target] > place[id]:
                depths[target] = max(depths[target], depths[id] + 1)
    return depths


def _leads(plan: ChartPlan) -> dict[tuple[str, str], int]:
    """From section to section: the number of ways."""
    leads: dict[tuple[str, str], int] = {}
    for edge in plan.edges:
        target = plan.guideline.nodes.get(edge.target)
        if target is not None and target.section != edge.source.section:
            pair = (edge.source.section, target.section)
            leads[pair] = leads.get(pair, 0) + 1
    return leads


def draw_map(plan: ChartPlan) -> Chart:
    """The sections as boxes with arrows between them, and where the entry points lie."""
    guideline = plan.guideline
    chart = Chart(ChartSheet(guideline, plan.highlight, Form.PART, None, {}))
    for section in reading_order(plan):
        _add(chart, section_box(chart.sheet, section))
    for entry in guideline.manifest.entry_points.values():
        box = entry_box(chart.sheet, entry)
        start = guideline.nodes.get(entry.start.id)
        head = unknown_box(chart.sheet, entry.start.id) if start is None else section_box(chart.sheet, start.section)
        _add(chart, head)
        _add(chart, replace(box, name=f"map-{box.name}"))
        said = box.tooltip.partition("\n")[0]
        chart.arrows.append(Arrow(f"map-{box.name}", None, head.name, said, None))
    for (section, target), ways in _leads(plan).items():
        said = f"{words.section_title(section)} leads to {words.section_title(target)} in {words.counted(ways, 'way')}"
        chart.arrows.append(Arrow(f"map-{safe(section)}", None, f"map-{safe(target)}", clean(said), None))
    return chart


def _add(chart: Chart, box: ChartBox) -> None:
    chart.loose[box.name] = box


def section_picture(section: str, inner: Picture) -> Picture:
    """A section on the sheet: its boxes and arrows in a frame with its name, a link to its own chart."""
    name = one_line(words.section_title(section), Style(13, palette.LINK, bold=True))
    title = linked(name, chart_link(None, section), "Open the chart of this section")
    width, height = max(inner.width, title.width) + 2 * _PADDING, inner.height + title.height + 2.5 * _PADDING
    body = (
        f'<g id="{section_name(section)}" class="section">\n'
        f'<rect x="0.5" y="0.5" width="{number(width - 1)}" height="{number(height - 1)}" rx="10"'
        f' fill="{palette.SECTION_GROUND}" stroke="{palette.SECTION}"/>\n'
        f"{''.join(paint(title, _PADDING, 0.6 * _PADDING, title.width, title.height))}"
        f'<g transform="translate({_PADDING} {number(title.height + 1.5 * _PADDING)})">\n{inner.body}</g>\n</g>\n'
    )
    return Picture(width, height, body)


def arrange(top: Sequence[Picture], pictures: Sequence[Picture]) -> list[Placed]:
    """Every picture with its place: those of the top below each other, the others packed to about a page's shape."""
    placed: list[Placed] = []
    below = 0.0
    for picture in top:
        placed.append((picture, 0.0, below))
        below += picture.height + _GAP
    widest = max(picture.width for picture in [*top, *pictures])
    total = sum(picture.width + _GAP for picture in pictures)
    widths = [widest, *(widest + step for step in range(60, 2401, 60) if widest + step <= total)]
    return min((placed + _packed(pictures, width, below) for width in widths), key=_badness)


def arrange_beside(top: Sequence[Picture], layout: Routed, title: Picture, pictures: Sequence[Picture]) -> list[Placed]:
    """Every picture with its place: those of the top below each other, the others under their title, where the last of
    the top, which has this layout, is empty, below it or at its right: wherever the sheet is smallest."""
    placed: list[Placed] = []
    below = 0.0
    for picture in top:
        placed.append((picture, 0.0, below))
        below += picture.height + _GAP
    if not pictures:
        return placed
    chart, _, upper = placed[-1]
    lefts = sorted({0.0, chart.width + 2 * _GAP, *(x for x, _ in layout.corners)})
    skyline = Skyline(_standing(layout))
    sheets = []
    for count in range(1, min(len(pictures), _MOST_COLUMNS) + 1):
        columns = _columns(pictures, count, title.height + _GAP)
        wide = max(title.width, *(x + picture.width for picture, x, _ in columns))
        for left in lefts:
            free = upper + skyline.bottom(left - _GAP, left + wide + _NARROW_GAP)
            sheets.append(placed + [(picture, x + left, y + free) for picture, x, y in [(title, 0.0, 0.0), *columns]])
    return min(sheets, key=_area)


def _columns(pictures: Sequence[Picture], count: int, below: float) -> list[Placed]:
    """The pictures in so many columns of one width, each in that which is the shortest so far."""
    wide = max(picture.width for picture in pictures) + _GAP
    bottoms = [below] * count
    placed: list[Placed] = []
    for picture in pictures:
        column = min(range(count), key=bottoms.__getitem__)
        placed.append((picture, column * wide, bottoms[column]))
        bottoms[column] += picture.height + _GAP
    return placed


def _standing(layout: Routed) -> Iterator[Standing]:
    """The boxes and the lines of arrows of a chart, a gap below them included."""
    for (x, y), (width, height) in zip(layout.corners, layout.sizes, strict=True):
        yield x, x + width, y + height + _GAP
    for route in layout.routes:
        for (x, y), (next_x, next_y) in pairwise(route.points):
            yield min(x, next_x), max(x, next_x), max(y, next_y) + _GAP


def _area(placed: Sequence[Placed]) -> float:
    width = max(x + picture.width for picture, x, _ in placed)
    return width * max(y + picture.height for picture, _, y in placed)


def _packed(pictures: Sequence[Picture], width: float, below: float) -> list[Placed]:
    """The pictures in their order, each as high up as there is room for it on a page of this width, and then left."""
    placed: list[Placed] = []
    for picture in pictures:
        lefts = [0.0, *(x + other.width + _GAP for other, x, _ in placed)]
        spots = [(_top(placed, picture, x, below), x) for x in lefts if x == 0 or x + picture.width <= width]
        y, x = min(spots)
        placed.append((picture, x, y))
    return placed


def _top(placed: Sequence[Placed], picture: Picture, x: float, below: float) -> float:
    """How high up a picture can stand at a place across the page, below all that stands there already."""
    right = x + picture.width + _GAP
    above = (y + other.height for other, left, y in placed if left < right and x < left + other.width + _GAP)
    return max((bottom + _GAP for bottom in above), default=below)


def _badness(placed: Sequence[Placed]) -> float:
    """How much the sheet must shrink to stand on an upright page."""
    width = max(x + picture.width for picture, x, _ in placed)
    height = max(y + picture.height for picture, _, y in placed)
    return max(width, height / _PAGE_RATIO)
