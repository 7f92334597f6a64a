"""``python -m tests.mutants N [ROOM …]``: N faults planted in the toolkit, one at a time; do the tests notice?

A sample by chance, as many of each room, its seed printed. First it is seen which tests run which lines of the toolkit;
then each fault is asked of those that run its line, until one fails. One that passes them all survives and is shown. It
ends with 0 if nine in ten are noticed in each room of those that ``judged.txt`` does not call equivalent.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from hashlib import sha256
from importlib import import_module

from tests.mutants.faults import Fault, faults_in
from tests.mutants.running import REPOSITORY, TOOLKIT, Forks, mapped, noticed

ROOMS = ("checks", "analysis/proof", "program", "analysis/evaluation")
NEAR = (
    *("program", "evaluation", "analysis", "solver", "proof", "checks", "vignettes", "laws", "cli", "reporters"),
    "conformance/test_harness.py",
)
"""The tests that are asked: no browser and no database. A process that a test starts does not see what is planted."""
WARM = ("click", "graphviz", "jsonschema", "jsonschema_rs", "networkx", "quickjs", "rich.table", "yaml", "z3")
"""What is loaded once for all."""
ENOUGH = 0.9


def main() -> int:
    """Plants the faults that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=400)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", default=list(ROOMS), help=f"some of: {', '.join(ROOMS)}")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    asked = parser.parse_intermixed_args()
    print(f"seed {asked.seed}", flush=True)
    chosen = [
        (room, fault)
        for number, room in enumerate(asked.rooms)
        for fault in _sample(room, (asked.number + number) // len(asked.rooms), asked.seed)
    ]
    for name in WARM:
        import_module(name)
    tests = mapped([f"tests/{each}" for each in NEAR], [f"{TOOLKIT}/guideproof/{room}/*" for room in asked.rooms])
    equivalent = _judged()
    counts: Counter[tuple[str, str]] = Counter()

    def rings(fault: Fault) -> list[list[str]]:
        return list(tests.rings(fault.path, fault.line))

    answers = Forks(os.cpu_count() or 1).each(
        chosen,
        lambda each: noticed(each[1], rings(each[1])),
        lambda each: 30 + 5 * sum(tests.seconds[test] for ring in rings(each[1]) for test in ring),
    )
    for (room, fault), answer in answers:
        how = "noticed" if answer != "" else "equivalent" if _shown(fault) in equivalent else "survived"
        counts[room, how] += 1
        if how == "survived":
            print(f"survived: {_shown(fault)} (line {fault.line})", flush=True)
    return _summed_up(asked.rooms, counts)


def _sample(room: str, number: int, seed: int) -> list[Fault]:
    """So many faults of a room, or all; whether one is chosen depends neither on what else there is nor on its line."""
    modules = sorted((TOOLKIT / "guideproof" / room).rglob("*.py"))
    faults = [fault for module in modules for fault in faults_in(module)]
    return sorted(faults, key=lambda fault: sha256(f"{seed} {_shown(fault)}".encode()).digest())[:number]


def _summed_up(rooms: list[str], counts: Counter[tuple[str, str]]) -> int:
    enough = True
    for room in rooms:
        found, survived, equivalent = (counts[room, how] for how in ("noticed", "survived", "equivalent"))
        print(f"{room}: {found} of {found + survived} noticed, {equivalent} more change nothing")
        enough = enough and found >= ENOUGH * (found + survived)
    return 0 if enough else 1


def _judged() -> set[str]:
    """The faults that change nothing, each a line as it is shown; what is indented says why."""
    text = (REPOSITORY / "tests/mutants/judged.txt").read_text(encoding="utf-8")
    return {line for line in text.splitlines() if line and not line.startswith((" ", "#"))}


def _shown(fault: Fault) -> str:
    """A fault as it is judged: by what is written there, which stays when lines move."""
    source = fault.path.read_text(encoding="utf-8")
    line = source.splitlines()[fault.line - 1].strip()
    written = source[fault.start : fault.end].strip()
    return f"{fault.path.relative_to(TOOLKIT).as_posix()}: `{written}` became `{fault.text}` in `{line}`"


if __name__ == "__main__":
    sys.exit(main())
