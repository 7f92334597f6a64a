"""Columns of a batch that have one of a few values, and truths out of them."""

from __future__ import annotations

from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from msgspec import Struct

from guideproof.cohort.sliced.masks import Batch, Choices, Constant, Truths, rows_of
from guideproof.cohort.sliced.truths import NotSliced, TruthFunction
from guideproof.renderers.cohort_sql.tree import SqlNumber, SqlOperator, SqlText, SqlWord

_MOST = 4096
"""From how many values a column can have on it is left to the engine."""

COMPARISONS: dict[SqlOperator, Callable[[Any, Any], bool]] = {
    SqlOperator.EQUAL: eq,
    SqlOperator.UNEQUAL: ne,
    SqlOperator.AT_LEAST: ge,
    SqlOperator.AT_MOST: le,
    SqlOperator.ABOVE: gt,
    SqlOperator.BELOW: lt,
}
"""How the two sides of a comparison are compared."""


class Choice(Struct, frozen=True):
    """A function that gives which rows have which value, and the values that there can be; ``column`` is its name where
    it is but a column. A ``constant`` is the same of all rows and missing of none."""

    of: Callable[[Batch], Choices]
    values: frozenset[Constant]
    column: str | None = None
    constant: bool = False


def constant_choice(written: SqlText | SqlNumber | SqlWord) -> Choice:
    """The same of all rows; ``NULL`` of none. Raises ``NotSliced``."""
    if isinstance(written, SqlNumber) and not written.written.lstrip("-").isdigit():
        raise NotSliced(written.written)
    match written:
        case SqlText(value):
            return Choice(lambda batch: {value: batch.full}, frozenset([value]), constant=True)
        case SqlNumber(digits):
            number = int(digits)
            return Choice(lambda batch: {number: batch.full}, frozenset([number]), constant=True)
        case SqlWord("NULL"):
            return Choice(lambda batch: {}, frozenset())
        case _:
            raise NotSliced(written.written)


def missing_choice(part: Choice) -> TruthFunction:
    """Whether there is no value."""

    def missing(batch: Batch) -> Truths:
        known = rows_of(part.of(batch))
        return batch.full ^ known, known

    return missing


def one_of(value: Choice, wanted: frozenset[Constant]) -> TruthFunction:
    """Whether a value is one of these; unknown where there is none."""

    def among(batch: Batch) -> Truths:
        true = false = 0
        for each, mask in value.of(batch).items():
            if each in wanted:
                true |= mask
            else:
                false |= mask
        return true, false

    return among


def compared(operator: SqlOperator, left: Choice, right: Choice) -> TruthFunction:
    """Whether two values compare so; unknown where one is missing."""

    holds = COMPARISONS[operator]
    if not right.constant:  # what can be but one value may still be missing
        return _paired_truth(holds, left, right)
    [limit] = right.values
    if operator in (SqlOperator.AT_LEAST, SqlOperator.BELOW) and left.column is not None and isinstance(limit, int):
        return _limited(left, left.column, limit, reach=operator is SqlOperator.AT_LEAST)
    return one_of(left, frozenset(each for each in left.values if holds(each, limit)))


def _limited(left: Choice, name: str, limit: int, *, reach: bool) -> TruthFunction:
    beyond = max((each for each in left.values if isinstance(each, int)), default=0) + 1

    def limited(batch: Batch) -> Truths:
        under = batch.below(name, limit)
        over = batch.below(name, beyond) ^ under
        return (over, under) if reach else (under, over)

    return limited


def _paired_truth(holds: Callable[[Any, Any], bool], left: Choice, right: Choice) -> TruthFunction:
    pairs = paired(lambda one, other: int(holds(one, other)), left, right)

    def compared(batch: Batch) -> Truths:
        found = pairs.of(batch)
        return found.get(1, 0), found.get(0, 0)

    return compared


def paired(operation: Callable[[Any, Any], Constant], one: Choice, other: Choice) -> Choice:
    """What an operation gives for two values; missing where one is. Raises ``NotSliced``."""

    if len(one.values) * len(other.values) > _MOST * 16:
        raise NotSliced("too many values")
    values = frozenset(operation(first, second) for first in one.values for second in other.values)
    if len(values) > _MOST:
        raise NotSliced("too many values")

    def calculated(batch: Batch) -> Choices:
        found: dict[Constant, int] = {}
        seconds = other.of(batch)
        for first, mask in one.of(batch).items():
            for second, of_second in seconds.items():
                both = mask & of_second
                if both:
                    value = operation(first, second)
                    found[value] = found.get(value, 0) | both
        return found

    return Choice(calculated, values)


def first_choice(branches: list[tuple[TruthFunction, Choice]], otherwise: Choice) -> Choice:
    """The value of the first branch that is true, else another one."""

    values = otherwise.values.union(*(then.values for _, then in branches))

    def first(batch: Batch) -> Choices:
        left = batch.full
        found: dict[Constant, int] = {}
        for when, then in branches:
            here = when(batch)[0] & left
            if here:
                left ^= here
                for value, mask in then.of(batch).items():
                    found[value] = found.get(value, 0) | (mask & here)
        if left:
            for value, mask in otherwise.of(batch).items():
                found[value] = found.get(value, 0) | (mask & left)
        return {value: mask for value, mask in found.items() if mask}

    return Choice(first, values)
