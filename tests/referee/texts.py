"""What stands in texts in the place of values, from the page of the language (section 6)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from tests.referee.calendar import meant, written
from tests.referee.record import Record

from guideproof.model.element import ElementType
from guideproof.model.node import Node, Reassess, RecommendedItem

_TIMES = {"a": "year", "mo": "month", "wk": "week", "d": "day"}


def filled(record: Record, text: str) -> str:
    """A text with the values of a patient."""
    guideline = record.guideline
    known = "|".join(map(re.escape, [*guideline.elements, *guideline.derived, *guideline.parameters]))

    def put(found: re.Match[str]) -> str:
        return f"{{{found[1]}}}" if found[1] else _value(record, found[2])

    return re.sub(rf"{{{{({known})}}}}|{{({known})}}", put, text) if known else text


def amount_of(record: Record, item: RecommendedItem) -> str | None:
    """The amount of an item."""
    amount = item.amount
    if amount is None:
        return None
    if amount.element is not None:
        return _value(record, amount.element)
    assert amount.number is not None
    return _number(amount.number, amount.unit.text if amount.unit else None)


def giving(node: Node) -> list[str]:
    """The elements that give the amounts of the items of a node, or the date of a later visit."""
    if isinstance(node.body, Reassess):
        return [node.body.due.id] if node.body.due is not None else []
    return [item.amount.element for item in node.items if item.amount is not None and item.amount.element is not None]


def unmeasured(record: Record, node: Node) -> list[str]:
    """Those of them that are not known."""
    return [id for id in giving(node) if not _is_measured(record, id)]


def _is_measured(record: Record, id: str) -> bool:
    held, applies = record.value(id), record.element_applies(id)
    known = held[0] == held[1] if isinstance(held, tuple) else held is not None
    return applies is False or (known and applies is True)


def inapplicable(record: Record, node: Node) -> list[str]:
    """Those of them that do not apply, each once."""
    return [id for id in dict.fromkeys(giving(node)) if record.element_applies(id) is False]


def _value(record: Record, id: str) -> str:
    guideline = record.guideline
    parameter = guideline.parameters.get(id)
    if parameter is not None:
        if not isinstance(parameter.value, Fraction):
            return parameter.text
        return _number(parameter.value, parameter.unit.text if parameter.unit else None)
    variable, held = guideline.variable(id), record.value(id)
    assert variable is not None
    applies = record.element_applies(id)
    if applies is not True:
        return "?" if applies is None else "does not apply"
    if variable.type is ElementType.CODES:
        return _set(record, id, variable.codes)
    if held is None:
        return "?"
    match variable.type:
        case ElementType.DATE:
            return _days(record, id, held)
        case ElementType.BOOLEAN:
            truths = held if isinstance(held, list) else [held]
            return ("yes" if truths[0] else "no") if len(truths) == 1 else "?"
        case ElementType.CODE:
            left = held if isinstance(held, list) else [held]
            return " or ".join(variable.codes.get(code, code) for code in left) or "?"
        case _:
            ends = held if isinstance(held, tuple) else (held, held)
            texts = [_number(end, variable.unit.text if variable.unit else None) for end in ends]
            return texts[0] if ends[0] == ends[1] else " to ".join(texts)


def _days(record: Record, id: str, held: tuple[Fraction, Fraction]) -> str:
    first, last = map(int, held)
    if first == 0:
        return "does not apply"
    if id in record.guideline.elements and first != last and held == record.any_day(id):
        return "?"
    for text in (written(first), written(first)[:7], written(first)[:4]):
        if meant(text) == (first, last):
            return text
    return f"{written(first)} to {written(last)}"


def _set(record: Record, id: str, codes: Any) -> str:
    members = {code: record.member(id, code) for code in codes}
    if None in members.values():
        return "?"
    return ", ".join(codes[code] for code, held in members.items() if held) or "none"


def _number(number: Fraction, unit: str | None) -> str:
    ends = 10**60 % number.denominator == 0  # what is longer is not drawn
    text = _written(number) if ends else f"about {_four_digits(number)}"
    if unit is None or unit == "1":
        return text
    if unit in _TIMES:
        return f"{text} {_TIMES[unit]}{'' if number == 1 else 's'}"
    return f"{text} {_without_braces(unit)}"


def _without_braces(unit: str) -> str:
    """A unit with its annotations as they are, a blank before one that stands behind something."""
    said = ""
    for part in re.split(r"(\{[^}]*\})", unit):
        apart = part.startswith("{") and said and said[-1] not in "./("
        said += f" {part[1:-1]}" if apart else part.strip("{}")
    return said


def _written(number: Fraction, least: int = 0) -> str:
    places = next(places for places in range(least, 61) if (number * 10**places).denominator == 1)
    digits = str(abs(number.numerator) * 10**places // number.denominator).zfill(places + 1)
    whole, behind = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if number < 0 else "") + whole + (f".{behind}" if places else "")


def _four_digits(number: Fraction) -> str:
    """By trying: the first number of places at which four digits are left."""
    size = abs(number)
    for places in range(-60, 61):
        kept = int(size * Fraction(10) ** places + Fraction(1, 2))
        if kept >= 1000:
            scaled = Fraction(kept) / Fraction(10) ** places
            return _written(scaled if number > 0 else -scaled, max(places, 0))
    raise AssertionError(number)
