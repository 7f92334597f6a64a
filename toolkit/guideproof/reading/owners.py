"""What a part of a file is called in a message: branch `high-risk`, element `ecog`, test of `ecog`."""

from __future__ import annotations

from guideproof.reading.instances import Path
from guideproof.reading.tree import Mapped, Scalar, Tree, at

_FILES = {
    "manifest": "manifest",
    "node": "node",
    "evidence": "evidence source",
    "safety": "safety rule",
    "disagreements": "disagreement",
    "vignette": "vignette",
}
_ENTRIES = {
    "inputs": "element",
    "derived": "derived element",
    "parameters": "parameter",
    "interventions": "intervention",
}
_NAMED = {
    "entry_points": "entry point",
    "findings": "finding",
    "statements": "statement",
    "groups": "group",
    "strengths": "strength",
    "certainties": "certainty",
}
_ITEMS = {
    "branches": ("branch", "id"),
    "recommend": ("recommended item", "intervention"),
    "evidence": ("evidence link", "finding"),
    "constraints": ("constraint", "id"),
    "classify": ("class", "value"),
}
_CONDITIONS = ("when", "holds", "condition")


def owner_of(kind: str, tree: Tree, path: Path) -> str:
    """The name of the mapping at a path of a file of this kind; the place of one that has no name of its own."""
    start = _condition_start(kind, path)
    if start is not None:
        rest = _innermost(path[start:])
        if not rest:
            return f"condition of {owner_of(kind, tree, _before_condition(path[:start]))}"
        return f"test of `{rest[0]}`" if len(rest) == 1 else f"`{rest[-1]}` of the test of `{rest[0]}`"
    if not path:
        return _file_name(kind, tree)
    if len(path) == 1 and kind in _ENTRIES and path != ("constraints",):
        return f"{_ENTRIES[kind]} `{path[0]}`"
    last, before = path[-1], path[-2] if len(path) > 1 else None
    if isinstance(last, int):
        if before not in _ITEMS:
            return f"item {last + 1} of `{before}`"
        noun, key = _ITEMS[str(before)]
        return _numbered(noun, key, at(tree, path), last)
    if before in _NAMED:
        return f"{_NAMED[str(before)]} `{last}`"
    return f"`{last}`"


def _condition_start(kind: str, path: Path) -> int | None:
    """The position after the key of the condition that the path leads into."""
    skipped = 1 if kind in _ENTRIES else 0
    for position, step in enumerate(path):
        if position < skipped or (position and path[position - 1] == "entry_points"):
            continue
        if step in _CONDITIONS:
            return position + 1
        if kind == "derived" and position == 1 and step == "count" and len(path) > 2:
            return position + 2
    return None


def _before_condition(path: Path) -> Path:
    return path[:-2] if isinstance(path[-1], int) else path[:-1]


def _innermost(path: Path) -> Path:
    """The path inside a condition without the ``all``, ``any`` and ``not`` that lead to its innermost part."""
    while path and path[0] in ("all", "any", "not"):
        path = path[1:] if path[0] == "not" or len(path) == 1 else path[2:]
    return path


def _file_name(kind: str, tree: Tree) -> str:
    if kind == "condition":
        return "the condition"
    if kind not in _FILES:
        return "file"
    if kind == "manifest":
        return "manifest"
    written = tree.get("id") if isinstance(tree, Mapped) else None
    stem = tree.span.path.rpartition("/")[2].removesuffix(".yaml")
    return f"{_FILES[kind]} `{_text(written) or stem}`"


def _numbered(noun: str, key: str, tree: Tree, index: int) -> str:
    name = _text(tree.get(key)) if isinstance(tree, Mapped) else None
    return f"{noun} `{name}`" if name else f"{noun} {index + 1}"


def _text(tree: Tree | None) -> str | None:
    return tree.value if isinstance(tree, Scalar) and isinstance(tree.value, str) else None
