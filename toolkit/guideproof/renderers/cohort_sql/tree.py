"""What an SQL expression is made of: no more than means the same in all five dialects, however each writes it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct


class SqlOperator(StrEnum):
    """What stands between two expressions."""

    EQUAL = "="
    UNEQUAL = "<>"
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"
    DIVIDED = "//"
    PARTS = "DIV"
    REMAINDER = "%"
    BESIDE = "||"
    MATCHES = "RLIKE"


class SqlColumn(Struct, frozen=True):
    """A column of the layer below."""

    name: str


class SqlText(Struct, frozen=True):
    """A text, not yet escaped."""

    value: str


class SqlNumber(Struct, frozen=True):
    """A number as SQL writes it."""

    written: str


class SqlWord(Struct, frozen=True):
    """A word of the language that is a value: ``TRUE``, ``FALSE``, ``NULL``, ``*``."""

    written: str


class SqlJoined(Struct, frozen=True):
    """Two parts or more with ``AND`` or ``OR`` between them, none of which is another such thing."""

    word: str
    parts: tuple[Sql, ...]


class SqlNot(Struct, frozen=True):
    """``NOT …``"""

    part: Sql


class Paren(Struct, frozen=True):
    """``(…)``"""

    part: Sql


class IsNull(Struct, frozen=True):
    """``… IS NULL``"""

    part: Sql


class SqlBinary(Struct, frozen=True):
    """Two expressions with an operator between them."""

    operator: SqlOperator
    left: Sql
    right: Sql


class SqlSum(Struct, frozen=True):
    """Two numbers or more added up; flat, because there may be as many as a set has codes."""

    parts: tuple[Sql, ...]


class In(Struct, frozen=True):
    """``… IN (…)``"""

    value: Sql
    options: tuple[Sql, ...]


class SqlCase(Struct, frozen=True):
    """``CASE WHEN … THEN … ELSE … END``"""

    branches: tuple[tuple[Sql, Sql], ...]
    otherwise: Sql | None = None


class Cast(Struct, frozen=True):
    """``CAST(… AS …)``, to a type by its name in the dialect; with ``tried`` it is missing where that cannot be."""

    value: Sql
    type: str
    tried: bool = False


class Call(Struct, frozen=True):
    """A function by its very name."""

    name: str
    arguments: tuple[Sql, ...]


class Array(Struct, frozen=True):
    """A list of values."""

    parts: tuple[Sql, ...]


class SqlListing(Struct, frozen=True):
    """The parts that are not missing as one text with a separator between them, as each dialect says that."""

    separator: str
    parts: tuple[Sql, ...]


class SqlMatch(Struct, frozen=True):
    """Whether the whole of a text matches a pattern, as each dialect says that."""

    value: Sql
    pattern: str


class SqlStored(Struct, frozen=True):
    """A column of the table of patients, whose name each engine keeps in its own way."""

    name: str


Sql: TypeAlias = (
    SqlColumn
    | SqlText
    | SqlNumber
    | SqlWord
    | SqlJoined
    | SqlNot
    | Paren
    | IsNull
    | SqlBinary
    | SqlSum
    | In
    | SqlCase
    | Cast
    | Call
    | Array
    | SqlListing
    | SqlMatch
    | SqlStored
)
"""An expression."""


def columns_of(expression: Sql) -> Iterator[str]:
    """The columns that an expression reads, each as often as it does."""
    if isinstance(expression, SqlColumn):
        yield expression.name
        return
    for part in parts_of(expression):
        yield from columns_of(part)


def parts_of(expression: Sql) -> tuple[Sql, ...]:
    """What an expression is directly made of."""
    match expression:
        case SqlJoined(_, parts) | Call(_, parts) | Array(parts) | SqlSum(parts) | SqlListing(_, parts):
            return parts
        case SqlNot(part) | Paren(part) | IsNull(part) | Cast(part) | SqlMatch(part):
            return (part,)
        case SqlBinary(_, left, right):
            return left, right
        case In(value, options):
            return value, *options
        case SqlCase(branches, otherwise):
            last = () if otherwise is None else (otherwise,)
            return *(each for branch in branches for each in branch), *last
        case _:
            return ()


_UNLIKE = frozenset((Cast, Array, SqlListing, SqlMatch, SqlStored))
_DIFFERENT = frozenset((SqlOperator.DIVIDED, SqlOperator.PARTS, SqlOperator.REMAINDER, SqlOperator.MATCHES))
_SIGNS = frozenset("\\'\"`")


class Measured(dict[int, tuple[int, bool]]):
    """How long expressions are at least, in any dialect: their names, texts and numbers alone; and whether all dialects
    write them alike, but for the quotes around names. Told without writing them, each part once, so that what is broken
    into lines is not written again for each of its parts."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[Sql] = []

    def kept(self, expression: Sql) -> Sql:
        """The expression, which lives from now on as long as this."""
        self._kept.append(expression)
        return expression

    def length(self, expression: Sql) -> int:
        """The least length; the expression must live as long as what is kept of it."""
        return self._of(expression)[0]

    def is_alike(self, expression: Sql) -> bool:
        """Whether all dialects write it alike; likewise."""
        return self._of(expression)[1]

    def _of(self, expression: Sql) -> tuple[int, bool]:
        match expression:
            case SqlNumber(written) | SqlWord(written):
                return len(written), True
            case SqlColumn(written) | SqlText(written):
                return len(written) + 2, written.isprintable() and _SIGNS.isdisjoint(written)
        known = self.get(id(expression))
        if known is None:
            parts = [self._of(part) for part in parts_of(expression)]
            length, alike = sum([length for length, _ in parts]), all(alike for _, alike in parts)
            known = self[id(expression)] = length, alike and not _is_different(expression)
        return known


def _is_different(expression: Sql) -> bool:
    return type(expression) in _UNLIKE or (isinstance(expression, SqlBinary) and expression.operator in _DIFFERENT)
