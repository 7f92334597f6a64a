"""The flowcharts as PNG, for slides and texts that take no SVG (``png/``), drawn only where it is asked for.

In goes a guideline; out come the pictures of ``flowchart/``, twice as large, painted by resvg (``guideproof[png]``)
with the fonts of the machine. They carry their mark as a comment (a ``tEXt`` chunk, PNG 1.2, section 4.2.3). No
picture is painted in which anything could be fetched or read: flowcharts hold shapes, texts and links alone.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections.abc import Callable
from xml.etree import ElementTree

from guideproof.analysis.stamp.stamp import chart_stamp
from guideproof.model.guideline import Guideline
from guideproof.renderers import flowchart
from guideproof.renderers.flowchart import EngineError, palette

_INSTALL = "pip install 'guideproof[png]'"
_ZOOM, _MOST_POINTS = 2.0, 40_000_000
"""How much larger than in the SVG, unless there were more points than this in a picture, at four bytes each."""
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = {f"{_SVG}{tag}" for tag in ("svg", "title", "desc", "g", "a", "rect", "path", "circle", "text", "tspan")}
_HEAD = 33
"""How many bytes the signature and the header of a PNG take."""
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" font-family="{}">'
    '<text x="2" y="16" font-size="16">{}</text></svg>'
)


def render(guideline: Guideline, engine: str = "pure") -> dict[str, bytes]:
    """Every picture by its path. Raises ``EngineError`` where nothing can be painted, and says what to install."""
    paint = _painter()
    files = {}
    for path, svg in flowchart.render(guideline, engine=engine).items():
        place = re.sub(r"^flowchart/(.*)\.svg$", r"png/\1.png", path)
        files[place] = _marked(paint(_safe(svg.decode()), zoom=_zoom(svg)), chart_stamp(guideline, place))
    return files


def _painter() -> Callable[..., bytes]:
    """The function of the library, when it has a font to write with."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise EngineError(f"PNG needs `resvg-py`, which is not installed: run `{_INSTALL}`") from error
    fonts = palette.FONT_STACK.replace("'", "").removesuffix(", sans-serif")
    if svg_to_bytes(_PROBE.format(fonts, "A")) == svg_to_bytes(_PROBE.format(fonts, "")):
        raise EngineError(f"PNG needs one of the fonts {fonts}: install `fonts-liberation` (Debian, Ubuntu) or Arial")
    return svg_to_bytes


def _zoom(svg: bytes) -> float:
    """How much larger than it is a picture is painted."""
    size = re.search(rb'<svg [^>]*width="([0-9.]+)" height="([0-9.]+)"', svg)
    points = float(size[1]) * float(size[2]) if size else 1.0
    return min(_ZOOM, math.sqrt(_MOST_POINTS / points))


def _safe(svg: str) -> str:
    """The picture, if nothing in it could be fetched or read. Raises ``ValueError`` for one that is not of ours."""
    for element in ElementTree.fromstring(svg).iter():
        if element.tag not in _DRAWN or "style" in element.attrib:
            raise ValueError(f"a flowchart holds no `{element.tag}`")
    return svg


def _marked(png: bytes, mark: str) -> bytes:
    """The picture with a comment behind its header; the line ends there, so that what follows is never part of it."""
    said = b"tEXtComment\0" + mark.encode("ascii") + b"\n"
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    return png[:_HEAD] + chunk + png[_HEAD:]
