"""Formulas: has each a value for every patient of whom all is known that it reads?"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.evaluation.truth import compiled
from guideproof.analysis.proof.encoding.applicability import applying
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.solver.logic import Formula, conj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import FormulaWithoutValue
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.replay import Claimed, Witnesses
from guideproof.model.element import Classify
from guideproof.program.conditions import applies


def may_lack(oracle: Oracle, id: str) -> bool:
    """Whether a derived element is a formula, or a number by cases, that, for what is known of its form, may have no
    value."""
    program = oracle.space.program
    if id in program.formulas:
        return bool(program.formula(id).lacks)
    derived = oracle.guideline.derived.get(id)
    by_cases = derived is not None and isinstance(derived.definition, Classify) and derived.definition.gives_numbers
    return by_cases and bool(program.cases(id).lacks)


def without_value(oracle: Oracle, id: str) -> Formula:
    """That a formula applies and has no value."""
    return conj([applying(oracle.encoding, id), oracle.encoding.without_value(id)])


def lacking_values(oracle: Oracle, witnesses: Witnesses, id: str) -> Iterator[FormulaWithoutValue | NotDecided]:
    """Whether a formula has no value for somebody. From then on it is assumed to have one for everybody, as the
    evaluator demands."""
    lacks = without_value(oracle, id)
    reply = oracle.decide(None, (lacks,))
    oracle.tally.count(reply.verdict, Asked.NO_VALUE, id)
    if reply.verdict is Verdict.OPEN:
        yield NotDecided(Asked.NO_VALUE, id, None)
    elif reply.leaf is not None:
        applies_too = compiled(applies(id, oracle.guideline), oracle.guideline)
        claim = Claimed(
            lambda view: view.lack(id) is not None and view.told(applies_too) is True,
            lambda shown: any(problem.element == id for problem in shown.problems),
        )
        patient = witnesses.patient(None, reply.leaf, claim)
        said = next(problem.message for problem in patient.evaluation.problems if problem.element == id)
        yield FormulaWithoutValue(id, said.partition(": it ")[2], patient)
    if reply.verdict is not Verdict.NO:
        oracle.assumed.append(oracle.negation(lacks))
        oracle.forget()
