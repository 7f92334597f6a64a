"""The engine's answers, as Arrow has them, as masks: a column of truths is a bit map there already."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guideproof.cohort.sliced.masks import Batch, Mask, Truths

if TYPE_CHECKING:
    from nanoarrow.c_array import CArray

_VALID, _DATA = 0, 1
"""The places of a column's buffers."""


def batch_of(answers: CArray, first: int, names: list[str]) -> Batch:
    """A batch with the truths that stand in columns from ``first`` on, under these names."""
    full = (1 << answers.length) - 1
    truths = {name: _truths(answers.child(first + place), full) for place, name in enumerate(names)}
    return Batch(answers.length, full, truths)


def _truths(column: CArray, full: Mask) -> Truths:
    assert column.offset == 0, "the engine starts a bit map of its own for each batch"
    view = column.view()
    true = int.from_bytes(view.buffer(_DATA), "little") & full
    valid = view.buffer(_VALID)
    if not column.null_count or not valid.size_bytes:
        return true, full ^ true
    known = int.from_bytes(valid, "little") & full
    true &= known
    return true, known ^ true


def words_of(column: CArray) -> Counter[int]:
    """How often each whole number stands in a column without missing values."""
    return Counter(memoryview(column.view().buffer(_DATA)).cast("B").cast("q")[: column.length])
