"""Regions of the shipped guideline that are told as exact, against patients of whom many are led elsewhere.

Patients come to the changed decision: they are drawn around the worked cases and around those whom the comparison
shows, and then around those of them who come there, within the region and beside it, a few values at a time. Both
evaluators say where each is led.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from random import Random

from tests.analysis.comparing.brute_force import Regions, led

from benchmarks.planting import Trees, loaded, put, sites, trees_of
from benchmarks.two_versions import Both, Facts, Patients, of_cases
from guideproof.analysis.comparing.compare import compare
from guideproof.analysis.evaluation.result import Status
from guideproof.model.guideline import Guideline

ROOT = Path(__file__).parents[1]
EDITS = {
    "the burden above which surgery is closed, 140 mm to 120 mm": ("parameters/cut-offs.yaml", "140 mm", "120 mm"),
    "the Karnofsky status that counts, below 80 to below 70": ("parameters/cut-offs.yaml", 80, 70),
    "the time to drugs that counts, 12 months to 9": ("parameters/cut-offs.yaml", "12 mo", "9 mo"),
}
_POOL = 300
"""So many starts are kept of those within a region and beside it each."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("patients", nargs="?", type=int, default=20_000, help="who come to a changed decision (20,000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    trees = trees_of(ROOT / "guideline")
    base, counts, wrong = loaded(trees), Counter[str](), 0
    for what, edit in EDITS.items():
        head = loaded(_edited(trees, *edit))
        found, violations = _tried(base, head, options.patients // len(EDITS), Random(options.seed))
        print(f"{what}: {dict(sorted(found.items()))}", flush=True)
        for each in violations:
            print(f"- {each}")
        counts.update(found)
        wrong += len(violations)
    print(f"all: {dict(sorted(counts.items()))}, violations: {wrong}")
    return 1 if wrong else 0


def _edited(trees: Trees, path: str, old: object, new: object) -> dict[str, object]:
    place = next(place for place, value in sites(trees[path]) if place and place[-1] == "value" and value == old)
    return put(trees, path, place, new)


def _tried(base: Guideline, head: Guideline, most: int, random: Random) -> tuple[Counter[str], list[str]]:
    compared, counts = compare(base, head), Counter[str]()
    exact = [each for each in compared.regions if each.exact]
    counts["regions"], counts["exact regions"] = len(compared.regions), len(exact)
    if not exact:
        return counts, []
    patients, both, regions = Patients(base, head, random), Both(base, head), Regions(compared, base, head)
    cases = [each for each in of_cases(base) if each[0] in {region.entry for region in exact}]
    shown = [(each.entry, dict(each.witness.facts)) for each in compared.found if each.witness and each.entry]
    pools: tuple[list[tuple[str, Facts]], list[tuple[str, Facts]]] = ([], [])
    wrong: list[str] = []
    for _ in range(20 * most):
        if counts["patients"] >= most:
            break
        entry, start = random.choice(random.choice([pool for pool in (cases, shown, shown, *pools, pools[1]) if pool]))
        [drawn] = patients.near(start, 1)
        was, becomes, facts = both.of(drawn, entry)
        if {was.status, becomes.status} != {Status.COMPLETE} or not both.is_complete((was, becomes), facts):
            continue
        there = [
            (one, other)
            for each in exact
            if each.entry == entry
            if (one := led(was, base, each.node)) is not None
            if (other := led(becomes, head, each.node)) is not None
        ]
        if not there:
            continue
        elsewhere = any(one != other for one, other in there)
        counts["patients"] += 1
        counts["patients led elsewhere"] += elsewhere
        if len(pools[elsewhere]) < _POOL:
            pools[elsewhere].append((entry, facts))
        wrong += [f"{each}: {facts}" for each in regions.wrong(facts, entry, was, becomes, counts)]
    return counts, wrong[:5]


if __name__ == "__main__":
    raise SystemExit(main())
