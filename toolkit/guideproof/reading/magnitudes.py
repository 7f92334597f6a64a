"""How long the values of formulas can be: one that may have over 1,000 digits is refused (section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import Circular, derived_order
from guideproof.model.element import Classify, Computed
from guideproof.model.fault import FormulaSyntax
from guideproof.model.guideline import Guideline
from guideproof.program.arithmetic import FARTHEST, on_the_way
from guideproof.program.cases import LongCase, NotBuilt
from guideproof.program.lacks import TooLong
from guideproof.program.variables import Variables
from guideproof.source import Span


def too_long(guideline: Guideline) -> Iterator[FormulaSyntax]:
    """A fault for each formula whose value may have too many digits; what rests on one is not looked at."""
    try:
        order = derived_order(guideline)
    except Circular:
        return  # a circle is said elsewhere, and nothing is computed
    variables, lost = Variables(guideline), set[str]()
    for id in order:
        derived = guideline.derived[id]
        if isinstance(derived.definition, Classify) and derived.definition.gives_numbers:
            long_case = _long_case(variables, id) if lost.isdisjoint(derived.operands) else None
            lost |= {id} if long_case is not None or not lost.isdisjoint(derived.operands) else set()
            if isinstance(long_case, Span):
                yield FormulaSyntax(id, "", _TOO_LONG, long_case, way=_SHORTER)
            continue
        if not isinstance(derived.definition, Computed):
            continue
        if not lost.isdisjoint(derived.operands):
            lost.add(id)
            continue
        try:
            long = variables.formula(id).is_long
        except (KeyError, NotBuilt):
            lost.add(id)  # it rests on what could not be read
            continue
        except TooLong:
            long = True
        if long:
            lost.add(id)
            yield FormulaSyntax(id, "", _TOO_LONG, derived.definition.span, way=_SHORTER)


_TOO_LONG = "its value may have more than 1,000 digits, by the ranges of what it is made of"
_SHORTER = "Narrow the `range` of what it is made of to what is possible, or write lower powers."


def _long_case(variables: Variables, id: str) -> Span | bool | None:
    """Where a case of a number stands whose value may have too many digits; true where nobody can tell."""
    try:
        cases = variables.cases(id)
    except LongCase as long:
        return long.branch.span if long.id == id else True
    except (KeyError, NotBuilt, TooLong):
        return True
    for turn, number in zip(cases.turns.turns, cases.numbers, strict=True):
        ends = (end for whole in number.wholes for part in on_the_way(whole) for end in part.ends)
        if not all(-FARTHEST < end < FARTHEST for end in ends):
            return turn.branch.span
    return None
