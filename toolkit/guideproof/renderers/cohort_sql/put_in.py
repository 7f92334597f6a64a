"""What the guideline says that a missing value stands for, in the columns of its element."""

from __future__ import annotations

from guideproof.analysis.evaluation.facts import CodeSet, DaySpan, Value
from guideproof.model.element import Element
from guideproof.renderers.cohort_sql.columns import fact_columns
from guideproof.renderers.cohort_sql.expressions import Sql, number, text, truth


def stands_for_missing(element: Element, value: Value | None) -> list[Sql | None]:
    """What a missing value of an element stands for, in each of its columns."""
    match value:
        case None:
            return [None] * len(fact_columns(element))
        case CodeSet(present=codes):
            return [truth(code in codes) for code in element.codes]
        case bool():
            return [truth(value)]
        case str():
            return [text(value)]
        case DaySpan(day):
            return [number(day)]
        case steps:
            return [number(steps)]
