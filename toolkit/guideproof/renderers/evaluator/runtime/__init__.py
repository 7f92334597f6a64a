"""The part of an emitted evaluator that is the same for every guideline; its files are copied into the program."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=16)
def shared_file(language: str, name: str) -> str:
    """The text of a file of the shared part, one of a language or one that the toolkit itself runs."""
    file = files("guideproof") / name if name == "nearest.py" else files(__name__) / language / name
    return file.read_text(encoding="utf-8").strip("\n")
