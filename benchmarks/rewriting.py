"""Rewrites of the files of a guideline that keep what it says, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from benchmarks.planting import BOUNDS, Edited, Known, Place, Trees, put, sites

_OTHER_UNIT = {"mm": ("cm", "0.1"), "mL/min": ("L/min", "0.001"), "g/dL": ("g/L", "10"), "a": ("mo", "12")}
"""Another unit of the same dimension, and by what a number in it is multiplied."""


def rewritten(files: Trees) -> Iterator[Edited]:
    """Every rewrite of one value that keeps what the guideline says."""
    known = Known(files)
    for path, tree in files.items():
        if isinstance(tree, bytes):
            continue
        for place, value in sites(tree):
            for kind, new in _alike(path, place, value, known):
                yield Edited(kind, f"{path} {'.'.join(map(str, place))}: {kind}", partial(put, files, path, place, new))
    for id in known.nodes:
        yield Edited("node renamed", id, partial(_renamed, files, id, f"{id}-two", "nodes/"))
    for id in known.derived:
        yield Edited("derived renamed", id, partial(_renamed, files, id, f"{id}_two", "derived/"))


def _alike(path: str, place: Place, value: Any, known: Known) -> Iterator[tuple[str, Any]]:
    key = place[-1] if place else None
    if key in ("when", "holds", "applies_when") and isinstance(value, dict):
        yield "negated twice", {"not": {"not": value}}
        if len(value) > 1:
            yield "reordered", {"all": [{name: each} for name, each in reversed(value.items())]}
        yield "with itself", {"any": [value, value]}
        yield "split within", {"any": [{"all": [value, {known.truths[0]: each}]} for each in (True, False)]}
    if key in ("all", "any") and isinstance(value, list) and len(value) > 1:
        yield "reordered", value[::-1]
    if key in BOUNDS and isinstance(value, str) and value.partition(" ")[2] in _OTHER_UNIT:
        number, _, unit = value.partition(" ")
        other, factor = _OTHER_UNIT[unit]
        yield "another unit", f"{(Decimal(number) * Decimal(factor)).normalize():f} {other}"
    if place == ("branches",):
        yield "branch split", [each for one in value for each in _split(one, known.truths[0])]
    if key == "formula":
        yield "formula alike", f"({value}) + 0"
        yield "formula alike", f"1 * ({value})"
    if key in ("count", "sum", "points") and isinstance(value, list):
        yield "summands turned", value[::-1]


def _split(branch: Mapping[str, Any], truth: str) -> list[dict[str, Any]]:
    if "when" not in branch:
        return [dict(branch)]
    return [
        {**branch, "id": f"{branch['id']}-{str(each).lower()}", "when": {"all": [branch["when"], {truth: each}]}}
        for each in (True, False)
    ]


def _renamed(files: Trees, old: str, new: str, folder: str) -> dict[str, Any]:
    """The files in which an id is another one wherever it stands."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")

    def again(value: Any, key: Any = None) -> Any:
        match value:
            case dict():
                return {
                    word.sub(new, name) if isinstance(name, str) else name: again(each, name)
                    for name, each in value.items()
                }
            case list():
                return [again(each, key) for each in value]
            case str() if key in ("detail", "until"):
                return value.replace(f"{{{old}}}", f"{{{new}}}")
            case str() if key not in ("title", "label", "rationale", "because", "question", "category", "unit"):
                return word.sub(new, value)
            case _:
                return value

    changed: dict[str, Any] = {}
    for path, tree in files.items():
        moved = path.replace(f"/{old}.", f"/{new}.") if path.startswith(folder) else path
        changed[moved] = tree if isinstance(tree, bytes) or path.startswith("inputs/") else again(tree)
    return {path: each for path, each in changed.items() if not path.startswith("vignettes/")}
