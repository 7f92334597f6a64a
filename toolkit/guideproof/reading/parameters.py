"""Parameters from syntax tree to model, and where one is named in place of a value (section 5).

A value that names a parameter becomes a ``NamedConstant``: the value that stands for it, which remembers the name. All
that reads values reads it as though the value had been written, so that a parameter means the same wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from guideproof.model.fault import FormulaSyntax, SchemaFault, Shape, UnitMismatch, UnknownReference
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Rounded, Variable, parts_of
from guideproof.model.parameter import Parameter
from guideproof.model.reference import SNAKE, Kind
from guideproof.model.unit import DIMENSIONLESS, SAME, Unit, parse_quantity, parse_unit
from guideproof.model.written_date import meant_date
from guideproof.model.written_number import meant_number
from guideproof.reading import fields
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.reading.variables import Signatures
from guideproof.source import Span

PARAMETER = "parameter"
"""The key that names one where a name alone would not do."""

_DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_FITTING = "a number, a number with a unit such as `140 mm`, a date such as `2026-01-31` or a code"


class NamedConstant(Scalar):
    """The value of a parameter, standing where it is named; messages say its ``text``: ``burden_limit (140 mm)``."""

    parameter: str


def read_parameter(entry: Entry, variables: Signatures) -> Parameter | None:
    """The parameter of a key; ``None``, with a fault, where its value is none."""
    tree = entry.value
    written = tree.get("value") if isinstance(tree, Mapped) else None
    if not isinstance(tree, Mapped) or not isinstance(written, Scalar):
        return None
    value: Fraction | str | None = written.value if isinstance(written.value, Fraction | str) else None
    unit = None
    if isinstance(value, str) and (quantity := parse_quantity(value)) is not None:
        value, unit = quantity[0], parse_unit(quantity[1])
        if unit is None:
            meant = meant_number(written.text, None)
            variables.faults.append(
                UnitMismatch(entry.key, None, quantity[1], False, written.span, given=written.text, meant=meant)
            )
            return None
    elif isinstance(value, str) and not (SNAKE.fullmatch(value) or (_DATE.fullmatch(value) and _is_day(value))):
        meant = meant_number(value, None) or meant_date(value)
        owner = f"parameter `{entry.key}`"
        fault = SchemaFault(Shape.PATTERN, "value", owner, written.text, (_FITTING,), written.span, meant)
        variables.faults.append(fault)
        return None
    if value is None:
        return None
    parameter = Parameter(
        id=entry.key,
        title=fields.required(tree, "title"),
        value=value,
        unit=unit,
        text=written.text,
        evidence=fields.links(tree),
        because=fields.text(tree, "because"),
        span=entry.key_span,
        allow=fields.allowances(tree),
    )
    variables.parameters[entry.key] = parameter
    return parameter


def _is_day(text: str) -> bool:
    meant = meant_date(text)
    return meant is not None and bool(meant.write)


def with_constants(value: Tree, codes: Collection[str], variables: Signatures) -> Tree | None:
    """A value with a ``NamedConstant`` wherever a parameter is named; ``None``, with a fault, where one is named that
    there is not. A code of the element, one of ``codes``, comes before a parameter of that name."""
    if not (variables.parameters or variables.unread_parameters or _by_key(value)):
        return value
    match value:
        case Scalar(str() as text) if variables.by_name and text not in codes:
            parameter = variables.parameters.get(text)
            if parameter is not None:
                return _standing(parameter, value.span)
            return None if variables.may_be_parameter(text) and SNAKE.fullmatch(text) else value
        case Sequence(items, span):
            found = [with_constants(item, codes, variables) for item in items]
            known = [each for each in found if each is not None]
            return Sequence(known, span) if len(known) == len(found) else None
        case Mapped(entries, span) if list(entries) == [PARAMETER]:
            return _constant(entries[PARAMETER].value, variables)
        case Mapped(entries, span) if "element" not in entries:
            inner = {key: with_constants(entry.value, codes, variables) for key, entry in entries.items()}
            if None in inner.values():
                return None
            return Mapped({key: Entry(key, entries[key].key_span, each) for key, each in inner.items() if each}, span)
        case _:
            return value


def _by_key(value: Tree) -> bool:
    """Whether a parameter is named by the key for it."""
    match value:
        case Mapped(entries):
            return PARAMETER in entries or any(_by_key(entry.value) for entry in entries.values())
        case Sequence(items):
            return any(map(_by_key, items))
        case _:
            return False


def _constant(name: Tree, variables: Signatures) -> NamedConstant | None:
    text = name.text if isinstance(name, Scalar) else ""
    parameter = variables.parameters.get(text)
    if parameter is not None:
        return _standing(parameter, name.span)
    if not variables.may_be_parameter(text):
        variables.faults.append(UnknownReference(Kind.PARAMETER, text, tuple(variables.parameters), name.span))
    return None


def _standing(parameter: Parameter, span: Span) -> NamedConstant:
    value: str | Fraction = parameter.value if parameter.unit is None else parameter.text
    return NamedConstant(value, f"{parameter.id} ({parameter.text})", span, parameter.id)


def named_by(value: Tree) -> str | None:
    """The parameter that a value stands for."""
    return value.parameter if isinstance(value, NamedConstant) else None


def standing_alone(expression: Expression, span: Span, variables: Signatures) -> NamedConstant | None:
    """The value of the parameter that is all of a formula; ``None`` for any other formula."""
    if not isinstance(expression, Number) or expression.parameter is None:
        return None
    return _standing(variables.parameters[expression.parameter], span)


def other_unit_beside(expression: Expression, owner: str, span: Span, variables: Signatures) -> Iterator[FormulaSyntax]:
    """A fault for each parameter of a formula beside an element or a parameter that measures the same in another unit:
    a formula reckons with their numbers."""
    match expression:
        case Binary(Operator.ADD | Operator.SUBTRACT):
            parts = tuple(_terms(expression))
        case Extreme() | Rounded():
            parts = parts_of(expression)
        case _:
            for part in parts_of(expression):
                yield from other_unit_beside(part, owner, span, variables)
            return
    units = [(name, unit, part) for part in parts if (named := _unit_of(part, variables)) for name, unit in [named]]
    for name, unit, part in units:
        others = (each for each in units if each[0] != name and each[1].text != unit.text)
        other = next((each for each in others if each[1].to(unit) not in (None, SAME)), None)
        if other is not None and isinstance(part, Number):
            problem = (
                f"`{name}` is in `{unit}` and `{other[0]}` beside it in `{other[1]}`, and a formula adds or compares"
            )
            yield FormulaSyntax(
                owner, "", f"{problem} their numbers alone", span, name, (), f"Give `{name}` in `{other[1]}`."
            )
    for part in parts:
        yield from other_unit_beside(part, owner, span, variables)


def _terms(expression: Expression) -> Iterator[Expression]:
    """What is added and subtracted."""
    if isinstance(expression, Binary) and expression.operator in (Operator.ADD, Operator.SUBTRACT):
        yield from _terms(expression.left)
        yield from _terms(expression.right)
    else:
        yield expression


def _unit_of(part: Expression, variables: Signatures) -> tuple[str, Unit] | None:
    """The name and the unit of an element or a parameter that stands by itself."""
    match part:
        case Variable(element) if element in variables.signatures:
            return element, variables.signatures[element].unit or DIMENSIONLESS
        case Number(_, str() as parameter):
            return parameter, variables.parameters[parameter].unit or DIMENSIONLESS
        case _:
            return None
