"""Functions of a few variables of a state whose results are kept: values lie on grids and come again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar

from msgspec import Struct

from guideproof.analysis.evaluation.truth import State

MOST_REMEMBERED = 4096
"""How many results of one function are kept; when there would be more, all are forgotten."""

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Memory(dict[Key, Kept]):
    """What a function gives for each key, worked out when it is first asked for. It must not be changed."""

    __slots__ = ("_work",)

    def __init__(self, work: Callable[[Key], Kept]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: Key) -> Kept:
        result = self._work(key)
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[key] = result
        return result


class Remembered(Struct, Generic[Kept], frozen=True):
    """A function of some variables of a state: ``found[pick(state)]``, where ``pick`` gives the values that it reads.

    Calling it is the same; where every microsecond counts, the two are used by themselves.
    """

    pick: Callable[[State], Any]
    found: Memory[Any, Kept]

    def __call__(self, state: State) -> Kept:
        """What the function gives for a state."""
        return self.found[self.pick(state)]


def remembered(variables: Sequence[str], work: Callable[[State], Kept]) -> Remembered[Kept]:
    """``work``, done once for each combination of the values of the variables that it reads.

    ``work`` is given a state of these variables alone: what else it read would look missing to it. The states to ask
    about have all of them, ``None`` where a value is missing. What comes out is shared: it must not be changed.
    """
    names = tuple(variables)
    if not names:
        return Remembered(lambda state: (), Memory(lambda values: work(_state((), ()))))
    pick = itemgetter(*names)
    if len(names) == 1:
        return Remembered(pick, Memory(lambda value: work(_state(names, (value,)))))
    return Remembered(pick, Memory(lambda values: work(_state(names, values))))


def _state(names: tuple[str, ...], values: tuple[Any, ...]) -> State:
    return dict(zip(names, values, strict=True))
