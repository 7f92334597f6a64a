"""Everything that a sound guideline must stand, asked of all patients at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guideproof.analysis.evaluation.evaluate import Evaluator, evaluator_for
from guideproof.analysis.graph.edges import Circular
from guideproof.analysis.graph.obstacles import NotEvaluable
from guideproof.analysis.proof.encoding.applicability import kept as constraint_kept
from guideproof.analysis.proof.encoding.numbers import TooComplex
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.questions.amounts import Amounts
from guideproof.analysis.proof.questions.applicability import applicability_facts
from guideproof.analysis.proof.questions.arrivals import Arrivals
from guideproof.analysis.proof.questions.assumptions import forbidden_assumptions
from guideproof.analysis.proof.questions.classes import class_facts
from guideproof.analysis.proof.questions.decisions import Decisions
from guideproof.analysis.proof.questions.knowledge import never_known
from guideproof.analysis.proof.questions.ranges import leaving
from guideproof.analysis.proof.questions.reachability import unreachable
from guideproof.analysis.proof.questions.recommendations import contradictions
from guideproof.analysis.proof.questions.safety import SafetyRules, vacuous_rules
from guideproof.analysis.proof.questions.together import all_together
from guideproof.analysis.proof.solver.budget import Budget
from guideproof.analysis.proof.solver.logic import Formula
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import (
    BranchingPlace,
    FormulaWithoutValue,
    Gap,
    ImpossibleConstraints,
    Overlap,
    ProofFact,
    Proofs,
)
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided, ProvenStatement
from guideproof.analysis.proof.witness.replay import Witnesses
from guideproof.model.guideline import Guideline

ProofProgress = Callable[[int, int], None]
"""Is told how many steps are done and how many there are."""


def prove(guideline: Guideline, budget: Budget | None = None, *, progress: ProofProgress | None = None) -> Proofs:
    """All facts about a guideline that are not as they should be, with a patient for each, in a fixed order.

    A guideline that cannot be evaluated is not proven either; the answer says so. Raises ``ReplayFailed`` for a bug
    here."""
    try:
        evaluator = evaluator_for(guideline)
        amounts = Amounts(guideline)
        oracle = Oracle(guideline, budget or Budget(), tuple(amounts.conditions))
    except (NotEvaluable, Circular) as error:
        return Proofs((), 0, 0, 0, refused=str(error))
    except TooComplex as error:
        return Proofs((NotDecided(Asked.EVERYTHING, error.element, None),), 0, 0, 1)
    facts = tuple(_facts(oracle, evaluator, amounts, progress or (lambda done, whole: None)))
    tally = oracle.tally
    statements = tuple(ProvenStatement(Asked(asked), about) for (asked, about), proven in tally.held.items() if proven)
    return Proofs(facts, tally.proven, tally.refuted, tally.open, statements=statements)


def _facts(oracle: Oracle, evaluator: Evaluator, amounts: Amounts, progress: ProofProgress) -> Iterator[ProofFact]:
    witnesses = Witnesses(oracle, evaluator)
    impossible = list(_impossible(oracle, None))
    yield from impossible
    if impossible:
        return
    yield from applicability_facts(oracle)
    yield from forbidden_assumptions(oracle)
    undetermined: dict[str, None] = {}
    for fact in class_facts(oracle, witnesses):
        yield fact
        undetermined |= dict.fromkeys(_undetermined(fact))
    yield from leaving(oracle, witnesses)
    if undetermined:
        impossible = list(_impossible(oracle, None, tuple(undetermined)))
        yield from impossible
        if impossible:
            return
    arrivals: dict[str, Arrivals] = {}
    for name, tracks in oracle.tracks.items():
        nobody = list(_impossible(oracle, tracks, tuple(undetermined)))
        yield from nobody
        if not nobody:
            arrivals[name] = Arrivals(oracle, tracks)
        progress(len(arrivals), len(oracle.tracks) + _LATER)
    done = len(oracle.tracks)
    for number, facts in enumerate(_later(oracle, witnesses, amounts, arrivals), start=1):
        yield from facts
        progress(done + number, done + _LATER)


_LATER = 8
"""How many kinds of questions come once it is known who arrives where."""


def _later(
    oracle: Oracle, witnesses: Witnesses, amounts: Amounts, arrivals: dict[str, Arrivals]
) -> Iterator[Iterator[ProofFact]]:
    """The questions that need to know who arrives where.

    What is recommended is asked of those alone who have a branch at each decision: the others get no recommendation.
    """
    decisions = Decisions(oracle, witnesses, arrivals)
    yield decisions.facts()
    yield unreachable(oracle, arrivals)
    yield vacuous_rules(oracle, arrivals)
    yield never_known(oracle, witnesses, arrivals)
    for entry, nodes in decisions.fallen.items():
        oracle.assume_branches(arrivals[entry].tracks, nodes)
    without_amount = list(amounts.inapplicable(oracle, witnesses, arrivals))
    yield iter(without_amount)
    told = {
        name: Arrivals(oracle, each.tracks) if name in decisions.fallen or without_amount else each
        for name, each in arrivals.items()
    }
    together = all_together(oracle, told)
    yield contradictions(oracle, witnesses, together)
    yield amounts.facts(oracle, witnesses, told)
    yield SafetyRules(oracle, witnesses, told, together).facts()


def _undetermined(fact: ProofFact) -> tuple[str, ...]:
    """The derived element of which it is assumed from this fact on that it has a value, and one class."""
    match fact:
        case FormulaWithoutValue(element):
            return (element,)
        case Gap(BranchingPlace(derived=str() as element)) | Overlap(BranchingPlace(derived=str() as element)):
            return (element,)
        case _:
            return ()


def _impossible(
    oracle: Oracle, tracks: Tracks | None, undetermined: tuple[str, ...] = ()
) -> Iterator[ImpossibleConstraints | NotDecided]:
    """Constraints that no patient satisfies, or that nobody for whom an entry point is does: none can be left out.
    ``undetermined`` are the derived elements that have no value, or not one class, for somebody."""
    entry = None if tracks is None else tracks.entry.name
    verdict = oracle.decide(tracks, ()).verdict
    oracle.tally.count(verdict.opposite, Asked.CONSTRAINTS, entry or "constraints")
    if verdict is Verdict.OPEN:
        yield NotDecided(Asked.CONSTRAINTS, entry or "constraints", entry)
    elif verdict is Verdict.NO:
        yield ImpossibleConstraints(entry, _core(oracle, tracks), undetermined)


def _core(oracle: Oracle, tracks: Tracks | None) -> tuple[str, ...]:
    """The constraints that are impossible together; found by leaving out one after the other, of many first half of
    them. Each is needed, unless they are so many that not all could be tried."""
    kept: dict[str, Formula] = {
        id: constraint_kept(oracle.encoding, constraint) for id, constraint in oracle.guideline.constraints.items()
    }
    assumed = oracle.assumed
    own = set(kept.values())
    others = [formula for formula in assumed if formula not in own]
    for ids in _chunks(kept, oracle.budget.left_out):
        without = {each: formula for each, formula in kept.items() if each not in ids}
        oracle.assumed = [*others, *without.values()]
        oracle.forget()
        if oracle.decide(tracks, (), soon=oracle.budget.quick).verdict is Verdict.NO:
            for id in ids:
                del kept[id]
    oracle.assumed = assumed
    oracle.forget()
    return tuple(kept)


def _chunks(kept: dict[str, Formula], most: int) -> Iterator[set[str]]:
    """What is to be left out next, of those that are kept still: chunks, ever smaller, and so many at most."""
    ids = list(kept)
    size = max(1, len(ids) // 2) if 2 * len(ids) > most else 1
    while size and most > 0:
        for first in range(0, len(ids), size):
            chunk = {id for id in ids[first : first + size] if id in kept}
            if chunk and most > 0:
                most -= 1
                yield chunk
        size //= 2
