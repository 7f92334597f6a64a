"""What a statement is made of: layers of columns, and the sources of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct, field

from guideproof.model.element import ON, Element
from guideproof.model.guideline import Guideline
from guideproof.model.unit import SAME, Conversion
from guideproof.program.slots import SetKind, input_kind
from guideproof.renderers.cohort_sql.expressions import Sql, column

_LONGEST = 60
"""PostgreSQL cuts names after 63 bytes, without an error; two that begin alike would become one."""


def name_of(role: str, *ids: str) -> str:
    """The name of a column that stands for a thing: a role, ``___`` and the ids in snake_case, joined by ``__``.

    Ids hold no ``__`` and elements' columns no ``___``, so that two things never get one name, short enough for
    every engine.
    """
    return shortened(f"{role}___{'__'.join(id.replace('-', '_') for id in ids)}")


def shortened(name: str) -> str:
    """A name as it is, or its beginning and a fingerprint where it is too long."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 12]}___{sha256(name.encode()).hexdigest()[:9]}"


def node_column(id: str) -> str:
    """Whether a node applies."""
    return name_of("at", id)


def branch_column(node: str, branch: str) -> str:
    """Whether a branch of a decision is taken, if the decision applies."""
    return name_of("takes", node, branch)


def code_column(element: str, code: str) -> str:
    """Whether a code is in a set, or whether a class holds."""
    return f"{element}__{code}"


class GivenColumn(StrEnum):
    """How a column of the table holds its values."""

    PROPER = "proper"
    """As the statement asks for it: boolean, text, or a number type without rounding."""
    TEXT = "text"
    """Everything as text, numbers and booleans as in YAML."""
    DOUBLE = "double"
    """Binary floating point, 64 bit: each stands for its shortest decimal."""
    SINGLE = "single"
    """Binary floating point, 32 bit."""
    DAY = "day"
    """Days, of a type of their own."""
    WRONG = "wrong"
    """A type that cannot hold the element: every value is a problem."""
    ABSENT = "absent"
    """There is no such column: missing for everybody."""


class ColumnSource(Struct, frozen=True):
    """Where the values of an element, or of one code of a set, are found in the table.

    ``conversion`` turns a number into the element's unit. ``scale`` is how many decimals a proper number type has.
    ``renamed`` maps a value's text to the code or the boolean that it means; all others are then problems. ``missing``
    are texts that stand for no value. Numbers that are texts have a decimal ``comma`` or point, and may have one of the
    ``units`` behind them, each with its own conversion. ``whole_set`` says that the table has one column for the whole
    set, of which this is what it says of one code.
    """

    column: str
    given: GivenColumn = GivenColumn.PROPER
    conversion: Conversion = SAME
    scale: int | None = None
    renamed: Mapping[str, str | bool] | None = None
    missing: tuple[str, ...] = ()
    comma: bool = False
    units: Mapping[str, Conversion] = field(default_factory=dict)
    whole_set: bool = False

    @property
    def numeric(self) -> bool:
        """Whether the column is of a number type."""
        return self.scale is not None or self.given in (GivenColumn.DOUBLE, GivenColumn.SINGLE)


Sources = Mapping[str, ColumnSource]
"""From the name of a fact's column (``ecog``, ``metastatic_sites__liver``) to where it is found."""

VISIT_COLUMN = ColumnSource(ON)
"""The day of the visit, in a column of its name."""

PATIENT = "patient_id"
ENTRY = "entry"
"""Names of columns of the table and of the result; within the statement they are ``patient___id`` and
``patient___entry``, since an element may have the same name."""


def fact_columns(element: Element) -> tuple[str, ...]:
    """The columns in which an element is asked for: one, or for a set one a code."""
    kind = input_kind(element)
    return tuple(code_column(element.id, code) for code in kind.codes) if isinstance(kind, SetKind) else (element.id,)


def proper_sources(guideline: Guideline) -> dict[str, ColumnSource]:
    """A table just as the statement asks for it: every element under its own name, in its own type and unit."""
    return {name: ColumnSource(name) for element in guideline.elements.values() for name in fact_columns(element)}


class LayerColumn(Struct, frozen=True):
    """A column of a layer. ``comment`` stands beside it: text from the guideline, in one line."""

    name: str
    sql: Sql
    comment: str = ""


class Layer(Struct):
    """A step of the statement: everything the layer below has, and these columns more."""

    name: str
    says: str
    columns: list[LayerColumn] = field(default_factory=list)

    def add(self, name: str, sql: Sql, comment: str = "") -> Sql:
        """Adds a column and gives the expression that reads it from the layers above."""
        self.columns.append(LayerColumn(name, sql, comment))
        return column(name)
