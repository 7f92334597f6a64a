"""Elements: what is asked about a patient (input) and what is computed from it (derived); section 4."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

from msgspec import Struct, field

from guideproof.model.adding import Points as Points
from guideproof.model.adding import PointsBranch as PointsBranch
from guideproof.model.adding import Sum as Sum
from guideproof.model.calendar import CalendarUnit
from guideproof.model.classify import ClassBranch as ClassBranch
from guideproof.model.classify import Classify as Classify
from guideproof.model.classify import ClassValue as ClassValue
from guideproof.model.classify import CodeOrTruth as CodeOrTruth
from guideproof.model.classify import class_text as class_text
from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, elements_of
from guideproof.model.formula import Expression, is_irrational, variables
from guideproof.model.number import format_number
from guideproof.model.reference import Allowance, Coding, Ref
from guideproof.model.unit import Unit
from guideproof.source import Span


class ElementType(StrEnum):
    """What kind of value an element has."""

    BOOLEAN = "boolean"
    CODE = "code"
    CODES = "codes"
    INTEGER = "integer"
    QUANTITY = "quantity"
    DATE = "date"


VISIT = "visit"
"""What stands for the day of the visit where a date is named. No element has this id."""

ON = "on"
"""The key of the day of the visit among the facts of a patient. No element has this id."""

NEVER = "never"
"""What a missing date may stand for: there was no such event."""

NUMERIC = frozenset({ElementType.INTEGER, ElementType.QUANTITY})


class Grid(Struct, frozen=True):
    """Where the numbers of an element may lie: the multiples of ``precision`` from ``low`` to ``high``, in its unit."""

    low: Fraction
    high: Fraction
    precision: Fraction

    @property
    def first(self) -> int:
        """The least possible number, counted in steps of the precision."""
        return -(-self.low // self.precision)

    @property
    def last(self) -> int:
        """The greatest possible number, counted in steps of the precision."""
        return self.high // self.precision

    def step(self, number: Fraction) -> int | None:
        """The number counted in steps of the precision; ``None`` for one finer than the grid. Ranges are not asked."""
        steps = number / self.precision
        return steps.numerator if steps.denominator == 1 else None

    def number(self, step: int) -> Fraction:
        """The number that stands so many steps from zero."""
        return step * self.precision


class Days(Struct, frozen=True):
    """Where the days of a date may lie, as ``model.calendar`` counts them: from ``first`` to ``last``, and with
    ``until_visit`` not after the visit."""

    first: int
    last: int
    until_visit: bool = False


class Answerer(StrEnum):
    """Who answers what is asked about a patient."""

    PATIENT = "patient"
    NURSE = "nurse"
    PHYSICIAN = "physician"
    LABORATORY = "laboratory"
    IMAGING = "imaging"
    PATHOLOGY = "pathology"
    TEAM = "team"


class Limits(Struct, frozen=True):
    """The elements that hold an element's limits of normal."""

    lower: Ref | None
    upper: Ref | None


class Assumption(Struct, frozen=True):
    """What a missing value of an element stands for (``missing_means``), as a patient file has it, and why. Of a date
    it may be ``NEVER``: the element does not apply."""

    value: Any
    because: str
    span: Span


class Element(Struct, frozen=True):
    """An input element. ``codes`` maps code to title (``code`` and ``codes``), ``code_codings`` those that have some to
    their codes in terminologies; ``grid`` and ``limits`` are there for numbers only, ``days`` for dates.
    ``applies_when`` says for whom it means something, ``None``: for everybody. ``points`` has all codes or none."""

    id: str
    title: str
    type: ElementType
    question: str | None
    help: str | None
    codings: tuple[Coding, ...]
    source: str | None
    codes: Mapping[str, str]
    unit: Unit | None
    grid: Grid | None
    span: Span
    allow: tuple[Allowance, ...] = ()
    assumption: Assumption | None = None
    short: str | None = None
    answered_by: Answerer | None = None
    limits: Limits | None = None
    code_codings: Mapping[str, tuple[Coding, ...]] = field(default_factory=dict)
    days: Days | None = None
    applies_when: Condition | None = None
    points: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def is_number(self) -> bool:
        """Whether it gives a number: a code does where its codes have points."""
        return self.type in NUMERIC or bool(self.points)

    @property
    def may_be_never(self) -> bool:
        """Whether it is a date that stands for an event which there may not have been."""
        return self.type is ElementType.DATE and self.assumption is not None and self.assumption.value == NEVER

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """For whom it means something, where that is said."""
        return () if self.applies_when is None else (self.applies_when,)


class Computed(Struct, frozen=True):
    """Exact arithmetic on the numbers of other elements, each in its own unit."""

    expression: Expression
    span: Span


class Count(Struct, frozen=True):
    """How many of the conditions hold."""

    conditions: tuple[Condition, ...]
    span: Span


class Elapsed(Struct, frozen=True):
    """How many whole units have been completed between two dates; each is an element or ``VISIT``."""

    start: str
    end: str
    unit: CalendarUnit
    span: Span


class Wait(Struct, frozen=True):
    """So many whole units: ``count``, which ``parameter`` stands for if there is one, or the number of ``element``."""

    unit: CalendarUnit
    count: int | None
    element: str | None = None
    parameter: str | None = None


class DateAfter(Struct, frozen=True):
    """The first day on which so much time has elapsed from a date, which is an element or ``VISIT``."""

    start: str
    wait: Wait
    span: Span


Definition = Computed | Count | Points | Sum | Classify | Elapsed | DateAfter | Condition


class Derived(Struct, frozen=True):
    """A derived element; ``type`` follows from the definition: quantity, integer, code, boolean, date. ``precision`` is
    the grid on which a formula comes out, where that is said, and ``range`` between what it lies. ``never_given`` are
    codes that it lists though no class gives them."""

    id: str
    title: str
    type: ElementType
    codes: Mapping[str, str]
    unit: Unit | None
    definition: Definition
    span: Span
    allow: tuple[Allowance, ...] = ()
    precision: Fraction | None = None
    range: tuple[Fraction, Fraction] | None = None
    short: str | None = None
    never_given: tuple[tuple[str, Span], ...] = ()

    @property
    def irrational(self) -> bool:
        """Whether it is a formula whose value is irrational, as a rule: it then has a precision and a range."""
        return isinstance(self.definition, Computed) and is_irrational(self.definition.expression)

    @property
    def parts(self) -> tuple[tuple[str, Condition], ...]:
        """The conditions that it is made of, each with its name: its number among those counted, its class, or none."""
        match self.definition:
            case Computed() | Sum() | Elapsed() | DateAfter():
                return ()
            case Count(conditions):
                return tuple((str(number), condition) for number, condition in enumerate(conditions, start=1))
            case Points(branches):
                return tuple((str(number), branch.when) for number, branch in enumerate(branches, start=1))
            case Classify(branches):
                return tuple((branch.text, branch.when) for branch in branches if branch.when is not None)
            case condition:
                return (("", condition),)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that it is made of, in the order of writing."""
        return tuple(condition for _, condition in self.parts)

    @property
    def operands(self) -> tuple[str, ...]:
        """The elements that it is made of, input and derived, each once, in the order of writing; ``VISIT`` too."""
        match self.definition:
            case Computed(expression):
                return tuple(dict.fromkeys(variables(expression)))
            case Sum(elements):
                return tuple(dict.fromkeys(elements))
            case Elapsed(start, end):
                return tuple(dict.fromkeys((start, end)))
            case DateAfter(start, wait):
                return tuple(dict.fromkeys((start, *([wait.element] if wait.element else []))))
        named = [element for condition in self.conditions for element in elements_of(condition)]
        named += self.definition.operands if isinstance(self.definition, Classify) else ()
        return tuple(dict.fromkeys(named))


def of_days(variable: Element | Derived | None) -> bool:
    """Whether it is a date, whose number is that of a day."""
    return variable is not None and variable.type is ElementType.DATE


def unit_suffix(variable: Element | Derived | None) -> str:
    """What is written behind a number of the element: `` g/dL``; nothing where it has no unit, or ``1``."""
    unit = variable.unit if variable is not None else None
    return f" {unit}" if unit is not None and unit.text != "1" else ""


class Constraint(Struct, frozen=True):
    """What every real patient satisfies. With ``ranged`` it is that a derived number lies in its range."""

    id: str
    holds: Condition
    because: str
    span: Span
    ranged: str | None = None


def range_constraint(derived: Derived) -> Constraint:
    """That a derived number lies in the range that it states."""
    assert derived.range is not None
    low, high = (f"{format_number(end)}{unit_suffix(derived)}" for end in derived.range)
    ends = zip((Comparison.AT_LEAST, Comparison.AT_MOST), derived.range, (low, high), strict=True)
    tests = (Compares(derived.id, each, Bound(end, None, Fraction(1), text), derived.span) for each, end, text in ends)
    because = f"`{derived.id}` lies between {low} and {high}."
    return Constraint(f"{derived.id}_range", All(tuple(tests), derived.span), because, derived.span, derived.id)
