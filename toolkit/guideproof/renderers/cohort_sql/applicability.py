"""Which elements apply to a patient, and what may then be given or put in (section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guideproof.program.conditions import applicable
from guideproof.program.proposition import Proposition
from guideproof.renderers.cohort_sql.columns import Layer, fact_columns, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    case,
    column,
    false,
    missing,
    negated,
)


def applicability_layer(vocabulary: Vocabulary) -> Layer:
    """For each input element that may be told not to apply whether it does."""
    layer = Layer("applying", "Whether elements apply that do not apply to everybody.")
    for id, holds in _inputs(vocabulary).items():
        layer.add(_name(id), vocabulary.holds(holds), vocabulary.guideline.elements[id].title)
    return layer


def put_in(vocabulary: Vocabulary, missing_whole: Mapping[str, Sql], misfit: Sql) -> dict[str, Sql]:
    """For each element whose missing value stands for something whether that was put in: not where it does not
    apply. Nothing is asked of facts of which some are a ``misfit``."""
    sometimes = _inputs(vocabulary)
    return {
        id: case((misfit, holds), (negated(column(_name(id))), false()), otherwise=holds) if id in sometimes else holds
        for id, holds in missing_whole.items()
    }


def given_all_the_same(vocabulary: Vocabulary, absent: Mapping[str, Sql]) -> Iterator[tuple[str, Sql]]:
    """The elements that may have a value where they do not apply, and whether they have one; for ``CASE`` alone.
    ``absent`` says of some whether nothing is known of them."""
    for id in _inputs(vocabulary):
        given = negated(absent[id]) if id in absent else _given(id, vocabulary)
        yield id, all_of([negated(column(_name(id))), given])


def _given(id: str, vocabulary: Vocabulary) -> Sql:
    element = vocabulary.guideline.elements[id]
    if element.grid is not None:
        return negated(vocabulary.lacking(id))
    return any_of(negated(missing(column(name))) for name in fact_columns(element))


def _inputs(vocabulary: Vocabulary) -> dict[str, Proposition]:
    found = applicable(vocabulary.guideline)
    return {id: holds for id, holds in found.items() if id in vocabulary.guideline.elements}


def _name(id: str) -> str:
    return name_of("applies", id)
