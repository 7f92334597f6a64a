"""`guideproof check` as a whole process on guidelines of the shapes in ``shapes``, beside reading the same files alone.

Seconds are of the processor, user and system, children included: other work disturbs them least. The ratio to the
baseline of the same run is what can be compared between machines. Questions that stay undecided are counted.
"""

from __future__ import annotations

import json
import sys
import tempfile
from math import log
from pathlib import Path
from statistics import median

from benchmarks import shapes
from benchmarks.measuring import spent

Measured = tuple[float, float, int]
"""Seconds of `check`, of reading alone, and how many questions were left open."""

READ = "import sys, guideproof; guideproof.load(sys.argv[1])"
"""Reading alone, as a program."""


def measured(files: shapes.Files) -> Measured:
    """One guideline, written to a folder of its own, checked and read by one process each."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = str(shapes.write(files, Path(temporary) / "guideline"))
        reading, _ = seconds_of(["-c", READ, folder])
        checking, said = seconds_of(["-m", "guideproof", "check", folder, "--format", "json"])
    findings = json.loads(said)["findings"]
    return checking, reading, sum(each["name"] == "not-decided" for each in findings)


def seconds_of(arguments: list[str]) -> tuple[float, bytes]:
    """The processor's seconds of a Python process, and what it prints."""
    taken, said = spent(arguments)
    return taken.processor, said


def line(what: str, some: list[Measured], goal: str) -> float:
    """One line for one shape; the median where there are several seeds, with the longest."""
    ours, alone = median(each[0] for each in some), median(each[1] for each in some)
    longest = f" (longest of {len(some)}: {max(each[0] for each in some):.2f})" if len(some) > 1 else ""
    undecided = sum(each[2] for each in some)
    print(
        f"  {what}: {ours:.2f} s{longest}, {ours / alone:.2f} times reading alone; {undecided} undecided; goal: {goal}",
        flush=True,
    )
    return ours


def sections(seeds: int) -> None:
    """Sequential sections, and how the time grows with their number."""
    times = {}
    for nodes, some, goal in ((1000, seeds, "under 1.5 s"), (1600, 3, "under 3 s"), (3000, 3, "under 8 s")):
        figures = [measured(shapes.sections(nodes, 80, seed)) for seed in range(1, some + 1)]
        times[nodes] = line(f"sequential sections, {nodes} nodes, 80 elements", figures, goal)
    power = log(times[3000] / times[1000]) / log(3)
    print(f"  from 1,000 to 3,000 nodes time grows as nodes to the power {power:.2f}; goal: at most 1.2")


def main(seeds: int = 20) -> None:
    print("check of shapes that trees have not")
    sections(seeds)
    for what, files, goal in (
        ("one tree of 10,000 nodes", shapes.tree(10_000, 40), "under 6 s"),
        ("which of 8 values is greatest, first", shapes.greatest(8), "under 0.5 s"),
        ("which of 12 values is greatest, first", shapes.greatest(12), "under 1 s"),
        ("which of 12 values is greatest, every", shapes.greatest(12, "every"), "under 1 s"),
        ("which of 12 values is greatest, behind 400 decisions", shapes.greatest(12, "first", 400), "under 2 s"),
        ("a table of 3,000 rows x 5, unique", shapes.rows(3000, 5, "unique"), "-"),
        ("a table of 3,000 rows x 5, first", shapes.rows(3000, 5, "first"), "1.5 times unique"),
        ("a table of 7,990 rows x 2, first", shapes.rows(7990, 2, "first"), "under 5 s"),
        ("300 rows over one another x 3, first", shapes.ladder(300, 3), "-"),
        ("a score by sex, 30 items", shapes.by_sex(30), "under 0.6 s"),
        ("two counts over 60 numbers compared", shapes.counts(60, "compared"), "under 2 s"),
        ("two counts over 60 numbers classed together", shapes.counts(60, "classed"), "under 2 s"),
        ("pigeonhole constraints over 8", shapes.pigeonholes(8), "under 2 s"),
    ):
        line(what, [measured(files)], goal)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
