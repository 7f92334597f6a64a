"""Tests of dates from syntax tree to typed tree: equality, `before`, `on_or_before`, `after`, `on_or_after`."""

from __future__ import annotations

from fractions import Fraction

from guideproof.model.calendar import format_day
from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, IsNumber, Unreadable
from guideproof.model.element import VISIT, ElementType
from guideproof.model.fault import OutsideDates, TypeMismatch
from guideproof.model.written_date import meant_date
from guideproof.model.written_number import Meant
from guideproof.nearest import nearest
from guideproof.reading.dates import whole_day
from guideproof.reading.parameters import named_by
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree, flow
from guideproof.reading.unlike import with_itself
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import Span

BOUNDS = {
    "before": Comparison.BELOW,
    "on_or_before": Comparison.AT_MOST,
    "after": Comparison.ABOVE,
    "on_or_after": Comparison.AT_LEAST,
}
"""What is said of two dates, as a comparison of their days."""

_FITTING = "a date such as `2024-05-17`, a list of them, or `before`, `on_or_before`, `after`, `on_or_after`"
_BOUND = f"a date such as `2024-05-17`, `{VISIT}`, a parameter or `{{element: ID}}` as a bound"


def date_test(signature: Signature, value: Tree, span: Span, variables: Signatures) -> Condition:
    """What is tested of a date; parameters stand in the value already."""
    if isinstance(value, Mapped):
        if not value.entries or not set(value.entries) <= set(BOUNDS):
            return _misfit(signature, value, _FITTING, variables)
        parts = tuple(_compared(signature, key, entry.value, span, variables) for key, entry in value.entries.items())
        return parts[0] if len(parts) == 1 else All(parts, span)
    items = value.items if isinstance(value, Sequence) else [value]
    days = [_day(signature, item, _FITTING, variables) for item in items]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return Unreadable((signature.id,), span)
    named = tuple((Fraction(day), name) for day, item in zip(known, items, strict=True) if (name := named_by(item)))
    return IsNumber(signature.id, tuple(map(Fraction, dict.fromkeys(known))), span, named, dates=True)


def _compared(signature: Signature, key: str, value: Tree, span: Span, variables: Signatures) -> Condition:
    bound: Bound | None
    if isinstance(value, Mapped):
        bound = _element(signature, value, variables)
    elif isinstance(value, Scalar) and value.value == VISIT:
        bound = Bound(None, VISIT, Fraction(1), VISIT)
    else:
        day, parameter = _day(signature, value, _BOUND, variables), named_by(value)
        text = "" if day is None else format_day(day)
        text = f"{parameter} ({text})" if parameter else text
        bound = None if day is None else Bound(Fraction(day), None, Fraction(1), text, parameter)
    return Compares(signature.id, BOUNDS[key], bound, span) if bound else Unreadable((signature.id,), span)


def _element(signature: Signature, value: Mapped, variables: Signatures) -> Bound | None:
    named = value.get("element")
    if not isinstance(named, Scalar):
        return None
    other = variables.known(named.text, named.span)
    if with_itself(signature, named, variables):
        return None
    if other is not None and other.type is not ElementType.DATE:
        _misfit(signature, value, "a bound that is itself a date", variables)
        return None
    return Bound(None, other.id, Fraction(1), other.id) if other is not None else None


def _day(signature: Signature, value: Tree, fitting: str, variables: Signatures) -> int | None:
    """A whole day in the range of the date."""
    day, days = whole_day(value), signature.days
    if day is None:
        _misfit(signature, value, fitting, variables)
        return None
    if days is not None and not days.first <= day <= days.last:
        fault = OutsideDates(signature.id, flow(value), days.first, days.last, days.until_visit, value.span)
        variables.faults.append(fault)
        return None
    return day


def _misfit(signature: Signature, value: Tree, fitting: str, variables: Signatures) -> Unreadable:
    meant = _meant(signature.id, value, variables)
    fault = TypeMismatch(signature.id, signature.type, flow(value), fitting, value.span, meant)
    variables.faults.append(fault)
    return Unreadable((signature.id,), value.span)


def _meant(own: str, value: Tree, variables: Signatures) -> Meant | None:
    """What a date may be meant for: a day otherwise written, bounds in the words of numbers, the name of a parameter
    or of another date."""
    if isinstance(value, Scalar):
        return meant_date(value.text) or _meant_name(own, value.text, variables)
    if not isinstance(value, Mapped) or not value.entries or not set(value.entries) <= set(_OF_NUMBERS):
        return None
    days = {_OF_NUMBERS[key]: entry.value for key, entry in value.entries.items()}
    written = Mapped({key: Entry(key, value.span, each) for key, each in days.items()}, value.span)
    return Meant(("dates are compared with `before`, `on_or_before`, `after` and `on_or_after`",), (flow(written),))


_OF_NUMBERS = {comparison.value: word for word, comparison in BOUNDS.items()}


def _meant_name(own: str, text: str, variables: Signatures) -> Meant | None:
    dates = [id for id, each in variables.signatures.items() if each.type is ElementType.DATE and id != own]
    if text in dates:
        return Meant(("an element that is compared with is named by the key `element`",), (f"{{element: {text}}}",))
    near = nearest(text, variables.parameters) if variables.by_name else []
    return Meant(("no parameter is called so",), tuple(near)) if len(near) == 1 else None
