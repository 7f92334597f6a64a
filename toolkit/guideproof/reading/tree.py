"""The syntax tree of a YAML file: what the file says, with the place of every key and value."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from msgspec import Struct

from guideproof.source import Span


class Scalar(Struct):
    """A text, a ``Fraction`` (every number), ``True``/``False`` or ``None``; ``text`` is what was written, unquoted."""

    value: str | Fraction | bool | None
    text: str
    span: Span


class Sequence(Struct):
    """A list of values."""

    items: list[Tree]
    span: Span


class Entry(Struct):
    """One key of a mapping with its value."""

    key: str
    key_span: Span
    value: Tree

    @property
    def span(self) -> Span:
        """From the start of the key to the end of the value."""
        return self.key_span.until(self.value.span)


class Mapped(Struct):
    """A mapping from text to values, in the order of the file."""

    entries: dict[str, Entry]
    span: Span

    def get(self, key: str) -> Tree | None:
        """The value of a key, or ``None``."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Tree = Scalar | Sequence | Mapped


def plain(tree: Tree) -> Any:
    """The tree as plain data (``Fraction`` for numbers), without places."""
    match tree:
        case Scalar(value):
            return value
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapped(entries):
            return {key: plain(entry.value) for key, entry in entries.items()}


def at(tree: Tree, path: tuple[str | int, ...]) -> Tree:
    """The value at a path of keys and positions."""
    for step in path:
        if isinstance(tree, Mapped) and isinstance(step, str):
            tree = tree.entries[step].value
        elif isinstance(tree, Sequence) and isinstance(step, int):
            tree = tree.items[step]
        else:
            raise KeyError(step)
    return tree


def flow(tree: Tree) -> str:
    """The tree as it would be written on one line, at most 60 characters of it, for messages."""
    text = _flow(tree, 60)
    return text if len(text) <= 60 else text[:57] + "..."


def _flow(tree: Tree, room: int) -> str:
    if room <= 0:
        return "..."
    match tree:
        case Scalar(text=text):
            return text
        case Sequence(items):
            return f"[{', '.join(_flow(item, room - 4) for item in items[:20])}]"
        case Mapped(entries):
            shown = list(entries.values())[:20]
            return "{" + ", ".join(f"{entry.key}: {_flow(entry.value, room - 4)}" for entry in shown) + "}"
