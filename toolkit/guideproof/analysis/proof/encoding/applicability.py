"""Applicability in formulas: that elements apply, what constraints then come to, and what of a question does not apply
to everybody."""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.analysis.proof.encoding.formulas import Encoding
from guideproof.analysis.proof.solver.logic import Formula, conj, variables_of
from guideproof.analysis.proof.solver.space import VarKind
from guideproof.model.condition import elements_of
from guideproof.model.element import Constraint
from guideproof.program.conditions import applies, not_always, satisfied


def applying(encoding: Encoding, element: str) -> Formula:
    """That an element applies; no parts at all where it does to everybody."""
    return encoding.encode(applies(element, encoding.space.guideline))


def kept(encoding: Encoding, constraint: Constraint) -> Formula:
    """What a constraint comes to."""
    return encoding.encode(satisfied(constraint, encoding.space.guideline))


def sometimes_read(encoding: Encoding, formulas: Sequence[Formula]) -> dict[int, Formula]:
    """The variables in formulas that stand for what does not apply to everybody, each with the formula that it does."""
    sometimes, space = set(not_always(encoding.space.guideline)), encoding.space
    found: dict[int, Formula] = {}
    for variable in sorted({each for formula in formulas for each in variables_of(formula)}) if sometimes else ():
        named = space.variables[variable]
        related = named.kind is VarKind.RELATION
        names = elements_of(encoding.comparison(variable)) if related else (named.name,)
        if not sometimes.isdisjoint(names) and named.kind is not VarKind.NODE:
            found[variable] = conj([applying(encoding, each) for each in names])
    return found
