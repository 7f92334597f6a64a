"""What the lowest layers of a statement come to: facts, and what is wrong with values that are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from msgspec import Struct

from guideproof.model.element import Element
from guideproof.renderers.cohort_sql.columns import Layer
from guideproof.renderers.cohort_sql.conversions import ConversionWay
from guideproof.renderers.cohort_sql.date_facts import DateLayers
from guideproof.renderers.cohort_sql.expressions import Sql, false
from guideproof.renderers.cohort_sql.numbers import SqlMeasure


class MisfitLayer(Struct, frozen=True):
    """A column that may hold what does not fit: ``holds`` says whether, ``given`` is what stands there; ``across``
    and ``beside``, whether a number would be rounded across one that it is compared with, or across an element."""

    element: Element
    holds: Sql
    given: Sql
    across: Sql | None = None
    beside: Sql | None = None


@dataclass(slots=True)
class FactLayers:
    """The lowest layers, the columns that may hold what does not fit, by the name of the fact, the numbers that are
    used just as the table stores them, for whom a missing value of an element stands for something, for whom one that
    says when it applies is missing, where its facts do not tell, the ways in which a number may be read, and for whom
    there is no day of the visit. Of the elements in ``placed`` months are counted; ``named`` are the numbers that
    conditions compare elements with."""

    placed: frozenset[str]
    named: Mapping[str, Sequence[Fraction]]
    given: Layer = field(init=False)
    read: Layer = field(init=False)
    dates: DateLayers = field(init=False)
    checked: Layer = field(init=False)
    misfits: dict[str, MisfitLayer] = field(default_factory=dict)
    stored: dict[str, SqlMeasure] = field(default_factory=dict)
    assumed: dict[str, Sql] = field(default_factory=dict)
    absent: dict[str, Sql] = field(default_factory=dict)
    ways: dict[str, list[ConversionWay]] = field(default_factory=dict)
    without_visit: Sql = field(default_factory=false)

    def __post_init__(self) -> None:
        says = "The table of patients: one row a patient, one column an element, one column a code of a set."
        self.given = Layer("given", says)
        self.read = Layer("counted", "Numbers as whole numbers, so that nothing is ever rounded.")
        self.dates = DateLayers(self.placed)
        says = "Every value checked against its element: what does not fit is no fact, and a problem below."
        self.checked = Layer("facts", says)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """From below."""
        return self.given, self.read, *self.dates.layers, self.checked
