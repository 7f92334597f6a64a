"""Masks turned into bytes: from a bit a row in each of several numbers to the bits of each row side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from guideproof.cohort.sliced.masks import Mask

_STAGES = ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0))


def words(masks: Sequence[Mask], rows: int, width: int) -> bytearray:
    """For each row a word of so many bytes, the lowest first; its bits are those of the masks, in order."""
    eights = -(-rows // 8)
    found = bytearray(8 * eights * width)
    for place in range(-(-len(masks) // 8)):
        some = masks[8 * place : 8 * place + 8]
        if any(some):
            found[place::width] = _bytes(some, eights)
    return found


def _bytes(masks: Sequence[Mask], eights: int) -> bytes:
    """For each row a byte out of up to eight masks: squares of eight times eight bits are mirrored, all at once.

    Source: H. S. Warren, Hacker's Delight (2nd edition, 2012), section 7-3.
    """
    laid = bytearray(8 * eights)
    for place, mask in enumerate(masks):
        if mask:
            laid[place::8] = mask.to_bytes(eights, "little")
    square = int.from_bytes(laid, "little")
    for distance, every in _stages(eights):
        swapped = (square ^ (square >> distance)) & every
        square ^= swapped ^ (swapped << distance)
    return square.to_bytes(8 * eights, "little")


@lru_cache(maxsize=2)
def _stages(eights: int) -> list[tuple[int, int]]:
    """How far bits are moved, and which: batches are alike in length, but for the last."""
    return [(far, int.from_bytes(pattern.to_bytes(8, "little") * eights, "little")) for far, pattern in _STAGES]
