"""The reviewers' page of the shipped guideline: how large it is, how soon it can be used, how soon an answer is on the
board, beside an empty page in the same Chromium."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import guideproof
from benchmarks.measuring import paired, report
from guideproof.renderers import site

ROUNDS = 7
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


def main() -> None:
    """Prints the figures; without Chromium, the size alone."""
    guideline = guideproof.load(Path(__file__).parents[1] / "guideline")
    start = perf_counter()
    data = site.render(guideline)[site.FILE]
    rendered = perf_counter() - start
    packed = len(gzip.compress(data, 9, mtime=0))
    print(
        f"page of the shipped guideline: {len(data) / 1e6:.2f} MB, {packed / 1e3:.0f} kB gzipped (goal: 1.5 MB, 400 kB)"
    )
    print(f"rendered in {rendered:.2f} s, without checks")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("opening it is not measured: Chromium is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        _open(chromium, Path(folder), data)


def _open(chromium: str, folder: Path, data: bytes) -> None:
    from playwright.sync_api import sync_playwright

    page_file, empty = folder / "page.html", folder / "empty.html"
    page_file.write_bytes(data)
    empty.write_text("<!DOCTYPE html><html data-ready><title>empty</title></html>", encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()

        def opened(path: Path) -> None:
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready]", state="attached")

        ours, baseline, ratio = paired(lambda: opened(page_file), lambda: opened(empty), ROUNDS)
        report("open until usable", ours, baseline, ratio, "an empty page", "1 s")
        opened(page_file)
        times = sorted(page.evaluate(ANSWERED))
        worst = times[int(len(times) * 0.95)]
        print(f"from a patient to the board, laid out: median {median(times):.1f} ms, 95 % under {worst:.1f} ms")
        browser.close()


if __name__ == "__main__":
    main()
