"""The flowchart of a guideline and of each of its sections, as SVG and DOT (``flowchart/`` in the renders).

``guideline.svg`` is a sheet with a map of the sections and every section; ``guideline.dot`` the same as one graph.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from guideproof.analysis.marker import chart_marker
from guideproof.model.guideline import Guideline
from guideproof.renderers.flowchart.chart import Plan, draw, plan
from guideproof.renderers.flowchart.dot import render_dot
from guideproof.renderers.flowchart.engine import EngineError
from guideproof.renderers.flowchart.header import description, header, title
from guideproof.renderers.flowchart.highlight import PLAIN, Highlight, Look
from guideproof.renderers.flowchart.layout import place
from guideproof.renderers.flowchart.names import chart_path
from guideproof.renderers.flowchart.overview import arrange, draw_map, reading_order, section_picture
from guideproof.renderers.flowchart.picture import block_picture, chart_picture, page
from guideproof.renderers.flowchart.sheet import Form

__all__ = ["EngineError", "Highlight", "Look", "render"]

_ENGINES_AT_ONCE = 2


def render(guideline: Guideline, *, engine: str = "pure", highlight: Highlight = PLAIN) -> dict[str, bytes]:
    """Every chart of the guideline, by its path: the whole guideline, then each section, as SVG and as DOT.

    With the engine ``pure`` the same guideline gives the same bytes on every machine; ``dot`` is a Graphviz that is
    installed. Each carries the mark that it was made, unless something stands out in it: then it is a picture of its
    own. Raises ``EngineError`` where the engine is missing or fails.
    """
    drawn = plan(guideline, highlight)
    files = {**_whole(drawn, engine), **_sections(drawn, engine)}
    return files if highlight is not PLAIN else {path: _marked(guideline, path, data) for path, data in files.items()}


def _marked(guideline: Guideline, path: str, data: bytes) -> bytes:
    """A chart with its mark: in DOT a comment, in SVG an instruction (XML 1.0, section 2.6) that no viewer shows."""
    mark = chart_marker(guideline, path)
    if path.endswith(".dot"):
        return f"// {mark}\n".encode() + data
    declaration, rest = data.split(b"\n", 1)
    return b"\n".join((declaration, f"<?made-by {mark}?>".encode(), rest))


def _whole(plan: Plan, engine: str) -> dict[str, bytes]:
    whole = draw(plan, Form.WHOLE)
    parts = [draw(plan, Form.PART, section) for section in reading_order(plan)]
    charts = [draw_map(plan), *parts]
    with ThreadPoolExecutor(_ENGINES_AT_ONCE) as pool:
        layouts = list(pool.map(lambda chart: place(chart, engine), charts))
    top = [block_picture(header(whole, parted=True)), chart_picture(charts[0], layouts[0])]
    sheet = arrange(top, [section_picture(part, layout) for part, layout in zip(parts, layouts[1:], strict=True)])
    return {
        chart_path(None, "svg"): page(title(whole), description(whole), sheet),
        chart_path(None, "dot"): render_dot(whole, header(whole)).encode(),
    }


def _sections(plan: Plan, engine: str) -> dict[str, bytes]:
    charts = [draw(plan, Form.SECTION, section) for section in plan.sections]
    with ThreadPoolExecutor(_ENGINES_AT_ONCE) as pool:
        layouts = list(pool.map(lambda chart: place(chart, engine), charts))
    files: dict[str, bytes] = {}
    for chart, layout in zip(charts, layouts, strict=True):
        above = header(chart)
        sheet = arrange([block_picture(above), chart_picture(chart, layout)], [])
        files[chart_path(chart.sheet.section, "svg")] = page(title(chart), description(chart), sheet)
        files[chart_path(chart.sheet.section, "dot")] = render_dot(chart, above).encode()
    return files
