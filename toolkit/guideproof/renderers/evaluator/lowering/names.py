"""Names for a program: every thing gets its own, whatever its id is."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable


class FreeNames:
    """Gives each thing a name that no other thing has and that the language does not keep for itself."""

    def __init__(self, reserved: Iterable[str]) -> None:
        self._taken = set(reserved)
        self._given: dict[Hashable, str] = {}

    def of(self, thing: Hashable, wanted: str) -> str:
        """The name of a thing: as wanted where that is free and a name, else something like it."""
        if thing in self._given:
            return self._given[thing]
        plain = re.sub(r"[^A-Za-z0-9_]", "_", wanted)
        name = plain = plain if re.match(r"[A-Za-z_]", plain) else f"_{plain}"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{plain}_{number}"
        self._taken.add(name)
        self._given[thing] = name
        return name

    def given(self) -> frozenset[str]:
        """Every name that is taken."""
        return frozenset(self._taken)
