"""Terms of z3 for variables, literals, relations and counts, each made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from guideproof.analysis.proof.solver.arithmetic import (
    ExtremeTerm,
    Floored,
    Linear,
    Product,
    RealTerm,
    Risen,
    Unknown,
    span,
)
from guideproof.analysis.proof.solver.calendar import LONGEST_HOLE, apart
from guideproof.analysis.proof.solver.calendar_terms import CalendarTerms, beside
from guideproof.analysis.proof.solver.logic import BOTH_CELLS, TRUE_CELL, And, Card, Formula, Lit, Or, Rel
from guideproof.analysis.proof.solver.propagation import Definitions
from guideproof.analysis.proof.solver.rising import FirstDay, PlaceOf, WholeParts
from guideproof.analysis.proof.solver.space import runs

if TYPE_CHECKING:
    from types import ModuleType


class Terms:
    """``exact`` terms are true where their formula is, and false where it is not."""

    def __init__(self, system: Definitions) -> None:
        import z3

        self.z3: ModuleType = z3
        self.context = z3.Context()
        self.true = z3.BoolVal(True, ctx=self.context)
        self.false = z3.BoolVal(False, ctx=self.context)
        self._one, self._zero = z3.IntVal(1, ctx=self.context), z3.IntVal(0, ctx=self.context)
        self._system = system
        self._space = system.space
        self._free: dict[int, Any] = {}
        self._exact: dict[Formula, Any] = {}
        self._ones: dict[Formula, Any] = {}
        self._counted: dict[int, list[Lit]] = {}
        self._risen: dict[Risen, Any] = {}
        self._parts: dict[Floored | RealTerm, Any] = {}
        self.inexact = False
        """Whether something was spoken of that z3 knows less of than it means."""
        self.calendar = CalendarTerms(z3, self.context)
        self._meanings: list[Any] = []

    def all(self, terms: Sequence[Any]) -> Any:
        """That all of some terms are true. The library's own function first looks at each of them in Python."""
        return self._joined(self.z3.Z3_mk_and, terms) if terms else self.true

    def any(self, terms: Sequence[Any]) -> Any:
        """That one of some terms is true."""
        return self._joined(self.z3.Z3_mk_or, terms) if terms else self.false

    def _joined(self, make: Callable[..., Any], terms: Sequence[Any]) -> Any:
        return self.z3.BoolRef(make(self.context.ref(), len(terms), self.array(terms)), self.context)

    def array(self, terms: Sequence[Any]) -> Any:
        """Terms as z3 takes several at once."""
        return (self.z3.Ast * len(terms))(*[each.as_ast() for each in terms])

    def implied(self, one: Any, other: Any) -> Any:
        """That one term is true only where the other is."""
        return self.z3.BoolRef(self.z3.Z3_mk_implies(self.context.ref(), one.as_ast(), other.as_ast()), self.context)

    def taken(self) -> list[Any]:
        """What is to be asserted of terms that were made since this was asked last."""
        meanings, self._meanings = self._meanings, []
        return meanings

    def is_atom(self, literal: Lit) -> bool:
        """Whether a literal is a term by itself: of a free variable, or of one that stands for a relation."""
        defined = self._system.definition(literal.variable, literal.mask)
        return defined is None or isinstance(defined, Rel)

    def exact(self, formula: Formula) -> Any:
        """The term of a formula."""
        if formula not in self._exact:
            self._exact[formula] = self._made(formula)
        return self._exact[formula]

    def _made(self, formula: Formula) -> Any:
        match formula:
            case Lit(variable, mask):
                definition = self._system.definition(variable, mask)
                return self._in_cells(variable, mask) if definition is None else self.exact(definition)
            case And(parts):
                return self.all([self.exact(part) for part in parts])
            case Or(parts):
                return self.any([self.exact(part) for part in parts])
            case Card(allowed, parts):
                number = self._sum(parts)
                return self.any([self.all((low <= number, number <= high)) for low, high in runs(allowed)])
            case Rel(linear, strict):
                term = self._linear(linear)
                return term > 0 if strict else term >= 0

    def _sum(self, parts: tuple[Formula, ...]) -> Any:
        return self.z3.Sum([self._one_if(part) for part in parts]) if parts else self._zero

    def _one_if(self, part: Formula) -> Any:
        """One where a formula holds, else zero; what is known of those that speak of one variable is said, since the
        search would have to find it out for every count anew."""
        if part not in self._ones:
            self._ones[part] = self.z3.If(self.exact(part), self._one, self._zero)
            if isinstance(part, Lit) and self._system.definition(part.variable, part.mask) is None:
                others = self._counted.setdefault(part.variable, [])
                self._meanings += [each for other in others[-_COMPARED:] for each in self._compared(part, other)]
                others.append(part)
        return self._ones[part]

    def _compared(self, one: Lit, other: Lit) -> Iterator[Any]:
        mine, theirs = self._ones[one], self._ones[other]
        if not one.mask & ~other.mask:
            yield mine <= theirs
        if not other.mask & ~one.mask:
            yield theirs <= mine
        if not one.mask & other.mask:
            yield mine + theirs <= 1
        if one.mask | other.mask == self._space.full[one.variable]:
            yield mine + theirs >= 1

    def _in_cells(self, variable: int, mask: int) -> Any:
        full, value = self._space.full[variable], self._value(variable)
        if mask == full:
            return self.true
        if variable in self._space.lows:
            first, last = self._space.hull(variable, full)
            return self._spans(value, self._space.runs(variable, mask), (first, last))
        if full == BOTH_CELLS:
            return value if mask == TRUE_CELL else self.z3.Not(value)
        return self.any([cell for place, cell in enumerate(value) if mask >> place & 1])

    def _spans(self, value: Any, spans: Iterable[tuple[int, int]], hull: tuple[int, int]) -> Any:
        first, last = hull
        return self.any(
            [
                self.all([*([low <= value] if low != first else ()), *([value <= high] if high != last else ())])
                for low, high in spans
            ]
        )

    def _value(self, variable: int) -> Any:
        """A free variable: a number of grid steps, a truth value, or one for each code."""
        if variable not in self._free:
            self._free[variable] = self._fresh(variable)
        return self._free[variable]

    def _fresh(self, variable: int) -> Any:
        full = self._space.full[variable]
        if variable in self._space.lows:
            value = self.z3.Int(f"x{variable}", ctx=self.context)
            low, high = self._space.hull(variable, full)
            self._meanings += [low <= value, value <= high]
            if full & (full + 1):  # no date lies between no day and the first one
                self._meanings.append(self._spans(value, self._space.runs(variable, full), (low, high)))
            return value
        if full == BOTH_CELLS:
            return self.z3.Bool(f"x{variable}", ctx=self.context)
        cells = [self.z3.Bool(f"x{variable}_{place}", ctx=self.context) for place in range(full.bit_length())]
        self._meanings.append(self.any(cells))
        self._meanings += [self.z3.Not(self.all((one, other))) for one, other in combinations(cells, 2)]
        return cells

    def _linear(self, linear: Linear) -> Any:
        total = self._number(linear.const)
        for unknown, weight in linear.terms:
            total = total + self._number(weight) * self._unknown(unknown)
        return total

    def _number(self, value: int | Fraction) -> Any:
        if isinstance(value, int) or value.denominator == 1:
            return self.z3.IntVal(int(value), ctx=self.context)
        return self.z3.Q(value.numerator, value.denominator, ctx=self.context)

    def _unknown(self, unknown: Unknown) -> Any:
        match unknown:
            case Product(left, right):
                return self._linear(left) * self._linear(right)
            case ExtremeTerm(greatest, parts):
                best, *rest = [self._linear(part) for part in parts]
                for other in rest:
                    best = self.z3.If(best >= other if greatest else best <= other, best, other)
                return best
            case Risen():
                return self._risen[unknown] if unknown in self._risen else self._rising(unknown)
            case Floored() | RealTerm():
                return self._parts[unknown] if unknown in self._parts else self._part(unknown)
            case variable:
                counted = self._system.definition(variable, self._space.full[variable])
                if counted is None:
                    return self._value(variable)
                assert isinstance(counted, Card)
                return self._sum(counted.parts)

    def _part(self, unknown: Floored | RealTerm) -> Any:
        """A whole number between its ends; of a real number no more is said: a point is asked whether it is one."""
        value = self._parts[unknown] = self.z3.Int(f"q{len(self._parts)}", ctx=self.context)  # before others within it
        low, high = self._span(Linear(((unknown, 1),), 0))
        self._meanings += [low <= value, value <= high]
        if isinstance(unknown, Floored):
            dividend, divisor = self._linear(unknown.dividend), self._linear(unknown.divisor)
            rest = dividend - value * divisor
            self._meanings.append(self.z3.Implies(divisor >= 1, self.z3.And(rest >= 0, rest < divisor)))
            self._meanings.append(self.z3.Implies(divisor < 1, value == dividend))
        self.inexact = self.inexact or isinstance(unknown, RealTerm)
        return value

    def _rising(self, unknown: Risen) -> Any:
        value = self._risen[unknown] = self.z3.Int(f"r{len(self._risen)}", ctx=self.context)
        low, high = self._span(Linear(((unknown, 1),), 0))
        self._meanings += [low <= value, value <= high]
        of = self._linear(unknown.of)
        match unknown.function:
            case WholeParts(divisor):
                rest = of - value * divisor
                self._meanings += [rest >= 0, rest < divisor]
            case PlaceOf():
                first, last = self._span(unknown.of)
                self._meanings += self.calendar.near(unknown, value, of, apart(first, last))
            case FirstDay():
                own, before = map(self._unknown, beside(unknown))
                self._meanings += [before < of, of <= own, own <= of + LONGEST_HOLE]
        return value

    def _span(self, linear: Linear) -> tuple[int, int]:
        low, high = span(linear, lambda each: self._space.hull(each, self._space.full[each]))
        return ceil(low), floor(high)

    def value_in(self, model: Any, variable: int) -> int | None:
        """The number of a free variable, or the place of its cell, if it was spoken of."""
        term = self._free.get(variable)
        if term is None:
            return None
        if isinstance(term, list):
            return next(place for place, cell in enumerate(term) if self._is_true(model, cell))
        if self.z3.is_bool(term):
            return int(self._is_true(model, term))
        return int(model.eval(term, model_completion=True).as_long())

    def _is_true(self, model: Any, term: Any) -> bool:
        return bool(self.z3.is_true(model.eval(term, model_completion=True)))


_COMPARED = 8
