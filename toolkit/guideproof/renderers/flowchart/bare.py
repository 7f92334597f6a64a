"""The charts bare, as they stand in a page: no header, no page color, no tooltips of boxes (the page says all).

Colors are custom properties (``var(--c-ink)``), texts have classes, links lead to anchors of the page (``#node-…``,
``#section-…``, ``#map``), and what these name has an id that begins with ``at-``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.chart import Chart
from guideproof.renderers.flowchart.layout import Layout
from guideproof.renderers.flowchart.names import section_name
from guideproof.renderers.flowchart.paint import number
from guideproof.renderers.flowchart.picture import chart_picture

_COLOR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
_LINK = re.compile(r'href="(?:([^":#]*)\.svg)?(#[^"]*)?"')
_TEXT = re.compile(r' font-size="([0-9.]+)"( font-weight="bold")? fill="var\(--c-([a-z-]+)\)"')
_TOOLTIP = re.compile(r'((?:<a [^>]*>|<g>|class="node [a-z]+">))<title>[^<]*</title>\n?')
_ID = re.compile(r'(?<=<g )id="')
_NAMED = {
    value: name.lower().replace("_", "-")
    for name, value in vars(palette).items()
    if isinstance(value, str) and re.fullmatch(r"#[0-9a-f]{6}", value)
}
COLORS = {name: value for value, name in _NAMED.items()}
"""The color of each custom property, by its name without ``--c-``."""


class BareChart(Struct, frozen=True):
    """A chart as an SVG element, which has its size in points; ``id`` is its anchor, ``section`` what it is of."""

    id: str
    section: str | None
    title: str
    svg: str


def text_rules(charts: Sequence[BareChart]) -> str:
    """The rules of style for the classes of texts in these charts."""
    sizes = sorted({found for chart in charts for found in re.findall(r' class="t([0-9-]+)', chart.svg)})
    rules = [f".t{size}{{font-size:{size.replace('-', '.')}px}}" for size in sizes]
    return "".join([*rules, ".chart .b{font-weight:bold}", *(f".c-{name}{{fill:var(--c-{name})}}" for name in COLORS)])


def bare_chart(chart: Chart, layout: Layout, title: str) -> BareChart:
    """The chart of a section, or the map of all sections, under its title."""
    picture, section = chart_picture(chart, layout), chart.sheet.section
    wide, high = number(picture.width + 4), number(picture.height + 4)
    body = _TOOLTIP.sub(r"\1", _LINK.sub(_anchor, _COLOR.sub(_property, picture.body)))
    body = _TEXT.sub(_class, _ID.sub(r'id="at-', body))
    start = (
        f'<svg viewBox="-2 -2 {wide} {high}" width="{wide}" height="{high}" role="group" aria-label={quoteattr(title)}>'
    )
    return BareChart("map" if section is None else section_name(section), section, title, f"{start}\n{body}</svg>")


def _class(found: re.Match[str]) -> str:
    """``class="t10 b ink"``: size in points, bold, color; the page has a rule for each."""
    return f' class="t{found[1].replace(".", "-")}{" b" if found[2] else ""} c-{found[3]}"'


def _property(found: re.Match[str]) -> str:
    name = _NAMED.get(found[2])
    return found[0] if name is None else f'{found[1]}="var(--c-{name})"'


def _anchor(found: re.Match[str]) -> str:
    """A link to a place in a chart leads to that place; one to a chart as a whole to its section."""
    path, anchor = found[1], found[2]
    if anchor is not None:
        return f'href="{anchor}"'
    name = (path or "").rpartition("/")[2]
    return 'href="#map"' if name in ("", "guideline") else f'href="#section-{name}"'
