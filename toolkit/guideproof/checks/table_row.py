"""A condition as a row of a table, which the reader takes back as the same condition."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby

from guideproof.checks.condition_yaml import number_text
from guideproof.model.condition import (
    All,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
    elements_of,
)
from guideproof.model.guideline import Guideline
from guideproof.model.node import BranchTable
from guideproof.program.wording import SIGNS

_OPENING = {Comparison.AT_LEAST: "[", Comparison.ABOVE: "("}
_CLOSING = {Comparison.AT_MOST: "]", Comparison.BELOW: ")"}


def row_text(guideline: Guideline, table: BranchTable, condition: Condition | None) -> str | None:
    """The row that tests a condition, or takes everybody who is left where there is none; its ``next``, or of classes
    its ``value``, is left open. ``None`` where no row does."""
    names = [column.partition("[")[0].strip() for column in table.columns]
    elements = [name for name in names if name not in ("next", "value", "id", "label")]
    cells: dict[str, str | None] = {"value" if names[-1] == "value" else "next": "…"}
    if condition is None:
        cells |= dict.fromkeys(elements[:1], "otherwise")
    else:
        parts = condition.parts if isinstance(condition, All) else (condition,)
        for named, tests in groupby(sorted(parts, key=elements_of), key=elements_of):
            cells |= {" ".join(named): _cell(guideline, list(tests))}
    if None in cells.values() or not set(cells) <= set(names) or len(cells) == 1:
        return None
    return ",".join(cells.get(name) or "" for name in names)


def _cell(guideline: Guideline, tests: list[Condition]) -> str | None:
    """What parts say together of one element, as a cell; ``None`` where a cell cannot."""
    match tests:
        case [Not(Includes() | IsCode() | IsNumber() as test)] if (said := _cell(guideline, [test])) is not None:
            return f"not {said}"
        case [All(parts)]:
            return _cell(guideline, list(parts))
        case [SetCount(_, Comparison.AT_LEAST, bound)] if bound.number == 1:
            return "not none"
        case [IsBoolean(_, value)]:
            return str(value).lower()
        case [IsCode(_, codes)]:
            return " | ".join(codes)
        case [IsNumber(element, numbers)]:
            texts = [_number(guideline, element, number) for number in numbers]
            return " | ".join(texts) if all(texts) else None
        case [Includes(_, codes, all_of_them)] if len(codes) == 1 or not all_of_them:
            return f"includes {' | '.join(codes)}"
        case [Only(_, ())]:
            return "none"
        case [Compares(element, comparison, bound)] if bound.number is not None:
            text = _number(guideline, element, bound.number)
            return f"{SIGNS[comparison]} {text}" if text else None
        case [Compares() as one, Compares() as other]:
            return _interval(guideline, one, other) or _interval(guideline, other, one)
        case _:
            return None


def _interval(guideline: Guideline, low: Compares, high: Compares) -> str | None:
    opening, closing = _OPENING.get(low.comparison), _CLOSING.get(high.comparison)
    if opening is None or closing is None or low.bound.number is None or high.bound.number is None:
        return None
    ends = [_number(guideline, low.element, each.bound.number) for each in (low, high) if each.bound.number is not None]
    return f"{opening}{ends[0]}..{ends[1]}{closing}" if all(ends) else None


def _number(guideline: Guideline, element: str, number: Fraction) -> str:
    """The number with its unit; nothing where it ends in decimals in none."""
    return number_text(guideline, element, number) or ""
