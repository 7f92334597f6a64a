"""The range that a derived number states, where it is known between two ends: these are cut to it (section 5).

Outside of its range the facts are invalid. So what may still lie in it lies there, and its ends are cut; one that lies
outside as a whole keeps the end that is nearest, which is outside too. A number that is known is what it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from guideproof.model.element import Derived
from guideproof.model.formula import Expression, Extreme, Number, Variable, parts_of, with_parts
from guideproof.program.arithmetic import WholeEnds
from guideproof.program.slots import IntervalKind, Kind


def own_range(derived: Derived, kind: Kind) -> WholeEnds | None:
    """The range of a number that is known between two ends, in steps; ``None`` where it states none, or can never leave
    it."""
    if derived.range is None or not isinstance(kind, IntervalKind):
        return None
    low, high = -(-derived.range[0] // kind.step), derived.range[1] // kind.step
    return None if low <= kind.first and kind.last <= high else (low, high)


def cut(number: WholeEnds, ends: WholeEnds) -> WholeEnds:
    """A least and a greatest number, cut to a range."""
    low, high = number
    return max(low, min(ends[0], high)), min(high, max(ends[1], low))


def within_ranges(expression: Expression, derived: Mapping[str, Derived]) -> Expression:
    """A formula, each derived number of which is cut to the range that it states, if any: the same for valid facts."""
    if not isinstance(expression, Variable):
        return with_parts(expression, [within_ranges(part, derived) for part in parts_of(expression)])
    read = derived.get(expression.element)
    if read is None or read.range is None:
        return expression
    low, high = map(Number, read.range)
    return Extreme(False, (high, Extreme(True, (low, expression))))
