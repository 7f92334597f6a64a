"""What stands in a column of the table, as a word: for missing values and for names of values, which are texts."""

from __future__ import annotations

from guideproof.model.number import decimals, parse_number
from guideproof.renderers.cohort_sql.columns import ColumnSource, GivenColumn
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import Sql, any_of, call, case, decimal, equal, false, text, unknown

_NOT_A_NUMBER = "nan"


def says(value: Sql, word: str, source: ColumnSource, dialect: Dialect) -> Sql:
    """Whether a value is the word: a number by what it is worth, as text too (``9.0`` is 9), all else as written."""
    if source.given is GivenColumn.TEXT:
        pattern = _as_text(word, comma=source.comma)
        return equal(value, text(word)) if pattern is None else dialect.matches(value, pattern)
    if not source.numeric:
        return equal(dialect.cast(value, dialect.text), text(word))
    if word.casefold() == _NOT_A_NUMBER and source.given in (GivenColumn.DOUBLE, GivenColumn.SINGLE):
        return call("ISNAN", value)
    number = parse_number(word)
    if number is None:
        return false()
    places = decimals(number) or 0
    written = decimal(int(number * 10**places), places)
    return equal(value, dialect.cast(written, "FLOAT") if source.given is GivenColumn.SINGLE else written)


def _as_text(word: str, *, comma: bool) -> str | None:
    """A pattern of all texts of the number that a word is, ``None`` where it is none: programs that know missing
    numbers among binary floats alone write ``9.0`` for each ``9``."""
    if parse_number(word) is None:
        return None
    whole, _, behind = word.partition(".")
    behind, point = behind.rstrip("0"), "," if comma else "[.]"
    return f"{whole}{point}{behind}0*" if behind else f"{whole}({point}0+)?"


def present_value(value: Sql, source: ColumnSource, dialect: Dialect) -> Sql:
    """The value, missing where it is one of the words for that."""
    absent = any_of(says(value, word, source, dialect) for word in source.missing)
    return value if absent == false() else case((absent, unknown()), otherwise=value)
