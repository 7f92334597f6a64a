"""Whom it treats otherwise that a missing value stands for something else, or for nothing.

The guideline is asked about beside itself, and a patient has the element twice: with what a missing value stood for,
and with what it stands for then.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.analysis.cases.asking import FoundCase
from guideproof.analysis.cases.explicit import Explicit
from guideproof.analysis.cases.outcome_difference import faring_otherwise
from guideproof.analysis.cases.renaming import renamed
from guideproof.analysis.cases.self_composition import twin
from guideproof.analysis.evaluation.admission import Admission
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.proof.encoding.assumed_values import assumed_values
from guideproof.analysis.proof.solver.budget import Purse
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.condition import Condition, IsBoolean, elements_of
from guideproof.model.element import ON, Element
from guideproof.model.guideline import Guideline


def assuming_otherwise(
    explicit: Explicit, after: Element, purse: Purse, admission: Admission
) -> Iterator[FoundCase | Verdict]:
    """The prover's replies, each patient without the element; only ``NO`` where it makes no difference to anybody.

    Where nothing is put in any more, those are found to whom another value would matter. Whoever sees that something is
    unknown though no value would matter is not asked for: then it is left open.
    """
    before = explicit.before
    if not explicit.whole or before.elements[after.id].may_be_never:
        yield Verdict.OPEN
        return
    if after.assumption is None and _is_read(before, after.id):
        yield Verdict.OPEN
    element, having = explicit.guideline.elements[after.id], tuple(_having(explicit, after))
    for reply in faring_otherwise(explicit.guideline, element, purse, explicit, having):
        if isinstance(reply, FoundCase):
            known = {id: value for id, value in reply.facts.items() if id in before.elements or id == ON}
            facts = {id: value for id, value in admission.meant(known).items() if id != after.id}
            yield FoundCase(reply.entry, facts, evaluator_for(before).evaluate(facts, reply.entry))
        else:
            yield reply


def _having(explicit: Explicit, after: Element) -> Iterator[Condition]:
    """That the element applies, has the value that was put in and, in the changed guideline, the one that is then."""
    before, id = explicit.before, after.id
    yield assumed_values(before)[id]
    if id in explicit.flags:
        yield IsBoolean(explicit.flags[id], True, after.span)
    if after.assumption is not None:
        yield renamed(assumed_values(_with(before, after))[id], {id: twin(id)})


def _is_read(guideline: Guideline, id: str) -> bool:
    """Whether a condition or a derived element reads an input."""
    named = [*map(elements_of, guideline.conditions), *(each.operands for each in guideline.derived.values())]
    return any(id in each for each in named)


def _with(guideline: Guideline, element: Element) -> Guideline:
    return replace(guideline, elements={**guideline.elements, element.id: element})
