"""Running tests in copies of one warm process: of what they import, the toolkit alone is loaded anew."""

from __future__ import annotations

import faulthandler
import os
import pickle
import resource
import select
import signal
import sys
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import accumulate
from pathlib import Path
from types import CodeType
from typing import Any

import coverage
import pytest
from hypothesis import Phase, settings
from tests.mutants.faults import Fault

REPOSITORY = Path(__file__).parents[2]
TOOLKIT = REPOSITORY / "toolkit"
QUIET = (
    *("-q", "--assert=plain", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:faulthandler"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
FEW = 40
"""So many tests are asked before others are loaded."""
PATIENCE = 40.0
"""So many seconds of tests are asked of one fault. What they do not notice, nobody would look for further away."""
LOOKED_AT = 5.0
"""Seconds of each test in which it is seen what it runs."""
ENDLESS = 20.0
"""Seconds after which a test that is else quick runs in circles; what it shares with others may be made in it."""
settings.register_profile(
    "mutants", database=None, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
)
"""Whether an example fails is asked, not which is the smallest that does."""


@dataclass(frozen=True)
class Mapped:
    """What a run of sound tests has shown: the seconds of each, and which of them run each line of each module."""

    seconds: dict[str, float]
    lines: dict[str, dict[int, frozenset[str]]]
    failed: frozenset[str] = frozenset()

    @cached_property
    def width(self) -> Counter[str]:
        """How many lines of the modules each test runs."""
        return Counter(test for lines in self.lines.values() for tests in lines.values() for test in tests)

    def rings(self, module: Path, line: int) -> list[list[str]]:
        """The tests that run a line, first those that run little else and are quick (of what runs on import, those that
        run the module), a few before the others; then what else runs the module or stands in their files: a line may be
        run later than was looked at, and somebody may have remembered what it gave. As many as patience allows."""
        run = self.lines.get(str(module), {})
        near = run.get(line, frozenset()) or frozenset().union(*run.values())
        files = {_file(test) for test in near}
        further = {test for test in self.seconds if _file(test) in files}.union(*run.values()) - near
        ordered = [*sorted(near, key=self._price), *sorted(further, key=self._price)]
        spent = list(accumulate(self.seconds[test] for test in ordered))
        asked = ordered[: bisect_right(spent, PATIENCE)] or ordered[:1]
        close = len(near & set(asked))
        return [asked[:FEW], asked[FEW:close], asked[max(FEW, close) :]]

    def _price(self, test: str) -> tuple[float, str]:
        return (self.seconds[test] + 0.01) * self.width[test], test


def mapped(rooms: Sequence[str], modules: Sequence[str], at_a_time: int) -> Mapped:
    """What tests, room by room, run of modules where the toolkit is sound. One that does not pass there is told, and is
    not asked. Raises ``SystemExit`` where they cannot be run."""
    seconds: dict[str, float] = {}
    lines: defaultdict[str, defaultdict[int, frozenset[str]]] = defaultdict(lambda: defaultdict(frozenset))
    for room, answer in Forks(at_a_time).each(rooms, lambda room: _mapped(room, modules), lambda _: 3600.0):
        if not isinstance(answer, Mapped):
            raise SystemExit(f"{room} cannot be run: {answer or 'it ended itself'}")
        for test in sorted(answer.failed):
            print(f"fails where nothing is planted: {test}", flush=True)
        seconds |= answer.seconds
        for path, found in answer.lines.items():
            for line, tests in found.items():
                lines[path][line] |= tests
    return Mapped(seconds, {path: dict(found) for path, found in lines.items()})


def noticed(fault: Fault, rings: Iterable[list[str]], seconds: Mapping[str, float]) -> str:
    """The test that notices a fault; ``""`` if none does. A test that takes many times as long as it did ends the
    process."""
    sys.meta_path.insert(0, _Planted(fault.path, fault.planted(fault.path.read_text(encoding="utf-8"))))
    for tests in rings:
        watching = _Watching(tests, seconds)
        try:
            code = pytest.main([*QUIET, "-x", *dict.fromkeys(map(_file, tests))], [watching]) if tests else 0
        except Exception as raised:  # noqa: BLE001 - a warning where pytest ends is an error too
            return watching.failed or f"{type(raised).__name__} at the end"
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return watching.failed or "the tests could not be read"
    return ""


def _mapped(room: str, modules: Sequence[str]) -> Mapped | str:
    measuring = coverage.Coverage(data_file=None, include=modules, config_file=False)
    watching = _Mapping(measuring)
    measuring.start()
    code = pytest.main([*QUIET, room], [watching])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return f"pytest ended with {code}"
    data = measuring.get_data()
    lines = {
        path: {line: frozenset(found) - {""} - watching.failed for line, found in data.contexts_by_lineno(path).items()}
        for path in data.measured_files()
    }
    seconds = {test: took for test, took in watching.seconds.items() if test not in watching.failed}
    return Mapped(seconds, lines, frozenset(watching.failed))


class _Watching:
    """A plugin: which tests are run, in which order, and which one failed; ends with one that does not end."""

    def __init__(self, tests: Sequence[str], seconds: Mapping[str, float]) -> None:
        self._order = {test: place for place, test in enumerate(tests)}
        self._seconds = seconds
        self.failed = ""

    def pytest_collection(self) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 2 * ENDLESS)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        order = self._order
        items[:] = sorted((each for each in items if each.nodeid in order), key=lambda each: order[each.nodeid])

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS + 10 * self._seconds[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid


class _Mapping:
    """A plugin: what each test runs, how long it took, and which failed."""

    def __init__(self, measuring: coverage.Coverage) -> None:
        self._measuring = measuring
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_collection_finish(self) -> None:
        self._measuring.stop()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        measuring = self._measuring
        measuring.start()
        measuring.switch_context(item.nodeid)
        # What a long test runs, it runs again and again: it is seen soon.
        signal.signal(signal.SIGVTALRM, lambda number, frame: measuring.stop())
        signal.setitimer(signal.ITIMER_VIRTUAL, LOOKED_AT)
        began = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.process_time() - began
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            measuring.stop()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)


class _Planted(MetaPathFinder):
    """Finds one module, and gives another source for it."""

    def __init__(self, path: Path, source: str) -> None:
        names = path.relative_to(TOOLKIT).with_suffix("").parts
        self._name = ".".join(names[:-1] if names[-1] == "__init__" else names)
        self._path, self._source = path, source

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        return spec_from_file_location(name, self._path, loader=_Loader(name, str(self._path), self._source))


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


def keep_compiled(folder: str) -> None:
    """Has what is imported compiled once for all processes, whatever the environment says of it."""
    sys.pycache_prefix, sys.dont_write_bytecode = folder, False


class Forks:
    """Copies of this process, some at a time, each with one thing to do. What this process has imported they have too,
    so it must not import the toolkit."""

    def __init__(self, at_a_time: int) -> None:
        self._at_a_time = at_a_time
        self._running: dict[int, tuple[int, Any]] = {}

    def each(
        self, things: Iterable[Any], do: Callable[[Any], Any], seconds: Callable[[Any], float]
    ) -> Iterator[tuple[Any, Any]]:
        """Each thing with what doing it gave, as they end; ``None`` for one that did not end within its seconds of
        processor time, or ended the process."""
        for thing in things:
            if len(self._running) == self._at_a_time:
                yield self._ended()
            self._begin(thing, do, seconds(thing))
        while self._running:
            yield self._ended()

    def _begin(self, thing: Any, do: Callable[[Any], Any], seconds: float) -> None:
        reading, writing = os.pipe()
        process = os.fork()
        if process:
            os.close(writing)
            self._running[reading] = process, thing
            return
        try:
            _limit(seconds)
            answer = pickle.dumps(do(thing))
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is told where it can be seen
            answer = pickle.dumps(RuntimeError(f"{type(fault).__name__}: {fault}"))
        while answer:
            answer = answer[os.write(writing, answer) :]
        os._exit(0)

    def _ended(self) -> tuple[Any, Any]:
        # A pipe is read to its end before its process is waited for: it holds less than an answer may be long.
        reading = select.select(list(self._running), [], [])[0][0]
        process, thing = self._running.pop(reading)
        with open(reading, "rb") as pipe:  # noqa: PTH123 - a pipe has no path
            given = pipe.read()
        os.waitpid(process, 0)
        answer = pickle.loads(given) if given else None
        if isinstance(answer, RuntimeError):
            raise answer
        return thing, answer


def _limit(seconds: float) -> None:
    """This process shows nothing, and ends itself where it does not end."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    faulthandler.dump_traceback_later(20 * seconds, exit=True)
    sys.path[:0] = [str(TOOLKIT), str(REPOSITORY)]
    os.environ["PYTHONPATH"] = str(TOOLKIT)
    os.chdir(REPOSITORY)
    settings.load_profile("mutants")


def _file(test: str) -> str:
    return test.partition("::")[0]
