"""The text of a statement in one dialect, laid out for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from guideproof.renderers.cohort_sql.admission import one_line
from guideproof.renderers.cohort_sql.columns import Layer, LayerColumn
from guideproof.renderers.cohort_sql.dialects import Dialect
from guideproof.renderers.cohort_sql.tree import (
    Array,
    Call,
    Measured,
    Paren,
    Sql,
    SqlCase,
    SqlJoined,
    SqlListing,
    SqlMatch,
    SqlStored,
)

_WIDTH = 116


class LaidOut(Struct):
    """Columns as text, kept for other dialects: most are of what all write alike, but for the quotes around names.

    So are the parts of long lists. Each is kept by the identity of its expression, with the expression, so that this is
    never another one's.
    """

    kept: dict[tuple[int, str], tuple[Sql, str | None]] = field(default_factory=dict)
    measured: Measured = field(default_factory=Measured)

    def text(self, value: Sql, dialect: Dialect, indent: str) -> str:
        """An expression on a line, or on as many as it needs."""
        place = id(value), indent
        known = self.kept[place][1] if place in self.kept else None
        if known is not None:
            return known if dialect.quote == '"' else known.replace('"', dialect.quote)
        text = "\n".join(_wrapped(value, dialect, indent, self))
        if place not in self.kept:
            self.kept[place] = value, text.replace(dialect.quote, '"') if self.measured.is_alike(value) else None
        return text


def written(
    layers: Sequence[Layer], below: str, dialect: Dialect, *, first: bool, laid_out: LaidOut | None = None
) -> str:
    """The layers as named blocks of ``WITH``; the lowest reads ``below``, all of it unless it is the ``first``."""
    blocks, laid_out = list[str](), laid_out or LaidOut()
    for layer in layers:
        blocks.append("\n".join(_layer_lines(layer, below, dialect, laid_out, first=first)))
        below, first = layer.name, False
    return ",\n".join(blocks)


def selected(columns: list[LayerColumn], below: str, dialect: Dialect, laid_out: LaidOut | None = None) -> str:
    """The columns of a layer as a ``SELECT``."""
    lines = _column_lines(columns, dialect, "  ", laid_out or LaidOut())
    return "\n".join(["SELECT", *lines, f"FROM {dialect.identifier(below)}"])


def _layer_lines(layer: Layer, below: str, dialect: Dialect, laid_out: LaidOut, *, first: bool) -> Iterator[str]:
    yield f"  -- {one_line(layer.says)}"
    yield f"  {dialect.identifier(layer.name)} AS ("
    yield "    SELECT"
    if not first:
        yield "      *,"
    yield from _column_lines(layer.columns, dialect, "      ", laid_out)
    fence = f"\n    {dialect.fence}" if dialect.fence else ""
    yield f"    FROM {dialect.identifier(below)}{fence}"
    yield "  )"


def _column_lines(columns: list[LayerColumn], dialect: Dialect, indent: str, laid_out: LaidOut) -> Iterator[str]:
    for position, each in enumerate(columns):
        comma = "," if position < len(columns) - 1 else ""
        comment = f" -- {one_line(each.comment)}" if each.comment else ""
        yield f"{laid_out.text(each.sql, dialect, indent)} AS {dialect.identifier(each.name)}{comma}{comment}"


def _wrapped(value: Sql, dialect: Dialect, indent: str, laid_out: LaidOut) -> Iterator[str]:
    """An expression on one line, or, where that is too long, its parts on a line each."""
    whole = None if len(indent) + laid_out.measured.length(value) > _WIDTH else dialect.sql(value)
    if whole is not None and len(indent) + len(whole) <= _WIDTH:
        yield indent + whole
        return
    match value:
        case SqlJoined(word, parts):
            for position, part in enumerate(parts):
                lead = f"{word} " if position else ""
                first, *rest = _wrapped(part, dialect, indent + "  " if position else indent, laid_out)
                yield indent + lead + first.lstrip()
                yield from rest
        case Paren(part):
            yield f"{indent}("
            yield from _wrapped(part, dialect, indent + "  ", laid_out)
            yield f"{indent})"
        case SqlCase():
            yield from _wrapped_case(value, dialect, indent, laid_out)
        case Call(_, parts) | Array(parts) if parts:
            opening, closing = dialect.around(value)
            yield indent + opening
            written = [laid_out.text(part, dialect, indent + "  ") for part in parts]
            yield from ",\n".join(written).split("\n")
            yield indent + closing
        case SqlListing() | SqlMatch() | SqlStored():
            yield from _wrapped(laid_out.measured.kept(dialect.own(value)), dialect, indent, laid_out)
        case _:
            yield indent + (whole or dialect.sql(value))


def _wrapped_case(value: SqlCase, dialect: Dialect, indent: str, laid_out: LaidOut) -> Iterator[str]:
    yield f"{indent}CASE"
    for condition, result in value.branches:
        inner = indent + "    "
        when = list(_wrapped(condition, dialect, inner, laid_out))
        then = list(_wrapped(result, dialect, inner, laid_out))
        if len(when) == len(then) == 1 and len(when[0]) + len(then[0].strip()) + 12 <= _WIDTH:
            yield f"{indent}  WHEN {when[0].strip()} THEN {then[0].strip()}"
            continue
        yield f"{indent}  WHEN {when[0].strip()}"
        yield from when[1:]
        yield f"{indent}  THEN {then[0].strip()}"
        yield from then[1:]
    if value.otherwise is not None:
        first, *rest = _wrapped(value.otherwise, dialect, indent + "    ", laid_out)
        yield f"{indent}  ELSE {first.strip()}"
        yield from rest
    yield f"{indent}END"
