"""A chart in the DOT language, with everything that the layout engine and other tools need to draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.boxes import Box, linked
from guideproof.renderers.flowchart.chart import Arrow, Chart
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.markup import Block, Style, framed, one_line
from guideproof.renderers.flowchart.names import chart_link, safe

if TYPE_CHECKING:
    from graphviz import Digraph


def render_dot(chart: Chart, label: Block | None = None) -> str:
    """The chart as DOT source, with a label above it."""
    from graphviz import Digraph  # here: a tenth of a second that only drawing needs

    graph = Digraph(name="guideline", graph_attr=_page(chart, label), node_attr=_NODE, edge_attr=_EDGE)
    for box in chart.loose.values():
        _box(graph, box)
    for section, boxes in chart.groups.items():
        if not chart.sheet.full:
            with graph.subgraph(name=f"cluster_{safe(section)}", graph_attr=_section(section)) as group:
                for box in boxes:
                    _box(group, box)
        else:
            for box in boxes:
                _box(graph, box)
    for arrow in chart.arrows:
        _arrow(graph, arrow)
    return graph.source


_NODE = {"shape": "plain", "fontname": palette.FONT, "fontsize": "10", "fontcolor": palette.INK}
_EDGE = {"color": palette.LINE, "penwidth": "1.3", "arrowsize": "0.75"}


def _page(chart: Chart, label: Block | None) -> dict[str, str]:
    whole = not chart.sheet.full
    above = {"label": _html(label.label), "labelloc": "t", "labeljust": "l"} if label else {}
    return {
        **above,
        "rankdir": "LR",
        "charset": "UTF-8",
        "bgcolor": palette.PAGE,
        "fontname": palette.FONT,
        "nodesep": "0.12" if whole else "0.2",
        "ranksep": "0.4" if whole else "0.45",
        "pad": "0.15" if label else "0",
    }


def _section(section: str) -> dict[str, str]:
    name = words.humanized(section) or "No section"
    text = one_line(name, Style(13, palette.LINK, bold=True))
    label = linked(text, chart_link(None, section), f"Open the chart of the section {name}")
    return {
        "label": _html(framed(label, 2).label),
        "labeljust": "l",
        "style": "rounded,filled",
        "color": palette.SECTION,
        "fillcolor": palette.SECTION_GROUND,
        "margin": "10",
        "id": f"section-{safe(section)}",
        "tooltip": _literal(name),
    }


def _box(graph: Digraph, box: Box) -> None:
    graph.node(
        box.name, label=_html(box.label.label), id=box.name, tooltip=_literal(box.tooltip), **{"class": box.kind}
    )


def _arrow(graph: Digraph, arrow: Arrow) -> None:
    look = {} if arrow.look is None else {"color": arrow.look.color, "penwidth": f"{arrow.look.width:g}"}
    start = "e" if arrow.port is None else f"{arrow.port}:e"
    said = _literal(clean(arrow.tooltip))
    graph.edge(arrow.tail, arrow.head, tailport=start, headport="w", tooltip=said, **look)


def _html(label: str) -> str:
    return f"<{label}>"


def _literal(text: str) -> str:
    """An attribute that is text and nothing else: no entity, no ``\\N``, no HTML-like label."""
    from graphviz import escape

    return escape(text.replace("&", "&amp;"))
