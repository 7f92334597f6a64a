"""Where the columns of derived elements stand: layers, each above what it reads."""

from __future__ import annotations

from msgspec import Struct

from guideproof.model.element import Derived
from guideproof.program.arithmetic import Read
from guideproof.program.own_ranges import own_range
from guideproof.program.slots import SlotRole
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import Sql, at_least, case, column, equal, number


class DerivedLayers(Struct, frozen=True):
    """Where derived elements stand, and below them what they are made of."""

    parts: Layer
    firsts: Layer
    taken: Layer
    uncut: Layer
    own: Layer

    def ends(self, derived: Derived, vocabulary: Vocabulary, low: Sql, high: Sql, says: str) -> tuple[Sql, Sql]:
        """The columns of the least and the greatest that a number can be, cut to its range if it states one."""
        names = f"{derived.id}__low", f"{derived.id}__high"
        kind = variables_of(vocabulary.guideline).kind(derived.id)
        ends = own_range(derived, kind)
        if ends is None:
            return self.own.add(names[0], low, says), self.own.add(names[1], high)
        roles = "uncut_low", "uncut_high"
        low, high = (
            self.uncut.add(name_of(role, derived.id), end) for role, end in zip(roles, (low, high), strict=True)
        )
        first, last = map(number, ends)
        least = case((at_least(low, first), low), (at_least(high, first), first), otherwise=high)
        most = case((at_least(last, high), high), (at_least(last, low), last), otherwise=low)
        return self.own.add(names[0], least, says), self.own.add(names[1], most)


def known_number(vocabulary: Vocabulary, operand: Read) -> Sql:
    """An element as a number of a formula: a count only where it is certain."""
    if variables_of(vocabulary.guideline).has_points(operand.slot.element):
        return column(operand.slot.element)
    measure = vocabulary.measure(operand.slot.element)
    if measure.over is not None and operand.slot.role is SlotRole.DIVISOR:
        return measure.over
    if measure.exact:
        return measure.low
    return case((equal(measure.low, measure.high), vocabulary.dialect.cast(measure.low, vocabulary.dialect.whole)))
