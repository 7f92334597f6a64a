"""Lines of a table, for messages: how many there are, and the first of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

_SHOWN = 5


class Lines(Struct):
    """Lines of a file, or rows of one that has no lines."""

    count: int = 0
    first: list[int] = field(default_factory=list)

    @property
    def more(self) -> bool:
        """Whether further places would be kept, and not only counted."""
        return len(self.first) < _SHOWN

    def add(self, place: int) -> None:
        """One more."""
        self.count += 1
        if len(self.first) < _SHOWN:
            self.first.append(place)

    def __str__(self) -> str:
        """``line 5``, ``lines 5, 9 and 12``, ``lines 5, 9, 12, 13, 20 and 1,198 more``"""
        return listed("line", self.first, self.count)


def listed(word: str, places: Sequence[int | str], count: int) -> str:
    """Lines in words."""
    more = count - len(places)
    names = [str(place) for place in places] + ([f"{more:,} more"] if more > 0 else [])
    if len(names) < 2:
        return f"{word} {''.join(names)}"
    return f"{word}s {', '.join(names[:-1])} and {names[-1]}"
