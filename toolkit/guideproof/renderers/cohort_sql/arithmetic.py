"""Exact whole numbers in SQL, as the program has them: each in a type with room, divided by no zero."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from guideproof.model.formula import Operator, Rounding
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    OneIf,
    Quotient,
    Raised,
    Read,
    RealSign,
    RealSteps,
    Whole,
    WholeEnds,
)
from guideproof.program.folding import add, multiply, opposite, subtract
from guideproof.program.lacks import Against, NoValue
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    at_least,
    call,
    case,
    column,
    equal,
    minus,
    negated,
    number,
    one_of,
    plus,
    present,
    quotient,
    remainder,
    text,
    times,
)
from guideproof.renderers.cohort_sql.tree import Measured

_WHOLE = 1 << 62
_WIDE = 10**37
_LONGEST = 100_000
"""So many characters, about, of one formula at most: a guard repeats what it guards, so that each function within
another doubles what stands there."""


class NotExpressible(ValueError):
    """The guideline computes with numbers so large or so fine that SQL's exact types cannot hold them."""


def bounded(sql: Sql) -> Sql:
    """What is not too long to be written. Raises ``NotExpressible``."""
    if Measured().length(sql) > _LONGEST:
        raise NotExpressible(
            "a formula of the guideline has too many functions within functions for a statement; make parts of it "
            "derived elements of their own"
        )
    return sql


def is_wide(ends: WholeEnds) -> bool:
    """Whether 64 bits might not hold the number. Raises ``NotExpressible`` where 38 digits might not, either."""
    if not -_WIDE < ends[0] <= ends[1] < _WIDE:
        raise NotExpressible("a number of the guideline needs more than 37 digits, which no exact type of SQL holds")
    return not -_WHOLE < ends[0] <= ends[1] < _WHOLE


def lacking(lack: NoValue, read: Callable[[Read], Sql], dialect: Dialect) -> Sql:
    """Whether a formula has no value for this reason, where all that is named before it is not so."""
    value, zero = computed(lack.whole, read, dialect), number(0)
    match lack.against:
        case Against.IS:
            return equal(value, zero)
        case Against.IS_NOT:
            return negated(equal(value, zero))
        case Against.BELOW:
            return negated(at_least(value, zero))
        case Against.NOT_ABOVE:
            return at_least(zero, value)


def computed(whole: Whole, read: Callable[[Read], Sql], dialect: Dialect) -> Sql:
    """A whole number, missing where something is that it is computed from. Raises ``NotExpressible``."""
    wide = is_wide(whole.ends)

    def part(each: Whole) -> Sql:
        value = computed(each, read, dialect)
        widened = wide and not is_wide(each.ends) and not isinstance(each, Constant)
        return dialect.cast(value, dialect.wide) if widened else value

    match whole:
        case MonthsBetween() | MonthsLater():
            raise AssertionError("days and months are reckoned in layers of their own")
        case RealSteps() | RealSign():
            raise AssertionError("real numbers are reckoned beside the exact ones")
        case Raised(base, exponent):
            return bounded(reduce(times, [part(base)] * exponent))
        case Quotient(rounding, dividend, divisor):
            return bounded(_divided(rounding, dividend, divisor, read, dialect))
        case Constant(value):
            return number(value)
        case Read(_, _, missing):
            return read(whole) if missing is None else call("COALESCE", read(whole), number(missing))
        case OneIf(slot, codes):
            return case((one_of(column(slot.element), list(map(text, codes))), number(1)), otherwise=number(0))
        case Arithmetic(Operator.ADD, left, right):
            return plus([part(left), part(right)])
        case Arithmetic(operator, left, right):
            return (times if operator is Operator.MULTIPLY else minus)(part(left), part(right))
        case Extremum(greatest, parts):
            # GREATEST passes over what is missing in some dialects and not in others.
            values = [computed(each, read, dialect) for each in parts]
            return bounded(case((all_of(map(present, values)), call("GREATEST" if greatest else "LEAST", *values))))


def _divided(rounding: Rounding, dividend: Whole, divisor: Whole, read: Callable[[Read], Sql], dialect: Dialect) -> Sql:
    """A whole division, of numbers that are not below zero: engines round those below in ways of their own."""
    more = {Rounding.DOWN: Constant(0), Rounding.NEAREST: divisor, Rounding.UP: subtract(divisor, Constant(1))}
    twice = Constant(2 if rounding is Rounding.NEAREST else 1)
    mirrored = {Rounding.DOWN: Rounding.UP, Rounding.UP: Rounding.DOWN, Rounding.NEAREST: Rounding.NEAREST}

    def of(number: Whole, rounding: Rounding) -> Sql:
        size = add(multiply(twice, number), more[rounding])
        return _whole_quotient(size, multiply(twice, divisor), read, dialect)

    low, high = dividend.ends
    if low >= 0:
        return of(dividend, rounding)
    below = minus(number(0), of(opposite(dividend), mirrored[rounding]))
    if high <= 0:
        return below
    value = computed(dividend, read, dialect)
    return case((at_least(value, number(0)), of(dividend, rounding)), (at_least(number(0), value), below))


def _whole_quotient(dividend: Whole, divisor: Whole, read: Callable[[Read], Sql], dialect: Dialect) -> Sql:
    """How often a number above zero goes into one that is not below zero; no engine is asked to divide by zero."""
    wide = is_wide(dividend.ends) or is_wide(divisor.ends)
    if is_wide((0, dividend.ends[1] // max(1, divisor.ends[0]))):
        raise NotExpressible("a quotient of the guideline needs more than 18 digits, which not every engine divides")
    values = [computed(each, read, dialect) for each in (dividend, divisor)]
    one, other = (dialect.cast(value, dialect.wide) for value in values) if wide else values
    if not isinstance(divisor, Constant):
        other = case((negated(at_least(number(0), other)), other))
    return dialect.cast(quotient(minus(one, remainder(one, other)), other), dialect.whole)
