"""Three truth values, of which ``None`` is the third; section 5."""

from __future__ import annotations

from fractions import Fraction

Truth = bool | None
Interval = tuple[Fraction, Fraction]


def not_(truth: Truth) -> Truth:
    return None if truth is None else not truth


def all_of(truths: list[Truth]) -> Truth:
    return False if False in truths else None if None in truths else True


def any_of(truths: list[Truth]) -> Truth:
    return True if True in truths else None if None in truths else False


def passes(possible: list[bool]) -> Truth:
    """What is so of all that is possible holds; what is so of none does not."""
    return False if not any(possible) else True if all(possible) else None


def how_many(truths: list[Truth]) -> Interval:
    return Fraction(truths.count(True)), Fraction(len(truths) - truths.count(False))
