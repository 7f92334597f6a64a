"""`guideproof diff` as a whole process, beside `check` of the same guideline in the same run.

Thirty kinds of edit are planted in the shipped guideline, some of each, and ten bounds are moved in sections in
sequence. Each comparison stands between two runs of `check`. Seconds are first of the clock: a comparison uses a second
core for a part of its work; then of the processor, user and system, children included, which other work disturbs least.
The ratio to `check`, by the clock, is what can be compared between machines.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

import yaml

from benchmarks import shapes
from benchmarks.differences import ROOT, sound
from benchmarks.measuring import spent
from benchmarks.planting import Edited, Trees, loaded, planted, trees_of

KINDS = (
    *("threshold", "inclusive", "parameter", "code", "truth", "condition, more", "condition, less", "part away"),
    *("next", "branch away", "branch added", "hit policy", "branches turned", "treatment", "direction", "tags"),
    *("item away", "selection", "strength", "placeholder", "regimen", "later visit", "count, less", "formula"),
    *("classify, turned", "range", "code more", "missing_means", "constraint, more", "safety"),
)
"""What is planted: tests and bounds, ways, what is said, derived elements, inputs, constraints, safety rules."""


def written(files: Trees, was: Trees, source: Path, folder: Path) -> Path:
    """The files of a guideline in a folder: as they stand in the source, but those that an edit changed."""
    for name, tree in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if tree is was[name]:
            path.write_bytes((source / name).read_bytes())
        else:
            path.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8")
    return folder


class Compared(NamedTuple):
    """Seconds of a comparison and, as the mean of one before it and one after it, of `check` of the later version, by
    the clock; those of the processor that the comparison took; and what came out, in short."""

    comparing: float
    checking: float
    processor: float
    said: str

    @property
    def words(self) -> str:
        """All in a line."""
        times = f"{self.comparing / self.checking:.2f} times check"
        return f"{self.comparing:.2f} s, {times} ({self.processor:.2f} s of the processor); {self.said}"


def compared(base: Path, head: Path) -> Compared:
    """One comparison between two runs of `check`."""
    before, _ = spent(["-m", "guideproof", "check", str(head)])
    comparing, said = spent(["-m", "guideproof", "diff", str(base), str(head), "--format", "json"])
    after, _ = spent(["-m", "guideproof", "check", str(head)])
    told = json.loads(said)
    found, left = len(told["differences"]), told["not_decided"]
    short = f"{told['asked']} questions, {found} differences, {left} not decided"
    return Compared(comparing.clock, (before.clock + after.clock) / 2, comparing.processor, short)


def edits(trees: Trees, each: int, seed: int) -> Iterator[Edited]:
    """So many sound edits of each kind."""
    random, base = Random(seed), loaded(trees)
    kinds: dict[str, list[Edited]] = {kind: [] for kind in KINDS}
    for edit in planted(trees):
        kinds.get(edit.kind, []).append(edit)
    for some in kinds.values():
        random.shuffle(some)
        yield from (edit for edit, _ in sound(iter(some), each, base))


def shipped(each: int, seed: int, kind: str | None) -> None:
    """Every kind of edit of the shipped guideline."""
    source = ROOT / "guideline"
    trees, figures = trees_of(source), []
    with tempfile.TemporaryDirectory() as temporary:
        base = written(trees, trees, source, Path(temporary) / "base" / "guideline")
        print(f"  nothing changed: {compared(base, base).words}; goal: at most 1.3 times")
        for place, edit in enumerate(edits(trees, each, seed)):
            if kind not in (None, edit.kind):
                continue
            head = written(edit.files(), trees, source, Path(temporary) / f"head-{place}" / "guideline")
            figures.append(compared(base, head))
            print(f"  {edit.kind}: {figures[-1].words}; {edit.what}", flush=True)
    taken, check = [each.comparing for each in figures], median(each.checking for each in figures)
    late, ratio = sum(each > 1.5 for each in taken), median(each.comparing / each.checking for each in figures)
    print(
        f"  {len(figures)} edits: median {median(taken):.2f} s, {ratio:.2f} times check ({check:.2f} s), longest "
        f"{max(taken):.2f} s, {late} above 1.5 s; goal: each at most 1.5 s"
    )


def moved(files: Trees, count: int, random: Random) -> Trees:
    """The files in which so many decisions have another bound in both of their branches."""
    changed, left = dict(files), count
    for name in random.sample(list(files), len(files)):
        branches = files[name].get("branches", []) if name.startswith("nodes/") else []
        whens = [each["when"] for each in branches if all(id.startswith("e") for id in each["when"])]
        bounds = [
            bound for when in whens for test in when.values() if isinstance(test, dict) for bound in test.values()
        ]
        if left and len(bounds) == 2 and bounds[0] == bounds[1] and isinstance(bounds[0], int):
            again = [
                {**each, "when": {id: dict.fromkeys(test, bounds[0] + 3) for id, test in each["when"].items()}}
                for each in branches
            ]
            changed[name], left = {**files[name], "branches": again}, left - 1
    return changed


def large(nodes: int, seeds: int) -> None:
    """Sections in sequence, of which ten bounds are moved."""
    for seed in range(1, seeds + 1):
        files = shapes.sections(nodes, 80, seed)
        with tempfile.TemporaryDirectory() as temporary:
            base = shapes.write(files, Path(temporary) / "base" / "guideline")
            head = shapes.write(moved(files, 10, Random(seed)), Path(temporary) / "head" / "guideline")
            words = compared(base, head).words
        print(f"  {nodes} nodes, ten bounds moved, seed {seed}: {words}; goal: at most 4 s", flush=True)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("each", nargs="?", type=int, default=1, help="how many edits of each kind (1)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", help="edits of this kind alone")
    parser.add_argument("--nodes", type=int, help="sections of so many nodes alone")
    parser.add_argument("--seeds", type=int, default=3, help="how many guidelines of sections (3)")
    options = parser.parse_args(arguments)
    print("diff as a whole process, beside check")
    if options.nodes is None:
        shipped(options.each, options.seed, options.kind)
    if options.kind is None:
        large(options.nodes or 1000, options.seeds)


if __name__ == "__main__":
    main()
