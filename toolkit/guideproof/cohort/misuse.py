"""What a cohort run refuses, in words for the person who started it."""

from __future__ import annotations

_SHOWN = 60


class CohortMisuse(ValueError):
    """The table, the mapping or the engine cannot be used as asked; patients are never the reason."""


def excerpt(written: bytes) -> str:
    """The beginning of a line, as far as it can be shown."""
    line = written.partition(b"\n")[0].rstrip(b"\r").decode("utf-8", "replace")
    shown = "".join(letter if letter.isprintable() else " " for letter in line)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
