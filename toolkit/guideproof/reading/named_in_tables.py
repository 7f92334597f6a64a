"""What the tables of a guideline name: elements in their first lines, codes and parameters in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideproof.model.guideline import Guideline
from guideproof.model.reference import Kind
from guideproof.reading.named import NamedPlace, NameFinder
from guideproof.reading.tables.cells import Cell, Table
from guideproof.reading.tree import Scalar

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_PARAMETER = re.compile(r"\{([^{}]+)\}")
_EXPECTED = "expect."
_DERIVED = "expect.derived."
_AMOUNTS = "expect.amounts."


def of_table(guideline: Guideline, kind: str, id: str, table: Table) -> Iterator[NamedPlace]:
    """What a table names: ``kind`` says whether of branches, classes or cases, ``id`` what it is called."""
    for place, name in enumerate(table.names):
        cells = [row.cells[place] for row in table.rows if row.cells[place].text]
        element = name.text.partition("[")[0].strip()
        if name.text.startswith(_DERIVED):
            element = name.text.removeprefix(_DERIVED)
        if guideline.variable(element) is not None:
            yield NamedPlace(Kind.ELEMENT, element, name.span)
            for cell in cells:
                yield from _values(guideline, cell, element)
        elif name.text.startswith(_AMOUNTS):
            yield NamedPlace(Kind.INTERVENTION, name.text.removeprefix(_AMOUNTS), name.span)
        elif name.text == f"{_EXPECTED}needs":
            for cell in cells:
                yield from (NamedPlace(Kind.ELEMENT, word, cell.span) for word in _WORD.findall(cell.text))
        elif kind == "table" and name.text == "id":
            yield from (NamedPlace(Kind.BRANCH, f"{id}#{cell.text}", cell.span) for cell in cells)
        elif kind == "classes" and name.text == "value":
            for cell in cells:
                yield from _given(guideline, cell, id)


def _values(guideline: Guideline, cell: Cell, element: str) -> Iterator[NamedPlace]:
    for parameter in _PARAMETER.findall(cell.text):
        yield NamedPlace(Kind.PARAMETER, parameter.strip(), cell.span, of=element)
    variable = guideline.variable(element)
    codes = {str(code) for code in variable.codes} if variable is not None else set()
    for word in dict.fromkeys(_WORD.findall(_PARAMETER.sub("", cell.text))):
        if word in codes:
            yield NamedPlace(Kind.CODE, f"{element}#{word}", cell.span)


def _given(guideline: Guideline, cell: Cell, id: str) -> Iterator[NamedPlace]:
    for parameter in _PARAMETER.findall(cell.text):
        yield NamedPlace(Kind.PARAMETER, parameter.strip(), cell.span, of=id)
    text = _PARAMETER.sub("", cell.text)
    yield from NameFinder(guideline).given(Scalar(text, text, cell.span), id)
