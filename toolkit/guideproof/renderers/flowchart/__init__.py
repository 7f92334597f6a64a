"""The flowchart of a guideline and of each of its sections, as SVG and DOT (``flowchart/`` in the renders)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from guideproof.model.guideline import Guideline
from guideproof.renderers.flowchart.chart import draw, sections
from guideproof.renderers.flowchart.dot import render_dot
from guideproof.renderers.flowchart.engine import EngineError, lay_out
from guideproof.renderers.flowchart.header import description, header, title
from guideproof.renderers.flowchart.highlight import PLAIN, Highlight, Look
from guideproof.renderers.flowchart.names import chart_path
from guideproof.renderers.flowchart.overview import arrange, draw_map, reading_order
from guideproof.renderers.flowchart.sheet import Form
from guideproof.renderers.flowchart.svg import page, read_picture

__all__ = ["EngineError", "Form", "Highlight", "Look", "draw", "render", "render_dot"]

_ENGINES_AT_ONCE = 2


def render(guideline: Guideline, *, engine: str = "pure", highlight: Highlight = PLAIN) -> dict[str, bytes]:
    """Every chart of the guideline, by its path: the whole guideline, then each section, as SVG and as DOT.

    With the engine ``pure`` the same guideline gives the same bytes on every machine; ``dot`` is a Graphviz that is
    installed. Raises ``EngineError`` where the engine is missing or fails.
    """
    whole = draw(guideline, Form.WHOLE, None, highlight)
    parts = [draw(guideline, Form.PART, section, highlight) for section in reading_order(guideline)]
    pages = [draw(guideline, Form.SECTION, section, highlight) for section in sections(guideline)]
    sources = [render_dot(draw_map(whole.sheet), header(whole)), *map(render_dot, parts)]
    sources += [render_dot(chart, header(chart)) for chart in pages]
    with ThreadPoolExecutor(_ENGINES_AT_ONCE) as pool:
        pictures = list(pool.map(lambda source: read_picture(lay_out(source, engine)), sources))
    sheet, own = pictures[: len(parts) + 1], pictures[len(parts) + 1 :]
    files = {chart_path(None, "svg"): page(title(whole), description(whole), arrange(sheet[0], sheet[1:]))}
    files[chart_path(None, "dot")] = render_dot(whole, header(whole)).encode()
    for chart, picture, source in zip(pages, own, sources[len(parts) + 1 :], strict=True):
        files[chart_path(chart.sheet.section, "svg")] = page(title(chart), description(chart), [(picture, 0, 0)])
        files[chart_path(chart.sheet.section, "dot")] = source.encode()
    return files
