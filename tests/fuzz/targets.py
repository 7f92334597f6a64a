"""The targets: mutated inputs for every reader, each drawn, laid out and held to what must come of it."""

from __future__ import annotations

import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests.fuzz import guidelines, tables
from tests.fuzz import patients as people
from tests.fuzz.edits import Edit

Target = Callable[[Path, "Settings"], None]


class Settings:
    """How long a target runs, and with which seed."""

    def __init__(self, examples: int, start: int) -> None:
        self.examples, self.start = examples, start

    def over(self, test: Callable[..., None], *drawn: st.SearchStrategy[object]) -> None:
        """Runs a test over so many drawn inputs."""
        phases = (Phase.generate, Phase.shrink)
        chosen = settings(
            max_examples=self.examples,
            deadline=None,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        )
        seed(self.start)(chosen(given(*drawn)(test)))()


def reading(folder: Path, how: Settings) -> None:
    """Guidelines that are read and run."""
    bench = guidelines.Bench(folder)

    def one(place: int, wanted: list[guidelines.Change]) -> None:
        guidelines.read_and_run(*bench.laid(place, wanted))

    how.over(one, st.integers(0, len(bench.seeds) - 1), guidelines.changes())


def proving(folder: Path, how: Settings) -> None:
    """Guidelines that are checked with all proofs."""
    bench = guidelines.Bench(folder)

    def one(place: int, wanted: list[guidelines.Change]) -> None:
        guidelines.proven(*bench.laid(place, wanted))

    how.over(one, st.integers(0, len(bench.seeds) - 1), guidelines.changes())


def patients(folder: Path, how: Settings) -> None:
    """Patients in YAML and JSON."""

    def one(start: tuple[str, str], wanted: list[Edit]) -> None:
        people.evaluated(folder, *start, wanted, elements)

    with people.read_once() as elements:
        how.over(one, st.sampled_from(people.seeds()), people.changes())


def reading_tables(folder: Path, how: Settings) -> None:
    """Tables of patients, as our own readers take them."""

    def one(start: tuple[str, str], wanted: list[Edit]) -> None:
        tables.looked_through(folder, *start, wanted)

    how.over(one, st.sampled_from(tables.seeds()), tables.changes())


def cohorts(folder: Path, how: Settings) -> None:
    """Tables of patients, evaluated by an engine."""

    def one(start: tuple[str, str], wanted: list[Edit]) -> None:
        tables.evaluated(folder, *start, wanted, guideline)

    with tables.read_once() as guideline:
        how.over(one, st.sampled_from(tables.seeds()), tables.changes())


TARGETS: dict[str, tuple[Target, float]] = {
    "reading": (reading, 1.0),
    "proving": (proving, 0.02),
    "patients": (patients, 1.0),
    "tables": (reading_tables, 1.0),
    "cohorts": (cohorts, 0.02),
}
"""Every target with the share of N that it gets; proofs and engines take fifty times as long as reading."""


def run(name: str, examples: int, start: int) -> tuple[str, str, float]:
    """The failure of a target, if there is one, and how long it took."""
    target, _ = TARGETS[name]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"fuzz-{name}-") as folder:
        try:
            target(Path(folder), Settings(examples, start))
        except BaseException:  # noqa: BLE001 - every failure is told
            return name, traceback.format_exc(), time.monotonic() - started
    return name, "", time.monotonic() - started
