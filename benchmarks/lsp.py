"""The language server on the shipped guideline: from the last change to its findings, and how long somebody waits who
points at a word while another types, beside the check itself and beside a server that has nothing else to do."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.server.client import ROOT, Client

from benchmarks.measuring import seconds
from guideproof.checks.run import examine
from guideproof.reading.load import load_guideline

ROUNDS = 9
CHANGES = 60
EVERY = 0.18
NODE = "nodes/systemic-therapy/risk-at-first-line.yaml"
WORD, WRONG = "imdc_risk: poor", "imdc_risk: por"


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "guideline"
        shutil.copytree(ROOT / "guideline", folder)
        editor = Client([folder], capabilities={"textDocument": {"codeLens": {}}})
        try:
            _measure(editor, folder)
        finally:
            editor.left()


def _measure(editor: Client, folder: Path) -> None:
    path = folder / NODE
    text = path.read_text(encoding="utf-8")
    editor.open(path, text)
    editor.settle()

    def check() -> None:
        examine(load_guideline(folder))

    def found(wanted: str) -> None:
        editor.published.clear()
        editor.change(path, wanted)
        editor.wait(lambda: path.as_uri() in editor.published)

    check(), found(text.replace(WORD, WRONG)), found(text)
    proven, wrong, checks = [], [], []
    for _ in range(ROUNDS):
        wrong.append(seconds(lambda: found(text.replace(WORD, WRONG))))
        proven.append(seconds(lambda: found(text)))
        checks.append(seconds(check))
    ratio = median(ours / theirs for ours, theirs in zip(proven, checks, strict=True))
    print(
        f"last change to findings: {median(proven):.2f} s where all is proven, {median(wrong):.2f} s where a code is "
        f"misspelt; {ratio:.2f} times a check in process ({median(checks):.2f} s; goal: 0.5 s)"
    )
    for what, ask in (("hover", _hover), ("completion", _completion)):
        idle = [_asked(editor, path, text, ask) for _ in range(CHANGES)]
        busy, last = _while_typing(editor, path, text, ask)
        print(
            f"{what} during {CHANGES} changes at {EVERY * 1e3:.0f} ms: 95 % within {_high(busy):.0f} ms, median "
            f"{median(busy) * 1e3:.0f} ms; with nothing to do {_high(idle):.0f} and {median(idle) * 1e3:.0f} ms (goal: "
            f"100 ms); all checked {last:.2f} s after the last one"
        )


def _while_typing(
    editor: Client, path: Path, text: str, ask: Callable[[Client, Path, str], object]
) -> tuple[list[float], float]:
    """How long each answer took while somebody types, and how long after the last change all was checked."""
    times = []
    start = time.perf_counter()
    for number in range(CHANGES):
        time.sleep(max(start + number * EVERY - time.perf_counter(), 0))
        editor.change(path, text.replace("How urgent", f"How {number} urgent"))
        time.sleep(EVERY / 3)
        times.append(_asked(editor, path, text, ask))
    editor.change(path, text)
    return times, seconds(editor.settle)


def _asked(editor: Client, path: Path, text: str, ask: Callable[[Client, Path, str], object]) -> float:
    return seconds(lambda: ask(editor, path, text))


def _hover(editor: Client, path: Path, text: str) -> object:
    return editor.at("textDocument/hover", path, text, "imdc|_risk: poor")


def _completion(editor: Client, path: Path, text: str) -> object:
    return editor.at("textDocument/completion", path, text, "imdc_risk: po|or")


def _high(times: list[float]) -> float:
    """The 95th percentile, in milliseconds."""
    return sorted(times)[int(len(times) * 0.95)] * 1e3


if __name__ == "__main__":
    main()
