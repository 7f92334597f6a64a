"""What a program raises, and how much it remembers. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from typing import Any

# <program>

MOST_REMEMBERED = 4096


class InvalidFacts(ValueError):
    """The facts cannot be a patient's, or a decision has no branch for them. ``problems`` says why: a list of
    {element, constraint, node, message}."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        super().__init__("; ".join(problem["message"] for problem in problems))
        self.problems = problems


class UnknownEntry(ValueError):
    """The guideline has no entry point of this name."""


class TwoVisits(ValueError):
    """The day of the visit was given twice, and the two differ."""


class Misfit(ValueError):
    """A value that does not fit its element; the text says why."""
