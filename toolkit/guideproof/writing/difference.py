"""What changes in files, as a unified diff."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import unified_diff


def unified(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """The difference of files by path, each of which is in UTF-8; those that are no different are left out."""
    parts: list[str] = []
    for path, new in after.items():
        parts += unified_diff(_lines(before[path]), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(part if part.endswith("\n") else f"{part}\n\\ No newline at end of file\n" for part in parts)


def _lines(data: bytes) -> list[str]:
    *whole, last = data.decode("utf-8").split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
