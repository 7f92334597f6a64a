"""The five dialects: how each writes an expression, and what differs between them.

Sources: the reference manuals of DuckDB 2.0, Spark SQL 4.3, PostgreSQL 15, BigQuery and Snowflake.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guideproof.renderers.cohort_sql.expressions import call, text
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
    SqlMatch,
    SqlNot,
    SqlNumber,
    SqlOperator,
    SqlStored,
    SqlSum,
    SqlText,
    SqlWord,
)

_ESCAPED = str.maketrans({"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
"""What BigQuery, Snowflake and Spark take for something else within a text, with a backslash before it."""


class Dialect(Struct, frozen=True):
    """A dialect: its name, its types, how it writes texts, and what stops an engine from copying expressions.

    ``wide`` holds 38 digits, ``double`` is binary floating point of 64 bits. ``backslashes`` says that a text escapes
    with them. ``fence`` ends every layer; ``upper`` says that unquoted names were stored in capitals. ``trips`` says
    that a number of a text is read and written again sooner than it is tried against a pattern. ``quote`` stands around
    names.
    """

    name: str
    title: str
    whole: str
    wide: str
    text: str
    boolean: str = "BOOLEAN"
    double: str = "DOUBLE"
    backslashes: bool = False
    fence: str = ""
    upper: bool = False
    trips: bool = False
    quote: str = '"'

    def sql(self, expression: Sql) -> str:
        """The expression in this dialect."""
        match expression:
            case SqlColumn(name):
                return self.identifier(name)
            case SqlJoined(word, parts):
                return f" {word} ".join(map(self.sql, parts))
            case SqlSum(parts):
                return " + ".join(map(self.sql, parts))
            case SqlWord(written) | SqlNumber(written):
                return written
            case SqlText(value):
                return self._text(value)
            case SqlBinary():
                return self._binary(expression)
            case SqlCase(branches, otherwise):
                written = " ".join(f"WHEN {self.sql(when)} THEN {self.sql(then)}" for when, then in branches)
                return f"CASE {written}{f' ELSE {self.sql(otherwise)}' if otherwise is not None else ''} END"
            case Call(_, parts) | Array(parts):
                opening, closing = self.around(expression)
                return f"{opening}{self._listed(parts)}{closing}"
            case _:
                return self._around_one(expression)

    def _around_one(self, expression: SqlNot | Paren | IsNull | In | Cast | SqlListing | SqlMatch | SqlStored) -> str:
        match expression:
            case SqlNot(part):
                return f"NOT {self.sql(part)}"
            case Paren(part):
                return f"({self.sql(part)})"
            case IsNull(part):
                return f"{self.sql(part)} IS NULL"
            case In(value, options):
                return f"{self.sql(value)} IN ({self._listed(options)})"
            case Cast(value, type, tried):
                return f"{'TRY_' if tried else ''}CAST({self.sql(value)} AS {self._type(type)})"
            case SqlListing() | SqlMatch() | SqlStored():
                return self.sql(self.own(expression))

    def own(self, expression: SqlListing | SqlMatch | SqlStored) -> Sql:
        """What this dialect says for what ``ANY`` leaves open."""
        match expression:
            case SqlListing(separator, parts):
                return self.joined(separator, parts)
            case SqlMatch(value, pattern):
                return self.matches(value, pattern)
            case SqlStored(name):
                return self.given(name)

    def _type(self, type: str) -> str:
        """A type by its name here; ``ANY`` gives the words of the fields."""
        match type:
            case "whole":
                return self.whole
            case "wide":
                return self.wide
            case "text":
                return self.text
            case "boolean":
                return self.boolean
            case "double":
                return self.double
            case _:
                return type

    def around(self, expression: Call | Array) -> tuple[str, str]:
        """What stands before and behind the arguments of a function or the values of a list."""
        if isinstance(expression, Call):
            return f"{expression.name}(", ")"
        return ("ARRAY[" if self.name == "postgres" else "["), "]"

    def _listed(self, parts: Sequence[Sql]) -> str:
        return ", ".join(map(self.sql, parts))

    def _text(self, value: str) -> str:
        """A text as a literal: two of the three ways to write a backslash would let a text end where it should not."""
        if self.backslashes:
            return f"'{value.translate(_ESCAPED)}'"
        doubled = value.replace("'", "''")
        return f"'{doubled}'"

    def _binary(self, expression: SqlBinary) -> str:
        left, right = self.sql(expression.left), self.sql(expression.right)
        match expression.operator, self.name:
            case SqlOperator.REMAINDER, "bigquery":
                within = expression.left.part if isinstance(expression.left, Paren) else expression.left
                return f"MOD({self.sql(within)}, {right})"
            case SqlOperator.PARTS, "duckdb":
                return f"{left} // {right}"
            case SqlOperator.PARTS, "postgres":
                return f"{left} / {right}"
            case SqlOperator.PARTS, "bigquery":
                return f"DIV({left}, {right})"
            case SqlOperator.PARTS, "snowflake":
                return f"CAST(TRUNC({left} / {right}) AS BIGINT)"
            case SqlOperator.DIVIDED, "duckdb":
                # Of decimals of 38 digits it would make a binary floating-point number.
                divisor = right if isinstance(expression.right, SqlNumber) else f"CAST({right} AS HUGEINT)"
                return f"CAST({left} AS HUGEINT) // {divisor}"
            case SqlOperator.DIVIDED, "postgres" | "bigquery":
                return f"DIV({left}, {right})"
            case SqlOperator.DIVIDED, "snowflake":
                return f"CAST(TRUNC({left} / {right}) AS BIGINT)"
            case SqlOperator.DIVIDED, "spark":
                return f"{left} DIV {right}"
            case SqlOperator.MATCHES, "postgres":
                return f"{left} ~ {right}"
            case operator, _:
                return f"{left} {operator} {right}"

    def identifier(self, name: str) -> str:
        """A quoted name."""
        sign = self.quote
        return f"{sign}{name.replace(sign, sign * 2)}{sign}"

    def stored(self, name: str) -> str:
        """A name as the engine keeps one that was written without quotes."""
        return name.upper() if self.upper else name

    def given(self, name: str) -> Sql:
        """A column of the table of patients."""
        return SqlStored(name) if self is ANY else SqlColumn(self.stored(name))

    def joined(self, separator: str, parts: Sequence[Sql]) -> Sql:
        """The parts that are not missing as one text, with a separator between them; empty where all are missing.

        No dialect does it with the same function and the same meaning: Snowflake's ``CONCAT_WS`` is missing where one
        part is, BigQuery has none, PostgreSQL's takes no more than 100 arguments.
        """
        if not parts:
            return text("")
        if self is ANY:
            return SqlListing(separator, tuple(parts))
        between = text(separator)
        match self.name:
            case "postgres" | "bigquery":
                return call("ARRAY_TO_STRING", Array(tuple(parts)), between)
            case "snowflake":
                return call("ARRAY_TO_STRING", call("ARRAY_CONSTRUCT_COMPACT", *parts), between)
            case _:
                return call("CONCAT_WS", between, *parts)

    def matches(self, value: Sql, pattern: str) -> Sql:
        """Whether the whole of a text matches a pattern, in which groups do nothing but group."""
        if self is ANY:
            return SqlMatch(value, pattern)
        match self.name:
            case "spark":
                return SqlBinary(SqlOperator.MATCHES, value, text(rf"\A(?:{pattern})\z"))
            case "postgres":
                return SqlBinary(SqlOperator.MATCHES, value, text(f"^({pattern})$"))
            case "bigquery":
                return call("REGEXP_CONTAINS", value, text(rf"\A({pattern})\z"))
            case "snowflake":
                return call("REGEXP_LIKE", value, text(pattern))
            case _:
                return call("REGEXP_FULL_MATCH", value, text(pattern))

    def cast(self, expression: Sql, type: str) -> Sql:
        """The expression as a value of one of this dialect's types."""
        return Cast(expression, type)


DUCKDB = Dialect("duckdb", "DuckDB", "BIGINT", "DECIMAL(38, 0)", "TEXT", trips=True)
SPARK = Dialect("spark", "Spark", "BIGINT", "DECIMAL(38, 0)", "STRING", backslashes=True, quote="`")
# Without the fence PostgreSQL pulls every layer into the next one and copies its expressions, until memory is full.
POSTGRES = Dialect(
    "postgres", "PostgreSQL", "BIGINT", "DECIMAL(38, 0)", "TEXT", double="DOUBLE PRECISION", fence="OFFSET 0"
)
BIGQUERY = Dialect(
    "bigquery", "BigQuery", "INT64", "BIGNUMERIC", "STRING", "BOOL", "FLOAT64", backslashes=True, quote="`"
)
SNOWFLAKE = Dialect("snowflake", "Snowflake", "BIGINT", "DECIMAL(38, 0)", "VARCHAR", backslashes=True, upper=True)

ANY = Dialect("any", "any of them", "whole", "wide", "text", "boolean", "double")
"""Stands for a dialect while a statement is made that all of them write: what differs between them stays open in it."""

DIALECTS = (DUCKDB, SPARK, POSTGRES, BIGQUERY, SNOWFLAKE)
