"""Elements: what is asked about a patient (input) and what is computed from it (derived); section 4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from guideproof.model.condition import Condition, elements_of
from guideproof.model.formula import Expression, variables
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


NUMERIC = frozenset({ElementType.INTEGER, ElementType.QUANTITY})


@dataclass(frozen=True, slots=True)
class Grid:
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


class Answerer(StrEnum):
    """Who answers what is asked about a patient."""

    PATIENT = "patient"
    NURSE = "nurse"
    PHYSICIAN = "physician"
    LABORATORY = "laboratory"
    IMAGING = "imaging"
    PATHOLOGY = "pathology"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Limits:
    """The elements that hold an element's limits of normal."""

    lower: Ref | None
    upper: Ref | None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What a missing value of an element stands for (``missing_means``), as a patient file has it, and why."""

    value: Any
    because: str
    span: Span


@dataclass(frozen=True, slots=True)
class Element:
    """An input element. ``codes`` maps code to title (``code`` and ``codes``), ``code_codings`` those that have some to
    their codes in terminologies; ``grid`` and ``limits`` are there for numbers only."""

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


@dataclass(frozen=True, slots=True)
class Computed:
    """Exact arithmetic on the numbers of other elements, each in its own unit."""

    expression: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the conditions hold."""

    conditions: tuple[Condition, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ClassBranch:
    """One class of a ``classify``: the code it gives and when."""

    when: Condition
    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Classify:
    """An ordered list of classes, meant to be disjoint and complete."""

    branches: tuple[ClassBranch, ...]
    span: Span


Definition = Computed | Count | Classify | Condition


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived element; ``type`` follows from the definition: quantity, integer, code, boolean."""

    id: str
    title: str
    type: ElementType
    codes: Mapping[str, str]
    unit: Unit | None
    definition: Definition
    span: Span
    allow: tuple[Allowance, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, Condition], ...]:
        """The conditions that it is made of, each with its name: its number among those counted, its class, or none."""
        match self.definition:
            case Computed():
                return ()
            case Count(conditions):
                return tuple((str(number), condition) for number, condition in enumerate(conditions, start=1))
            case Classify(branches):
                return tuple((branch.code, branch.when) for branch in branches)
            case condition:
                return (("", condition),)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that it is made of, in the order of writing."""
        return tuple(condition for _, condition in self.parts)

    @property
    def operands(self) -> tuple[str, ...]:
        """The elements that it is made of, input and derived, each once, in the order of writing."""
        if isinstance(self.definition, Computed):
            return tuple(dict.fromkeys(variables(self.definition.expression)))
        return tuple(dict.fromkeys(element for condition in self.conditions for element in elements_of(condition)))


def unit_suffix(variable: Element | Derived | None) -> str:
    """What is written behind a number of the element: `` g/dL``; nothing where it has no unit, or ``1``."""
    unit = variable.unit if variable is not None else None
    return f" {unit}" if unit is not None and unit.text != "1" else ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What every real patient satisfies."""

    id: str
    holds: Condition
    because: str
    span: Span
