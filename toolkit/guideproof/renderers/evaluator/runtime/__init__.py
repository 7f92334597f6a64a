"""The part of an emitted evaluator that is the same for every guideline; its files are copied into the program."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=32)
def shared_file(path: str) -> str:
    """The text of a file of the toolkit that is copied into programs."""
    return files("guideproof").joinpath(path).read_text(encoding="utf-8").strip("\n")
