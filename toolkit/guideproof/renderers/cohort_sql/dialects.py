"""The five dialects: what differs between them, beyond what sqlglot knows.

Sources: the reference manuals of DuckDB 2.0, Spark SQL 4.3, PostgreSQL 15, BigQuery and Snowflake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp
from sqlglot.generator import Generator

from guideproof.renderers.cohort_sql.expressions import Sql, call, text


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect: sqlglot's ``name``, the types of whole numbers and what stops an engine from copying expressions.

    ``wide`` holds 38 digits. ``fence`` ends every layer; ``upper`` says that unquoted names were stored in capitals.
    """

    name: str
    title: str
    whole: str
    wide: str
    text: str
    fence: str = ""
    upper: bool = False

    def sql(self, expression: Sql) -> str:
        """The expression in this dialect.

        What stands in every dialect alike, and is most of a statement, is written here; sqlglot writes the rest, and
        would take minutes for all of it.
        """
        match expression:
            case exp.Column():
                return self.identifier(expression.name)
            case exp.And() | exp.Or():
                word = " AND " if isinstance(expression, exp.And) else " OR "
                return word.join(self.sql(part) for part in expression.flatten(unnest=False))
            case exp.Not():
                return f"NOT {self.sql(expression.this)}"
            case exp.Paren():
                return f"({self.sql(expression.this)})"
            case exp.Is(expression=exp.Null()):
                return f"{self.sql(expression.this)} IS NULL"
            case exp.Boolean():
                return "TRUE" if expression.this else "FALSE"
            case exp.Case():
                return self._case(expression)
            case _:
                return str(_generator(self.name).generate(expression, copy=False))

    def _case(self, expression: exp.Case) -> str:
        branches = (f"WHEN {self.sql(each.this)} THEN {self.sql(each.args['true'])}" for each in expression.args["ifs"])
        default = expression.args.get("default")
        otherwise = f" ELSE {self.sql(default)}" if default is not None else ""
        return f"CASE {' '.join(branches)}{otherwise} END"

    def identifier(self, name: str) -> str:
        """A quoted name."""
        sign = "`" if self.name in ("spark", "bigquery") else '"'
        return f"{sign}{name.replace(sign, sign * 2)}{sign}"

    def stored(self, name: str) -> str:
        """A name as the engine keeps one that was written without quotes."""
        return name.upper() if self.upper else name

    def joined(self, separator: str, parts: Sequence[Sql]) -> Sql:
        """The parts that are not missing as one text, with a separator between them; empty where all are missing.

        No dialect does it with the same function and the same meaning: Snowflake's ``CONCAT_WS`` is missing where one
        part is, BigQuery has none, PostgreSQL's takes no more than 100 arguments.
        """
        if not parts:
            return text("")
        between = text(separator)
        match self.name:
            case "postgres" | "bigquery":
                array: Sql = exp.Array(expressions=list(parts))
                return call("ARRAY_TO_STRING", array, between)
            case "snowflake":
                return call("ARRAY_TO_STRING", call("ARRAY_CONSTRUCT_COMPACT", *parts), between)
            case _:
                return call("CONCAT_WS", between, *parts)

    def matches(self, value: Sql, pattern: str) -> Sql:
        """Whether the whole of a text matches a pattern. Only the engines that run cohorts here read texts."""
        if self.name == "spark":
            return exp.RegexpLike(this=value, expression=text(rf"\A(?:{pattern})\z"))
        return call("REGEXP_FULL_MATCH", value, text(pattern))

    def cast(self, expression: Sql, type: str) -> Sql:
        """The expression as a value of one of this dialect's types."""
        return exp.Cast(this=expression, to=exp.DataType.build(type, dialect=self.name))


@cache
def _generator(dialect: str) -> Generator:
    return sqlglot.Dialect.get_or_raise(dialect).generator(normalize_functions=False, comments=False, identify=True)


DUCKDB = Dialect("duckdb", "DuckDB", "BIGINT", "DECIMAL(38, 0)", "VARCHAR")
SPARK = Dialect("spark", "Spark", "BIGINT", "DECIMAL(38, 0)", "STRING")
# Without the fence PostgreSQL pulls every layer into the next one and copies its expressions, until memory is full.
POSTGRES = Dialect("postgres", "PostgreSQL", "BIGINT", "NUMERIC(38, 0)", "TEXT", fence="OFFSET 0")
BIGQUERY = Dialect("bigquery", "BigQuery", "INT64", "BIGNUMERIC", "STRING")
SNOWFLAKE = Dialect("snowflake", "Snowflake", "BIGINT", "DECIMAL(38, 0)", "VARCHAR", upper=True)

DIALECTS = (DUCKDB, SPARK, POSTGRES, BIGQUERY, SNOWFLAKE)
