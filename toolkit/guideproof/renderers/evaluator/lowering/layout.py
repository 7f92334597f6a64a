"""Texts and values laid out in lines, in ways that every language shares."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH = 120
"""The longest line, but for texts that cannot be cut."""


def plain(text: str) -> str:
    """A text on one line in which only printable characters stand as they are, for comments."""
    return printable(" ".join(text.split()))


def printable(text: str) -> str:
    """The text with what is not printable as Python's literals have it."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


LaidValue = str | tuple[str, Sequence[object], str]
"""A value as code: flat text, or (opening, items, closing) that is written on one line where it fits."""


def laid_out(value: object, prefix: str, suffix: str, indent: str, step: str = "    ") -> list[str]:
    """``prefix value suffix`` as lines; what does not fit on one line has an item a line, each with a comma."""
    room = WIDTH - len(indent) - len(prefix) - len(suffix)
    if not isinstance(value, tuple) or not value[1] or _room_beside(value, room) >= 0:
        return [f"{indent}{prefix}{flattened(value)}{suffix}"]
    opening, items, closing = value
    lines = [f"{indent}{prefix}{opening}".rstrip()]
    for item in items:
        if isinstance(item, LaidEntry):
            lines += laid_out(item.value, item.key, ",", indent + step, step)
        else:
            lines += laid_out(item, "", ",", indent + step, step)
    return [*lines, f"{indent}{closing.strip()}{suffix}"]


class LaidEntry:
    """An item with something before it: ``"key": `` or ``name=``."""

    __slots__ = ("key", "value")

    def __init__(self, key: str, value: object) -> None:
        self.key = key
        self.value = value


def flattened(value: object) -> str:
    """The value on one line."""
    if isinstance(value, LaidEntry):
        return value.key + flattened(value.value)
    if isinstance(value, tuple):
        opening, items, closing = value
        comma = "," if opening == "(" and len(items) == 1 else ""
        return f"{opening}{', '.join([flattened(item) for item in items])}{comma}{closing}"
    return str(value)


def _room_beside(value: object, room: int) -> int:
    """How much room is left beside the value on one line, below zero where it does not fit: told without writing it,
    and of a long one only as far as it would fit."""
    if isinstance(value, LaidEntry):
        return _room_beside(value.value, room - len(value.key))
    if isinstance(value, tuple):
        opening, items, closing = value
        comma = opening == "(" and len(items) == 1
        room -= len(opening) + len(closing) + max(0, 2 * len(items) - 2) + comma
        for item in items:
            if room < 0:
                break
            room = _room_beside(item, room)
        return room
    return room - len(str(value))
