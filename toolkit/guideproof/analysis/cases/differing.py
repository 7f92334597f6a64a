"""Where two conditions differ of which one is the other with a slip in it."""

from __future__ import annotations

from guideproof.model.condition import All, AnyOf, Condition, Not


def differing(one: Condition, other: Condition) -> tuple[Condition, Condition]:
    """The smallest parts in which they differ, with all around them alike: if these come to the same, so do both."""
    while one is not other:
        match one, other:
            case (All(ours), All(theirs)) | (AnyOf(ours), AnyOf(theirs)) if len(ours) == len(theirs):
                pairs = [pair for pair in zip(ours, theirs, strict=True) if pair[0] is not pair[1]]
                if len(pairs) != 1:
                    break
                [(one, other)] = pairs
            case Not(ours), Not(theirs):
                one, other = ours, theirs
            case _:
                break
    return one, other
