"""A tree as the validator sees it, and the way back from what it says to the tree."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree

Path = tuple[str | int, ...]


def instance(tree: Tree) -> Any:
    """The tree as JSON data; a number that is no whole one becomes the nearest binary one."""
    if type(tree) is Scalar:
        value = tree.value
        if type(value) is Fraction:
            return value.numerator if value.denominator == 1 else float(value)
        return value
    if type(tree) is Mapped:
        data = dict[str, Any]()
        for key, entry in tree.entries.items():
            each = entry.value
            data[key] = each.value if type(each) is Scalar and type(each.value) is not Fraction else instance(each)
        return data
    assert isinstance(tree, Sequence)
    return [instance(item) for item in tree.items]


def path_to(tree: Tree, steps: list[str | int], wanted: Any) -> Path:
    """The path of keys and positions that the validator means by its steps, where ``wanted`` stands.

    The validator gives keys that look like whole numbers as numbers and leaves empty keys out, so more than one path
    can have the same steps.
    """
    paths = list(_paths(tree, tuple(steps)))
    return next((path for path, found in paths if instance(found) == wanted), paths[0][0] if paths else ())


def _paths(tree: Tree, steps: Path) -> Iterator[tuple[Path, Tree]]:
    if not steps:
        yield (), tree
    elif isinstance(tree, Sequence) and isinstance(steps[0], int) and steps[0] < len(tree.items):
        for path, found in _paths(tree.items[steps[0]], steps[1:]):
            yield (steps[0], *path), found
    elif isinstance(tree, Mapped):
        for key in _keys(tree, steps[0]):
            for path, found in _paths(tree.entries[key].value, steps[1:]):
                yield (key, *path), found
    if isinstance(tree, Mapped) and "" in tree.entries:
        for path, found in _paths(tree.entries[""].value, steps):
            yield ("", *path), found


def _keys(tree: Mapped, step: str | int) -> list[str]:
    if isinstance(step, str):
        return [step] if step in tree.entries else []
    written = (key for key in tree.entries if key.removeprefix("+").isdecimal() and key.isascii())
    return [key for key in written if int(key) == step]
