"""SQL expressions with three truth values, folded where a part is constant.

Only the part of SQL that means the same in all five dialects is used: ``AND``, ``OR``, ``NOT``, comparisons, ``IN``,
``CASE``, ``IS NULL``, ``+ - *``, ``CAST`` that cannot fail. Translating more than that from one dialect into another
was seen to change its meaning (``TRY_CAST``, ``IS TRUE``, ``CONCAT_WS``, ``LEAST``) without a word.
"""

from __future__ import annotations

from collections.abc import Iterable

from guideproof.renderers.cohort_sql.tree import (
    Array,
    Call,
    Cast,
    In,
    IsNull,
    Paren,
    Sql,
    SqlBinary,
    SqlCase,
    SqlColumn,
    SqlJoined,
    SqlListing,
    SqlNot,
    SqlNumber,
    SqlOperator,
    SqlStored,
    SqlSum,
    SqlText,
    SqlWord,
)

__all__ = ["Sql"]

_ALONE = (SqlColumn, SqlText, SqlNumber, SqlWord, SqlCase, Call, Paren, Cast, Array, SqlListing, SqlStored)
_OPPOSITE = {
    one: other
    for pair in (
        (SqlOperator.AT_LEAST, SqlOperator.BELOW),
        (SqlOperator.ABOVE, SqlOperator.AT_MOST),
        (SqlOperator.EQUAL, SqlOperator.UNEQUAL),
    )
    for one, other in (pair, pair[::-1])
}
_TRUE, _FALSE, _NULL = SqlWord("TRUE"), SqlWord("FALSE"), SqlWord("NULL")


def column(name: str) -> Sql:
    """A column of the layer below."""
    return SqlColumn(name)


def text(value: str) -> Sql:
    """A text; the dialect escapes it."""
    return SqlText(value)


def number(value: int) -> Sql:
    """A whole number."""
    return SqlNumber(str(value))


def real(written: str) -> Sql:
    """A number as it is written, with an exponent too."""
    return SqlNumber(written)


def decimal(count: int, places: int) -> Sql:
    """``count / 10 ** places`` with exactly so many places, so that an engine takes it for a decimal of that scale."""
    if not places:
        return number(count)
    digits = str(abs(count)).rjust(places + 1, "0")
    return SqlNumber(f"{'-' if count < 0 else ''}{digits[:-places]}.{digits[-places:]}")


def true() -> Sql:
    """The truth."""
    return _TRUE


def false() -> Sql:
    """The untruth."""
    return _FALSE


def unknown() -> Sql:
    """The truth value of what is missing."""
    return _NULL


def truth(value: bool) -> Sql:
    """The truth or the untruth."""
    return _TRUE if value else _FALSE


def all_of(parts: Iterable[Sql]) -> Sql:
    """False if one part is false, else unknown if one is unknown."""
    return _joined(parts, "AND", neutral=_TRUE, decisive=_FALSE)


def any_of(parts: Iterable[Sql]) -> Sql:
    """True if one part is true, else unknown if one is unknown."""
    return _joined(parts, "OR", neutral=_FALSE, decisive=_TRUE)


def _joined(parts: Iterable[Sql], word: str, *, neutral: Sql, decisive: Sql) -> Sql:
    kept: dict[Sql, None] = {}
    for part in parts:
        if part == decisive:
            return decisive
        if part != neutral:
            kept[part] = None
    if not kept:
        return neutral
    if len(kept) == 1:
        return next(iter(kept))
    return SqlJoined(word, tuple(Paren(part) if isinstance(part, SqlJoined) else part for part in kept))


def negated(part: Sql) -> Sql:
    """True and false exchanged; unknown stays unknown."""
    match part:
        case SqlWord("TRUE"):
            return _FALSE
        case SqlWord("FALSE"):
            return _TRUE
        case SqlWord("NULL"):
            return part
        case SqlNot(Paren(inner)) | SqlNot(inner):
            return inner
        case SqlBinary(operator, left, right) if operator in _OPPOSITE:
            return SqlBinary(_OPPOSITE[operator], left, right)
        case _:
            return SqlNot(_closed(part))


def _closed(part: Sql) -> Sql:
    return part if isinstance(part, _ALONE) else Paren(part)


def missing(part: Sql) -> Sql:
    """Whether a value or a truth is unknown: true or false, never unknown."""
    if isinstance(part, SqlText | SqlNumber | SqlWord):
        return truth(part == _NULL)
    return IsNull(_closed(part))


def present(part: Sql) -> Sql:
    """Whether a value is there: true or false, never unknown."""
    found = missing(part)
    return SqlNot(found) if isinstance(found, IsNull) else negated(found)


def case(*branches: tuple[Sql, Sql], otherwise: Sql | None = None) -> Sql:
    """The value of the first branch that is true, else ``otherwise``, else missing."""
    kept = tuple((when, then) for when, then in branches if when not in (_FALSE, _NULL))
    if kept and kept[0][0] == _TRUE:
        return kept[0][1]
    if not kept:
        return otherwise if otherwise is not None else unknown()
    return SqlCase(kept, otherwise)


def known(truth: Sql, untruth: Sql) -> Sql:
    """True where the first holds, false where the second holds, else unknown."""
    return case((truth, true()), (untruth, false()))


def constant_where_known(value: Sql, constant: bool) -> Sql:
    """A constant truth that is unknown where the value is missing."""
    return case((present(value), truth(constant)))


def equal(left: Sql, right: Sql) -> Sql:
    """``left = right``"""
    return SqlBinary(SqlOperator.EQUAL, left, right)


def at_least(left: Sql, right: Sql) -> Sql:
    """``left >= right``"""
    return SqlBinary(SqlOperator.AT_LEAST, left, right)


def at_most(left: Sql, right: Sql) -> Sql:
    """``left <= right``"""
    return SqlBinary(SqlOperator.AT_MOST, left, right)


def one_of(value: Sql, options: list[Sql]) -> Sql:
    """``value IN (…)``; false, or unknown for a missing value, where there is no option."""
    if not options:
        return constant_where_known(value, False)
    if len(options) == 1:
        return equal(value, options[0])
    return In(value, tuple(options))


def plus(parts: list[Sql]) -> Sql:
    """The sum of at least one part."""
    return SqlSum(tuple(map(_factor, parts))) if len(parts) > 1 else _factor(parts[0])


def minus(left: Sql, right: Sql) -> Sql:
    """``left - right``"""
    return SqlBinary(SqlOperator.MINUS, _factor(left), _factor(right))


def times(left: Sql, right: Sql) -> Sql:
    """``left * right``"""
    return SqlBinary(SqlOperator.TIMES, _factor(left), _factor(right))


def over(left: Sql, right: Sql) -> Sql:
    """``left / right``, of binary floating point."""
    return SqlBinary(SqlOperator.OVER, _factor(left), _factor(right))


def remainder(left: Sql, right: Sql) -> Sql:
    """What is left after a whole division; its sign does not matter here, only whether it is zero."""
    return SqlBinary(SqlOperator.REMAINDER, _factor(left), _factor(right))


def _factor(part: Sql) -> Sql:
    return Paren(part) if isinstance(part, SqlBinary | SqlSum | SqlJoined | IsNull | SqlNot | In) else part


def call(name: str, *arguments: Sql) -> Sql:
    """A function by its very name, which no dialect rewrites."""
    return Call(name, arguments)


def counted_all() -> Sql:
    """``COUNT(*)``"""
    return Call("COUNT", (SqlWord("*"),))


def parts(left: Sql, right: Sql) -> Sql:
    """How often a whole number goes into another one of 64 bits, neither below zero."""
    return SqlBinary(SqlOperator.PARTS, _factor(left), _factor(right))


def quotient(left: Sql, right: Sql) -> Sql:
    """A whole division of what it divides without a rest, so that no dialect rounds it."""
    return SqlBinary(SqlOperator.DIVIDED, Paren(left), right)


def beside(*parts: Sql) -> Sql:
    """Texts one behind the other; missing where one is."""
    first, *others = parts
    for other in others:
        first = SqlBinary(SqlOperator.BESIDE, first, other)
    return first
