"""Charts as a browser draws them: every text is as wide as its box was made for, and none is more than a text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.browser.chromium import needs_chromium, opened
from tests.conformance.test_programs import SMALL
from tests.renderers.hostile import poisoned

from guideproof.renderers import flowchart
from guideproof.renderers.flowchart.lettering import width

ROOT = Path(__file__).parents[2]
CHARTS = sorted((ROOT / "renders" / "flowchart").rglob("*.svg"))
AS_WIDE_AS_ARIAL = ("Arial", "Liberation", "Arimo", "Helvetica")

MEASURE = """
  const lines = [];
  for (const text of document.querySelectorAll("svg text")) {
    const style = getComputedStyle(text);
    const [size, bold] = [parseFloat(style.fontSize), Number(style.fontWeight) > 400];
    const first = text.firstChild?.nodeType === Node.TEXT_NODE ? text.firstChild.data : "";
    lines.push([first, size, bold, first ? text.getSubStringLength(0, first.length) : 0]);
    for (const span of text.querySelectorAll("tspan"))
      lines.push([span.textContent, size, bold, span.getComputedTextLength()]);
  }
  return lines;
"""


def drawn_like_arial() -> bool:
    if shutil.which("fc-match") is None:
        return False
    done = subprocess.run(["fc-match", "Arial"], capture_output=True, text=True, check=False)
    return any(name in done.stdout for name in AS_WIDE_AS_ARIAL)


def inline(svg: bytes) -> str:
    """The chart as a part of a page."""
    return svg.decode("utf-8").partition("?>")[2]


@needs_chromium
@pytest.mark.skipif(not drawn_like_arial(), reason="No font is as wide as Arial: `apt-get install fonts-liberation`")
def test_every_text_has_the_room_that_it_needs(tmp_path: Path) -> None:
    assert CHARTS
    measured = opened(tmp_path, before="".join(inline(path.read_bytes()) for path in CHARTS), answer=MEASURE)
    assert len(measured) > 1000
    wider = [
        (text, round(found, 1), round(planned, 1))
        for text, size, bold, found in measured
        if found > (planned := width(text, size, bold)) * 1.02 + 0.5
    ]
    assert wider == []


@needs_chromium
def test_no_text_breaks_out_of_a_chart(tmp_path: Path) -> None:
    """The charts stand inline in HTML, the worst place for them; a script that ran would fail, and say so."""
    files = flowchart.render(poisoned(SMALL))
    charts = "".join(inline(data) for path, data in files.items() if path.endswith(".svg"))
    seen = opened(
        tmp_path,
        before=charts,
        answer="""
          const all = [...document.querySelectorAll("svg, svg *")];
          const links = all.flatMap((each) => each.getAttribute("href") ?? []);
          return {
            charts: document.querySelectorAll("body > svg").length,
            scripts: document.querySelectorAll("svg script, svg foreignObject").length,
            handlers: all.filter((each) => each.getAttributeNames().some((name) => name.startsWith("on"))).length,
            links: links.filter((link) => !/^(https?:|#|[a-z-]+\\.svg|sections\\/|\\.\\.\\/)/.test(link)),
          };
        """,
    )
    count = sum(path.endswith(".svg") for path in files)
    assert seen == {"charts": count, "scripts": 0, "handlers": 0, "links": []}
