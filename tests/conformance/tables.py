"""Cases as tables of patients in the formats that a cohort run reads, and what a table can hold of them.

A table has the columns of the elements and no others, numbers in the element's unit, and one type a column. A case that
says something else is not asked there, except that a quantity in another unit is written in the element's own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
from tests.conformance.cases import Case, Raw, json_text

from guideproof.analysis.evaluation.facts import CodeSet, read_value
from guideproof.model.element import NUMERIC, ON, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.number import exact, format_number
from guideproof.renderers.cohort_sql.columns import ENTRY, PATIENT, fact_columns


class Form(StrEnum):
    """A file format, and how its numbers are stored."""

    DECIMALS = "parquet with decimals"
    NARROW = "parquet with the decimals of the grid"
    DOUBLES = "parquet with doubles"
    TEXTS = "csv"
    RECORDS = "ndjson"

    @property
    def suffix(self) -> str:
        return self.value.partition(" ")[0]


class Unheld(ValueError):
    """A table of this form cannot say what the case says."""


def write_table(guideline: Guideline, cases: Sequence[Case], form: Form, path: Path) -> list[int]:
    """Writes the cases that the form holds, under their places in the list, and gives these places."""
    rows = [(place, row) for place, row in enumerate(_rows(guideline, cases, form)) if row is not None]
    if form is Form.RECORDS:
        path.write_text("".join(f"{row[0]}\n" for _, row in rows), encoding="utf-8")
        return [place for place, _ in rows]
    names = [
        PATIENT,
        ENTRY,
        *([ON] if guideline.dated else []),
        *(name for each in guideline.elements.values() for name in fact_columns(each)),
    ]
    written = path if form is Form.TEXTS else path.with_suffix(".source")
    with written.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([names, *(row for _, row in rows)])
    if form is not Form.TEXTS:
        types = [
            "VARCHAR",
            "VARCHAR",
            *(["VARCHAR"] if guideline.dated else []),
            *(type for each in guideline.elements.values() for type in _types(each, form)),
        ]
        columns = ", ".join(f"\"{name}\": '{type}'" for name, type in zip(names, types, strict=True))
        source = f"read_csv('{written}', header = true, nullstr = [''], columns = {{{columns}}})"
        with duckdb.connect() as connection:
            connection.execute(f"COPY (SELECT * FROM {source}) TO '{path}'")
    return [place for place, _ in rows]


def place_name(place: int) -> str:
    """A patient's id; ids in order are places in order."""
    return f"{place:08}"


def _rows(guideline: Guideline, cases: Sequence[Case], form: Form) -> Iterator[list[str | None] | None]:
    for place, case in enumerate(cases):
        try:
            if form is Form.RECORDS:
                yield [_record(guideline, place, case)]
            else:
                facts = _known(guideline, case)
                cells = [
                    cell for each in guideline.elements.values() for cell in _cells(each, facts.get(each.id), form)
                ]
                on = [_date_text(facts.get(ON))] if guideline.dated else []
                yield [place_name(place), case.entry, *on, *cells]
        except Unheld:
            yield None


def _known(guideline: Guideline, case: Case) -> dict[str, Any]:
    """The facts, all of them about elements."""
    facts = dict(case.read())
    if not facts.keys() <= guideline.elements.keys() | ({ON} if guideline.dated else set()):
        raise Unheld
    return facts


def _record(guideline: Guideline, place: int, case: Case) -> str:
    """The record word for word, hostile values too; but a number as the library understands it."""
    facts = _known(guideline, case)
    # A table must have a column of some element, even for patients of whom nothing is known.
    record = {PATIENT: place_name(place), ENTRY: case.entry, next(iter(guideline.elements)): None}
    for id, raw in case.raw().items():
        if id == ON or guideline.elements[id].type is ElementType.DATE:
            record[id] = _date_text(facts[id])
            continue
        element, value = guideline.elements[id], facts[id]
        number = _number(element, value) if element.type in NUMERIC else None
        verbatim = number is None or (case.exact and isinstance(raw, Raw) and "e" not in raw.lower())
        record[id] = raw if verbatim else Raw(format_number(number))
    return json_text(record)


def _date_text(value: Any) -> str | None:
    """A date as a text; a year that is a number is one here. What stands for a missing value in tables is none."""
    if isinstance(value, int | float | Fraction) and not isinstance(value, bool) and value in range(1000, 10_000):
        return str(int(value))
    if value is None or (isinstance(value, str) and value not in ("", "null") and value.isprintable()):
        return value
    raise Unheld


def _number(element: Element, value: Any) -> Fraction | None:
    """A number, or a quantity in a unit that fits; ``None`` for what is neither."""
    if isinstance(value, str):
        step = read_value(element, value)
        return element.grid.number(step) if element.grid is not None and isinstance(step, int) else None
    return exact(value) if isinstance(value, int | float | Fraction) and not isinstance(value, bool) else None


def _cells(element: Element, value: Any, form: Form) -> Iterator[str | None]:
    if value is None:
        yield from [None] * len(fact_columns(element))
        return
    match element.type:
        case ElementType.CODES:
            held = read_value(element, value)
            if not isinstance(held, CodeSet | None):
                raise Unheld
            known = held or CodeSet(frozenset(), frozenset())
            yield from ("true" if code in known.present else "false" if code in known.absent else None
                        for code in element.codes)  # fmt: skip
        case ElementType.BOOLEAN if isinstance(value, bool):
            yield str(value).lower()
        # In CSV the texts `` and `null` are missing values.
        case ElementType.CODE if isinstance(value, str) and value not in ("", "null") and value.isprintable():
            yield value
        case ElementType.DATE:
            yield _date_text(value)
        case ElementType.INTEGER | ElementType.QUANTITY:
            number = _number(element, value)
            if number is None or not _fits(element, number, form):
                raise Unheld
            yield format_number(number)
        case _:
            raise Unheld


def _fits(element: Element, number: Fraction, form: Form) -> bool:
    """Whether a column of the form holds exactly this number."""
    if form is Form.DOUBLES:
        return exact(float(number)) == number
    scale = _scale(element, form)
    return form is Form.TEXTS or ((number * 10**scale).denominator == 1 and abs(number) < 10 ** (_width(scale) - scale))


def _scale(element: Element, form: Form) -> int:
    """How many decimals a column has: those of the element, or one more, so that a number off the grid fits."""
    assert element.grid is not None
    places = 0
    while (element.grid.precision * 10**places).denominator != 1:
        places += 1
    return places if form is Form.NARROW else places + 1


def _width(scale: int) -> int:
    return 18 if scale < 9 else 38


def _types(element: Element, form: Form) -> list[str]:
    match element.type:
        case ElementType.BOOLEAN | ElementType.CODES:
            return ["BOOLEAN"] * len(fact_columns(element))
        case ElementType.CODE | ElementType.DATE:
            return ["VARCHAR"]
        case _:
            scale = _scale(element, form)
            return ["DOUBLE" if form is Form.DOUBLES else f"DECIMAL({_width(scale)}, {scale})"]
