"""Whether the way of a patient stays the same without a fact, asked of what reads that fact alone.

Of less that is known no more is certain (the tables of `truth` are monotone), so whom every node of their way leads to
the same nodes comes to the same ones. What stands for a missing value is put in, as it is when facts are taken in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from guideproof.analysis.evaluation.outcome import Stop, Taken
from guideproof.analysis.evaluation.told import Told
from guideproof.analysis.evaluation.truth import State, Truth

Without = Callable[[State, str], tuple[dict[str, Any], frozenset[str]] | None]
"""The state of a patient of whom an input is not known, and the elements that may be others then, if there is one."""


class Lacking(Struct, frozen=True):
    """A patient who lacks a fact too: what is known, and how often they are led to each node."""

    state: State
    led: Counter[str]


class Staying:
    """The way of one patient, who lacks more and more facts. ``stops`` are the nodes on it, ``scope`` says for whom the
    visit is; the values of the elements ``kept``, and what the nodes ``told`` say, are to stay too."""

    def __init__(
        self,
        state: State,
        stops: Sequence[Stop],
        scope: Callable[[State], Truth] | None,
        without: Without,
        kept: Iterable[str] = (),
        told: Iterable[str] = (),
    ) -> None:
        self._without, self._scope, self._kept, self._told = without, scope, frozenset(kept), frozenset(told)
        self._state = state
        self._led = Counter(target for stop in stops for target in _taken(stop, state).certain)
        self._open = {target for stop in stops for target in _taken(stop, state).possible}
        self._open |= {stop.compiled.node.id for stop in stops}
        self._reading: dict[str, list[Stop]] = {}
        for stop in stops:
            if stop.always is None:
                for id in stop.compiled.reads:
                    self._reading.setdefault(id, []).append(stop)
        self._telling = [stop for stop in stops if stop.compiled.telling is not None]

    def lacking(self, id: str) -> Lacking | None:
        """The patient without an input, if all stays."""
        found = self._without(self._state, id)
        if found is None:
            return None
        state, changed = found
        if any(state[each] != self._state[each] for each in self._kept & changed):
            return None
        if self._scope is not None and self._scope(state) is not True:
            return None
        led = self._led_by(state, changed)
        return Lacking(state, led) if led is not None and self._tells_alike(state) else None

    def go_on(self, lacking: Lacking) -> None:
        """From now on that is the patient."""
        self._state, self._led = lacking.state, lacking.led

    def _led_by(self, state: State, changed: Iterable[str]) -> Counter[str] | None:
        """How often the patient is led to each node, if that is never no more, and nowhere where it was not known."""
        led = self._led
        for stop in {stop.compiled.node.id: stop for id in changed for stop in self._reading.get(id, ())}.values():
            now, before = _taken(stop, state), _taken(stop, self._state)
            if now.certain == before.certain and now.possible == before.possible:
                continue
            if not self._open.issuperset(now.possible):
                return None
            led = led.copy()
            led.update(now.certain)
            led.subtract(before.certain)
            if any(led[target] < 1 for target in before.certain):
                return None
        return led

    def _tells_alike(self, state: State) -> bool:
        for stop in self._telling:
            telling = stop.compiled.telling
            assert telling is not None, "of others nothing is asked"
            told, before = telling(state), telling(self._state)
            if (told.lacking, told.inapplicable) != (before.lacking, before.inapplicable):
                return False
            if stop.compiled.node.id in self._told and _said(told) != _said(before):
                return False
        return True


def _taken(stop: Stop, state: State) -> Taken:
    return stop.always or stop.found[stop.pick(state)]


def _said(told: Told) -> Mapping[str, Any]:
    """What is said with values of the patient."""
    return {
        "items": [(each.amount, each.detail) for each in told.recommended],
        "visits": [(each.due, each.until) for each in told.reassess],
    }
