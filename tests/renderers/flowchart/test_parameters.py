"""Charts name parameters by their titles, and no title breaks out."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from tests.renderers.hostile import HOSTILE, poisoned

from guideproof.reading.load import load_guideline
from guideproof.renderers.flowchart import render

NAMED = Path(__file__).parents[2] / "checks/unused/good/parameters/guideline"
SVG = "{http://www.w3.org/2000/svg}"


def words(data: bytes) -> str:
    return words_of("".join(ElementTree.fromstring(data).itertext()))


def words_of(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_bounds_codes_and_periods_are_named() -> None:
    """Bounds in the unit of their author, whatever that of the element which is tested."""
    chart = words(render(load_guideline(NAMED))["flowchart/guideline.svg"])
    for said in ("Largestburden(14cm)", "Fit(1)orFrail(2)", "Maintype(Clearcell)", "Soonestreturn", "Latestreturn"):
        assert said in chart


def test_no_title_breaks_out() -> None:
    title = words_of("Largest burden" + HOSTILE[:60])
    for data in render(poisoned(load_guideline(NAMED))).values():
        tags = {part.tag.removeprefix(SVG) for part in ElementTree.fromstring(data).iter()}
        assert tags <= {"svg", "title", "desc", "g", "a", "rect", "path", "circle", "text", "tspan"}
        assert title in words(data)
