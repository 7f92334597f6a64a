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
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutants.faults import Fault, faults_in
from tests.mutants.running import PATIENCE, REPOSITORY, TOOLKIT, Forks, keep_compiled, mapped, noticed

ROOMS = ("checks", "analysis/proof", "program", "analysis/evaluation")
NEAR = (
    *("program", "evaluation", "analysis", "solver", "proof", "checks", "vignettes", "laws", "cli", "reporters"),
    "conformance/test_harness.py",
)
"""The tests that are asked: no browser and no database. A process that a test starts does not see what is planted."""
WARM = ("click", "jsonschema", "jsonschema_rs", "networkx", "quickjs", "rich.table", "yaml", "z3")
"""What is loaded once for all."""
ENOUGH = 0.9
SURVIVED = "survived: "


def main() -> int:
    """Plants the faults that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=400)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", default=list(ROOMS), help=f"some of: {', '.join(ROOMS)}")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--again", type=Path, metavar="FILE", help="only those that survived, as an earlier run said")
    asked = parser.parse_intermixed_args()
    print(f"seed {asked.seed}", flush=True)
    every = {room: list(_faults(room)) for room in asked.rooms}
    equivalent = _judged()
    there = {shown for faults in every.values() for shown, _ in faults}
    for gone in sorted(each for each in equivalent - there if _in_one(each, asked.rooms)):
        print(f"judged, and not there any more: {gone}", flush=True)
    survivors = None if asked.again is None else _survivors(asked.again)
    chosen = [
        (room, shown, fault)
        for number, room in enumerate(asked.rooms)
        for shown, fault in _sample(every[room], (asked.number + number) // len(asked.rooms), asked.seed, survivors)
    ]
    for name in WARM:
        import_module(name)
    with TemporaryDirectory() as compiled:
        keep_compiled(compiled)
        counts = _asked(asked.rooms, chosen, equivalent)
    return _summed_up(asked.rooms, counts)


def _asked(rooms: list[str], chosen: list[tuple[str, str, Fault]], equivalent: set[str]) -> Counter[tuple[str, str]]:
    """How many faults of each room came out how; which survived is told at once."""
    processes = os.cpu_count() or 1
    modules = [f"{TOOLKIT}/guideproof/{room}/*" for room in rooms]
    tests = mapped([f"tests/{each}" for each in NEAR], modules, processes)
    counts: Counter[tuple[str, str]] = Counter()
    answers = Forks(processes).each(
        chosen,
        lambda each: noticed(each[2], tests.rings(each[2].path, each[2].line), tests.seconds),
        lambda _: 30 + 5 * PATIENCE,
    )
    for (room, shown, fault), answer in answers:
        how = "noticed" if answer != "" else "equivalent" if shown in equivalent else "survived"
        counts[room, how] += 1
        if how == "survived":
            print(f"{SURVIVED}{shown} (line {fault.line})", flush=True)
    return counts


def _faults(room: str) -> Iterator[tuple[str, Fault]]:
    """Every fault of a room, and how it is shown."""
    for module in sorted((TOOLKIT / "guideproof" / room).rglob("*.py")):
        for fault in faults_in(module):
            yield _shown(fault), fault


def _sample(
    faults: list[tuple[str, Fault]], number: int, seed: int, survivors: set[str] | None
) -> list[tuple[str, Fault]]:
    """So many faults of a room, or all, or those that survived; whether one is chosen depends neither on what else
    there is nor on its line."""
    if survivors is not None:
        return [(shown, fault) for shown, fault in faults if shown in survivors]
    return sorted(faults, key=lambda each: sha256(f"{seed} {each[0]}".encode()).digest())[:number]


def _survivors(told: Path) -> set[str]:
    """What an earlier run told of, without the numbers of lines."""
    lines = told.read_text(encoding="utf-8").splitlines()
    return {line.removeprefix(SURVIVED).rpartition(" (line ")[0] for line in lines if line.startswith(SURVIVED)}


def _in_one(shown: str, rooms: list[str]) -> bool:
    return any(shown.startswith(f"guideproof/{room}/") for room in rooms)


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
