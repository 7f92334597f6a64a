"""Whole commands of two checkouts in pairs: `python -m benchmarks.against CHECKOUT [PAIRS] [NAME ...]`.

``CHECKOUT`` is a work tree of another version (``git worktree add ../before REV``), with its own guideline: what is
measured of the shipped one grows with it, so that "their guideline" has both read the one of the other checkout.
Each pair runs this one and that one in turn. What is printed is the median of the seconds of the processor (user and
system, children included) of each, and of their ratios, with the interval in which the median ratio lies with 95 %
confidence whatever their distribution (order statistics: between two ranks that a sign test at 5 % leaves); then the
same of the clock, which other work disturbs more.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from math import comb
from pathlib import Path
from statistics import median

from benchmarks import shapes
from benchmarks.measuring import Spent, spent

HERE = Path(__file__).parent.parent

_EVALUATE = """
import sys, guideproof
from guideproof import evaluate
guideline = guideproof.load(sys.argv[1])
cases = [(dict(each.facts), each.entry.id if each.entry else None) for each in guideline.vignettes.values()]
for _ in range(50):
    for facts, entry in cases:
        evaluate(guideline, facts, entry)
"""


_BUT_PAGE = ("cohort", "dot", "evaluator.js", "evaluator.py", "flowchart", "mermaid")


def interval(ratios: Sequence[float]) -> tuple[float, float]:
    """Where the median lies with 95 % confidence at least; the extremes where there are too few ratios."""
    ordered, outside, rank = sorted(ratios), 0.0, 0
    while True:
        outside += comb(len(ordered), rank) / 2 ** len(ordered)
        if 2 * outside > 0.05 or rank + 1 > len(ordered) // 2:
            break
        rank += 1
    rank = max(0, rank - 1)
    return ordered[rank], ordered[-1 - rank]


def works(scratch: Path, theirs: str) -> Iterator[tuple[str, list[list[str]]]]:
    """What is measured: a name, and the arguments of the processes, run in the folder of a checkout."""
    command = ["-m", "guideproof"]
    table = str(shapes.write(shapes.rows(660, 5, "first"), scratch / "rows"))
    long = str(shapes.write(shapes.rows(2000, 5, "first"), scratch / "long"))
    (scratch / "patient.yaml").write_text("".join(f"e{place}: {place * 100}\n" for place in range(5)), encoding="utf-8")
    yield "check of the shipped guideline", [[*command, "check", "guideline"]]
    yield "check of their guideline", [[*command, "check", theirs]]
    yield "check without proofs", [[*command, "check", "guideline", "--ignore", "GP3"]]
    yield "library, the vignettes 50 times", [["-c", _EVALUATE, "guideline"]]
    yield "library, their vignettes 50 times", [["-c", _EVALUATE, theirs]]
    yield "render of their guideline", [[*command, "render", theirs, "-o", str(scratch / "theirs")]]
    yield "render of the shipped guideline", [[*command, "render", "guideline", "-o", str(scratch / "renders")]]
    but_page = [each for name in _BUT_PAGE for each in ("--only", name)]
    yield "render of theirs without page", [[*command, "render", theirs, "-o", str(scratch / "most"), *but_page]]
    yield (
        "flowchart of a decision of 660 rows",
        [[*command, "render", table, "-o", str(scratch / "drawn"), "--only", "flowchart"]],
    )
    yield "run on a first table of 2,000 rows", [[*command, "run", str(scratch / "patient.yaml"), "--guideline", long]]
    yield (
        "check, test, render --check",
        [
            [*command, "check", "guideline"],
            [*command, "test", "guideline"],
            [
                *command,
                "render",
                "guideline",
                "-o",
                "renders",
                "--only",
                "flowchart",
                "--only",
                "evaluator.py",
                "--check",
            ],
        ],
    )


def main(other: str, pairs: str = "20", *names: str) -> None:
    if not (Path(other) / "toolkit" / "guideproof").is_dir():
        sys.exit(f"{other} is no checkout of this project: make one with `git worktree add ../before REV`")
    print("seconds of the processor of whole processes, then of the clock, this checkout and another one in turn")
    with tempfile.TemporaryDirectory() as scratch:
        for name, processes in works(Path(scratch), str(Path(other).absolute() / "guideline")):
            if names and not any(each in name for each in names):
                continue

            def taken(checkout: Path, processes: list[list[str]] = processes) -> Spent:
                every = [spent(arguments, checkout / "toolkit", checkout)[0] for arguments in processes]
                return Spent(sum(each.clock for each in every), sum(each.processor for each in every))

            taken(HERE), taken(Path(other))
            found = [(taken(HERE), taken(Path(other))) for _ in range(int(pairs))]
            of_processor = _compared([(one.processor, another.processor) for one, another in found])
            of_clock = _compared([(one.clock, another.clock) for one, another in found])
            print(f"  {name}: {of_processor}; by the clock {of_clock}", flush=True)


def _compared(found: Sequence[tuple[float, float]]) -> str:
    """The medians of pairs of seconds, and of their ratios."""
    ratios = [one / another for one, another in found]
    low, high = interval(ratios)
    ours, theirs = median(each for each, _ in found), median(each for _, each in found)
    spread = f"{median(ratios):.2f} times ({low:.2f} to {high:.2f}; {len(found)} pairs)"
    return f"{ours:.2f} s against {theirs:.2f} s, {spread}"


if __name__ == "__main__":
    main(*sys.argv[1:])
