"""Timing two things in turn, so that a machine that slows down slows both, and giving their ratio."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from compileall import compile_dir
from functools import cache
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import guideproof


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, in seconds."""
    start = perf_counter()
    work()
    return perf_counter() - start


def paired(ours: Callable[[], object], baseline: Callable[[], object], rounds: int = 7) -> tuple[float, float, float]:
    """The median seconds of each, called in turn after one warm-up, and the median of the ratios pair by pair."""
    ours(), baseline()
    pairs = [(seconds(ours), seconds(baseline)) for _ in range(rounds)]
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def report(what: str, ours: float, baseline: float, ratio: float, against: str, goal: str) -> None:
    """One line: the ratio first, because single times on a noisy machine mean little."""
    print(f"{what}: {ratio:.2f} times {against} ({ours * 1e3:.2f} ms against {baseline * 1e3:.2f} ms; goal: {goal})")


def environment() -> dict[str, str]:
    """That of this process, but as when installed: what Python has compiled once it need not compile again, whatever
    the shell says of that."""
    _compile()
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}


@cache
def _compile() -> None:
    compile_dir(str(Path(guideproof.__file__).parent), quiet=2)


class Spent(NamedTuple):
    """Seconds of a whole process: of the clock, and of the processor (user and system, children included). Other work
    disturbs those of the processor least; those of the clock are what somebody waits, and less where a command uses a
    second core."""

    clock: float
    processor: float


def spent(arguments: list[str], toolkit: Path | None = None, folder: Path | None = None) -> tuple[Spent, bytes]:
    """What a Python process takes, and what it prints; with the ``toolkit`` of another checkout, if that is given, and
    in a folder."""
    known = environment() if toolkit is None else {**environment(), "PYTHONPATH": str(toolkit)}
    before, begun = os.times(), perf_counter()
    done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, cwd=folder, env=known)
    after, ended = os.times(), perf_counter()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(ended - begun, used), done.stdout


def process(arguments: list[str]) -> Callable[[], object]:
    """A whole Python process as a thing to time; its output is thrown away."""
    command, known = [sys.executable, *arguments], environment()
    return lambda: subprocess.run(command, check=False, capture_output=True, env=known)


def peak_megabytes() -> float:
    """The most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
