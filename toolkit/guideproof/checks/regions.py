"""A group of patients, as the proofs give it, in words and as the condition that would take it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from guideproof.checks.yaml_text import flow
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number

if TYPE_CHECKING:
    from guideproof.analysis.proof import Allowed

Range = tuple[Fraction | None, Fraction | None]


def region_in_words(guideline: Guideline, region: Iterable[Allowed]) -> str:
    """``histology = non_clear_cell and age at least 65 a``; ``any patient`` is said as ``whoever they are``."""
    return " and ".join(_words(guideline, allowed) for allowed in region) or "whoever they are"


def condition_of(guideline: Guideline, region: Iterable[Allowed]) -> str | None:
    """The condition on one line; ``None`` where the region is everybody."""
    entries = [entry for allowed in region for entry in _entries(guideline, allowed)]
    if not entries:
        return None
    merged: dict[str, Any] = {}
    for entry in entries:
        merged.update(entry)
    return flow(merged if len(merged) == len(entries) else {"all": entries})


def _words(guideline: Guideline, allowed: Allowed) -> str:
    id = allowed.element
    if allowed.values:
        return f"{id} = {' or '.join(_value(value) for value in allowed.values)}"
    if allowed.ranges:
        return f"{id} {' or '.join(_range(guideline, id, each) for each in allowed.ranges)}"
    parts = [f"with {' and '.join(allowed.included)}"] if allowed.included else []
    parts += [f"without {' and '.join(allowed.excluded)}"] if allowed.excluded else []
    parts += (
        [f"with a count {' or '.join(_range(guideline, id, each) for each in allowed.counts)}"]
        if allowed.counts
        else []
    )
    return f"{id} {' and '.join(parts)}"


def _value(value: bool | str) -> str:
    return str(value).lower() if isinstance(value, bool) else value


def _range(guideline: Guideline, id: str, ends: Range) -> str:
    low, high = ends
    if low is not None and high is not None:
        number = _number(guideline, id, low)
        return f"= {number}" if low == high else f"from {number} to {_number(guideline, id, high)}"
    if low is not None:
        return f"at least {_number(guideline, id, low)}"
    return f"at most {_number(guideline, id, high)}" if high is not None else "whatever it is"


def _number(guideline: Guideline, id: str, number: Fraction) -> str:
    variable = guideline.variable(id)
    unit = variable.unit if variable is not None else None
    return format_number(number) + (f" {unit}" if unit is not None and unit.text != "1" else "")


def _entries(guideline: Guideline, allowed: Allowed) -> list[dict[str, Any]]:
    """The entries of a condition that together say what is allowed."""
    id = allowed.element
    if allowed.values:
        return [{id: allowed.values[0] if len(allowed.values) == 1 else list(allowed.values)}]
    if allowed.ranges:
        tests = [{id: _test(guideline, id, each)} for each in allowed.ranges]
        return tests if len(tests) == 1 else [{"any": tests}]
    found: list[dict[str, Any]] = []
    if allowed.counts:
        counts = [{id: {"count": _test(guideline, id, each)}} for each in allowed.counts]
        found.append(counts[0] if len(counts) == 1 else {"any": counts})
    if allowed.included:
        one = len(allowed.included) == 1
        found.append({id: {"includes": allowed.included[0]} if one else {"includes_all": list(allowed.included)}})
    if allowed.excluded:
        found.append({"not": {id: {"includes_any": list(allowed.excluded)}}})
    return found


def _test(guideline: Guideline, id: str, ends: Range) -> Any:
    low, high = ends
    if low is not None and low == high:
        return _number(guideline, id, low) if _has_unit(guideline, id) else low
    bounds = {"at_least": low, "at_most": high}
    written = _has_unit(guideline, id)
    return {
        word: _number(guideline, id, number) if written else number
        for word, number in bounds.items()
        if number is not None
    }


def _has_unit(guideline: Guideline, id: str) -> bool:
    variable = guideline.variable(id)
    return variable is not None and variable.unit is not None and variable.unit.text != "1"
