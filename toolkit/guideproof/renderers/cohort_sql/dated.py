"""Times between dates, and dates after a time, as SQL on the least and the greatest day that each can be."""

from __future__ import annotations

from collections.abc import Callable

from guideproof.model.element import VISIT, DateAfter, Derived, Elapsed
from guideproof.model.formula import Operator, Rounding
from guideproof.model.guideline import Guideline
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    MonthsBetween,
    MonthsLater,
    Quotient,
    Read,
    Whole,
    on_the_way,
)
from guideproof.program.slots import SlotRole
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.calendar import PLACES, day_at, month_nearly, place_from, place_in
from guideproof.renderers.cohort_sql.columns import Layer
from guideproof.renderers.cohort_sql.date_facts import VISIT_PLACE
from guideproof.renderers.cohort_sql.expressions import Sql, call, column, minus, number, parts, plus, times

ReadNumber = Callable[[Read], Sql]


def placed(guideline: Guideline) -> frozenset[str]:
    """The elements from or to whose days months are counted, the day of the visit among them."""
    program, found = variables_of(guideline), set[str]()
    for id, derived in guideline.derived.items():
        if isinstance(derived.definition, Elapsed | DateAfter):
            for each in (step for end in program.between(id) for step in on_the_way(end)):
                match each:
                    case MonthsBetween(start, end):
                        found.update(one.slot.element for one in (start, end) if isinstance(one, Read))
                    case MonthsLater(Read(slot)):
                        found.add(slot.element)
    return frozenset({VISIT, *found} if found else ())  # at the visit the range of a date may end


def define_dated(derived: Derived, read: ReadNumber, guideline: Guideline, below: Layer, own: Layer) -> None:
    """The columns of the least and the greatest that it can be, and of their places where they are asked for.

    No guideline is read of which a date may leave the calendar; one after an event that there was not does not apply,
    whatever is computed.
    """
    low, high = variables_of(guideline).between(derived.id)
    for end, whole in (("low", low), ("high", high)):
        name, says = f"{derived.id}__{end}", derived.title if end == "low" else ""
        if not isinstance(derived.definition, DateAfter):
            own.add(name, computed(whole, read), says)
        elif isinstance(whole, MonthsLater):
            later = plus([_place(whole.start), times(number(PLACES), computed(whole.months, read))])
            at = below.add(f"{name}_at", later)
            own.add(name, day_at(at), says)
            if derived.id in placed(guideline):
                own.add(f"{name}_place", place_from(at))
        else:
            day = computed(whole, read)
            own.add(name, day, says)
            if derived.id in placed(guideline):
                own.add(f"{name}_place", place_in(day, below.add(f"{name}_month", month_nearly(day))))


def computed(whole: Whole, read: ReadNumber) -> Sql:
    """A number of what is computed from dates; both ends of all that is read are known."""
    match whole:
        case Constant(constant):
            return number(constant)
        case Read(_, _, missing):
            value = read(whole)
            return value if missing is None else call("COALESCE", value, number(missing))
        case MonthsBetween(start, end, (least, _)):
            return _divided(minus(_place(end), _place(start)), PLACES, PLACES * least)
        case Quotient(Rounding.DOWN, MonthsBetween(start, end, (least, _)), Constant(divisor)):
            return _divided(minus(_place(end), _place(start)), PLACES * divisor, PLACES * least)
        case Quotient(Rounding.DOWN, dividend, Constant(divisor)):
            return _divided(computed(dividend, read), divisor, dividend.ends[0])
        case Arithmetic(Operator.MULTIPLY, left, right):
            return times(computed(left, read), computed(right, read))
        case Arithmetic(operator, left, right):
            one, other = computed(left, read), computed(right, read)
            return minus(one, other) if operator is Operator.SUBTRACT else plus([one, other])
        case _:
            raise AssertionError(f"no time between dates is a {type(whole).__name__}")


def _divided(dividend: Sql, divisor: int, least: int) -> Sql:
    """A whole division, rounded down, of a number that is not below ``least``."""
    if least >= 0:
        return parts(dividend, number(divisor))
    raised = -(least // divisor)
    return minus(parts(plus([dividend, number(raised * divisor)]), number(divisor)), number(raised))


def _place(day: Whole) -> Sql:
    assert isinstance(day, Read)
    if day.slot.element == VISIT:
        return column(VISIT_PLACE)
    return column(f"{day.slot.element}__{'low' if day.slot.role is SlotRole.LOW else 'high'}_place")
