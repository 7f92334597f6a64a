"""SQL expressions with three truth values, built as sqlglot's trees and folded where a part is constant.

Only the part of SQL that means the same in all five dialects is used: ``AND``, ``OR``, ``NOT``, comparisons, ``IN``,
``CASE``, ``IS NULL``, ``+ - *``, ``CAST`` that cannot fail. sqlglot was seen to change the meaning of more than that
(``TRY_CAST``, ``IS TRUE``, ``CONCAT_WS``, ``LEAST``) without a word.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

Sql = exp.Expr

_ALONE = (exp.Column, exp.Literal, exp.Boolean, exp.Null, exp.Case, exp.Anonymous, exp.Paren, exp.Cast, exp.Neg)
_COMPARISONS: tuple[tuple[type[exp.Binary], type[exp.Binary]], ...] = (
    (exp.GTE, exp.LT),
    (exp.GT, exp.LTE),
    (exp.EQ, exp.NEQ),
)
_OPPOSITE: dict[type[Sql], type[exp.Binary]] = {
    one: other for pair in _COMPARISONS for one, other in (pair, pair[::-1])
}


def column(name: str) -> Sql:
    """A column of the layer below."""
    return exp.Column(this=exp.Identifier(this=name, quoted=True))


def text(value: str) -> Sql:
    """A text; the generator escapes it for its dialect."""
    return exp.Literal.string(value)


def number(value: int) -> Sql:
    """A whole number."""
    return exp.Literal.number(str(value)) if value >= 0 else exp.Neg(this=exp.Literal.number(str(-value)))


def decimal(count: int, places: int) -> Sql:
    """``count / 10 ** places`` with exactly so many places, so that an engine takes it for a decimal of that scale."""
    if not places:
        return number(count)
    digits = str(abs(count)).rjust(places + 1, "0")
    found = exp.Literal.number(f"{digits[:-places]}.{digits[-places:]}")
    return found if count >= 0 else exp.Neg(this=found)


def true() -> Sql:
    """The truth."""
    return exp.Boolean(this=True)


def false() -> Sql:
    """The untruth."""
    return exp.Boolean(this=False)


def unknown() -> Sql:
    """The truth value of what is missing."""
    return exp.Null()


def _is(expression: Sql, value: bool) -> bool:
    return isinstance(expression, exp.Boolean) and expression.this is value


def all_of(parts: Iterable[Sql]) -> Sql:
    """False if one part is false, else unknown if one is unknown."""
    return _joined(parts, exp.And, neutral=True)


def any_of(parts: Iterable[Sql]) -> Sql:
    """True if one part is true, else unknown if one is unknown."""
    return _joined(parts, exp.Or, neutral=False)


def _joined(parts: Iterable[Sql], connector: type[exp.Connector], *, neutral: bool) -> Sql:
    kept: list[Sql] = []
    for part in parts:
        if _is(part, not neutral):
            return exp.Boolean(this=not neutral)
        if not _is(part, neutral) and part not in kept:
            kept.append(part)
    if not kept:
        return exp.Boolean(this=neutral)
    joined: Sql = kept[0]
    if len(kept) > 1:
        inner = [exp.Paren(this=part) if isinstance(part, exp.Connector) else part for part in kept]
        joined = inner[0]
        for part in inner[1:]:
            joined = connector(this=joined, expression=part)
    return joined


def negated(part: Sql) -> Sql:
    """True and false exchanged; unknown stays unknown."""
    if isinstance(part, exp.Boolean):
        return exp.Boolean(this=not part.this)
    if isinstance(part, exp.Null):
        return part
    if isinstance(part, exp.Not):
        inner: Sql = part.this
        return inner.this if isinstance(inner, exp.Paren) else inner
    opposite = _OPPOSITE.get(type(part))
    if opposite is not None:
        return opposite(this=part.this, expression=part.expression)
    return exp.Not(this=_closed(part))


def _closed(part: Sql) -> Sql:
    return part if isinstance(part, _ALONE) else exp.Paren(this=part)


def missing(part: Sql) -> Sql:
    """Whether a value or a truth is unknown: true or false, never unknown."""
    if isinstance(part, exp.Null):
        return true()
    if isinstance(part, exp.Boolean | exp.Literal):
        return false()
    return exp.Is(this=_closed(part), expression=exp.Null())


def present(part: Sql) -> Sql:
    """Whether a value is there: true or false, never unknown."""
    found = missing(part)
    return exp.Not(this=found) if isinstance(found, exp.Is) else negated(found)


def case(*branches: tuple[Sql, Sql], otherwise: Sql | None = None) -> Sql:
    """The value of the first branch that is true, else ``otherwise``, else missing."""
    kept = [(when, then) for when, then in branches if not _is(when, False) and not isinstance(when, exp.Null)]
    if kept and _is(kept[0][0], True):
        return kept[0][1]
    if not kept:
        return otherwise if otherwise is not None else unknown()
    return exp.Case(ifs=[exp.If(this=when, true=then) for when, then in kept], default=otherwise)


def known(truth: Sql, untruth: Sql) -> Sql:
    """True where the first holds, false where the second holds, else unknown."""
    return case((truth, true()), (untruth, false()))


def constant_where_known(value: Sql, truth: bool) -> Sql:
    """A constant truth that is unknown where the value is missing."""
    return case((present(value), exp.Boolean(this=truth)))


def equal(left: Sql, right: Sql) -> Sql:
    """``left = right``"""
    return exp.EQ(this=left, expression=right)


def at_least(left: Sql, right: Sql) -> Sql:
    """``left >= right``"""
    return exp.GTE(this=left, expression=right)


def at_most(left: Sql, right: Sql) -> Sql:
    """``left <= right``"""
    return exp.LTE(this=left, expression=right)


def one_of(value: Sql, options: list[Sql]) -> Sql:
    """``value IN (…)``; false, or unknown for a missing value, where there is no option."""
    if not options:
        return constant_where_known(value, False)
    if len(options) == 1:
        return equal(value, options[0])
    return exp.In(this=value, expressions=options)


def plus(parts: list[Sql]) -> Sql:
    """The sum of at least one part."""
    total = _factor(parts[0])
    for part in parts[1:]:
        total = exp.Add(this=total, expression=_factor(part))
    return total


def minus(left: Sql, right: Sql) -> Sql:
    """``left - right``"""
    return exp.Sub(this=_factor(left), expression=_factor(right))


def times(left: Sql, right: Sql) -> Sql:
    """``left * right``"""
    return exp.Mul(this=_factor(left), expression=_factor(right))


def remainder(left: Sql, right: Sql) -> Sql:
    """What is left after a whole division; its sign does not matter here, only whether it is zero."""
    return exp.Mod(this=_factor(left), expression=_factor(right))


def _factor(part: Sql) -> Sql:
    return exp.Paren(this=part) if isinstance(part, exp.Binary | exp.Not | exp.In) else part


def call(name: str, *arguments: Sql) -> Sql:
    """A function by its very name, which no dialect rewrites."""
    return exp.Anonymous(this=name, expressions=list(arguments))
