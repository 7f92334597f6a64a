"""Branches that are tried one after another, in SQL: of a decision, or of a ``classify`` (section 6)."""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.program.taken import Alternative, Turn
from guideproof.renderers.cohort_sql.columns import Layer
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    at_least,
    case,
    false,
    missing,
    negated,
    number,
    true,
    unknown,
)


def in_turn(
    turns: Sequence[Turn[Alternative]], whens: Sequence[Sql], layer: Layer, names: tuple[str, str], comment: str
) -> list[Sql]:
    """Whether each of some branches is taken: its condition holds, which is a column, and none before it does.

    What stands before a branch is told by two places, columns of the layer with these names: the first condition that
    holds and the first that is unknown. Before a branch some condition holds where the former is less than its place;
    else some may where the latter is.
    """
    places = [(when, number(place)) for place, when in enumerate(whens)]
    first = layer.add(names[0], case(*places), comment)
    in_doubt = layer.add(names[1], case(*((missing(when), at) for when, at in places)))

    def free(turn: Turn[Alternative]) -> list[Sql]:
        before, maybe_before = (negated(at_least(place, number(turn.after))) for place in (first, in_doubt))
        return [case((before, false()), (maybe_before, unknown()), otherwise=true())] if turn.after else []

    return [all_of([when, *free(turn)]) for turn, when in zip(turns, whens, strict=True)]
