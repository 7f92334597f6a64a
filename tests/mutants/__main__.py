"""``python -m tests.mutants N [ROOM …]``: N faults planted in the toolkit, one at a time; do the tests notice?

A sample by chance, its seed printed. Each fault is planted in a copy of the toolkit, and the tests nearest to its room
are run until one fails; a fault that passes them all survives and is shown. It ends with 0 if nine in ten are noticed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants.faults import Fault, faults_in

REPOSITORY = Path(__file__).parents[2]
TOOLKIT = REPOSITORY / "toolkit"
ROOMS: dict[str, tuple[str, ...]] = {
    "program": ("program", "evaluation", "laws", "conformance/test_harness.py"),
    "analysis/evaluation": ("evaluation", "laws", "cli", "vignettes"),
    "analysis/proof": ("solver", "proof", "checks", "vignettes"),
    "checks": ("checks", "proof/test_gaps.py", "cli"),
}
"""For each room the tests that are to notice its faults, the nearest first."""
LONGEST = 900.0
"""Seconds after which a run that does not end has noticed the fault."""
ENOUGH = 0.9


def main() -> int:
    """Plants the faults that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=400)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"some of: {', '.join(ROOMS)}")
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_intermixed_args()
    seed = random.randrange(1 << 32) if asked.seed is None else asked.seed
    faults = [(room, fault) for room in asked.rooms or ROOMS for fault in _faults(room)]
    chosen = random.Random(seed).sample(faults, min(asked.number, len(faults)))
    print(f"seed {seed}: {len(chosen)} of {len(faults)} faults", flush=True)
    survived = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for (room, fault), noticed in zip(chosen, pool.map(_noticed, chosen), strict=True):
            if not noticed:
                survived += 1
                print(f"survived: {_shown(fault)} (by the tests of {room})", flush=True)
    print(f"{len(chosen) - survived} of {len(chosen)} noticed")
    return 0 if survived <= (1 - ENOUGH) * len(chosen) else 1


def _faults(room: str) -> list[Fault]:
    modules = sorted((TOOLKIT / "guideproof" / room).rglob("*.py"))
    return [fault for module in modules for fault in faults_in(module)]


def _noticed(planted: tuple[str, Fault]) -> bool:
    room, fault = planted
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder) / "toolkit"
        shutil.copytree(TOOLKIT, copy, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(REPOSITORY / "schema", Path(folder) / "schema")
        module = copy / fault.path.relative_to(TOOLKIT)
        module.write_text(fault.planted(fault.path.read_text(encoding="utf-8")), encoding="utf-8")
        return any(not _passes(copy, REPOSITORY / "tests" / tests) for tests in ROOMS[room])


def _passes(toolkit: Path, tests: Path) -> bool:
    """Whether tests pass with a toolkit; a run that has no end does not."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", str(tests)]
    environment = {**os.environ, "PYTHONPATH": str(toolkit), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(
            command, cwd=REPOSITORY, env=environment, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def _shown(fault: Fault) -> str:
    source = fault.path.read_text(encoding="utf-8")
    line = source.splitlines()[fault.line - 1].strip()
    written = source[fault.start : fault.end]
    where = f"{fault.path.relative_to(REPOSITORY).as_posix()}:{fault.line}"
    return f"{where}: `{written.strip()}` became `{fault.text}` in `{line}`"


if __name__ == "__main__":
    sys.exit(main())
