"""Where the time of a command goes: stages by name, how often each was entered, and the seconds spent in it.

A stage is a ``with stage("reading"):``. It costs next to nothing unless somebody records, and never changes what comes
out. What is spent in a stage within another one counts for the inner one alone, so that all stages add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter, process_time

_STARTING, _REST = "starting", "everything else"
_WORTH = 0.001
"""The least seconds of a stage that has a line of its own."""


class Timings:
    """What was recorded: for each stage how often it was entered and the seconds in it, in the order of first entry."""

    def __init__(self) -> None:
        self.calls: dict[str, int] = {_STARTING: 1}
        self.seconds: dict[str, float] = {_STARTING: process_time()}
        self._within: list[str] = [_REST]
        self._since = perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """The time from here to the end of the block counts for a stage."""
        self._charge()
        self.calls[name] = self.calls.get(name, 0) + 1
        self.seconds.setdefault(name, 0.0)
        self._within.append(name)
        try:
            yield
        finally:
            self._charge()
            self._within.pop()

    def _charge(self) -> None:
        now = perf_counter()
        name = self._within[-1]
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._since
        self._since = now

    def table(self) -> str:
        """A line for each stage, the longest first: seconds, calls, name. Those of no time worth telling stand together
        in one line; what lies in no stage, and the whole, at the end."""
        self._charge()
        stages = sorted(((spent, name) for name, spent in self.seconds.items() if name != _REST), reverse=True)
        told = [(spent, self.calls[name], name) for spent, name in stages if spent >= _WORTH]
        short = [(spent, self.calls[name]) for spent, name in stages if spent < _WORTH]
        told += [(sum(spent for spent, _ in short), sum(calls for _, calls in short), "short stages")] if short else []
        told += [(self.seconds[_REST], 1, _REST), (sum(self.seconds.values()), 1, "the whole")]
        return "\n".join(
            ["  seconds   calls  stage", *(f"{spent:9.3f} {calls:7}  {name}" for spent, calls, name in told)]
        )


_RECORDED: ContextVar[Timings | None] = ContextVar("recorded", default=None)


@contextmanager
def recorded() -> Iterator[Timings]:
    """Records the stages that are entered until the end of the block, in this thread."""
    timings = Timings()
    token = _RECORDED.set(timings)
    try:
        yield timings
    finally:
        _RECORDED.reset(token)


def recording() -> bool:
    """Whether somebody records the stages of this thread."""
    return _RECORDED.get() is not None


@contextmanager
def stage(name: str) -> Iterator[None]:
    """A part of the work, named for whoever records it."""
    timings = _RECORDED.get()
    if timings is None:
        yield
        return
    with timings.stage(name):
        yield
