"""Conditions, hit policies and formulas in words: those of the guideline on one line, for whoever reads a program; and
what a chart says of them with titles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from guideproof.model.calendar import format_day
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
    Not,
    Only,
    SetCount,
    Test,
    Unreadable,
)
from guideproof.model.element import (
    VISIT,
    Classify,
    Computed,
    DateAfter,
    Derived,
    Elapsed,
    Element,
    ElementType,
    Points,
    PointsBranch,
    Sum,
    Wait,
    of_days,
    unit_suffix,
)
from guideproof.model.formula import (
    Absolute,
    Applied,
    Binary,
    Expression,
    Extreme,
    Number,
    Operator,
    Power,
    Rounded,
    Variable,
)
from guideproof.model.node import HitPolicy
from guideproof.model.number import format_number
from guideproof.model.written_number import in_unit
from guideproof.program.slots import VISIT_KIND, DateKind

POLICIES = {
    HitPolicy.UNIQUE: "one branch should hold; each that holds is taken",
    HitPolicy.FIRST: "in order, the first branch that holds",
    HitPolicy.EVERY: "every branch that holds is taken",
}
QUESTIONED = {
    HitPolicy.FIRST: "In order: the first branch that holds",
    HitPolicy.EVERY: "Every branch that holds",
}
"""What stands between the question of a decision and its branches; nothing where one of them holds as a rule."""

SIGNS = {
    Comparison.ABOVE: ">",
    Comparison.AT_LEAST: ">=",
    Comparison.AT_MOST: "<=",
    Comparison.BELOW: "<",
    Comparison.EQUAL: "=",
}
COMPARED = {
    Comparison.ABOVE: "above",
    Comparison.AT_LEAST: "at least",
    Comparison.AT_MOST: "at most",
    Comparison.BELOW: "below",
    Comparison.EQUAL: "equal to",
}
_DAYS_COMPARED = {
    Comparison.ABOVE: "after",
    Comparison.AT_LEAST: "on or after",
    Comparison.AT_MOST: "on or before",
    Comparison.BELOW: "before",
    Comparison.EQUAL: "on",
}


def compared_words(variable: Element | Derived | None, comparison: Comparison) -> str:
    """What a comparison says of an element: ``at least``, of a date ``on or after``."""
    return (_DAYS_COMPARED if of_days(variable) else COMPARED)[comparison]


def number_words(variable: Element | Derived | None, number: Fraction) -> str:
    """A number that an element is compared with, with its unit; of a date the day."""
    if of_days(variable):
        return format_day(int(number))
    return format_number(number) + unit_suffix(variable)


def steps_text(element: Element | Derived, scale: Fraction) -> str:
    """What kind of value an element has, a number with what its steps are worth: ``in steps of 0.1 g/dL``."""
    if isinstance(element, Element) and element.grid is None:
        return element.type.value
    if isinstance(element, Derived) and not _on_steps(element):
        return f"derived {element.type.value}"
    return f"in steps of {in_unit(format_number(scale), element.unit.text if element.unit else None)}"


def _on_steps(derived: Derived) -> bool:
    match derived.definition:
        case Classify(gives_numbers=True):
            return derived.type is not ElementType.DATE
        case definition:
            return isinstance(definition, Computed)


def range_text(element: Element) -> str:
    """The numbers or days that an element can be: ``1 to 30 g/dL in steps of 0.1``, ``1900-01-01 to the visit``."""
    if element.days is not None:
        last = "the visit" if element.days.until_visit else format_day(element.days.last)
        return f"{format_day(element.days.first)} to {last}"
    grid = element.grid
    assert grid is not None
    high = in_unit(format_number(grid.high), element.unit.text if element.unit else None)
    return f"{format_number(grid.low)} to {high} in steps of {format_number(grid.precision)}"


def days_text(kind: DateKind) -> str:
    """The days that a date can be: ``1900-01-01 to the visit``."""
    visit = f"the {VISIT}"
    last = visit if kind.until_visit and kind.last >= VISIT_KIND.last else format_day(kind.last)
    return f"{format_day(kind.first)} to {last}{f', not after {visit}' if kind.until_visit and last != visit else ''}"


class Wording(Struct, frozen=True):
    """How conditions are put in words: each test by a function, and what joins them by one rule.

    ``bracketed`` says that what follows a "not" always stands in brackets.
    """

    tested: Callable[[Test], str]
    bracketed: bool = False

    def lines(self, condition: Condition) -> tuple[str, ...]:
        """The condition, a line for each of its parts; the later lines begin with their "and" or "or"."""
        match condition:
            case All((part,)) | AnyOf((part,)):
                return self.lines(part)
            case All(parts) | AnyOf(parts):
                joint = "and" if isinstance(condition, All) else "or"
                texts = (self.text(part, nested=True) for part in parts)
                return tuple(f"{joint} {text}" if place else text for place, text in enumerate(texts))
            case Not(part):
                return (f"not ({self.text(part)})" if self.bracketed else f"not {self.text(part, nested=True)}",)
            case Unreadable():
                return ("a condition that could not be read",)
            case _:
                return (self.tested(condition),)

    def text(self, condition: Condition, nested: bool = False) -> str:
        """The condition on one line, in brackets where it has several parts and is ``nested`` in another one."""
        lines = self.lines(condition)
        text = " ".join(lines)
        return f"({text})" if nested and len(lines) > 1 else text


def condition_text(condition: Condition) -> str:
    """The condition: ``imdc_risk = poor and (ecog <= 1 or not frail = true)``."""
    return _BY_IDS.text(condition)


def _tested(test: Test) -> str:
    match test:
        case IsBoolean(element, value):
            return f"{element} = {str(value).lower()}"
        case IsCode(element, codes):
            return f"{element} = {' | '.join(_by_name(codes, dict(test.named)))}"
        case IsNumber(element, numbers, _, named):
            names = {test.text(number): parameter for number, parameter in named}
            return f"{element} = {' | '.join(_by_name(map(test.text, numbers), names))}"
        case Includes(element, codes, all_of_them):
            return f"{element} includes {(' & ' if all_of_them else ' | ').join(_by_name(codes, dict(test.named)))}"
        case Only(element, codes):
            return f"{element} only {' | '.join(_by_name(codes, dict(test.named)))}" if codes else f"{element} = none"
        case Compares(element, comparison, bound):
            return f"{element} {SIGNS[comparison]} {_bound(bound)}"
        case SetCount(element, comparison, bound):
            return f"how many {element} {SIGNS[comparison]} {_bound(bound)}"


def _by_name(values: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    """Values, with the parameters that stand for them."""
    return (f"{names[value]} ({value})" if value in names else value for value in values)


def _bound(bound: Bound) -> str:
    return bound.text if bound.element is None else bound.element


_BY_IDS = Wording(_tested)


_BINDS = {Operator.ADD: 1, Operator.SUBTRACT: 1, Operator.MULTIPLY: 2, Operator.DIVIDE: 2}
_POWER = 3


def dates_text(definition: Elapsed | DateAfter) -> str:
    """What is computed from dates: ``whole years from birth to visit``, ``36 months after last_scan``."""
    match definition:
        case Elapsed(start, end, unit):
            return f"whole {unit.words[1]} from {start} to {end}"
        case DateAfter(start, wait):
            return f"{wait_text(wait)} after {start}"


def wait_text(wait: Wait) -> str:
    """A time in words: ``36 months``, ``recall_interval (3 years)``, ``as many months as wait``."""
    if wait.count is None:
        return f"as many {wait.unit.words[1]} as {wait.element}"
    text = f"{wait.count} {wait.unit.words[wait.count != 1]}"
    return f"{wait.parameter} ({text})" if wait.parameter else text


def added_text(definition: Points | Sum) -> str:
    """What is added: ``2 where age >= 75 a, 1 where diabetes = true``, ``the sum of sleep and mood``."""
    match definition:
        case Points(branches):
            return ", ".join(f"{_points(each)} where {condition_text(each.when)}" for each in branches)
        case Sum(elements):
            *others, last = elements
            return f"the sum of {', '.join(others)} and {last}" if others else f"the sum of {last}"


def _points(branch: PointsBranch) -> str:
    number = format_number(branch.points)
    return f"{branch.parameter} ({number})" if branch.parameter else number


def formula_text(expression: Expression, tighter: int = 0) -> str:
    """The formula: ``calcium + 0.8 * (4 - albumin)``."""
    match expression:
        case Number(value, parameter):
            text = parameter or format_number(value)
            return f"({text})" if tighter > _POWER and text[0] == "-" else text
        case Variable(element):
            return element
        case Binary(operator, left, right):
            binds = _BINDS[operator]
            text = f"{formula_text(left, binds)} {operator.value} {formula_text(right, binds + 1)}"
            return f"({text})" if binds < tighter else text
        case Power(base, exponent):
            text = f"{formula_text(base, _POWER + 1)}^{format_number(exponent)}"
            return f"({text})" if tighter > _POWER else text
        case Extreme(greatest, parts):
            return f"{'max' if greatest else 'min'}({', '.join(map(formula_text, parts))})"
        case Absolute(part):
            return f"abs({formula_text(part)})"
        case Rounded(rounding, part, step):
            every = "" if step == Number(Fraction(1)) else f", {formula_text(step)}"
            return f"{rounding}({formula_text(part)}{every})"
        case Applied(function, part):
            return f"{function}({formula_text(part)})"
