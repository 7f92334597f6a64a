"""What stands in a column of the table, as a word: for missing values and for names of values, which are texts."""

from __future__ import annotations

from guideproof.model.number import decimals, parse_number
from guideproof.renderers.cohort_sql.columns import Given, Source
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.expressions import Sql, any_of, call, case, decimal, equal, false, text, unknown

_NOT_A_NUMBER = "nan"


def says(value: Sql, word: str, source: Source, dialect: Dialect) -> Sql:
    """Whether a value is the word: a text letter by letter, a number by what it is worth, all else as it is written."""
    if source.given is Given.TEXT:
        return equal(value, text(word))
    if not source.numeric:
        return equal(dialect.cast(value, dialect.text), text(word))
    if word.casefold() == _NOT_A_NUMBER and source.given in (Given.DOUBLE, Given.SINGLE):
        return call("ISNAN", value)
    number = parse_number(word)
    if number is None:
        return false()
    places = decimals(number) or 0
    written = decimal(int(number * 10**places), places)
    return equal(value, dialect.cast(written, "FLOAT") if source.given is Given.SINGLE else written)


def present_value(value: Sql, source: Source, dialect: Dialect) -> Sql:
    """The value, missing where it is one of the words for that."""
    absent = any_of(says(value, word, source, dialect) for word in source.missing)
    return value if absent == false() else case((absent, unknown()), otherwise=value)
