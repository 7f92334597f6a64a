"""A cell as a test of its column's element (section 6): ``< V``, ``[V..V)``, ``[not] V | V``, ``[not] includes V | V``,
``none``. What it says of its values is what conditions say of them."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from msgspec import Struct

from guideproof.analysis.evaluation.facts import conversion_of, own_unit
from guideproof.model.condition import Comparison, Condition, Not, Unreadable
from guideproof.model.element import NUMERIC, ElementType
from guideproof.model.fault import SchemaFault, Shape, TypeMismatch
from guideproof.model.number import parse_number
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.model.unit import DIMENSIONLESS, SAME, parse_quantity
from guideproof.model.written_number import meant_number
from guideproof.program.interval import opposite
from guideproof.program.wording import SIGNS
from guideproof.reading.conditions import read_condition
from guideproof.reading.date_tests import BOUNDS as DATE_BOUNDS
from guideproof.reading.parameters import PARAMETER
from guideproof.reading.tables.cells import Cell
from guideproof.reading.tables.columns import Column, plain_scalar
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import Span

_BOUNDS = {sign: comparison for comparison, sign in SIGNS.items() if comparison is not Comparison.EQUAL}
_SIGNS = {comparison.value: sign for sign, comparison in _BOUNDS.items()}
_BOUND = re.compile(r"([<>]=?)\s*(.*)", re.DOTALL)
_EQUAL = re.compile(r"(<>|!=|≠|==?)\s*(.+)", re.DOTALL)
"""An equality as spreadsheets and programs write it; in a cell the value stands alone."""

_OPENING = {"[": "at_least", "(": "above"}
_CLOSING = {"]": "at_most", ")": "below"}
_WORD = re.compile(r"(not|includes)(?:\s+(.*))?", re.DOTALL)

ANYTHING = ("", "-")
"""What a cell says that says nothing of its element."""

_FITTING = {
    ElementType.BOOLEAN: "`true` or `false` in a cell",
    ElementType.CODE: "codes in a cell, such as `a`, `a | b` or `not a | b`",
    ElementType.CODES: "`includes a | b`, `not includes a | b` or `none` in a cell",
    ElementType.INTEGER: "numbers in a cell, such as `2`, `1 | 2`, `>= 2` or `[1..3]`",
    ElementType.QUANTITY: "numbers in a cell, such as `5`, `< 5`, `>= 5` or `[5..10)`",
    ElementType.DATE: "dates in a cell, such as `2024-05-17`, `< 2024-05-17`, `>= visit` or `[2024-01-01..visit]`",
}
_ORDERED = (*NUMERIC, ElementType.DATE)
_OF_DATES = {comparison.value: word for word, comparison in DATE_BOUNDS.items()}
"""What a bound of numbers is called where dates are compared."""


class _Reader(Struct, frozen=True):
    """Reads one cell that says something."""

    column: Column
    cell: Cell
    row: str
    variables: Signatures

    def condition(self) -> Condition:
        text, type = self.cell.text, self.column.signature.type
        negated, rest = self._word("not", text)
        includes, named = self._word("includes", rest)
        if type is ElementType.CODES and (includes or rest == "none"):
            values = self._values(named) if includes else None
            tested: Tree = self._mapped("none", Scalar(True, "true", self.span))
            if includes and values is not None:
                tested = self._mapped("includes_any", Sequence(values, self.span))
            return self._tested(tested if values or not includes else None, negated)
        if misspelt := _misspelt(text):
            return self._refused(TableFlaw.WORD, misspelt)
        if equal := _EQUAL.fullmatch(rest):
            return self._equality(equal[1].startswith("="), equal[2], negated)
        if bound := _BOUND.match(rest):
            return self._bound(bound[1], bound[2], negated)
        if rest[:1] in ("[", "(", "]") or ".." in rest:
            return self._interval(rest, negated)
        if includes:
            return self._misfit()
        values = self._values(rest)
        if type is ElementType.CODES or (type is ElementType.BOOLEAN and values and len(values) > 1):
            return self._misfit()
        if values is None:
            return self._unreadable()
        return self._tested(values[0] if len(values) == 1 else Sequence(values, self.span), negated)

    @property
    def span(self) -> Span:
        return self.cell.span

    def _word(self, word: str, text: str) -> tuple[bool, str]:
        """Whether a text begins with a word, and what follows; what follows a word that is not there is all of it."""
        found = _WORD.fullmatch(text)
        return (True, found[2] or "") if found is not None and found[1] == word else (False, text)

    def _tested(self, value: Tree | None, negated: bool = False) -> Condition:
        if value is None:
            return self._unreadable()
        id = self.column.signature.id
        found = read_condition(Mapped({id: Entry(id, self.span, value)}, self.span), self.variables)
        return Not(found, self.span) if negated and not isinstance(found, Unreadable) else found

    def _equality(self, same: bool, written: str, negated: bool) -> Condition:
        """What is meant is told only where a single value stands behind the sign."""
        if self.column.signature.type is ElementType.CODES or not re.fullmatch(r"[\w.{}-]+(?: \S+)?", written):
            return self._misfit()
        return self._refused(TableFlaw.BOUND, written if same is not negated else f"not {written}")

    def _bound(self, sign: str, written: str, negated: bool) -> Condition:
        if self.column.signature.type not in _ORDERED:
            return self._misfit()
        if negated:
            other = opposite(_BOUNDS[sign])
            return self._refused(TableFlaw.NEGATED, f"{SIGNS[other]} {written}" if other is not None else "")
        if "|" in written:
            return self._refused(TableFlaw.ALTERNATIVES, "")
        value = self._value(written)
        return self._tested(value and self._mapped(self._key(_BOUNDS[sign].value), value))

    def _interval(self, text: str, negated: bool) -> Condition:
        if self.column.signature.type not in _ORDERED:
            return self._misfit()
        low, dots, high = (part.strip() for part in text[1:-1].partition(".."))
        if text[0] not in _OPENING or text[-1] not in _CLOSING or not dots:
            return self._refused(TableFlaw.INTERVAL, "")
        if negated:
            return self._refused(TableFlaw.NEGATED, "")
        bare = [each for each in (low, high) if parse_number(each) is not None]
        unit = next((quantity[1] for each in (low, high) if (quantity := parse_quantity(each))), None)
        if len(bare) == 1 and unit not in (None, self.column.unit or own_unit_of(self.column.signature)):
            return self._refused(TableFlaw.ONE_UNIT, f"{bare[0]} {unit}")
        first, last = parse_number(low), parse_number(high)
        if first is not None and last is not None and first > last:
            return self._refused(TableFlaw.TURNED, f"[{high}..{low}]")
        least = self._value(low)
        most = self._value(high) if least is not None else None
        if least is None or most is None:
            return self._unreadable()
        ends = zip((_OPENING[text[0]], _CLOSING[text[-1]]), (least, most), strict=True)
        found = {self._key(key): value for key, value in ends}
        return self._tested(Mapped({key: Entry(key, self.span, value) for key, value in found.items()}, self.span))

    def _key(self, key: str) -> str:
        """What a bound of numbers is called in a condition on the element of the column."""
        return _OF_DATES[key] if self.column.signature.type is ElementType.DATE else key

    def _values(self, text: str) -> list[Tree] | None:
        """The values between bars, each once; ``None``, with a fault, where one is missing or is none."""
        parts = [part.strip() for part in text.split("|")]
        if any(part.startswith(("<", ">")) for part in parts):
            self._refused(TableFlaw.ALTERNATIVES, "")
            return None
        values = [self._value(part) for part in parts]
        for part, count in Counter(parts).items():
            if count > 1:
                fault = SchemaFault(Shape.REPEATED, self.column.signature.id, self.row, part, (), self.span)
                self.variables.faults.append(fault)
        found: list[Tree] = [value for value in values if value is not None]
        return found if len(found) == len(values) else None

    def _value(self, text: str) -> Tree | None:
        """A plain scalar as YAML has it, and as spreadsheets save booleans; a number in the unit of the column; a
        parameter in braces."""
        if not text:
            self._refused(TableFlaw.NO_VALUE, "")
            return None
        if text[0] == "{" and text[-1] == "}":
            return self._parameter(text[1:-1].strip())
        found, signature = plain_scalar(text, self.column.unit, self.span), self.column.signature
        if parse_number(text) is not None:
            return found
        if text in self.variables.parameters and text not in signature.codes:
            # In a cell a name alone may be a code, so it stands for none.
            self._refused(
                TableFlaw.BOUND, re.sub(rf"(?<![\w{{]){text}(?![\w}}])", f"{{{text}}}", self.cell.text, count=1)
            )
            return None
        if signature.type in NUMERIC:
            meant = meant_number(text, own_unit_of(signature))
            ends = [(_SIGNS.get(key, ""), end) for key, end in meant.bounds] if meant is not None else []
            if ends and all(sign for sign, _ in ends):
                self._refused(TableFlaw.BOUND, f"[{ends[0][1]}..{ends[1][1]}]" if len(ends) == 2 else " ".join(ends[0]))
                return None
            if meant is None and parse_quantity(text) is None:
                self._misfit()
                return None
        return found

    def _parameter(self, id: str) -> Tree | None:
        if not id:
            self._refused(TableFlaw.NO_VALUE, "")
            return None
        named, unit = self.variables.parameters.get(id), self.column.unit
        if unit is not None and named is not None and named.unit is None and isinstance(named.value, Fraction):
            return self._bare(id, unit)
        return self._mapped(PARAMETER, Scalar(id, id, self.span))

    def _bare(self, id: str, unit: str) -> Tree | None:
        """A parameter without a unit in a column with one; ``None``, with a fault, where that is not the element's."""
        if conversion_of(unit, self.column.signature.unit or DIMENSIONLESS) == SAME:
            return self._mapped(PARAMETER, Scalar(id, id, self.span))
        self._refused(TableFlaw.BARE, unit)
        return None

    def _mapped(self, key: str, value: Tree) -> Mapped:
        return Mapped({key: Entry(key, self.span, value)}, self.span)

    def _refused(self, flaw: TableFlaw, instead: str) -> Unreadable:
        self.variables.faults.append(TableFault(flaw, self.cell.text, instead, self.span))
        return self._unreadable()

    def _misfit(self) -> Unreadable:
        signature = self.column.signature
        fitting = _FITTING[signature.type]
        self.variables.faults.append(TypeMismatch(signature.id, signature.type, self.cell.text, fitting, self.span))
        return self._unreadable()

    def _unreadable(self) -> Unreadable:
        return Unreadable((self.column.signature.id,), self.span)


def read_cell(column: Column, cell: Cell, row: str, variables: Signatures) -> Condition:
    """What a cell tests that says something; ``row`` is what its row is called. What cannot be told is ``Unreadable``,
    with faults."""
    return _Reader(column, cell, row, variables).condition()


def own_unit_of(signature: Signature) -> str:
    """The unit of an element's numbers; an empty text where it has none."""
    return own_unit(signature.type, signature.unit) or ""


def _misspelt(text: str) -> str:
    """A text that begins with a word of cells in other letters, with the right ones."""
    word, *rest = text.split(maxsplit=1)
    known = word.lower()
    return " ".join((known, *rest)) if known in ("not", "includes", "otherwise") and word != known else ""
