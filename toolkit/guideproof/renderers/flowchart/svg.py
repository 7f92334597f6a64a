"""From the engine's picture to the SVG that is shown: titled, with real links and tooltips, marks as shapes.

The picture is read as XML and written anew, element by element, so that nothing reaches the file that is not
meant to be there: no document type, no comments, no script, no address but those of this renderer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.marks import SHAPES
from guideproof.renderers.flowchart.markup import MARK_FACE

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DRAWN = {"polygon", "polyline", "path", "ellipse", "rect"}
_KEPT = (
    "fill", "stroke", "stroke-width", "stroke-dasharray", "points", "d", "cx", "cy", "rx", "ry", "x", "y", "width",
    "height", "font-size", "font-weight", "font-style",
)  # fmt: skip
_BOX = re.compile(r"0(?:\.0+)? 0(?:\.0+)? ([0-9.]+) ([0-9.]+)")
_ADDRESS = re.compile(r"https?://[!-~]+|(?:(?:\.\./|sections/)?[a-z0-9._-]+\.svg)?(?:#[A-Za-z0-9._-]+)?")
_TRANSLATE = re.compile(r"translate\((-?[0-9.]+)[ ,](-?[0-9.]+)\)")


@dataclass(frozen=True, slots=True)
class Picture:
    """What an engine drew, as elements of an SVG whose upper left corner is at (0, 0)."""

    width: float
    height: float
    body: str


Placed = tuple[Picture, float, float]
"""A picture and the place (x, y) of its upper left corner."""


def read_picture(picture: bytes) -> Picture:
    """The engine's picture, every element written anew."""
    root = ElementTree.fromstring(picture)
    width, height = _numbers(_BOX, root.get("viewBox", ""))
    page = root.find(f"{_SVG}g")
    assert page is not None, "the engine's picture has no page"
    x, y = _numbers(_TRANSLATE, page.get("transform", ""))
    body = "".join(_element(child) for child in page)
    return Picture(float(width), float(height), f'<g transform="translate({x} {y})">\n{body}</g>\n')


def page(title: str, description: str, placed: Sequence[Placed]) -> bytes:
    """An SVG with pictures, each at its place (x, y), on a painted page."""
    width = f"{max(x + picture.width for picture, x, _ in placed):g}"
    height = f"{max(y + picture.height for picture, _, y in placed):g}"
    body = "".join(
        f'<g transform="translate({x:g} {y:g})">\n{picture.body}</g>\n' if x or y else picture.body
        for picture, x, y in placed
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' font-family={quoteattr(palette.FONT_STACK)} role="graphics-document document"'
        ' aria-labelledby="title description">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="description">{escape(description)}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{palette.PAGE}"/>\n{body}</svg>\n'
    ).encode()


def _numbers(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    assert match is not None, f"the engine's picture is not as expected: {text!r}"
    return match[1], match[2]


def _element(element: ElementTree.Element) -> str:
    """One element of the picture, written anew."""
    kind = element.tag.removeprefix(_SVG)
    if kind == "g":
        return _group(element)
    if kind == "a":
        return _anchor(element)
    if kind == "text":
        return _text(element)
    if kind in _DRAWN:
        return f"<{kind}{_attributes(element)}/>\n"
    assert kind == "title", f"the engine's picture has an unexpected {kind}"
    return ""


def _group(element: ElementTree.Element) -> str:
    body = "".join(_element(child) for child in element)
    if element.get("id", "").startswith("a_"):  # the engine's wrapping of a link, whose id says nothing
        return body
    kind = element.get("class", "")
    kept = ("class",) if kind == "edge" else ("id", "class")  # arrows are only numbered, anew in every picture
    names = "".join(f" {key}={quoteattr(element.get(key, ''))}" for key in kept)
    return f"<g{names}>\n{body}</g>\n"


def _anchor(element: ElementTree.Element) -> str:
    body = "".join(_element(child) for child in element)
    said = escape(element.get(f"{_XLINK}title", ""))
    title = f"<title>{said}</title>\n" if said else ""
    href = element.get(f"{_XLINK}href")
    if href is None:
        return f"<g>{title}{body}</g>\n" if title else body
    assert _ADDRESS.fullmatch(href), f"an address that no chart may have: {href}"
    away = ' target="_blank" rel="noopener" text-decoration="underline"' if ":" in href else ""
    return f"<a href={quoteattr(href)}{away}>{title}{body}</a>\n"


def _text(element: ElementTree.Element) -> str:
    text = element.text or ""
    if element.get("font-family") != MARK_FACE:
        return f"<text{_attributes(element)}>{escape(text)}</text>\n"
    size = float(element.get("font-size", "16"))
    left, top = float(element.get("x", "0")), float(element.get("y", "0")) - 0.9 * size
    place = f"translate({left:.2f} {top:.2f}) scale({size / 16:g})"
    return f'<g transform="{place}" aria-hidden="true">{SHAPES[text]}</g>\n'


def _attributes(element: ElementTree.Element) -> str:
    return "".join(f" {key}={quoteattr(value)}" for key in _KEPT if (value := element.get(key)) is not None)
