"""How long the values of formulas can be: one that may have over 1,000 digits is refused (section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from guideproof.analysis.graph.edges import Circular, ordered
from guideproof.model.element import Computed, Count, Derived, Element
from guideproof.model.fault import FormulaSyntax
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable, variables

_LONGEST = 10**1000


@dataclass(frozen=True, slots=True)
class _Size:
    """No number is further from zero than ``most``, and ``denominator`` times it is whole."""

    most: Fraction
    denominator: int

    @property
    def long(self) -> bool:
        return self.most * self.denominator >= _LONGEST or self.denominator >= _LONGEST


class _TooManyDigits(ValueError):
    """A value may have too many digits."""


def too_long(elements: Mapping[str, Element], derived: Mapping[str, Derived]) -> Iterator[FormulaSyntax]:
    """A fault for each formula whose value may have too many digits; what rests on one is not looked at."""
    formulas = {id: each.definition for id, each in derived.items() if isinstance(each.definition, Computed)}
    edges: dict[str, tuple[str, ...]] = dict.fromkeys(formulas, ())
    for id, formula in formulas.items():
        for operand in dict.fromkeys(variables(formula.expression)):
            if operand in formulas:
                edges[operand] += (id,)
    try:
        order = ordered(edges)
    except Circular:
        return  # a circle is said elsewhere, and nothing is computed
    known: list[Element | Derived] = [*elements.values(), *derived.values()]
    sizes = {each.id: size for each in known if (size := _known(each)) is not None}
    for id in order:
        try:
            sizes[id] = _size(formulas[id].expression, sizes)
        except KeyError:
            continue  # it rests on what is too long, or could not be read
        except _TooManyDigits:
            problem = "its value may have more than 1,000 digits, by the ranges of what it is made of"
            yield FormulaSyntax(id, "", problem, formulas[id].span)


def _known(variable: Element | Derived) -> _Size | None:
    if isinstance(variable, Element):
        grid = variable.grid
        return None if grid is None else _Size(max(abs(grid.low), abs(grid.high)), grid.precision.denominator)
    if isinstance(variable.definition, Count):
        return _Size(Fraction(len(variable.definition.conditions)), 1)
    return None


def _size(expression: Expression, sizes: Mapping[str, _Size]) -> _Size:
    match expression:
        case Number(value):
            found = _Size(abs(value), value.denominator)
        case Variable(element):
            found = sizes[element]
        case Extreme(_, parts):
            each = [_size(part, sizes) for part in parts]
            found = _Size(max(part.most for part in each), lcm(*(part.denominator for part in each)))
        case Binary(operator, left, right):
            found = _joined(operator, _size(left, sizes), _size(right, sizes), right)
    if found.long:
        raise _TooManyDigits
    return found


def _joined(operator: Operator, left: _Size, right: _Size, divisor: Expression) -> _Size:
    match operator:
        case Operator.MULTIPLY:
            return _Size(left.most * right.most, left.denominator * right.denominator)
        case Operator.DIVIDE:
            assert isinstance(divisor, Number)
            return _Size(left.most / abs(divisor.value), left.denominator * abs(divisor.value.numerator))
        case Operator.ADD | Operator.SUBTRACT:
            return _Size(left.most + right.most, lcm(left.denominator, right.denominator))
