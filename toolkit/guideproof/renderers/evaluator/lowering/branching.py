"""The branches of a decision in the order in which a program asks about them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guideproof.renderers.evaluator.lowering.expression import Both, PlainConstant, PlainTruth, both
from guideproof.renderers.evaluator.lowering.program import LoweredBranch, LoweredNode


class BranchAsked(Struct, frozen=True):
    """Either a branch, which may hold where ``truth`` does; or what several branches ask first, and these within it."""

    truth: PlainTruth
    branch: LoweredBranch | None
    inner: tuple[BranchAsked, ...]


def asked_in_order(node: LoweredNode) -> tuple[BranchAsked, ...]:
    """The branches with a condition, as they are tried; what neighbors ask first alike is asked once."""
    return _grouped([(_parts(branch.when.may), branch) for branch in node.conditions if branch.when is not None])


def _grouped(tested: Sequence[tuple[tuple[PlainTruth, ...], LoweredBranch]]) -> tuple[BranchAsked, ...]:
    found: list[BranchAsked] = []
    place = 0
    while place < len(tested):
        parts, branch = tested[place]
        end = place + 1
        while parts and end < len(tested) and tested[end][0][:1] == parts[:1]:
            end += 1
        if end - place > 1:
            inner = _grouped([(rest[1:], each) for rest, each in tested[place:end]])
            found.append(BranchAsked(parts[0], None, inner))
        else:
            found.append(BranchAsked(both(*parts), branch, ()))
        place = end
    return tuple(found)


def _parts(truth: PlainTruth) -> tuple[PlainTruth, ...]:
    return truth.parts if isinstance(truth, Both) else () if truth == PlainConstant(True) else (truth,)
