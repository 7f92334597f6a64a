"""Long guidelines: patients whom the library has not seen, on short ways (`evaluate`) and through all sections
(`path`), and `render` of the same, as a whole process, beside reading the files alone.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from benchmarks import shapes
from benchmarks.shaped import READ, seconds_of
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.reading.load import load_guideline

PATIENTS = 200


def through(nodes: int) -> None:
    """The same where every section is come to."""
    evaluated(nodes, joining=1.0)


def evaluated(nodes: int, joining: float = 0.7) -> None:
    """Patients drawn at random, each evaluated once, by an evaluator that has seen as many others, and once more."""
    with tempfile.TemporaryDirectory() as temporary:
        files = shapes.sections(nodes, 80, 1, joining)
        guideline = load_guideline(shapes.write(files, Path(temporary) / "guideline"))
    evaluator, chance = Evaluator(guideline), Random(1)
    drawn = [{id: chance.randrange(shapes.TOP + 1) for id in guideline.elements} for _ in range(2 * PATIENTS)]
    for facts in drawn[:PATIENTS]:
        evaluator.evaluate(facts)
    new, seen, steps = list[float](), list[float](), list[int]()
    for spent in (new, seen):
        for facts in drawn[PATIENTS:]:
            before = process_time()
            path = evaluator.evaluate(facts).path
            spent.append(process_time() - before)
            steps.append(len(path))
    length = median(steps)
    told = f"a path of {length:.0f}, {len(guideline.derived)} derived elements"
    each = f"{1000000 * median(new) / length:.1f} us a step; once more {1000 * median(seen):.2f} ms"
    print(f"  evaluate, {nodes} nodes, {told}: {1000 * median(new):.2f} ms, {each}", flush=True)


def rendered(nodes: int) -> None:
    """All that `render` makes."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = shapes.write(shapes.sections(nodes, 80, 1), Path(temporary) / "guideline")
        reading, _ = seconds_of(["-c", READ, str(folder)])
        drawing, _ = seconds_of(["-m", "guideproof", "render", str(folder), "-o", str(Path(temporary) / "renders")])
    print(f"  render, {nodes} nodes: {drawing:.1f} s, {drawing / reading:.1f} times reading alone", flush=True)


def main(what: str = "evaluate", *sizes: str) -> None:
    print("long guidelines")
    for nodes in map(int, sizes or ("300", "1000", "3000")):
        {"evaluate": evaluated, "path": through, "render": rendered}[what](nodes)


if __name__ == "__main__":
    main(*sys.argv[1:])
