"""The flowchart of a guideline and of each of its sections, as SVG (``flowchart/`` in the renders) and in the DOT
language (``dot/``).

``guideline.svg`` is a sheet with a map of the sections and every section; ``guideline.dot`` the same as one graph.

In goes a guideline; out come charts as files. A chart is boxes made of blocks; an engine says where they stand.

| module | step |
|---|---|
| `sheet`, `chart` | what all boxes of a sheet need to know; the boxes and arrows of a chart |
| `boxes`, `small_boxes`, `decision_box`, `decision_table`, `recommendation_box` | what stands in a box, by its node |
| `grid`, `value_table`, `value_box` | rows by conditions as a table; the boxes of derived elements |
| `words`, `evidence`, `names`, `highlight` | what is said, tooltips of sources, safe names, what stands out |
| `blocks`, `lettering`, `marks`, `palette` | texts and signs in frames, the width of texts, shapes, colors |
| `order`, `layers`, `tracks` | an order for drawing, the columns of boxes, where arrows go between columns |
| `engine`, `layout`, `routes` | Graphviz asked, where boxes stand, the ways of arrows |
| `label`, `dot` | a block as a label of DOT, a chart in DOT |
| `markup`, `paint`, `picture`, `header` | texts of SVG, a block and a chart as SVG, what is above it |
| `overview`, `skyline` | the sheet of the whole, what is beside a chart; where there is room |
| `bare` | charts as they stand in a page |
| `difference` | two versions in one drawing |

Terms: *block* (a rectangle of known size), *port* (where at a box an arrow starts or arrives), *bend* (where a long
arrow passes a column), *mark* (a sign drawn as a shape).

One example: a decision with two branches is a frame of three blocks; those of the branches are ports, and from each an
arrow leads to the box of its target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from guideproof.analysis.stamp.stamp import chart_stamp
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.bare import BareChart, bare_chart
from guideproof.renderers.flowchart.blocks import Style, one_line
from guideproof.renderers.flowchart.chart import Chart, ChartPlan, draw, plan
from guideproof.renderers.flowchart.decision_table import is_table
from guideproof.renderers.flowchart.dot import render_dot
from guideproof.renderers.flowchart.engine import EngineError
from guideproof.renderers.flowchart.header import description, header, title
from guideproof.renderers.flowchart.highlight import PLAIN, Emphasis, Highlight
from guideproof.renderers.flowchart.layout import place
from guideproof.renderers.flowchart.names import chart_path, dot_path
from guideproof.renderers.flowchart.overview import arrange, arrange_beside, draw_map, reading_order, section_picture
from guideproof.renderers.flowchart.picture import Picture, block_picture, box_picture, chart_picture, page
from guideproof.renderers.flowchart.routes import Routed
from guideproof.renderers.flowchart.sheet import Form
from guideproof.renderers.flowchart.words import section_title
from guideproof.timing import stage

__all__ = ["BareChart", "Emphasis", "EngineError", "Highlight", "bare", "render", "render_as_dot"]


def render(guideline: Guideline, *, engine: str = "pure", highlight: Highlight = PLAIN) -> dict[str, bytes]:
    """Every chart of the guideline as SVG, by its path: the whole guideline, then each section.

    With the engine ``pure`` the same guideline gives the same bytes on every machine; ``dot`` is a Graphviz that is
    installed. Each carries the mark that it was made, unless something stands out in it: then it is a picture of its
    own. Raises ``EngineError`` where the engine is missing or fails.
    """
    charts = _plain(guideline) if highlight is PLAIN else _charts(guideline, highlight)
    laid = _laid_out(guideline) if highlight is PLAIN and engine == "pure" else _drawn(charts.sections, engine)
    files = {**_whole(charts, engine), **_sections(laid)}
    return files if highlight is not PLAIN else {path: _marked(guideline, path, data) for path, data in files.items()}


def render_as_dot(guideline: Guideline) -> dict[str, bytes]:
    """The same charts in the DOT language, for other engines and tools, each with its mark."""
    charts = _plain(guideline)
    every = [charts.whole, *charts.sections]
    files = {dot_path(chart.sheet.section): render_dot(chart, header(chart)).encode() for chart in every}
    return {path: f"// {chart_stamp(guideline, path)}\n".encode() + data for path, data in files.items()}


def bare(guideline: Guideline) -> list[BareChart]:
    """The map of the sections and every section, as they stand in a page. Raises ``EngineError``."""
    map_of_all = draw_map(_plain(guideline).plan)
    [laid] = _layouts([map_of_all], "pure", down=True)
    picture = chart_picture(map_of_all, laid)
    sections = ((section, bare_chart(each, section, section_title(section))) for section, each in _folded(guideline))
    return [bare_chart(picture, None, "Map of the sections"), *(chart for _, chart in sections)]


def _folded(guideline: Guideline) -> Iterator[tuple[str, Picture]]:
    """The sections as they are drawn; those with a table are drawn anew, with the table summed up."""
    nodes = guideline.nodes.values()
    tables = {node.section for node in nodes if isinstance(node.body, Decision) and is_table(node.body)}
    for each in _laid_out(guideline):
        section = each.chart.sheet.section or ""
        if section in tables:
            folded = draw(_plain(guideline).plan, Form.PAGE, section)
            [laid] = _layouts([folded], "pure")
            yield section, chart_picture(folded, laid)
        else:
            yield section, each.picture


def _marked(guideline: Guideline, path: str, data: bytes) -> bytes:
    """A picture with its mark, an instruction (XML 1.0, section 2.6) that no viewer shows."""
    declaration, rest = data.split(b"\n", 1)
    return b"\n".join((declaration, f"<?made-by {chart_stamp(guideline, path)}?>".encode(), rest))


class _Charts(Struct, frozen=True):
    """What both are drawn from: the whole guideline as one graph, and each section on a page of its own."""

    plan: ChartPlan
    whole: Chart
    sections: tuple[Chart, ...]


def _charts(guideline: Guideline, highlight: Highlight) -> _Charts:
    drawn = plan(guideline, highlight)
    sections = tuple(draw(drawn, Form.SECTION, section) for section in drawn.sections)
    return _Charts(drawn, draw(drawn, Form.WHOLE), sections)


@lru_cache(maxsize=1)
def _plain(guideline: Guideline) -> _Charts:
    """The charts in which nothing stands out, drawn once for the SVG and for the DOT language."""
    return _charts(guideline, PLAIN)


class _LaidOut(Struct, frozen=True):
    """A chart, where all stands in it, and the picture of that."""

    chart: Chart
    layout: Routed
    picture: Picture


@lru_cache(maxsize=1)
def _laid_out(guideline: Guideline) -> tuple[_LaidOut, ...]:
    """The sections as they are drawn, once for the sheets and for the page."""
    return _drawn(_plain(guideline).sections, "pure")


def _drawn(charts: Sequence[Chart], engine: str) -> tuple[_LaidOut, ...]:
    layouts = zip(charts, _layouts(charts, engine), strict=True)
    return tuple(_LaidOut(chart, layout, chart_picture(chart, layout)) for chart, layout in layouts)


def _layouts(charts: Sequence[Chart], engine: str, *, down: bool = False) -> tuple[Routed, ...]:
    with stage("layout"):
        return place(charts, engine, down=down)


def _whole(drawn: _Charts, engine: str) -> dict[str, bytes]:
    whole = drawn.whole
    parts = [draw(drawn.plan, Form.PART, section) for section in reading_order(drawn.plan)]
    map_of_all, *sections = _drawn([draw_map(drawn.plan), *parts], engine)
    top = [block_picture(header(whole, parted=True)), map_of_all.picture]
    sheet = arrange(top, [section_picture(each.chart.sheet.section or "", each.picture) for each in sections])
    return {chart_path(None): page(title(whole), description(whole), sheet)}


def _sections(laid: Sequence[_LaidOut]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    computed = block_picture(one_line("What is computed", Style(13, palette.INK, bold=True)))
    for each in laid:
        chart = each.chart
        top = [block_picture(header(chart)), each.picture]
        sheet = arrange_beside(top, each.layout, computed, [box_picture(box) for box in chart.values])
        files[chart_path(chart.sheet.section)] = page(title(chart), description(chart), sheet)
    return files
