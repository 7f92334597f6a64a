"""A chart in the DOT language, with everything that the layout engine and other tools need to draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.blocks import Block, Style, framed, one_line
from guideproof.renderers.flowchart.boxes import ChartBox, linked
from guideproof.renderers.flowchart.chart import Arrow, Chart
from guideproof.renderers.flowchart.label import label
from guideproof.renderers.flowchart.names import chart_link, safe, section_name

if TYPE_CHECKING:
    from graphviz import Digraph


def render_dot(chart: Chart, above: Block) -> str:
    """The chart as DOT source, with a block above it."""
    from graphviz import Digraph  # here: a tenth of a second that only drawing needs

    graph = Digraph(name="guideline", graph_attr=_page(chart, above), node_attr=_NODE, edge_attr=_EDGE)
    for box in (*chart.loose.values(), *chart.values):
        _box(graph, box)
    for section, boxes in chart.groups.items():
        if not chart.sheet.full:
            with graph.subgraph(name=f"cluster_{safe(section)}", graph_attr=_section(section)) as group:
                for box in boxes:
                    _box(group, box)
        else:
            for box in boxes:
                _box(graph, box)
    ports = {box.name: box.port for box in chart.boxes()}
    for arrow in chart.arrows:
        _arrow(graph, arrow, ports[arrow.head])
    return str(graph.source)


_NODE = {"shape": "plain", "fontname": palette.FONT, "fontsize": "10", "fontcolor": palette.INK}
_EDGE = {"color": palette.LINE, "penwidth": "1.3", "arrowsize": "0.75"}


def _page(chart: Chart, above: Block) -> dict[str, str]:
    return {
        "rankdir": "LR",
        "charset": "UTF-8",
        "bgcolor": palette.PAGE,
        "fontname": palette.FONT,
        "label": _html(above),
        "labelloc": "t",
        "labeljust": "l",
        "nodesep": "0.2" if chart.sheet.full else "0.12",
        "ranksep": "0.45" if chart.sheet.full else "0.4",
        "pad": "0.15",
    }


def _section(section: str) -> dict[str, str]:
    name = words.section_title(section)
    text = one_line(name, Style(13, palette.LINK, bold=True))
    link = linked(text, chart_link(None, section), f"Open the chart of the section {name}")
    return {
        "label": _html(framed(link, 2)),
        "labeljust": "l",
        "style": "rounded,filled",
        "color": palette.SECTION,
        "fillcolor": palette.SECTION_GROUND,
        "margin": "10",
        "id": section_name(section),
        "tooltip": _literal(name),
    }


def _box(graph: Digraph, box: ChartBox) -> None:
    graph.node(box.name, label=_html(box.label), id=box.name, tooltip=_literal(box.tooltip), **{"class": box.kind})


def _arrow(graph: Digraph, arrow: Arrow, into: str | None) -> None:
    look = {} if arrow.look is None else {"color": arrow.look.color, "penwidth": f"{arrow.look.width:g}"}
    start = "e" if arrow.port is None else f"{arrow.port}:e"
    end = "w" if into is None else f"{into}:w"
    said = _literal(arrow.tooltip)
    graph.edge(arrow.tail, arrow.head, tailport=start, headport=end, tooltip=said, **look)


def _html(block: Block) -> str:
    return f"<{label(block)}>"


def _literal(text: str) -> str:
    """An attribute that is text and nothing else: no entity, no ``\\N``, no HTML-like label."""
    from graphviz import escape

    return str(escape(text.replace("&", "&amp;")))
