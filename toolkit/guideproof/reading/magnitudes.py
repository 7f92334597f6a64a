"""How long the values of formulas can be: one that may have over 1,000 digits is refused (section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import Circular, derived_order
from guideproof.model.element import Computed
from guideproof.model.fault import FormulaSyntax
from guideproof.model.guideline import Guideline
from guideproof.program.lacks import TooLong
from guideproof.program.variables import Variables


def too_long(guideline: Guideline) -> Iterator[FormulaSyntax]:
    """A fault for each formula whose value may have too many digits; what rests on one is not looked at."""
    try:
        order = derived_order(guideline)
    except Circular:
        return  # a circle is said elsewhere, and nothing is computed
    variables, lost = Variables(guideline), set[str]()
    for id in order:
        derived = guideline.derived[id]
        if not isinstance(derived.definition, Computed):
            continue
        if not lost.isdisjoint(derived.operands):
            lost.add(id)
            continue
        try:
            long = variables.formula(id).is_long
        except KeyError:
            lost.add(id)  # it rests on what could not be read
            continue
        except TooLong:
            long = True
        if long:
            lost.add(id)
            problem = "its value may have more than 1,000 digits, by the ranges of what it is made of"
            yield FormulaSyntax(id, "", problem, derived.definition.span)
