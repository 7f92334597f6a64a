"""A program before a language spells it: the expressions and statements that every language has."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct


class JoinedText(Struct, frozen=True):
    """Parts of which all must hold, or at least one."""

    all: bool
    parts: tuple[PrintedExpression, ...]


PrintedExpression = str | JoinedText
"""An expression as it is written, or such parts joined, which may have to stand on several lines."""


class Do(Struct, frozen=True):
    """A statement of one line, with a remark behind it."""

    text: str
    remark: str = ""


class LaidOut(Struct, frozen=True):
    """A value with something before and behind it; an item a line where it does not fit on one."""

    before: str
    value: object
    behind: str = ""


class Assign(Struct, frozen=True):
    """A variable is set to an expression."""

    name: str
    value: PrintedExpression


class AllFalse(Struct, frozen=True):
    """Variables begin as false."""

    names: tuple[str, ...]


class Return(Struct, frozen=True):
    """Several values are given back together."""

    values: tuple[str, ...]


class If(Struct, frozen=True):
    """What is done only where the test is true; ``brief`` where a language may say it on one line."""

    test: PrintedExpression
    body: tuple[Printed, ...]
    remark: str = ""
    brief: bool = False


class Comment(Struct, frozen=True):
    """Words for whoever reads the program; an empty line where there are none."""

    text: str


Printed = Do | LaidOut | Assign | AllFalse | Return | If | Comment


class Gives(Enum):
    """What a function of a patient's record gives."""

    TRUTH = auto()
    """True, false, or nothing for unknown."""
    CERTAINTY = auto()
    """True or false."""
    TRUTHS = auto()
    """A truth for each branch of a decision."""
    NUMBER = auto()
    """A whole number, or nothing for unknown."""
    NUMBERS = auto()
    """Two whole numbers."""
    RATIO = auto()
    """Two whole numbers, or nothing twice for unknown."""
    TEXT = auto()
    """A text, or nothing."""
    FAULT = auto()
    FOUND = auto()
    """Two whole numbers, and what keeps what lies between them from being determined."""
    NOTHING = auto()
    ELEMENTS = auto()
    """The ids of elements, one after the other."""
    WALK = auto()
    """What is recommended along the nodes, and where certainly nothing is taken."""


class Function(Struct, frozen=True):
    """A function of a patient's record."""

    name: str
    gives: Gives
    says: str
    body: tuple[Printed, ...]


class Held(Struct, frozen=True):
    """One thing that a patient's record holds: its name, the type of what is known, and what stands there at first."""

    name: str
    type: type[bool] | type[int] | type[str]
    start: str | None


class HeldOf(Struct, frozen=True):
    """What a patient's record holds of one element."""

    says: str
    held: tuple[Held, ...]
