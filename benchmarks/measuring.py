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


def process(arguments: list[str]) -> Callable[[], object]:
    """A whole Python process as a thing to time; its output is thrown away."""
    command, known = [sys.executable, *arguments], environment()
    return lambda: subprocess.run(command, check=False, capture_output=True, env=known)


def peak_megabytes() -> float:
    """The most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
