"""Why a value does not fit its element, in a sentence; the same words for a patient and for a guideline."""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.calendar import format_day
from guideproof.model.fault import OutOfRange, OutsideDates, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.number import format_number
from guideproof.model.rounding import ambiguous, way_round
from guideproof.model.written_number import in_unit, worded
from guideproof.nearest import did_you_mean

ValueFaultWords = TypeMismatch | UnitMismatch | OutOfRange | OutsideDates | UnknownCode


def in_a_sentence(fault: ValueFaultWords) -> str:
    """What is wrong, and the way out."""
    way = way_out(fault)
    return f"{explain(fault)}; {way}" if way else explain(fault)


def explain(fault: ValueFaultWords) -> str:
    """What is wrong, in one sentence: the element, the value quoted, and why it does not fit."""
    match fault:
        case TypeMismatch(element, type, given, expected, _, meant, own):
            if meant is not None:
                return worded(f"`{element}`", given, own, meant)[0]
            return f"`{element}` is of type {type} and cannot be `{given}`; it takes {expected}"
        case UnitMismatch(element, own, unit, _, _, given, meant):
            if meant is not None and given:
                return worded(f"`{element}`", given, own, meant)[0]
            if own == "1":
                return f"`{unit}` stands with a value of `{element}`, which is a number without a unit"
            measured = "a number without a unit" if unit == "1" else f"`{unit}`"
            return f"{measured} measures something else than `{element}`, which is in `{own}`"
        case OutOfRange(element, given, taken=taken, beside=beside) if beside:
            return ambiguous(element, given, taken, beside)
        case OutOfRange(element, given, high=high, counts=True):
            return f"`{element}` has {_codes(high)}, so `count` is 0 to {format_number(high)} and never `{given}`"
        case OutOfRange(element, given, low, high, precision, unit, between, _, taken):
            taken = f", which is {taken}" if taken else ""
            if between is None:
                span = f"{format_number(low)} to {in_unit(format_number(high), unit)}"
                return f"`{element}` cannot be `{given}`{taken}; it lies in the range {span}"
            below, above = (in_unit(format_number(number), unit) for number in between)
            finest = in_unit(format_number(precision), unit)
            recorded = f"`{element}` is recorded in steps of {finest}, so not as `{given}`{taken}"
            return f"{recorded}; the nearest are {below} and {above}"
        case OutsideDates(element, given, first, last, until_visit, _, visit):
            end = format_day(last) if visit is None or visit > last else f"the visit on {format_day(visit)}"
            end += ", and not after the visit" if until_visit and visit is None else ""
            return f"`{element}` cannot be `{given}`; it lies in the range {format_day(first)} to {end}"
        case UnknownCode(element, code, codes):
            hint = did_you_mean(code, codes, f"it has {', '.join(f'`{each}`' for each in codes)}")
            return f"`{element}` has no code `{code}`; {hint}"


def _codes(count: Fraction) -> str:
    return "1 code" if count == 1 else f"{format_number(count)} codes"


def way_out(fault: ValueFaultWords) -> str:
    """What to write instead, where that is known."""
    match fault:
        case TypeMismatch(element, _, given, _, _, meant, own) if meant is not None:
            return worded(f"`{element}`", given, own, meant)[1]
        case UnitMismatch(element, own, _, _, _, given, meant) if meant is not None and given:
            return worded(f"`{element}`", given, own, meant)[1]
        case OutOfRange(unit=own, beside=beside) if beside:
            return way_round(own or "1")
        case OutOfRange(meant=meant) if meant:
            return f"did you mean `{meant}`?"
        case _:
            return ""


def hint(fault: ValueFaultWords) -> str:
    """The way out as a sentence of its own."""
    return sentence(way_out(fault))


def sentence(way: str) -> str:
    """Words as a sentence of their own."""
    return f"{way[:1].upper()}{way[1:]}{'' if way.endswith('?') else '.'}" if way else ""
