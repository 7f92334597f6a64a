"""What reading found wrong with a table of the guideline: as facts."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from guideproof.source import Span


class RecordFlaw(StrEnum):
    """What a record of CSV (RFC 4180) cannot be read for, in words."""

    BARE_QUOTE = "a quotation mark stands within a field"
    TEXT_AFTER_QUOTE = "text follows the closing quotation mark"
    UNCLOSED = "a quotation mark is opened and never closed"
    LONE_RETURN = "a carriage return without a line feed stands outside of quotation marks"


_TWICE = "a field with a quotation mark in it stands in quotation marks itself, and each mark in it is written twice"

ADVICE = {
    RecordFlaw.BARE_QUOTE: _TWICE,
    RecordFlaw.TEXT_AFTER_QUOTE: _TWICE,
    RecordFlaw.LONE_RETURN: "save the table with line ends LF or CRLF",
}
"""What to do about a flaw, where more can be said than what it is."""


class TableFlaw(StrEnum):
    """In which way a table, or a cell of it, cannot be read."""

    EMPTY = "empty"
    SEPARATOR = "separator"
    NO_NAME = "no_name"
    FOR_SPREADSHEETS = "for_spreadsheets"
    TURNED = "turned"
    TWICE = "twice"
    SHORT = "short"
    LONG = "long"
    NO_FILE = "no_file"
    NO_NODE = "no_node"
    NOT_SAID = "not_said"
    NO_COLUMN = "no_column"
    NO_ROWS = "no_rows"
    NO_ELEMENT = "no_element"
    NO_VALUES = "no_values"
    NOT_LAST = "not_last"
    NO_CLASSES = "no_classes"
    NO_NUMBER = "no_number"
    REST = "rest"
    EVERYBODY = "everybody"
    WORD = "word"
    NO_VALUE = "no_value"
    NEGATED = "negated"
    ALTERNATIVES = "alternatives"
    INTERVAL = "interval"
    ONE_UNIT = "one_unit"
    BARE = "bare"
    BOUND = "bound"


class TableFault(Struct, frozen=True):
    """A table, a row or a cell that cannot be read.

    ``text`` quotes what stands there, or names the file, column or row; ``instead`` is what to write, or of a row how
    many cells it has to have.
    """

    what: TableFlaw | RecordFlaw
    text: str
    instead: str
    span: Span

    @property
    def of_a_value(self) -> bool:
        """Whether all rows are there, and where each leads to: what they test alone cannot be told."""
        return self.what in _OF_VALUES


_OF_VALUES = frozenset(tuple(TableFlaw)[tuple(TableFlaw).index(TableFlaw.NO_NUMBER) :])
