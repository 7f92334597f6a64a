"""The reviewers' page: how large that of the shipped guideline is, how soon it can be used, how soon an answer is on
the board; the same of a guideline of 1,000 nodes, with evaluations and frames while panning. Each beside a baseline in
the same Chromium: an empty page, or one with nothing but an empty drawing of that size."""

from __future__ import annotations

import gzip
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import guideproof
from benchmarks import shapes
from benchmarks.measuring import paired, report
from guideproof.model.guideline import Guideline
from guideproof.reading.source_lines import source_lines
from guideproof.renderers import site
from guideproof.renderers.site.checked import checks_of
from guideproof.workflow import examine

ROUNDS, PATIENTS, FRAMES = 7, 200, 240
NODES, ELEMENTS = 1000, 80
ANSWERED = """() => {
  const select = document.getElementById("vignette");
  return [...select.options].slice(1).map((option) => {
    const start = performance.now();
    select.value = option.value;
    select.dispatchEvent(new Event("change"));
    document.body.getBoundingClientRect();  // what was changed is laid out
    return performance.now() - start;
  });
}"""
TRIED = """(patients) => patients.map((facts) => {
  const start = performance.now();
  within.patient.facts = new Map(Object.entries(facts));
  document.getElementById("entry").dispatchEvent(new Event("change"));
  document.body.getBoundingClientRect();
  return performance.now() - start;
})"""
EVALUATED = """(patients) => patients.map((facts) => {
  const start = performance.now();
  within.evaluator.evaluate(facts, Object.keys(within.DATA.entries)[0]);
  return performance.now() - start;
})"""
PANNED = """(frames) => new Promise((resolve) => {
  const frame = document.getElementById("viewport");
  const times = [];
  let before = null;
  const step = (now) => {
    if (before !== null) times.push(now - before);
    before = now;
    frame.scrollBy(times.length % 80 < 40 ? 24 : -24, times.length % 60 < 30 ? 16 : -16);
    if (times.length < frames) requestAnimationFrame(step);
    else resolve(times);
  };
  requestAnimationFrame(step);
})"""
LARGEST = """() => {
  const area = ({ width, height }) => width * height;
  const charts = [...document.querySelectorAll(".chart")]
    .map((each) => [area(each.querySelector("svg").viewBox.baseVal), each.dataset.anchor]);
  return charts.sort((a, b) => b[0] - a[0])[0][1];
}"""
SIZE = """() => {
  const box = document.querySelector(".chart:not([hidden]) svg").getBoundingClientRect();
  return [Math.round(box.width), Math.round(box.height)];
}"""
END = "</script>\n</body>"
EMPTY = "<!DOCTYPE html><html data-ready><title>empty</title></html>"
BLANK = (
    '<!DOCTYPE html><html data-ready><title>blank</title><div id="viewport" style="overflow:auto;height:600px">'
    '<svg width="{width}" height="{height}"></svg></div></html>'
)


def main() -> None:
    """Prints the figures; without Chromium, the sizes alone."""
    folder = Path(__file__).parents[1] / "guideline"
    shipped = guideproof.load(folder)
    examined = examine(shipped)
    checks = checks_of(shipped, examined.findings, examined.proofs)
    page = _rendered("the shipped guideline", shipped, "1.5 MB, 400 kB", checks=checks, lines=source_lines(folder))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        large = guideproof.load(shapes.write(shapes.sections(NODES, ELEMENTS, 1), place / "guideline"))
        long_page = _rendered(f"a guideline of {NODES} nodes", large, "-")
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if chromium is None:
            print("opening them is not measured: Chromium is not installed")
            return
        with _opened(chromium, place) as browser:
            _shipped(browser, place, page)
            _large(browser, place, long_page, large)


def _rendered(what: str, guideline: Guideline, goal: str, **more: Any) -> bytes:
    start = perf_counter()
    data = site.render(guideline, **more)[site.FILE]
    spent = perf_counter() - start
    packed = len(gzip.compress(data, 9, mtime=0))
    print(f"page of {what}: {len(data) / 1e6:.2f} MB, {packed / 1e3:.0f} kB gzipped (goal: {goal}), in {spent:.2f} s")
    return data


@contextmanager
def _opened(chromium: str, place: Path) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    (place / "empty.html").write_text(EMPTY, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
        browser.close()


def _go(page: Any, path: Path) -> None:
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)


def _opening(page: Any, place: Path, path: Path, goal: str) -> None:
    ours, baseline, ratio = paired(lambda: _go(page, path), lambda: _go(page, place / "empty.html"), ROUNDS)
    report("open until usable", ours, baseline, ratio, "an empty page", goal)
    _go(page, path)


def _shipped(browser: Any, place: Path, data: bytes) -> None:
    path = place / "page.html"
    path.write_bytes(data)
    page = browser.new_page()
    _opening(page, place, path, "1 s")
    _said("from a patient to the board, laid out", page.evaluate(ANSWERED), "100 ms")


def _large(browser: Any, place: Path, data: bytes, guideline: Guideline) -> None:
    path = place / "large.html"
    path.write_text(data.decode().replace(END, f"\nglobalThis.within = {{ DATA, evaluator, patient }};{END}"), "utf-8")
    chance = random.Random(1)
    patients = [
        {
            id: chance.randint(int(each.grid.low), int(each.grid.high))
            for id, each in guideline.elements.items()
            if each.grid
        }
        for _ in range(PATIENTS)
    ]
    page = browser.new_page()
    print(f"a guideline of {NODES} nodes:")
    _opening(page, place, path, "2 s")
    first, *others = page.evaluate(EVALUATED, patients)
    print(f"evaluation: first {first:.1f} ms (goal: 20 ms), median of the others {median(others):.1f} ms (goal: 5 ms)")
    _said("from an answer to the redrawn page", page.evaluate(TRIED, patients), "100 ms")
    page.select_option("#chart-choice", page.evaluate(LARGEST))
    page.click("#zoom-in")
    size = page.evaluate(SIZE)
    blank = place / "blank.html"
    blank.write_text(BLANK.format(width=size[0], height=size[1]), encoding="utf-8")
    panned = page.evaluate(PANNED, FRAMES)
    _go(page, blank)
    empty = page.evaluate(PANNED, FRAMES)
    within = sum(each < 50 for each in panned) / len(panned)
    before = sum(each < 50 for each in empty) / len(empty)
    print(f"panning over {size[0]} x {size[1]}: {within:.0%} of frames under 50 ms (goal: 95 %), an empty {before:.0%}")


def _said(what: str, times: list[float], goal: str) -> None:
    worst = sorted(times)[int(len(times) * 0.95)]
    print(f"{what}: median {median(times):.1f} ms, 95 % under {worst:.1f} ms (goal: {goal})")


if __name__ == "__main__":
    main()
