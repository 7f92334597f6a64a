"""Which test of a condition, which fact and which expected value fit an element of a guideline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guideproof.model.element import VISIT, Derived, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.own_schemas.names import Schema, gives_number, of_element, one_of

_NUMBER = {"title": "a number with a unit such as `140 mm`", "type": "string", "pattern": "^-?[0-9]"}
_DAY = {"title": "a date such as `2024-05-17`", "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_NAMED = {"$ref": "common.schema.json#/$defs/named_parameter"}
_BY_KEY = {
    "type": "object", "required": ["parameter"], "additionalProperties": False, "properties": {"parameter": _NAMED},
}  # fmt: skip
_BOUND = {"$ref": "condition.schema.json#/$defs/bound"}
_COMPARED = {
    "above": "Greater than this.",
    "at_least": "This or greater.",
    "at_most": "This or less.",
    "below": "Less than this.",
}
_DAYS = {
    "before": "A day before this one.",
    "on_or_before": "This day or one before it.",
    "after": "A day after this one.",
    "on_or_after": "This day or one after it.",
}
NO_VALUE = "does_not_apply"
"""What is expected of a derived element that does not apply."""


def number_text() -> Schema:
    """What a text in the place of a number may be: a number with a unit, or a parameter."""
    return {"anyOf": [_NUMBER, _NAMED]}


def day_text() -> Schema:
    """What a text in the place of a day may be."""
    return {"anyOf": [one_of({VISIT: "The day of the visit"}, "the day of the visit"), _DAY, _NAMED]}


def headed(variable: Element | Derived, schema: Schema) -> Schema:
    """A schema of an element, with what people read of it."""
    told = getattr(variable, "question", None)
    return {"title": of_element(variable), **({"description": told} if told else {}), **schema}


def test_of(variable: Element | Derived, guideline: Guideline) -> Schema:
    """The tests that fit an element."""
    match variable.type:
        case ElementType.BOOLEAN:
            return {"type": "boolean"}
        case ElementType.CODE:
            return _of_code(variable, guideline)
        case ElementType.CODES:
            return _of_set(variable, guideline)
        case ElementType.DATE:
            keys = {
                word: {"$ref": "condition.schema.json#/$defs/day", "description": says} for word, says in _DAYS.items()
            }
            return _any_of([day_text(), {"type": "number"}], keys)
        case _:
            return _any_of([{"type": "number"}, number_text()], _bounds())


def _of_code(variable: Element | Derived, guideline: Guideline) -> Schema:
    keys = _bounds() if gives_number(variable) and getattr(variable, "points", True) else {}
    return _any_of([_code(variable, guideline)], keys)


def _of_set(variable: Element | Derived, guideline: Guideline) -> Schema:
    code = {"anyOf": [_code(variable, guideline), _BY_KEY]}
    codes = {"type": "array", "minItems": 1, "uniqueItems": True, "items": code}
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {
            "includes": {"description": "The set has this code.", **code},
            "includes_any": {"description": "The set has at least one of these codes.", **codes},
            "includes_all": {"description": "The set has every one of these codes.", **codes},
            "only": {"description": "The set has no code beside these; it may be empty.", **codes},
            "none": {"const": True, "description": "The set is known to be empty."},
            "count": {"$ref": "condition.schema.json#/$defs/test/properties/count"},
        },
    }


def _any_of(single: list[Any], keys: Mapping[str, Any]) -> Schema:
    """One value, a list of such values, or a mapping with these keys or a parameter."""
    mapping = {**_BY_KEY, "minProperties": 1, "properties": {**keys, "parameter": _NAMED}}
    if keys:
        del mapping["required"]
    items = {"anyOf": [*single, _BY_KEY]}
    return {"anyOf": [*single, {"type": "array", "minItems": 1, "uniqueItems": True, "items": items}, mapping]}


def _bounds() -> Schema:
    return {word: {**_BOUND, "description": says} for word, says in _COMPARED.items()}


def _code(variable: Element | Derived, guideline: Guideline) -> Schema:
    """A code of an element, or a parameter that stands for one."""
    standing = {
        id: f"{each.title}: {each.text}"
        for id, each in guideline.parameters.items()
        if each.value in variable.codes and id not in variable.codes
    }
    return one_of({**variable.codes, **standing}, "a code")


def fact_of(element: Element) -> Schema:
    """The values that a patient may have of an element; null is missing."""
    codes, missing = one_of(element.codes, "a code"), {"type": "null"}
    match element.type:
        case ElementType.BOOLEAN:
            return {"type": ["boolean", "null"]}
        case ElementType.CODE:
            return {"anyOf": [codes, missing]}
        case ElementType.CODES:
            known = {code: {"title": title, "type": ["boolean", "null"]} for code, title in element.codes.items()}
            each = {"type": "object", "additionalProperties": False, "properties": known}
            return {"anyOf": [{"type": "array", "uniqueItems": True, "items": codes}, each, missing]}
        case ElementType.DATE:
            return {"anyOf": [_DAY, {"type": ["number", "null"]}]}
        case _:
            return {"anyOf": [{"type": ["number", "null"]}, _NUMBER]}


def expected_of(derived: Derived, shipped: Schema) -> Schema:
    """What may be expected of a derived element: of one with codes these, else what the shipped schema has."""
    if derived.type is not ElementType.CODE:
        return shipped
    codes = one_of(derived.codes, "a code")
    several = {"type": "array", "minItems": 1, "uniqueItems": True, "items": codes}
    known = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {"one_of": {"description": "The codes that are still possible.", **several}},
    }
    whole = one_of({**derived.codes, NO_VALUE: "It does not apply"}, "a code")
    return {"anyOf": [whole, {"type": "null"}, known]}
