"""Truths and choices of a batch of rows: whole numbers that have a bit a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct, field

Mask = int
"""The rows for which something is so: bit ``n`` stands for row ``n``."""

Truths = tuple[Mask, Mask]
"""The rows for which something is true, and those for which it is false; for the rest it is unknown."""

Constant = str | int
Choices = Mapping[Constant, Mask]
"""From each value to the rows that have it; the rest have none."""


class Batch(Struct):
    """Some rows, with the columns that are known of them so far; ``full`` are all of them."""

    rows: int
    full: Mask
    truths: dict[str, Truths] = field(default_factory=dict)
    choices: dict[str, Choices] = field(default_factory=dict)
    _upto: dict[str, tuple[list[int], list[Mask]]] = field(default_factory=dict)

    def below(self, name: str, limit: int) -> Mask:
        """The rows whose number in a column of choices is less than a limit. Asked again it takes no longer for many
        values than for few."""
        if name not in self._upto:
            numbers = sorted(value for value in self.choices[name] if isinstance(value, int))
            masks = [0]
            for number in numbers:
                masks.append(masks[-1] | self.choices[name][number])
            self._upto[name] = numbers, masks
        numbers, masks = self._upto[name]
        return masks[bisect_left(numbers, limit)]


def rows_of(choices: Choices) -> Mask:
    """The rows that have a value."""
    found = 0
    for mask in choices.values():
        found |= mask
    return found
