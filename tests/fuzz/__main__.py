"""``python -m tests.fuzz N [TARGET …]``: N mutated inputs for every reader, each of which must end well.

It ends with 0 if all did. A target is a process of its own, two at once; what fails is made small and shown.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

from tests.fuzz.targets import TARGETS, run


def main() -> int:
    """Runs the targets that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=100_000)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of: {', '.join(TARGETS)}")
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_intermixed_args()
    start = random.randrange(1 << 32) if asked.seed is None else asked.seed
    print(f"seed {start}", flush=True)
    failed = 0
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        names = asked.targets or list(TARGETS)
        waiting = [pool.submit(run, name, max(1, round(asked.number * TARGETS[name][1])), start) for name in names]
        for done in as_completed(waiting):
            name, failure, seconds = done.result()
            failed += bool(failure)
            number = max(1, round(asked.number * TARGETS[name][1]))
            print(f"{name}: {failure or f'{number} inputs, all well'} ({seconds:.0f} s)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
