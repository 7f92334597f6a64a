"""What a value may be meant for where a number, a period or a test of a number is read, and it is none."""

from __future__ import annotations

import re
from fractions import Fraction

from guideproof.model.element import NUMERIC
from guideproof.model.fault import Shape
from guideproof.model.number import format_number, parse_number
from guideproof.model.quoting import UNQUOTED
from guideproof.model.written_date import meant_date
from guideproof.model.written_number import BARE_NUMBER, COMMA, WHOLE_NUMBER, Meant, meant_number
from guideproof.nearest import nearest
from guideproof.reading.schemas import Schema
from guideproof.reading.test_words import test_meant
from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree
from guideproof.reading.variables import Signatures

_SHARE = "a share lies between 0 and 1"
_DAY = "d"
"""A unit of time: what stands for a period must convert to it."""


def meant_value(shape: Shape, schema: Schema, value: Tree, owners: list[Mapped]) -> Meant | None:
    """What the value may be meant for; ``owners`` are the mappings that it stands in, the nearest last."""
    if isinstance(value, Sequence) and shape is Shape.TOO_MANY:
        return _pair_with_commas([each.text for each in value.items if isinstance(each, Scalar)])
    if not isinstance(value, Scalar):
        return None
    types = schema.get("type", ())
    if shape is Shape.TYPE and not isinstance(value.value, str | None) and (text := _as_text(schema, value)):
        return text
    if isinstance(value.value, Fraction):
        most = schema.get("maximum", schema.get("exclusiveMaximum"))
        share = shape is Shape.RANGE and most == 1 and 1 < value.value <= 100
        return Meant((_SHARE,), (format_number(value.value / 100),)) if share else _period_of_number(schema)
    if not isinstance(value.value, str):
        return None
    if str(schema.get("title", "")).startswith("a date such as"):
        return meant_date(value.value)
    if shape in (Shape.TYPE, Shape.PATTERN) and _is_period(schema):
        meant = meant_number(value.value, _DAY)
        if meant is not None and value.value in meant.write:
            return Meant(("a period lasts longer than nothing",), ())
        return _as_ends(meant, schema)
    if shape is not Shape.TYPE:
        return None
    if "number" in types:
        meant = _share(value.value, owners) or meant_number(value.value, BARE_NUMBER)
        return _as_ends(meant, schema)
    return meant_number(value.value, WHOLE_NUMBER) if "integer" in types else None


def _as_text(schema: Schema, value: Scalar) -> Meant | None:
    """What was written, in quotation marks, where a text stands and that is one which may."""
    told = "pattern" in schema or schema.keys() <= {"title", "type", "minLength"}  # else it names a thing, or more
    refused = value.text in schema.get("not", {}).get("enum", ())
    if schema.get("type") != "string" or not told or refused or not re.search(schema.get("pattern", ""), value.text):
        return None
    read = f"`{value.text}`" if isinstance(value.value, bool) else "a number"
    return Meant((f"{UNQUOTED}{read}, and text stands here",), (f'"{value.text}"',))


def _pair_with_commas(parts: list[str]) -> Meant | None:
    """Two numbers whose decimal commas YAML took for the ones between values: ``[0,5, 10]``."""
    if not all(each.isascii() and each.removeprefix("-").isdigit() for each in parts):
        return None
    match parts:
        case [first, second, third]:
            pairs = [(f"{first}.{second}", third), (first, f"{second}.{third}")]
        case [first, second, third, fourth]:
            pairs = [(f"{first}.{second}", f"{third}.{fourth}")]
        case _:
            return None
    rising = [f"[{low}, {high}]" for low, high in pairs if _number(low) < _number(high)]
    return Meant((COMMA,), tuple(rising)) if rising else None


def _number(text: str) -> Fraction:
    number = parse_number(text)
    return Fraction(0) if number is None else number


def _is_period(schema: Schema) -> bool:
    return str(schema.get("title", "")).startswith(("a number above zero, a blank", "a period such as"))


def _period_of_number(schema: Schema) -> Meant | None:
    why = "a period has a unit of time, such as `wk`, `mo` or `a`"
    return Meant((why,), ()) if _is_period(schema) else None


def _as_ends(meant: Meant | None, schema: Schema) -> Meant | None:
    """Bounds as the schema takes them: a p-value or a period has some, a number has none."""
    if meant is None or not meant.bounds or not meant.bounds[0][0]:
        return meant
    named = schema.get("properties", {})
    if "object" in schema.get("type", ()) and all(key in named for key, _ in meant.bounds):
        return Meant(meant.why, (f"{{{', '.join(f'{key}: {text}' for key, text in meant.bounds)}}}",))
    return meant


def _share(text: str, owners: list[Mapped]) -> Meant | None:
    """A number of percent, as the share that it is; as it stands where the figures are percent anyway."""
    meant = meant_number(text, "%")
    numbers = [parse_number(each.partition(" ")[0]) for each in meant.write if each.endswith(" %")] if meant else []
    if not numbers:
        return None
    units = [unit.text for owner in owners if isinstance(unit := owner.get("unit"), Scalar)]
    percent = units[-1:] == ["%"]
    written = tuple(format_number(number if percent else number / 100) for number in numbers if number is not None)
    return Meant(("its unit is stated by `unit` alone" if percent else _SHARE,), written)


def meant_test(value: Tree, own: str | None, variables: Signatures, key: str | None) -> Meant | None:
    """What a text may be meant for that stands where a number is tested, as a bound behind ``key`` or alone: an
    element, a bound or another number; or a test in other words."""
    if isinstance(value, Mapped) and key is None:
        return test_meant(value)
    if not isinstance(value, Scalar) or not isinstance(value.value, str):
        return None
    constants = nearest(value.value, variables.parameters) if _ID.fullmatch(value.value) else []
    if len(constants) == 1 and variables.by_name:
        return Meant((_PARAMETER,), tuple(constants))
    other = _element_meant(value.value, variables)
    if other is not None:
        write = f"{{element: {other}}}"
        return Meant((_ELEMENT,), (write if key else f"{{at_least: {write}, at_most: {write}}}",))
    meant = meant_number(value.value, own)
    if meant is None or not meant.bounds:
        return meant
    if not meant.bounds[0][0]:
        return Meant((*meant.why, "a bound is one number"), ())
    if [key] == [each for each, _ in meant.bounds]:
        return Meant(meant.why, (meant.bounds[0][1],))
    bounds = ", ".join(f"{each}: {text}" for each, text in meant.bounds)
    return Meant((*meant.why, f"it stands behind `{key}`"), (bounds,)) if key else Meant(meant.why, (f"{{{bounds}}}",))


_PARAMETER = "no parameter is called so"
_ELEMENT = "an element that is compared with is named by the key `element`"
_ID = re.compile(r"[a-z][a-z0-9_]*")


def _element_meant(text: str, variables: Signatures) -> str | None:
    """The numeric element that a text names, or nearly names."""
    numeric = [id for id, signature in variables.signatures.items() if signature.type in NUMERIC]
    if text in numeric:
        return text
    near = nearest(text, numeric) if _ID.fullmatch(text) else []
    return near[0] if len(near) == 1 else None
