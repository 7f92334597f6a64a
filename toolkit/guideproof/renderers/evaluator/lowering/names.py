"""Names for a program: every thing gets its own, whatever its id is."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from itertools import count


class FreeNames:
    """Gives each thing a name that no other thing has and that the language does not keep for itself. With a
    ``letter``, names are that and a number, as short as can be."""

    def __init__(self, reserved: Iterable[str], letter: str = "") -> None:
        self._taken = set(reserved)
        self._letter = letter
        self._given: dict[Hashable, str] = {}

    def of(self, thing: Hashable, wanted: str) -> str:
        """The name of a thing: as wanted where that is free and a name, else something like it."""
        known = self._given.get(thing)
        if known is not None:
            return known
        name = next(each for each in self._possible(wanted) if each not in self._taken)
        self._taken.add(name)
        self._given[thing] = name
        return name

    def known(self, thing: Hashable) -> str | None:
        """The name of a thing that has one."""
        return self._given.get(thing)

    def keep(self, thing: Hashable, name: str) -> None:
        """A thing has exactly this name, which nothing else is to have."""
        self._taken.add(name)
        self._given[thing] = name

    def _possible(self, wanted: str) -> Iterator[str]:
        if self._letter:
            yield from (f"{self._letter}{number}" for number in count(len(self._given)))
        plain = re.sub(r"[^A-Za-z0-9_]", "_", wanted)
        plain = plain if re.match(r"[A-Za-z_]", plain) else f"_{plain}"
        yield plain
        yield from (f"{plain}_{number}" for number in count(2))

    def given(self) -> frozenset[str]:
        """Every name that is taken."""
        return frozenset(self._taken)
