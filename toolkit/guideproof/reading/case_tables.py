"""The rows of a table as vignettes (section 10): each becomes what its file in YAML would say, and is read as that."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.model.element import ElementType
from guideproof.model.fault import Fault, UnknownKey
from guideproof.reading.documents import Document, judged
from guideproof.reading.files import GuidelineFile
from guideproof.reading.schemas import Schema, schema
from guideproof.reading.tables.cells import Cell, Row, between_semicolons, parse_table
from guideproof.reading.tables.columns import Column, element_column, plain_scalar, twice
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.reading.variables import Signatures

_WORDS = ("id", "title", "entry", "on")
_EXPECT = "expect."
_DERIVED = "derived."
_AMOUNTS = "amounts."
_NAMING = (_DERIVED, _AMOUNTS)
"""What is expected of one thing each, which the column names."""


def read_cases(file: GuidelineFile, variables: Signatures) -> tuple[list[Document], list[Fault]]:
    """A document for each row of a table of vignettes, and what is wrong with the table itself."""
    table, faults = parse_table(file.data, file.path, ("title",))
    if table is None:
        return [], faults
    own = replace(variables, faults=[])
    cases = _CaseTable(file, own)
    for place, name in enumerate(table.names):
        cases.take(place, name)
    faults += [*twice(table.names), *own.faults]
    return [cases.document(row) for row in table.rows], faults


class _CaseTable(Struct):
    """The columns of a table by their places: ``words`` say what a vignette is called, ``facts`` are elements,
    ``expected`` are keys of what is expected."""

    file: GuidelineFile
    variables: Signatures
    words: dict[int, str] = field(default_factory=dict)
    facts: dict[int, Column] = field(default_factory=dict)
    expected: dict[int, str] = field(default_factory=dict)

    def take(self, place: int, name: Cell) -> None:
        """Reads one name of the first line."""
        properties: dict[str, Schema] = schema("vignette")["properties"]
        words = [word for word in _WORDS if word in properties]
        keys = [f"{_EXPECT}{key}" for key in properties["expect"]["properties"] if f"{key}." not in _NAMING]
        key = name.text.removeprefix(_EXPECT)
        if name.text in words:
            self.words[place] = name.text
        elif name.text in keys or (key != name.text and self._is_named(key)):
            self.expected[place] = key
        elif key != name.text:
            named = (f"{_EXPECT}{_DERIVED}{id}" for id in self.variables.signatures)
            allowed = (*keys, f"{_EXPECT}{_AMOUNTS}INTERVENTION", *named)
            self.variables.faults.append(UnknownKey(name.text, f"table `{self.file.id}`", allowed, name.span))
        elif (column := element_column(name, (*words, *keys), self.variables)) is not None:
            self.facts[place] = column

    def _is_named(self, key: str) -> bool:
        """Whether it names the thing of which something is expected; of an intervention it is told later whether there
        is one."""
        if key.startswith(_AMOUNTS):
            return key != _AMOUNTS
        return key.removeprefix(_DERIVED) in self.variables.signatures

    def document(self, row: Row) -> Document:
        """What a row says, as the file of its vignette."""
        said = [(cell, place) for place, cell in enumerate(row.cells) if cell.text]
        id = next((cell.text for cell, place in said if self.words.get(place) == "id"), f"{self.file.id}-{row.number}")
        top = {"id": Entry("id", row.span, Scalar(id, id, row.span))}  # replaced by its cell where there is one
        for cell, place in said:
            if place in self.words:
                top[self.words[place]] = _entry(self.words[place], cell, _text(cell))
        facts = {
            (element := column.signature.id): _entry(element, cell, _fact(cell, column))
            for cell, place in said
            if (column := self.facts.get(place)) is not None
        }
        expect: dict[str, Entry] = {}
        for cell, place in said:
            key = self.expected.get(place, "")
            if key.startswith(_NAMING):
                of, _, thing = key.partition(".")
                held = expect.setdefault(of, _entry(of, cell, Mapped({}, cell.span))).value
                assert isinstance(held, Mapped)
                held.entries[thing] = _entry(thing, cell, _value(cell))
            elif key:
                expect[key] = _entry(key, cell, _expected(key, cell))
        top["facts"] = Entry("facts", row.span, Mapped(facts, row.span))
        top["expect"] = Entry("expect", row.span, Mapped(expect, row.span))
        return judged(GuidelineFile("vignette", id, "", self.file.path, b""), Mapped(top, row.span), [])


def _entry(key: str, cell: Cell, value: Tree) -> Entry:
    return Entry(key, cell.span, value)


def _text(cell: Cell) -> Scalar:
    return Scalar(cell.text, cell.text, cell.span)


def _several(cell: Cell) -> Sequence:
    """The values between semicolons; none of ``[]``."""
    parts = between_semicolons(cell) if cell.text != "[]" else []
    return Sequence([Scalar(part, part, cell.span) for part in parts], cell.span)


def _fact(cell: Cell, column: Column) -> Tree:
    if column.signature.type is ElementType.CODES:
        return _several(cell)
    return plain_scalar(cell.text, column.unit, cell.span)


def _value(cell: Cell) -> Scalar:
    return Scalar(None, "null", cell.span) if cell.text == "null" else plain_scalar(cell.text, None, cell.span)


def _expected(key: str, cell: Cell) -> Tree:
    if key == "status":
        return _text(cell)
    several = _several(cell)
    if key != "reassess":
        return several
    return Sequence([Mapped({"node": Entry("node", cell.span, item)}, cell.span) for item in several.items], cell.span)
