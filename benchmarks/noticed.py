"""`guideproof cases` and `test --mutate` as whole processes on guidelines of the shapes in ``shapes``, beside reading
the same files alone: seconds of the processor, children included.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks import shapes
from benchmarks.shaped import READ, seconds_of


def measured(what: str, files: shapes.Files, goal: str, *, cased: bool = False) -> None:
    """One guideline: the cases of it first, where it is to have some, and then its faults."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = str(shapes.write(files, Path(temporary) / "guideline"))
        reading, _ = seconds_of(["-c", READ, folder])
        if cased:
            making, _ = seconds_of(["-m", "guideproof", "cases", folder])
            print(f"  cases of {what}: {making:.2f} s, {making / reading:.1f} times reading alone", flush=True)
            reading, _ = seconds_of(["-c", READ, folder])
        planting, said = seconds_of(["-m", "guideproof", "test", "--mutate", folder, "--format", "json"])
    told = json.loads(said)
    faults, vignettes = told["mutation"], len(told["vignettes"])
    left = {word: len(faults[word]) for word in ("survived", "equivalent", "not_settled")}
    counts = f"{faults['planted']} faults, {vignettes} vignettes, {faults['noticed']} noticed, " + ", ".join(
        f"{count} {word.replace('_', ' ')}" for word, count in left.items()
    )
    ratio = planting / reading
    print(
        f"  test --mutate of {what}: {planting:.2f} s, {ratio:.1f} times reading alone; {counts}; goal: {goal}",
        flush=True,
    )


def cased(rows: int) -> None:
    """The cases of a table of so many rows of which none meet, with 5 numbers."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = str(shapes.write(shapes.rows(rows, 5, "unique"), Path(temporary) / "guideline"))
        reading, _ = seconds_of(["-c", READ, folder])
        making, said = seconds_of(["-m", "guideproof", "cases", folder])
        told = ", ".join(line.rpartition("/")[2] for line in said.decode().splitlines()[:2])
        print(
            f"  cases of {rows} rows x 5: {making:.2f} s, {making / reading:.1f} times reading alone; {told}",
            flush=True,
        )


def main(*sizes: int) -> None:
    print("cases and planted faults")
    for rows in () if sizes else (50, 100, 200, 660):
        cased(rows)
    for size in sizes or (106, 322):
        goal = {106: "under 4 s", 322: "under 15 s"}.get(size, "-")
        measured(f"sections, {size} nodes", shapes.sections(size, 20, 1), goal, cased=True)
    for size in () if sizes else (100, 200):
        measured(f"a chain of {size} derived booleans", shapes.chain(size), "all decided")


if __name__ == "__main__":
    if sys.argv[1:2] == ["table"]:
        for size in sys.argv[2:]:
            cased(int(size))
    else:
        main(*map(int, sys.argv[1:]))
