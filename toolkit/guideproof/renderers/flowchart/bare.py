"""The charts bare, as they stand in a page: no header, no page color, no tooltips of boxes (the page says all).

Colors are custom properties (``var(--c-ink)``), looks are classes, links lead to anchors of the page (``#node-…``,
``#section-…``, ``#map``, ``#source-…``), and what these name has an id that begins with ``at-``. What most have
(the look of an arrow, the size and color of small print) is said once, by a rule; what an arrow says, the page says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from guideproof.renderers.flowchart import marks, palette
from guideproof.renderers.flowchart.marks import SHAPES
from guideproof.renderers.flowchart.markup import quoteattr
from guideproof.renderers.flowchart.names import section_name
from guideproof.renderers.flowchart.paint import number
from guideproof.renderers.flowchart.picture import Picture

_COLOR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
_LINK = re.compile(r'href="(?:([^":#]*)\.svg)?(#[^"]*)?"')
_TEXT = re.compile(r' font-size="([0-9.]+)"( font-weight="bold")? fill="var\(--c-([a-z-]+)\)"')
_PAINT = re.compile(r'(?: (?:fill|stroke(?:-width|-dasharray|-linecap)?)="[^"]*")+(?=/>)')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_CLASS = re.compile(r'(?<= class=")[^"]*')
_TITLE = r"<title>[^<]*</title>\n?"
_TOOLTIP = re.compile(rf'((?:<a [^>]*>|<g>|class="node [a-z]+">)){_TITLE}')
_ARROW = re.compile(rf'(<g class="edge"[^>]*>){_TITLE}')
_AWAY = re.compile(r'<(?:a href="https?:[^>]*|g)>(<text [^>]*)>([a-z0-9-]+)</text>\n</(?:a|g)>')
_SIGN = re.compile(r'<g transform="translate\(([0-9.]+) ([0-9.]+)\) scale\(([0-9.]+)\)" aria-hidden="true">(.*?)</g>')
_DOWN = re.compile(r'M([0-9.]+) ([0-9.]+)L\1 ([0-9.]+)(?=")')
_ALONG = re.compile(r'M([0-9.]+) ([0-9.]+)L([0-9.]+) \2(?=")')
_BROKEN = re.compile(r"(?<=[^>\s-])<tspan")
"""Where a line is broken: whoever hears the text, or finds it, has a blank there."""
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


_KINDS = {"fill": "f", "stroke": "s", "stroke-width": "w", "stroke-dasharray": "d", "stroke-linecap": "k"}
_EDGE = ("f-none s-line w1-3", "f-line")
"""The looks of the line of an arrow and of its head."""


def text_rules(charts: Sequence[BareChart]) -> str:
    """The rules of style for the classes in these charts, and in the signs that they and the legend refer to."""
    drawn = [*(chart.svg for chart in charts), symbols(), *(sign for sign, _ in legend())]
    used = {name for svg in drawn for found in _CLASS.findall(svg) for name in found.split()}
    rules = [".chart text{font-size:10px;fill:var(--c-quiet)}", ".chart .b{font-weight:bold}"]
    rules += [f".chart .t{name[1:]}{{font-size:{name[1:].replace('-', '.')}px}}" for name in _starting(used, "t")]
    rules += [f".chart .c-{name}{{fill:var(--c-{name})}}" for name in COLORS]
    line, head = (" ".join(map(_said, look.split())) for look in _EDGE)
    rules += [f".edge path:first-of-type{{{line}}}", f".edge path:last-of-type{{{head}}}"]
    rules += [f".{name}{{{_said(name)}}}" for kind in _KINDS.values() for name in _starting(used, kind)]
    return "".join(rules)


def _starting(names: set[str], letter: str) -> list[str]:
    return sorted(name for name in names if re.fullmatch(rf"{letter}(-[a-z-]+|[0-9-]+)", name))


def _said(name: str) -> str:
    """What a class of a look stands for: ``w1-3`` for ``stroke-width:1.3;``."""
    attribute = next(key for key, letter in _KINDS.items() if letter == name[0])
    value = name[1:]
    match attribute:
        case "fill" | "stroke":
            value = "none" if value == "-none" else f"var(--c{value})"
        case "stroke-width":
            value = value.replace("-", ".")
        case "stroke-dasharray":
            value = value.replace("-", ",")
        case _:
            value = value[1:]
    return f"{attribute}:{value};"


def _drawn(shape: str) -> str:
    return _PAINT.sub(_look, _COLOR.sub(_property, shape))


def symbols() -> str:
    """The signs that stand in the charts, as an element that draws nothing itself: charts refer to them."""
    drawn = (f'<symbol id="{name}" viewBox="0 0 16 16">{shape}</symbol>' for shape, name in _symbols().items())
    return f'<svg hidden aria-hidden="true">{"".join(drawn)}</svg>'


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    """The name of each sign by its shape; one that holds a letter, which is styled where it stands, has none."""
    drawn = [_drawn(shape) for shape in SHAPES.values() if "<text" not in shape]
    return {shape: f"mark-{place}" for place, shape in enumerate(drawn, 1)}


def _sign(found: re.Match[str]) -> str:
    name, size = _symbols().get(found[4]), number(16 * float(found[3]))
    place = f'x="{found[1]}" y="{found[2]}" width="{size}" height="{size}"'
    return found[0] if name is None else f'<use href="#{name}" {place}/>'


LEGEND = (
    (marks.ENTRY_ON_PAGE, "start of a visit"),
    (marks.DECISION, "decision: go on where a branch holds"),
    (marks.FOR_STRONG, "strong recommendation for something"),
    (marks.FOR_CONDITIONAL, "conditional, or not graded, for something"),
    (marks.AGAINST_STRONG, "strong recommendation against something"),
    (marks.AGAINST_CONDITIONAL, "conditional, or not graded, against something"),
    (marks.REASSESS, "reassessment at a later visit"),
    (marks.END, "this way ends, nothing to recommend"),
    (marks.ELSEWHERE, "from or to another section"),
)
"""The signs of bare charts with what they mean."""


def legend() -> list[tuple[str, str]]:
    """Each sign as a drawing of its own, with what it means."""

    def sign(mark: str) -> str:
        shape = _drawn(SHAPES[mark])
        name = _symbols().get(shape)
        inside = shape if name is None else f'<use href="#{name}"/>'
        return f'<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">{inside}</svg>'

    return [(sign(mark), text) for mark, text in LEGEND]


def bare_chart(picture: Picture, section: str | None, title: str) -> BareChart:
    """The chart of a section, or of ``None`` the map of all sections, under its title."""
    wide, high = number(picture.width + 4), number(picture.height + 4)
    body = _TOOLTIP.sub(r"\1", _LINK.sub(_anchor, _COLOR.sub(_property, picture.body)))
    body = _TEXT.sub(_class, _ID.sub(r'id="at-', _ARROW.sub(r"\1", body)))
    body = _PAINT.sub(_look, _AWAY.sub(r'<a href="#source-\2">\1>\2</text></a>', body))
    body = _SIGN.sub(_sign, _ALONG.sub(r"M\1 \2H\3", _DOWN.sub(r"M\1 \2V\3", body)))
    for look in _EDGE:
        body = body.replace(f' class="{look}"', "")
    start = (
        f'<svg viewBox="-2 -2 {wide} {high}" width="{wide}" height="{high}" role="group" aria-label={quoteattr(title)}>'
    )
    body = _BROKEN.sub(" <tspan", body.replace(">\n<", "><").strip())
    return BareChart("map" if section is None else section_name(section), section, title, f"{start}{body}</svg>")


def _class(found: re.Match[str]) -> str:
    """``class="t12 b c-ink"``: size in points, bold, color; of small print nothing."""
    size = f" t{found[1].replace('.', '-')}"
    said = f"{size}{' b' if found[2] else ''} c-{found[3]}"
    said = said.removeprefix(" t10").removesuffix(" c-quiet").strip()
    return f' class="{said}"' if said else ""


def _look(found: re.Match[str]) -> str:
    """``class="f-page s-quiet w1"`` for what a shape is filled and drawn with."""
    names = []
    for attribute, value in _ATTRIBUTE.findall(found[0]):
        color = re.fullmatch(r"var\(--c(-[a-z-]+)\)", value)
        if color is None and not re.fullmatch(r"none|round|[0-9.,]+", value):
            return found[0]
        value = color[1] if color else f"-{value}" if value.isalpha() else re.sub("[.,]", "-", value)
        names.append(f"{_KINDS[attribute]}{value}")
    return f' class="{" ".join(names)}"'


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
