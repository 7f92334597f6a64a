"""A patient while a page loads anew: in memory alone, given back once, forgotten within a minute."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from time import monotonic

_SECONDS = 60.0
_MOST = 16


class Patients:
    """What pages asked to be kept, by a name that nobody can guess."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held: dict[str, tuple[float, bytes]] = {}

    def keep(self, data: bytes) -> str:
        """Keeps it, and gives the name; of too many the oldest is forgotten."""
        self._forget()
        while len(self._held) >= _MOST:
            del self._held[next(iter(self._held))]
        name = secrets.token_urlsafe(16)
        self._held[name] = (self._clock() + _SECONDS, data)
        return name

    def take(self, name: str) -> bytes | None:
        """Gives it back, and forgets it."""
        self._forget()
        return self._held.pop(name, (0.0, None))[1]

    def _forget(self) -> None:
        now = self._clock()
        self._held = {name: held for name, held in self._held.items() if held[0] > now}
