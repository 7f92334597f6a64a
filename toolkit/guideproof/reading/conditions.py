"""Conditions from syntax tree to typed tree: units converted, types, ranges and codes checked (section 5)."""

from __future__ import annotations

from fractions import Fraction

from guideproof.analysis.evaluation.facts import conversion_of, misfit_of_number, own_unit
from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Named,
    Not,
    Only,
    SetCount,
    Unreadable,
)
from guideproof.model.element import VISIT, ElementType
from guideproof.model.fault import OutOfRange, TypeMismatch, UnitMismatch, UnknownCode
from guideproof.model.number import decimals, format_number
from guideproof.model.unit import DIMENSIONLESS, Unit, parse_quantity, parse_unit
from guideproof.model.written_number import in_unit, meant_number
from guideproof.reading.date_tests import date_test
from guideproof.reading.dates import of_other_pair
from guideproof.reading.meant_values import meant_test
from guideproof.reading.parameters import NamedConstant, named_by, with_constants
from guideproof.reading.test_words import denied
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree, flow
from guideproof.reading.unlike import as_one_substance, other_pair, other_substance, with_itself
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import Span

_BOUNDS = {comparison.value: comparison for comparison in Comparison if comparison is not Comparison.EQUAL}

_FITTING = {
    ElementType.BOOLEAN: "`true` or `false`",
    ElementType.CODE: "one of its codes, or a list of them",
    ElementType.CODES: "a test of the set: `includes`, `includes_any`, `includes_all`, `only`, `none` or `count`",
    ElementType.INTEGER: "a whole number, a list of them, or `above`, `at_least`, `at_most`, `below`",
    ElementType.QUANTITY: "a number, a list of them, or `above`, `at_least`, `at_most`, `below`",
}
_FITTING_POINTS = "one of its codes, a list of them, or `above`, `at_least`, `at_most`, `below` for its points"


def read_condition(tree: Tree, variables: Signatures) -> Condition:
    """The condition that a mapping stands for; what cannot be understood becomes ``Unreadable`` and a fault."""
    if not isinstance(tree, Mapped) or not tree.entries:
        return Unreadable((), tree.span)
    parts = tuple(_entry(entry, variables) for entry in tree.entries.values())
    return parts[0] if len(parts) == 1 else All(parts, tree.span)


def _entry(entry: Entry, variables: Signatures) -> Condition:
    span, value = entry.span, entry.value
    if entry.key in ("all", "any"):
        items = value.items if isinstance(value, Sequence) else []
        parts = tuple(read_condition(item, variables) for item in items)
        if not parts:
            return Unreadable((), span)
        return All(parts, span) if entry.key == "all" else AnyOf(parts, span)
    if entry.key == "not":
        return Not(read_condition(value, variables), span)
    signature = variables.known(entry.key, entry.key_span)
    if signature is None:
        return Unreadable((entry.key,), span)
    return _test(signature, value, span, variables)


def _test(signature: Signature, written: Tree, span: Span, variables: Signatures) -> Condition:
    of_date = signature.type is ElementType.DATE
    value = with_constants(written, (VISIT,) if of_date else signature.codes, variables)
    if value is None:
        return Unreadable((signature.id,), span)
    match signature.type:
        case ElementType.DATE:
            return date_test(signature, value, span, variables)
        case ElementType.BOOLEAN:
            if isinstance(value, Scalar) and isinstance(value.value, bool):
                return IsBoolean(signature.id, value.value, span)
        case ElementType.CODE:
            if isinstance(value, Mapped) and signature.points:
                return _bounds(signature, value, span, variables)
            codes = _texts(value)
            if codes is not None:
                refused = _with_codes(signature, codes, variables)
                return refused or IsCode(signature.id, _ids(codes), span, _named(codes))
        case ElementType.CODES:
            if isinstance(value, Mapped):
                return _set_test(signature, value, span, variables)
        case ElementType.INTEGER | ElementType.QUANTITY:
            if isinstance(value, Mapped):
                return _bounds(signature, value, span, variables)
            return _isnumber_in_unit(signature, value, span, variables)
    return _misfit(signature, value, variables)


def _misfit(signature: Signature, value: Tree, variables: Signatures, key: str | None = None) -> Unreadable:
    """Says that what stands behind an element, or as a bound behind ``key``, does not fit."""
    own = own_unit(signature.type, signature.unit)
    meant = meant_test(value, own, variables, key) if own is not None else None
    fitting = _FITTING[signature.type] if not signature.points else _FITTING_POINTS
    fitting = denied(signature.id, value) or fitting
    fault = TypeMismatch(signature.id, signature.type, flow(value), fitting, value.span, meant, own)
    variables.faults.append(fault)
    return Unreadable((signature.id,), value.span)


def _texts(value: Tree) -> list[Scalar] | None:
    items = value.items if isinstance(value, Sequence) else [value]
    texts = [item for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
    return texts if texts and len(texts) == len(items) else None


def _ids(codes: list[Scalar]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(code.value) for code in codes))


def _named(codes: list[Scalar]) -> Named:
    return tuple((str(code.value), code.parameter) for code in codes if isinstance(code, NamedConstant))


def _with_codes(signature: Signature, codes: list[Scalar], variables: Signatures) -> Unreadable | None:
    """``None`` if the element has every code."""
    strangers = [code for code in codes if code.value not in signature.codes]
    for code in strangers:
        variables.faults.append(UnknownCode(signature.id, str(code.value), tuple(signature.codes), code.span))
    return Unreadable((signature.id,), strangers[0].span) if strangers else None


def _set_test(signature: Signature, value: Mapped, span: Span, variables: Signatures) -> Condition:
    parts: list[Condition] = []
    for key, entry in value.entries.items():
        if key == "none":
            is_true = isinstance(entry.value, Scalar) and entry.value.value is True
            parts.append(Only(signature.id, (), span) if is_true else _misfit(signature, entry.value, variables))
        elif key == "count":
            parts.append(_count(signature, entry.value, span, variables))
        else:
            parts.append(_code_test(signature, key, entry.value, span, variables))
    return parts[0] if len(parts) == 1 else All(tuple(parts), span)


def _code_test(signature: Signature, key: str, value: Tree, span: Span, variables: Signatures) -> Condition:
    codes = _texts(value)
    if codes is None or key not in ("includes", "includes_any", "includes_all", "only"):
        return _misfit(signature, value, variables)
    refused = _with_codes(signature, codes, variables)
    if refused is not None:
        return refused
    if key == "only":
        return Only(signature.id, _ids(codes), span, _named(codes))
    return Includes(signature.id, _ids(codes), key == "includes_all", span, _named(codes))


def _count(signature: Signature, value: Tree, span: Span, variables: Signatures) -> Condition:
    """A count of codes: a bare whole number, or bounds; no unit, from none to all codes."""
    if isinstance(value, Scalar):
        return _counted(signature, value, Comparison.EQUAL, span, variables)
    if not isinstance(value, Mapped) or not value.entries or not set(value.entries) <= set(_BOUNDS):
        return _misfit(signature, value, variables)
    parts = tuple(
        _counted(signature, entry.value, _BOUNDS[key], span, variables) for key, entry in value.entries.items()
    )
    return parts[0] if len(parts) == 1 else All(parts, span)


def _counted(signature: Signature, value: Tree, comparison: Comparison, span: Span, variables: Signatures) -> Condition:
    if isinstance(value, Mapped):
        bound = _element_bound(signature, None, value, variables)
        return SetCount(signature.id, comparison, bound, span) if bound else Unreadable((signature.id,), span)
    if not isinstance(value, Scalar) or not isinstance(value.value, Fraction):
        return _misfit(signature, value, variables)
    size = Fraction(len(signature.codes))
    if not 0 <= value.value <= size:
        least, step, text = Fraction(0), Fraction(1), value.text
        outside = OutOfRange(signature.id, text, least, size, step, None, None, value.span, counts=True)
        variables.faults.append(outside)
        return Unreadable((signature.id,), span)
    bound = Bound(value.value, None, Fraction(1), value.text, named_by(value))
    return SetCount(signature.id, comparison, bound, span)


def _bounds(signature: Signature, value: Mapped, span: Span, variables: Signatures) -> Condition:
    if not value.entries or not set(value.entries) <= set(_BOUNDS):
        return _misfit(signature, value, variables)
    parts: list[Condition] = []
    for key, entry in value.entries.items():
        if isinstance(entry.value, Mapped):
            bound = _element_bound(signature, signature.unit, entry.value, variables)
        else:
            bound = _number_bound(signature, entry.value, variables, key)
        if bound is None:
            parts.append(Unreadable((signature.id,), entry.span))
        else:
            parts.append(Compares(signature.id, _BOUNDS[key], bound, span))
    return parts[0] if len(parts) == 1 else All(tuple(parts), span)


def _element_bound(signature: Signature, unit: Unit | None, value: Mapped, variables: Signatures) -> Bound | None:
    named = value.get("element")
    if not isinstance(named, Scalar):
        return None
    other = variables.known(named.text, named.span)
    if other is None or with_itself(signature, named, variables):
        return None
    if not other.is_number:
        variables.faults.append(
            TypeMismatch(signature.id, signature.type, flow(value), "a bound that is itself a number", named.span)
        )
        return None
    own, theirs = unit or DIMENSIONLESS, other.unit or DIMENSIONLESS
    conversion = as_one_substance(theirs, own)
    if conversion is None:
        variables.faults.append(UnitMismatch(signature.id, own.text, theirs.text, True, named.span))
        return None
    if own.molar_mass != theirs.molar_mass:
        variables.faults.append(other_substance(signature, own, theirs, flow(value), named.span))
        return None
    if of_other_pair(signature, theirs.text) or of_other_pair(other, own.text):
        variables.faults.append(other_pair(signature, flow(value), named.span))
        return None
    return Bound(None, other.id, conversion.factor, other.id, shift=conversion.shift)


def _number_bound(signature: Signature, value: Tree, variables: Signatures, key: str) -> Bound | None:
    number = number_in_unit(signature, value, variables, key)
    if number is None:
        return None
    grid, text = signature.grid, value.value if isinstance(value, Scalar) else None
    quantity = parse_quantity(text) if isinstance(text, str) else None
    if quantity is not None and of_other_pair(signature, quantity[1]):
        variables.faults.append(other_pair(signature, flow(value), value.span))
        return None
    off = grid is not None and signature.calendar is not None and grid.step(number) is None
    if grid is not None and (off or not grid.low <= number <= grid.high):
        variables.faults.append(misfit_of_number(signature.id, grid, signature.unit, number, flow(value), value.span))
        return None
    unit = signature.unit.text if signature.unit is not None else None
    if quantity is not None and decimals(number) is None:
        return Bound(number, None, Fraction(1), flow(value), named_by(value))
    text, parameter = in_unit(format_number(number), unit), named_by(value)
    own = f"{format_number(quantity[0])} {quantity[1]}" if quantity is not None and quantity[1] != unit else None
    return Bound(number, None, Fraction(1), f"{parameter} ({text})" if parameter else text, parameter, as_written=own)


def _isnumber_in_unit(signature: Signature, value: Tree, span: Span, variables: Signatures) -> Condition:
    """Equality: with a number on the grid only, so never with the result of a formula."""
    grid = signature.grid
    if grid is None:
        fitting = "bounds (`above`, `at_least`, `at_most`, `below`), because a computed number has no grid"
        variables.faults.append(TypeMismatch(signature.id, signature.type, flow(value), fitting, value.span))
        return Unreadable((signature.id,), value.span)
    numbers: list[Fraction] = []
    named: list[tuple[Fraction, str]] = []
    for item in value.items if isinstance(value, Sequence) else [value]:
        number = number_in_unit(signature, item, variables)
        if number is None:
            continue
        if grid.step(number) is None or not grid.low <= number <= grid.high:
            variables.faults.append(misfit_of_number(signature.id, grid, signature.unit, number, flow(item), item.span))
            continue
        numbers.append(number)
        named += [(number, parameter)] if (parameter := named_by(item)) else []
    count = len(value.items) if isinstance(value, Sequence) else 1
    if not numbers or len(numbers) < count:
        return Unreadable((signature.id,), span)
    return IsNumber(signature.id, tuple(dict.fromkeys(numbers)), span, tuple(named))


def number_in_unit(signature: Signature, value: Tree, variables: Signatures, key: str | None = None) -> Fraction | None:
    """A number, bare or with a unit, in the element's unit."""
    if isinstance(value, Scalar) and isinstance(value.value, Fraction):
        return value.value
    quantity = parse_quantity(value.value) if isinstance(value, Scalar) and isinstance(value.value, str) else None
    if quantity is None:
        _misfit(signature, value, variables, key)
        return None
    number, text = quantity
    own = signature.unit or DIMENSIONLESS
    conversion = conversion_of(text, own)
    if conversion is None:
        given, known = flow(value), parse_unit(text) is not None
        meant = meant_number(
            f"{format_number(number)} {text}" if named_by(value) else given,
            own_unit(signature.type, own),
            own.molar_mass,
        )
        if meant is None:
            _misfit(signature, value, variables, key)
            return None
        variables.faults.append(UnitMismatch(signature.id, own.text, text, known, value.span, given, meant))
        return None
    return conversion.of(number)
