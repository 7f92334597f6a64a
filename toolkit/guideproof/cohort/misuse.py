"""What a cohort run refuses, in words for the person who started it."""

from __future__ import annotations


class CohortMisuse(ValueError):
    """The table, the mapping or the engine cannot be used as asked; patients are never the reason."""
