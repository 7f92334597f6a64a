"""Truths of a batch out of other truths: Kleene's tables, for all rows at once."""

from __future__ import annotations

from collections.abc import Callable

from guideproof.cohort.sliced.masks import Batch, Truths

TruthFunction = Callable[[Batch], Truths]


class NotSliced(ValueError):
    """An expression has too many values, or is none of those that are known here: the engine has to compute it."""


def constant_truth(written: str) -> TruthFunction:
    """The same of all rows."""

    match written:
        case "TRUE":
            return lambda batch: (batch.full, 0)
        case "FALSE":
            return lambda batch: (0, batch.full)
        case "NULL":
            return lambda batch: (0, 0)
        case _:
            raise NotSliced(written)


def opposite(part: TruthFunction) -> TruthFunction:
    """True and false exchanged."""

    def turned(batch: Batch) -> Truths:
        true, false = part(batch)
        return false, true

    return turned


def every(parts: list[TruthFunction]) -> TruthFunction:
    """False if one part is false, else unknown if one is unknown."""

    first, *others = parts

    def conjunction(batch: Batch) -> Truths:
        true, false = first(batch)
        for part in others:
            holds, fails = part(batch)
            true &= holds
            false |= fails
        return true, false

    return conjunction


def some(parts: list[TruthFunction]) -> TruthFunction:
    """True if one part is true, else unknown if one is unknown."""

    first, *others = parts

    def disjunction(batch: Batch) -> Truths:
        true, false = first(batch)
        for part in others:
            holds, fails = part(batch)
            true |= holds
            false &= fails
        return true, false

    return disjunction


def first_truth(branches: list[tuple[TruthFunction, TruthFunction]], otherwise: TruthFunction) -> TruthFunction:
    """That of the first branch that is true, else another one. What is asked of no row is not worked out."""

    def first(batch: Batch) -> Truths:
        left, true, false = batch.full, 0, 0
        for when, then in branches:
            here = when(batch)[0] & left
            if here:
                holds, fails = then(batch)
                true |= holds & here
                false |= fails & here
                left ^= here
        if left:
            holds, fails = otherwise(batch)
            true |= holds & left
            false |= fails & left
        return true, false

    return first


def instead_of(one: TruthFunction, other: TruthFunction) -> TruthFunction:
    """The first, or where it is unknown the second."""

    def instead(batch: Batch) -> Truths:
        true, false = one(batch)
        left = batch.full ^ (true | false)
        holds, fails = other(batch)
        return true | (holds & left), false | (fails & left)

    return instead


def unknown_truth(part: TruthFunction) -> TruthFunction:
    """Whether a truth is unknown."""

    def unknown(batch: Batch) -> Truths:
        true, false = part(batch)
        known = true | false
        return batch.full ^ known, known

    return unknown
