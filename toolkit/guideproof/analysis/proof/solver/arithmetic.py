"""Linear terms over numbers of variables, with products, extremes and rising functions of such terms as further
unknowns; exact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor, lcm

from msgspec import Struct

from guideproof.analysis.proof.solver.real_ends import real_ends
from guideproof.analysis.proof.solver.rising import Rising, WholeParts
from guideproof.program.arithmetic import RealSign, RealSteps, Whole

Exact = int | Fraction
NumberSpan = tuple[Exact, Exact]
"""The least and the greatest value."""


class Product(Struct, frozen=True):
    """The product of two terms that are not constant."""

    left: Linear
    right: Linear


class ExtremeTerm(Struct, frozen=True):
    """The greatest (else the least) of several terms."""

    greatest: bool
    parts: tuple[Linear, ...]


class Risen(Struct, frozen=True):
    """What a function that never falls gives for a term of whole numbers: it is whole as well."""

    function: Rising
    of: Linear


class Floored(Struct, frozen=True):
    """One term of whole numbers divided by another one and rounded down; below one the divisor counts as one."""

    dividend: Linear
    divisor: Linear


class RealTerm(Struct, frozen=True):
    """How many steps a real number is, or its sign: ``leaves`` are the whole numbers that it is computed from."""

    whole: RealSteps | RealSign
    leaves: tuple[tuple[Whole, Linear], ...]


Unknown = int | Product | ExtremeTerm | Risen | Floored | RealTerm
"""What a coefficient stands before: the number of a variable, or a nonlinear part."""


class Linear(Struct, frozen=True):
    """``const`` plus the sum of coefficient times unknown; no coefficient is zero."""

    terms: tuple[tuple[Unknown, Exact], ...]
    const: Exact

    def times(self, factor: Exact) -> Linear:
        """Every coefficient and the constant times a number that is not zero."""
        return Linear(tuple((unknown, weight * factor) for unknown, weight in self.terms), self.const * factor)

    def plus(self, other: Linear) -> Linear:
        """The sum."""
        weights: dict[Unknown, Exact] = dict(self.terms)
        for unknown, weight in other.terms:
            weights[unknown] = weights.get(unknown, 0) + weight
        return Linear(
            tuple((unknown, weight) for unknown, weight in weights.items() if weight), self.const + other.const
        )

    @property
    def denominator(self) -> int:
        """The least number that makes all coefficients whole."""
        return lcm(*(Fraction(weight).denominator for _, weight in self.terms), Fraction(self.const).denominator)

    def scaled(self) -> Linear:
        """The same sign everywhere, with whole coefficients as small as they can be."""
        scale = self.denominator
        return Linear(tuple((unknown, int(weight * scale)) for unknown, weight in self.terms), int(self.const * scale))

    @property
    def plain(self) -> bool:
        """Whether all unknowns are variables."""
        return all(isinstance(unknown, int) for unknown, _ in self.terms)

    @property
    def whole(self) -> bool:
        """Whether it is a whole number at every point: no coefficient is a fraction, and no unknown can be one."""
        return self.const == int(self.const) and all(
            weight == int(weight) and isinstance(unknown, int | Risen | Floored | RealTerm)
            for unknown, weight in self.terms
        )

    def variables(self) -> Iterator[int]:
        """The variables in it, those in its nonlinear parts included; one may come twice."""
        for unknown, _ in self.terms:
            match unknown:
                case Product(left, right):
                    yield from left.variables()
                    yield from right.variables()
                case ExtremeTerm(_, parts):
                    for part in parts:
                        yield from part.variables()
                case Risen(_, of):
                    yield from of.variables()
                case Floored(dividend, divisor):
                    yield from dividend.variables()
                    yield from divisor.variables()
                case RealTerm(_, leaves):
                    for _, leaf in leaves:
                        yield from leaf.variables()
                case variable:
                    yield variable


def constant(value: Exact) -> Linear:
    """A number."""
    return Linear((), value)


def multiply(left: Linear, right: Linear) -> Linear:
    """The product; linear where one of the two is a constant."""
    if not left.terms:
        left, right = right, left
    if not right.terms:
        return left.times(right.const) if right.const else constant(0)
    return Linear(((Product(left, right), 1),), 0)


def extreme(greatest: bool, parts: tuple[Linear, ...]) -> Linear:
    """The greatest or the least of the parts."""
    if len(parts) == 1:
        return parts[0]
    if not any(part.terms for part in parts):
        numbers = [part.const for part in parts]
        return constant(max(numbers) if greatest else min(numbers))
    return Linear(((ExtremeTerm(greatest, parts), 1),), 0)


def whole_parts(linear: Linear, divisor: int) -> Linear:
    """How often a number goes into the term, rounded down."""
    scale = linear.denominator
    linear, divisor = linear.times(scale), divisor * scale
    if divisor == 1 and linear.whole:
        return linear
    match linear:
        case Linear(((Risen(WholeParts(inner), of), 1),), 0):
            return whole_parts(of, inner * divisor)
        case _:
            return risen(WholeParts(divisor), linear)


def risen(function: Rising, of: Linear) -> Linear:
    """What a function gives for a term; of a constant it is found now."""
    return Linear(((Risen(function, of), 1),), 0) if of.terms else constant(function.of(int(of.const)))


def floored(dividend: Linear, divisor: Linear) -> Linear:
    """One term of whole numbers divided by another one, which is above zero, and rounded down. Of one that is always
    divided by zero, and so has no value, it is anything."""
    if not divisor.terms:
        return whole_parts(dividend, max(1, int(divisor.const)))
    return Linear(((Floored(dividend, divisor), 1),), 0)


def power(base: Linear, exponent: int) -> Linear:
    """The term multiplied with itself, by squares, whose ends are known well."""
    if exponent == 1:
        return base
    half = power(base, exponent // 2)
    square = multiply(half, half)
    return multiply(square, base) if exponent % 2 else square


def span(linear: Linear, hull: Callable[[int], tuple[int, int]]) -> NumberSpan:
    """Bounds of the term where ``hull`` gives the bounds of every variable (interval arithmetic; R. E. Moore, 1966)."""
    low = high = linear.const
    for unknown, weight in linear.terms:
        least, most = hull(unknown) if isinstance(unknown, int) else _nonlinear(unknown, hull)
        if weight > 0:
            low, high = low + weight * least, high + weight * most
        else:
            low, high = low + weight * most, high + weight * least
    return low, high


def _nonlinear(
    unknown: Product | ExtremeTerm | Risen | Floored | RealTerm, hull: Callable[[int], tuple[int, int]]
) -> NumberSpan:
    match unknown:
        case Product(left, right):
            (a, b), (c, d) = span(left, hull), span(right, hull)
            corners = (a * c, a * d, b * c, b * d)
            if left == right:
                return (0 if a <= 0 <= b else min(corners)), max(corners)
            return min(corners), max(corners)
        case ExtremeTerm(greatest, parts):
            spans = [span(part, hull) for part in parts]
            pick = max if greatest else min
            return pick(low for low, _ in spans), pick(high for _, high in spans)
        case Risen(function, of):
            low, high = span(of, hull)
            return function.of(ceil(low)), function.of(floor(high))
        case Floored(dividend, divisor):
            quotients = [one // max(1, other) for one in span(dividend, hull) for other in span(divisor, hull)]
            return min(quotients), max(quotients)
        case RealTerm(whole, leaves):
            return real_ends(whole, tuple((part, whole_ends(span(leaf, hull))) for part, leaf in leaves))


def whole_ends(found: NumberSpan) -> tuple[int, int]:
    """The least and the greatest whole number of a span, in which there is one."""
    low, high = found
    return ceil(low), floor(high)


def left_to(unknown: Risen, weight: Exact, high: Exact, hull: Callable[[int], tuple[int, int]]) -> Linear:
    """What must be at least zero of the term that a function is of, where a sum must be that is ``high`` at most and
    in which the function has this coefficient."""
    least, most = _nonlinear(unknown, hull)
    if weight > 0:
        return unknown.of.plus(constant(-unknown.function.reaching(ceil(most - high / Fraction(weight)))))
    reached = unknown.function.reaching(floor(least + high / Fraction(-weight)) + 1)
    return constant(reached - 1).plus(unknown.of.times(-1))
