"""The lines of the files of a guideline, for excerpts that stand beside what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from guideproof.reading.characters import BYTE_ORDER_MARK
from guideproof.reading.opening import Unopened
from guideproof.reading.store import Place, store_of
from guideproof.reading.yaml_tree import LARGEST
from guideproof.source import SourceLines


def source_lines(place: Place, root: Path | None = None) -> SourceLines:
    """A function from a shown path to the lines of that file of the guideline; empty where it cannot be read."""
    store = store_of(place)
    shown = store.shown(root)

    @lru_cache(maxsize=64)
    def lines(path: str) -> Sequence[str]:
        if not path.startswith(f"{shown}/"):
            return ()
        try:
            data = store.read(path.removeprefix(f"{shown}/"), LARGEST)
        except Unopened:
            return ()
        return (
            data.removeprefix(BYTE_ORDER_MARK)
            .decode("utf-8", "replace")
            .replace("\r\n", "\n")
            .replace("\r", "\n")
            .split("\n")
        )

    return lines
