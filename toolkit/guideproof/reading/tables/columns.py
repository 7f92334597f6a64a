"""Columns of a table that name an element, with or without a unit in brackets: ``age``, ``age [mo]``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from guideproof.analysis.evaluation.facts import conversion_of
from guideproof.model.element import NUMERIC
from guideproof.model.fault import UnitMismatch, UnknownReference
from guideproof.model.number import parse_number
from guideproof.model.reference import Kind
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.model.unit import DIMENSIONLESS, parse_unit
from guideproof.model.written_number import Meant
from guideproof.model.written_unit import units_meant, why_otherwise
from guideproof.reading.tables.cells import Cell
from guideproof.reading.tree import Scalar
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import Span

_NAME = re.compile(r"([^\s\[]+)(?:\s*\[(.*)\])?", re.DOTALL)


class Column(Struct, frozen=True):
    """An element with the unit, if one is written, of the bare numbers below it."""

    signature: Signature
    unit: str | None


def named(name: Cell) -> tuple[str, str | None]:
    """What a column is called, and the unit behind that."""
    found = _NAME.fullmatch(name.text)
    return (found[1], found[2]) if found is not None else (name.text, None)


def twice(names: Iterable[Cell]) -> Iterable[TableFault]:
    """A fault for each name that a column has before."""
    seen: dict[str, bool] = {}
    for name in names:
        id = named(name)[0]
        if id and seen.get(id) is False:
            yield TableFault(TableFlaw.TWICE, id, "", name.span)
        seen[id] = id in seen


def element_column(name: Cell, words: Iterable[str], variables: Signatures) -> Column | None:
    """The column of an element; ``None`` for one that cannot be read, with a fault unless that is told elsewhere.
    ``words`` are what else a column may be called."""
    id, unit = named(name)
    signature = variables.signatures.get(id)
    if signature is None:
        if name.text and variables.lacks(id):
            known = (*variables.signatures, *sorted(variables.unread), *words)
            variables.faults.append(UnknownReference(Kind.ELEMENT, id, known, name.span, unit is None))
        return None
    if unit is not None and signature.type not in NUMERIC:
        variables.faults.append(TableFault(TableFlaw.NO_NUMBER, id, unit, name.span))
        return None
    own = signature.unit or DIMENSIONLESS
    if unit is not None and conversion_of(unit, own) is None:
        fitting = units_meant(unit, own.text, own.molar_mass)
        meant = Meant((fitting,), ()) if isinstance(fitting, str) else None
        if not isinstance(fitting, str):
            meant = Meant((why_otherwise(unit),), tuple(f"{id} [{each}]" for each in fitting))
        is_unit = parse_unit(unit) is not None
        variables.faults.append(UnitMismatch(id, own.text, unit, is_unit, name.span, name.text, meant))
        return None
    return Column(signature, unit)


def plain_scalar(text: str, unit: str | None, span: Span) -> Scalar:
    """A cell as YAML has plain scalars, and as spreadsheets save booleans; a bare number in the unit of its column."""
    return Scalar(*_meant(text, unit), span)


@lru_cache(maxsize=4096)
def _meant(text: str, unit: str | None) -> tuple[str | Fraction | bool, str]:
    """What a cell means, and how it would be written; many rows say the same."""
    if text in ("true", "false", "TRUE", "FALSE"):
        return text.lower() == "true", text
    number = parse_number(text)
    if number is not None and unit is not None:
        return f"{text} {unit}", f"{text} {unit}"
    return text if number is None else number, text
