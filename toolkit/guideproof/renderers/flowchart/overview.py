"""The sheet of the whole guideline: how its sections hang together, and below that every section, in reading order.

One layout of all nodes would be far too wide to read, with arrows across the page. So each section is laid out on its
own, and an arrow that leads to another section is a named link to the place there.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guideproof.model.guideline import Guideline
from guideproof.renderers.flowchart import words
from guideproof.renderers.flowchart.boxes import Box
from guideproof.renderers.flowchart.chart import Arrow, Chart, edges, sections
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import entry_name, safe
from guideproof.renderers.flowchart.sheet import Sheet
from guideproof.renderers.flowchart.small_boxes import entry_box, section_box
from guideproof.renderers.flowchart.svg import Picture, Placed

_GAP = 14
_PAGE_RATIO = 2**0.5
"""How much higher than wide a page of paper is (ISO 216)."""


def reading_order(guideline: Guideline) -> tuple[str, ...]:
    """The sections as a reader meets them: by the entry point they are first reached from, then by how deep they lie.

    The depth of a node is the length of the longest way to it, that of a section the mean of its nodes' depths.
    """
    reached: dict[str, tuple[int, list[int]]] = {}
    seen: set[str] = set()
    for number, entry in enumerate(guideline.manifest.entry_points.values()):
        for id, depth in _depths(guideline, entry.start.id).items():
            if id not in seen:
                reached.setdefault(guideline.nodes[id].section, (number, []))[1].append(depth)
                seen.add(id)
    order = sorted(reached, key=lambda section: (reached[section][0], _mean(reached[section][1])))
    return (*order, *(section for section in sections(guideline) if section not in reached))


def _mean(depths: list[int]) -> Fraction:
    return Fraction(sum(depths), len(depths))


def _depths(guideline: Guideline, start: str) -> dict[str, int]:
    """The nodes that a start leads to with the length of the longest way to each; what closes a circle is left out."""
    finished: dict[str, None] = {}
    waiting: list[tuple[str, bool]] = [(start, False)]
    begun: set[str] = set()
    while waiting:
        id, leaving = waiting.pop()
        if leaving:
            finished[id] = None
        elif id in guideline.nodes and id not in begun:
            begun.add(id)
            waiting.append((id, True))
            waiting += [(target.id, False) for _, target in reversed(guideline.nodes[id].edges)]
    place = {id: index for index, id in enumerate(reversed(finished))}
    depths = dict.fromkeys(place, 0)
    for id in place:
        for _, target in guideline.nodes[id].edges:
            if place.get(target.id, -1) > place[id]:
                depths[target.id] = max(depths[target.id], depths[id] + 1)
    return depths


def _leads(guideline: Guideline) -> dict[str, dict[str, int]]:
    """Section -> the other sections it leads to, with the number of ways."""
    leads: dict[str, dict[str, int]] = {}
    for edge in edges(guideline):
        target = guideline.nodes.get(edge.target)
        if target is not None and target.section != edge.source.section:
            ways = leads.setdefault(edge.source.section, {})
            ways[target.section] = ways.get(target.section, 0) + 1
    return leads


def draw_map(sheet: Sheet) -> Chart:
    """The sections as boxes with arrows between them, and where the entry points lie."""
    chart = Chart(sheet)
    guideline = sheet.guideline
    for section in reading_order(guideline):
        _add(chart, section_box(sheet, section))
    for entry in guideline.manifest.entry_points.values():
        box = entry_box(sheet, entry)
        start = guideline.nodes.get(entry.start.id)
        _add(chart, Box(f"map-{entry_name(entry.name)}", box.label, box.tooltip, box.kind))
        if start is not None:
            head = f"map-{safe(start.section)}"
            chart.arrows.append(Arrow(f"map-{entry_name(entry.name)}", None, head, box.tooltip, None))
    for section, leads in _leads(guideline).items():
        for target, ways in leads.items():
            said = f"{words.humanized(section)} leads to {words.humanized(target)} in {ways} ways"
            chart.arrows.append(Arrow(f"map-{safe(section)}", None, f"map-{safe(target)}", clean(said), None))
    return chart


def _add(chart: Chart, box: Box) -> None:
    chart.loose[box.name] = box


def arrange(first: Picture, pictures: Sequence[Picture]) -> list[Placed]:
    """Every picture with its place: the first alone, the others below, as near to a page's shape as can be."""
    widest = max([first.width, *(picture.width for picture in pictures)])
    total = sum(picture.width + _GAP for picture in pictures)
    widths = [widest, *(widest + step for step in range(60, 2401, 60) if widest + step <= total)]
    return min((_packed(first, pictures, width) for width in widths), key=_badness)


def _packed(first: Picture, pictures: Sequence[Picture], width: float) -> list[Placed]:
    """The pictures in their order, each as high up as there is room for it on a page of this width, and then left."""
    placed: list[Placed] = []
    for picture in pictures:
        lefts = [0.0, *(x + other.width + _GAP for other, x, _ in placed)]
        spots = [(_top(first, placed, picture, x), x) for x in lefts if x == 0 or x + picture.width <= width]
        y, x = min(spots)
        placed.append((picture, x, y))
    return [(first, 0.0, 0.0), *placed]


def _top(first: Picture, placed: Sequence[Placed], picture: Picture, x: float) -> float:
    """How high up a picture can stand at a place across the page, below all that stands there already."""
    right = x + picture.width + _GAP
    above = [y + other.height for other, left, y in placed if left < right and x < left + other.width + _GAP]
    return max([first.height, *above]) + _GAP


def _badness(placed: Sequence[Placed]) -> float:
    """How much the sheet must shrink to stand on an upright page."""
    width = max(x + picture.width for picture, x, _ in placed)
    height = max(y + picture.height for picture, _, y in placed)
    return max(width, height / _PAGE_RATIO)
