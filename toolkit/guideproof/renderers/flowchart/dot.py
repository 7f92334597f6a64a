"""A chart in the DOT language, with everything that the layout engine and other tools need to draw it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.blocks import Block, Style, framed, one_line
from guideproof.renderers.flowchart.boxes import ChartBox, linked
from guideproof.renderers.flowchart.chart import Arrow, Chart
from guideproof.renderers.flowchart.label import label
from guideproof.renderers.flowchart.names import chart_link, safe, section_name

# https://graphviz.org/doc/info/lang.html
_PLAIN = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)")
_KEYWORDS = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})

_NODE = {"shape": "plain", "fontname": palette.FONT, "fontsize": "10", "fontcolor": palette.INK}
_EDGE = {"color": palette.LINE, "penwidth": "1.3", "arrowsize": "0.75"}


def render_dot(chart: Chart, above: Block) -> str:
    """The chart as DOT source, with a block above it."""
    lines = [
        "digraph guideline {",
        f"\tgraph {_page(chart, above)}",
        f"\tnode {_listed(_NODE)}",
        f"\tedge {_listed(_EDGE)}",
    ]
    lines += (_box(box) for box in (*chart.loose.values(), *chart.values))
    for section, boxes in chart.groups.items():
        drawn = map(_box, boxes)
        if chart.sheet.full:
            lines += drawn
        else:
            lines += [f"\tsubgraph {_quoted(f'cluster_{safe(section)}')} {{", f"\t\tgraph {_section(section)}"]
            lines += [*(f"\t{box}" for box in drawn), "\t}"]
    ports = {box.name: box.port for box in chart.boxes()}
    lines += (_arrow(arrow, ports[arrow.head]) for arrow in chart.arrows)
    return "\n".join([*lines, "}", ""])


def _page(chart: Chart, above: Block) -> str:
    look = {
        "rankdir": "LR",
        "charset": "UTF-8",
        "bgcolor": palette.PAGE,
        "fontname": palette.FONT,
        "labelloc": "t",
        "labeljust": "l",
        "nodesep": "0.2" if chart.sheet.full else "0.12",
        "ranksep": "0.45" if chart.sheet.full else "0.4",
        "pad": "0.15",
    }
    return _listed(look, label=_html(above))


def _section(section: str) -> str:
    name = words.section_title(section)
    text = one_line(name, Style(13, palette.LINK, bold=True))
    link = linked(text, chart_link(None, section), f"Open the chart of the section {name}")
    look = {
        "labeljust": "l",
        "style": "rounded,filled",
        "color": palette.SECTION,
        "fillcolor": palette.SECTION_GROUND,
        "margin": "10",
        "id": section_name(section),
    }
    return _listed(look, label=_html(framed(link, 2)), tooltip=_literal(name))


def _box(box: ChartBox) -> str:
    name = _quoted(box.name)
    more = f"class={_quoted(box.kind)} id={name} tooltip={_literal(box.tooltip)}"
    return f"\t{name} [label={_html(box.label)} {more}]"


def _arrow(arrow: Arrow, into: str | None) -> str:
    look = {} if arrow.look is None else {"color": arrow.look.color, "penwidth": f"{arrow.look.width:g}"}
    look["tailport"] = "e" if arrow.port is None else f"{arrow.port}:e"
    look["headport"] = "w" if into is None else f"{into}:w"
    said = _listed(look, tooltip=_literal(arrow.tooltip))
    return f"\t{_quoted(arrow.tail)} -> {_quoted(arrow.head)} {said}"


def _listed(look: Mapping[str, str], **written: str) -> str:
    """Attributes in the order of their names, of which some are written as the language has them."""
    every = {name: _quoted(value) for name, value in look.items()} | written
    return f"[{' '.join(f'{name}={value}' for name, value in sorted(every.items()))}]"


def _quoted(text: str) -> str:
    """A text in quotation marks, unless it is plain; a backslash acts in it."""
    if _PLAIN.fullmatch(text) and text.lower() not in _KEYWORDS:
        return text
    return '"' + text.replace('"', '\\"') + '"'


def _html(block: Block) -> str:
    return f"<{label(block)}>"


def _literal(text: str) -> str:
    """An attribute that is text and nothing else: no entity, no ``\\N``, no HTML-like label."""
    return _quoted(text.replace("&", "&amp;").replace("\\", "\\\\"))
