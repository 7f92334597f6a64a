"""Between which ends a number lies that is computed from numbers of which each lies between two (section 5).

Source: R. E. Moore, Interval Analysis (1966). Each number is taken by itself, even where one comes twice.
"""

from __future__ import annotations

from collections.abc import Callable

from guideproof.model.formula import Operator
from guideproof.program.arithmetic import Arithmetic, Constant, Extremum, OneIf, Quotient, Raised, Read, Whole
from guideproof.program.dates import Ends
from guideproof.program.folding import add, extremum, multiply, opposite, quotient, raised, size, subtract


class NoEnds(ValueError):
    """A number whose ends cannot be told from those of what it is computed from."""


def spread(whole: Whole, ends: Callable[[Read | OneIf], Ends]) -> Ends:
    """The least and the greatest that a whole number can be, given those of what it reads; the same number where all of
    that is known. Raises ``NoEnds``."""
    match whole:
        case Constant():
            return whole, whole
        case Read() | OneIf():
            return ends(whole)
        case Arithmetic(operator, left, right):
            return _joined(operator, spread(left, ends), spread(right, ends))
        case Extremum(True, (part, other)) if other == opposite(part):  # a size
            low, high = spread(part, ends)
            return extremum(True, (Constant(0), low, opposite(high))), extremum(True, (opposite(low), high))
        case Raised(base, exponent) if exponent % 2 == 0:
            low, high = spread(size(base), ends)
            return raised(low, exponent), raised(high, exponent)
        case Raised(base, exponent):
            low, high = spread(base, ends)
            return raised(low, exponent), raised(high, exponent)
        case Extremum(greatest, parts):
            lows, highs = zip(*(spread(part, ends) for part in parts), strict=True)
            return extremum(greatest, lows), extremum(greatest, highs)
        case Quotient(rounding, dividend, Constant(divisor)) if divisor > 0:
            low, high = spread(dividend, ends)
            return quotient(rounding, low, Constant(divisor)), quotient(rounding, high, Constant(divisor))
        case _:
            raise NoEnds


def _joined(operator: Operator, left: Ends, right: Ends) -> Ends:
    (low, high), (least, most) = left, right
    match operator:
        case Operator.ADD:
            return add(low, least), add(high, most)
        case Operator.SUBTRACT:
            return subtract(low, most), subtract(high, least)
        case _ if isinstance(low, Constant) and low == high:
            ends = multiply(low, least), multiply(low, most)
            return ends if low.value >= 0 else ends[::-1]
        case _ if isinstance(least, Constant) and least == most:
            return _joined(operator, right, left)
        case _:
            corners = tuple(dict.fromkeys(multiply(one, other) for one in left for other in right))
            return extremum(False, corners), extremum(True, corners)
