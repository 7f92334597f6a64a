"""Why a value does not fit its element, in a sentence; the same words for a patient and for a guideline."""

from __future__ import annotations

from guideproof.model.fault import OutOfRange, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.number import format_number
from guideproof.nearest import did_you_mean


def explain(fault: TypeMismatch | UnitMismatch | OutOfRange | UnknownCode) -> str:
    """One sentence: the element, the value quoted, and what would fit."""
    match fault:
        case TypeMismatch(element, type, given, expected):
            return f"`{element}` is of type {type} and cannot be `{given}`; it takes {expected}"
        case UnitMismatch(element, own, unit, known):
            if not known:
                return f"`{unit}` is no UCUM unit known here; `{element}` is in `{own}`"
            return f"`{unit}` measures something else than `{element}`, which is in `{own}`"
        case OutOfRange(element, given, low, high, precision, unit, between):
            suffix = f" {unit}" if unit else ""
            if between is None:
                span = f"{format_number(low)} to {format_number(high)}{suffix}"
                return f"`{element}` cannot be `{given}`; it lies in the range {span}"
            below, above = (f"{format_number(number)}{suffix}" for number in between)
            finest = f"{format_number(precision)}{suffix}"
            recorded = f"`{element}` is recorded in steps of {finest}, so not as `{given}`"
            return f"{recorded}; the nearest are {below} and {above}"
        case UnknownCode(element, code, codes):
            hint = did_you_mean(code, codes, f"it has {', '.join(f'`{each}`' for each in codes)}")
            return f"`{element}` has no code `{code}`; {hint}"
