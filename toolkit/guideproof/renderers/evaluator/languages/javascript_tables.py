"""The tables of units, and of what people write for numbers and units, as JavaScript: those of the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from guideproof.model import ucum, written_number, written_unit
from guideproof.renderers.evaluator.lowering.layout import WIDTH


def unit_tables() -> str:
    """The constants of ``reading.js`` for units."""
    derived = [(name, *made) for name, made in ucum.DERIVED_UNITS.items()]
    return "\n".join(
        [
            "// The units of UCUM 2.2 (https://ucum.org/ucum): what each is made of. Each prefix is a power.",
            _constant("PREFIXES", _list(map(_data, ucum.PREFIXES.items()))),
            _constant("BASE_UNITS", _list(_data((base, True)) for base in ucum.BASE_UNITS)),
            "// A unit, a number, the expression that it is a multiple of, and whether it takes a prefix.",
            _constant("DERIVED_UNITS", _list(map(_data, derived))),
            "// Likewise, and what is added to a number before it is multiplied.",
            _constant("OFFSET_UNITS", _list(_data((name, *made)) for name, made in ucum.OFFSET_UNITS.items())),
            "// Units that are dimensions of their own: arbitrary ones, and those that are no part of a product.",
            _constant("ARBITRARY_UNITS", _list(map(_data, ucum.ARBITRARY_UNITS.items()))),
            _constant("OWN_SCALES", _list(map(_data, ucum.OWN_SCALES.items()))),
        ]
    )


# The constants of the model that `written.js` reads: tables, texts and numbers, and patterns by what they must fit.
_TABLES = ("EVERYDAY", "MOLAR", "CAPITALS", "PER_HUNDRED", "LIKE_LETTERS", "LOOKALIKES", "FRACTIONS", "BOUND_WORDS")
_PLAIN = ("TEXT", "COMMA", "GROUPS", "EITHER", "FRACTION", "ZEROS", "SUPERSCRIPTS", "WHITE")
_WHOLE_TEXT = (
    *("COUNTED", "TEN", "PER_BODY", "TIMES", "RAISED", "PLUS", "RANGE", "WHOLE"),
    *("GIVE", "TURNED", "COMMAS", "GROUPED", "BY_HUNDREDS", "UNDERLINED", "LONG_NUMBER"),
)
_ITS_START = ("BOUND", "ABOUT", "POWER", "TEN_TO", "SPLIT_NUMBER", "UNIT_LIKE")
_ANY_PART = ("SPLIT", "FACTORS", "DECIMAL", "LINE_END")


def meant_tables() -> str:
    """The constant ``MEANT`` of ``written.js``."""
    known = vars(written_unit) | vars(written_number)
    counts = [[_whole(pattern), _data(power), _data(volumes)] for pattern, power, volumes in written_unit.COUNTS]
    forms = [[_whole(pattern), _data(writes), _data(reason)] for pattern, writes, reason in written_number.FORMS]
    entries = {
        **{name: _map(known[name]) for name in _TABLES},
        **{name: _data(known[name]) for name in _PLAIN},
        **{name: _whole(known[name]) for name in _WHOLE_TEXT},
        **{name: _pattern(known[name], "^") for name in _ITS_START},
        **{name: _pattern(known[name]) for name in _ANY_PART},
        "RAISED_TEN": _pattern(written_unit.RAISED_TEN, flags="g"),
        "COUNTS": _list(_row(each) for each in counts),
        "FORMS": _list(_row(each) for each in forms),
    }
    return _constant("MEANT", "{\n" + "".join(f"{_camel(name)}: {value},\n" for name, value in entries.items()) + "}")


def _camel(name: str) -> str:
    first, *others = name.lower().split("_")
    return first + "".join(each.title() for each in others)


def _constant(name: str, value: str) -> str:
    return f"const {name} = {value};"


def _data(value: object) -> str:
    return json.dumps(value).replace("</", "<\\/")


def _row(parts: Iterable[str]) -> str:
    return f"[{', '.join(parts)}]"


def _list(items: Iterable[str]) -> str:
    """An array, as many items a line as fit."""
    lines = [""]
    for item in items:
        if len(lines[-1]) + len(item) > WIDTH - 4 and lines[-1]:
            lines.append("")
        lines[-1] += f"{item}, "
    return "[\n" + "".join(f"  {line.rstrip()}\n" for line in lines) + "]"


def _map(table: Mapping[str, str]) -> str:
    return f"new Map({_list(map(_data, table.items()))})"


def _whole(pattern: re.Pattern[str]) -> str:
    """An expression that the whole text must fit."""
    return _pattern(pattern, "^(?:", end=")$")


def _pattern(pattern: re.Pattern[str], start: str = "", flags: str = "", end: str = "") -> str:
    flags += "i" if pattern.flags & re.IGNORECASE else ""
    return f"new RegExp({', '.join(map(_data, [start + pattern.pattern + end, *([flags] if flags else [])]))})"
