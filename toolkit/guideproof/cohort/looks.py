"""What a value that is no fact looks like, by its form alone."""

from __future__ import annotations

import re
from enum import Enum, auto

from guideproof.model.calendar import days_written
from guideproof.model.element import Element
from guideproof.model.number import parse_number
from guideproof.model.written_date import meant_date
from guideproof.program.slots import CodeKind, DateKind, NumberKind, input_kind

PAIRS = (
    ("true", "false"),
    ("yes", "no"),
    ("1", "0"),
    ("y", "n"),
    ("t", "f"),
    ("ja", "nein"),
    ("j", "n"),
    ("oui", "non"),
    ("sí", "no"),
    ("si", "no"),
    ("positive", "negative"),
    ("present", "absent"),
)
"""Words that are written for true and false, in small letters."""

_MISSING = frozenset(
    {"", ".", "..", "-", "--", "?", "*", "na", "n/a", "n.a.", "nan", "<na>", "null", "none", "nil", r"\n", "nd", "n.d."}
    | {"unknown", "unk", "missing", "not done", "not available", "not known", "#n/a", "#null!", "#value!", "#div/0!"}
)

_FORMS = (
    (
        "DATE",
        r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2}.*)?|[0-9]{1,2}([./])[0-9]{1,2}\2[0-9]{2,4}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}",
    ),
    ("GROUPS", r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?"),
    ("GROUPS", r"[+-]?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}"),
    ("GROUPS", r"[+-]?[0-9]{1,3}(['’ \u00a0\u202f][0-9]{3})+([.,][0-9]+)?"),
    ("COMMA", r"[+-]?[0-9]+,[0-9]+( +[^ ]+ *)?"),
    ("EXPONENT", r"[+-]?[0-9]*\.?[0-9]+[eE][+-]?[0-9]+"),
    ("BOUND", r"([<>≤≥~]=?|about|ca\.?) *[0-9].*|[0-9.]+ *\+"),
    ("SIGNS", r"[+-]?0[0-9]+(\.[0-9]+)?|\+[0-9].*|-?\.[0-9]+|-?[0-9]+\."),
    ("UNIT", r"-?[0-9]+([.,][0-9]+)?([^0-9\s.,].*| +[^0-9\s].*)"),
)
"""Whole texts that somebody may have meant as a number, the first that fits."""


class ValueLook(Enum):
    """What a value looks like; in the order in which suggestions are made."""

    MISSING = auto()
    BOOLEAN = auto()
    COMMA = auto()
    POINT = auto()
    GROUPS = auto()
    EXPONENT = auto()
    SIGNS = auto()
    BLANKS = auto()
    DATE = auto()
    BOUND = auto()
    UNIT = auto()
    RANGE = auto()
    QUOTED = auto()
    SET = auto()
    DAY = auto()
    WORD = auto()
    OTHER = auto()


_LOOKS = tuple((re.compile(pattern), ValueLook[name]) for name, pattern in _FORMS)
_POINT = re.compile(r"[+-]?[0-9]+\.[0-9]+( +[^ ]+ *)?")


def look_of(value: str, element: Element, *, comma: bool) -> ValueLook:
    """What a value looks like that is no fact of the element; ``comma`` says that a decimal comma is declared."""
    bare = value.strip()
    if bare.casefold() in _MISSING:
        return ValueLook.MISSING
    if bare != value:
        return ValueLook.BLANKS
    match input_kind(element):
        case NumberKind():
            return _number_look(value, comma=comma)
        case DateKind() if days_written(value) is not None:
            return ValueLook.OTHER  # well written, and outside of the range, which is told with the problem
        case DateKind() if meant_date(value) is not None:
            return ValueLook.DAY
        case CodeKind() | DateKind():
            return ValueLook.WORD
        case _:
            words = {word for pair in PAIRS for word in pair}
            return ValueLook.BOOLEAN if value.casefold().removesuffix(".0") in words else ValueLook.WORD


def _number_look(value: str, *, comma: bool) -> ValueLook:
    if comma and _POINT.fullmatch(value):
        return ValueLook.POINT
    if parse_number(value.replace(",", ".") if comma else value) is not None:
        return ValueLook.RANGE
    return next((look for pattern, look in _LOOKS if pattern.fullmatch(value)), ValueLook.OTHER)
