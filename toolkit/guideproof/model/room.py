"""Where something more can be written into a file: the next key of a mapping, the next item of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from guideproof.source import Span


class Room(Struct, frozen=True):
    """An empty place, and what stands before and behind what is written there. ``indent`` is that of the keys of an
    item in block style, ``None`` where all has to stand on the line."""

    span: Span
    before: str
    behind: str = ""
    indent: int | None = None

    def written(self, items: Sequence[Mapping[str, str]]) -> str:
        """The text that adds these items, whose values are YAML already."""
        return "".join(f"{self.before}{self._item(item)}{self.behind}" for item in items)

    def _item(self, item: Mapping[str, str]) -> str:
        keys = [f"{key}: {value}".rstrip(" ") for key, value in item.items()]
        if self.indent is None:
            return "{" + ", ".join(f"{key}: {value}" for key, value in item.items()) + "}"
        return f"\n{' ' * self.indent}".join(keys)


class Rooms(Struct, frozen=True):
    """Where a guideline can be added to: by path another ``allow`` of each thing in a file, with the place of the thing
    (``None``: the whole file), another branch of the decision there, and by path and id another class of a
    ``classify``."""

    allowing: Mapping[str, tuple[tuple[Span | None, Room], ...]]
    branches: Mapping[str, Room]
    classes: Mapping[tuple[str, str], Room]

    def for_allow(self, place: Span) -> Room | None:
        """Where the thing in which a place lies can allow something."""
        return next(self._around(place), None)

    def _around(self, place: Span) -> Iterator[Room]:
        for scope, room in self.allowing.get(place.path, ()):
            if scope is None or scope.contains(place):
                yield room


NO_ROOMS = Rooms({}, {}, {})
