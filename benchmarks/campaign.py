"""What came of many comparisons of two versions, counted and printed."""

from __future__ import annotations

from collections import Counter
from random import Random
from statistics import median
from time import perf_counter
from traceback import format_exc

from benchmarks.planting import Edited
from guideproof.analysis.comparing.compare import compare
from guideproof.analysis.comparing.comparison import Comparison
from guideproof.model.guideline import Guideline
from guideproof.reporters import comparison as reporter


class Counts:
    """What came of all comparisons, and what is drawn for them."""

    def __init__(self, random: Random, grid: int) -> None:
        self.random, self.grid = random, grid
        self.of: Counter[str] = Counter()
        self.seconds: list[float] = []
        self.checks: list[float] = []
        self.violations: list[str] = []

    def violated(self, edit: Edited, what: str) -> None:
        self.violations.append(f"{what}\n    {edit.kind}: {edit.what}")
        print(f"- {self.violations[-1]}", flush=True)

    def print(self) -> int:
        """Prints all of it; gives the exit code."""
        for what, count in sorted(self.of.items()):
            print(f"{what}: {count}")
        if self.seconds:
            longest = max(self.seconds)
            print(f"seconds of a comparison: median {median(self.seconds):.2f}, longest {longest:.2f}")
        if self.checks:
            print(f"seconds of a check of one version, without reading: median {median(self.checks):.2f}")
        print(f"violations: {len(self.violations)}")
        return 1 if self.violations else 0


def compared(edit: Edited, base: Guideline, head: Guideline, counts: Counts) -> Comparison | None:
    started = perf_counter()
    try:
        compared = compare(base, head)
        for report in (reporter.as_text, reporter.as_markdown, reporter.as_json):
            report(compared)
    except (AssertionError, LookupError, TypeError, ValueError, AttributeError):
        counts.violated(edit, f"a traceback: {format_exc()[-600:]}")
        return None
    counts.seconds.append(perf_counter() - started)
    return compared
