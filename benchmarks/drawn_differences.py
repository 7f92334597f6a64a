"""`guideproof diff` on drawn guidelines with drawn edits: every record is tried in both versions."""

from __future__ import annotations

from random import Random

from tests.analysis.comparing.brute_force import Judged, of_same_names
from tests.generation.edited import edited

from benchmarks.campaign import Counts, compared
from benchmarks.planting import Edited


def tried(seed: int, most: int) -> int:
    """Tries every record of drawn guidelines in both versions."""
    counts = Counts(Random(seed), 0)
    for each in range(seed, seed + most):
        for what, base, head in edited(each, 1 + each % 3, 1 + each % 2):
            edit = Edited("drawn", what, dict)
            found = compared(edit, base, head, counts)
            if found is None:
                continue
            counts.of["comparisons"] += 1
            counts.of["not decided"] += len(found.open)
            for open in found.open:
                counts.violated(edit, f"not decided: {open.layer} {open.side} {open.what}")
            if found.not_compared is not None:
                counts.of[f"not compared: {found.not_compared}"] += 1
                continue
            judged = Judged(of_same_names(base, head), head, found)
            counts.of.update(judged.counts)
            counts.of["differences"] += len(found.found)
            counts.of["regions"] += len(found.regions)
            counts.of["regions that are not exact"] += sum(not region.exact for region in found.regions)
            for wrong, facts in judged.wrong.items():
                counts.violated(edit, f"{wrong}: {facts}")
    return counts.print()
