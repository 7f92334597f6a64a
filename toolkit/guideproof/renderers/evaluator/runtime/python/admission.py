"""Facts taken into a record, and what is wrong with them. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from guideproof.model.number import number_as_data
from guideproof.model.quoting import quoted
from guideproof.renderers.evaluator.runtime.python.elements import stranger
from guideproof.renderers.evaluator.runtime.python.empty import (
    APPLIES,
    ASSUMED,
    CONSTRAINTS,
    DATES,
    DERIVED,
    ELEMENTS,
    Patient,
    derive,
)
from guideproof.renderers.evaluator.runtime.python.faults import Misfit
from guideproof.renderers.evaluator.runtime.python.results import FormulaResult, WhereItApplies
from guideproof.renderers.evaluator.runtime.python.rounded import ambiguous_values

# <program>


def _admit(facts: Mapping[str, Any], on: Any = None) -> tuple[Patient, list[dict[str, Any]]]:
    """The record of a patient with its derived elements, and every problem, in the order of the facts."""
    p = Patient()
    problems: list[dict[str, Any]] = []
    for name, given in facts.items():
        try:
            element = ELEMENTS[name]
            setattr(p, element.slot, element.seen[given.__class__][given])
        except KeyError:
            _take(p, name, given, problems)
    if DATES is not None:
        problems = DATES.take(p, problems, facts, on)
    given = [name for name in APPLIES if name in ELEMENTS and not ELEMENTS[name].missing(p)]
    if ASSUMED:
        _assume(p, problems)
    if p.rounded:
        refused = dict(ambiguous_values(p, ELEMENTS))
        problems += [_problem(name, None, why) for name, why in refused.items()]
        p.rounded = {name: each for name, each in p.rounded.items() if name not in refused}
    if problems:
        return p, problems
    if DATES is not None:
        DATES.complete(p)
    derive(p)
    if APPLIES:
        _not_applying(p, problems, given)
    _broken(p, problems)
    return p, problems


def _not_applying(p: Any, problems: list[dict[str, Any]], given: list[str]) -> None:
    """Says what is wrong with what is given of elements that do not apply, and takes back what was put in for such
    elements: nothing reads it."""
    none = [name for name, each in APPLIES.items() if each.holds(p) is False]
    for name in given:
        if name in none:
            facts = ", ".join(_shown(p, APPLIES[name].reasons))
            message = f"{facts}: `{name}` does not apply to this patient, so it cannot be given; leave it out"
            problems.append(_problem(name, None, message))
    p.assumed = tuple(name for name in p.assumed if name not in none)


def _assume(p: Any, problems: list[dict[str, Any]]) -> None:
    """Puts in what missing values stand for."""
    misfits = {problem["element"] for problem in problems}
    p.assumed = tuple(name for name in ASSUMED if ELEMENTS[name].missing(p) and name not in misfits)
    for name in p.assumed:
        ELEMENTS[name].put_in(p, ASSUMED[name][0])


def _assumption(name: str) -> dict[str, Any]:
    value, because = ASSUMED[name]
    if isinstance(value, Fraction):
        value = number_as_data(value)
    return {"element": name, "value": list(value) if isinstance(value, tuple) else value, "because": because}


def _take(p: Any, name: Any, given: Any, problems: list[dict[str, Any]]) -> None:
    """Takes in a fact that was not seen before."""
    element = ELEMENTS.get(name)
    if element is None:
        if name != "on":
            problems.append(_problem(quoted(name), None, stranger(name, ELEMENTS, DERIVED)))
    elif given is not None:
        try:
            element.take(p, given)
        except Misfit as misfit:
            problems.append(_problem(name, None, str(misfit)))


def _broken(p: Any, problems: list[dict[str, Any]]) -> None:
    for constraint in CONSTRAINTS:
        if constraint.breaks(p):
            facts = ", ".join(_shown(p, constraint.reasons))
            message = f"{facts}: no patient can have this. {constraint.because}"
            problems.append(_problem(constraint.ranged, None if constraint.ranged else constraint.name, message))
    for each in DETERMINED:
        conflict = each.conflict(p)
        # What does not apply need not have a value; but a case that is taken twice is wrong all the same.
        counts = not isinstance(each, FormulaResult) or each.name not in APPLIES or APPLIES[each.name].holds(p)
        if conflict is not None and counts:
            problems.append(_problem(each.name, None, conflict))


def _problem(element: str | None, constraint: str | None, message: str, node: str | None = None) -> dict[str, Any]:
    return {"element": element, "constraint": constraint, "node": node, "message": message}


def _shown(p: Any, names: Any) -> list[str]:
    """The facts of these elements, each once; they are given as they are, or by a function of the record."""
    return [VARIABLES[name].shown(p) for name in (names if isinstance(names, tuple) else dict.fromkeys(names(p)))]


VARIABLES: dict[str, Any] = {**ELEMENTS, **DERIVED, "visit": DATES}
VARIABLES.update({name: WhereItApplies(VARIABLES[name], each) for name, each in APPLIES.items()})
DETERMINED = tuple(each for each in DERIVED.values() if hasattr(each, "conflict"))
