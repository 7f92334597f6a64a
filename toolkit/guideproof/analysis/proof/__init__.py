"""The proofs: questions about all patients at once, decided by value sets and search, and by z3 where these end.

In goes a guideline that has an algorithm; out come facts, each with a patient who was replayed through the evaluator,
or the count of what was proven. ``prove`` asks everything that a sound guideline must stand; ``ask`` answers a single
question of an editor. The checks word what is found.

| room | does |
|---|---|
| `questions` | what is asked: gaps, overlaps, contradictions, safety rules, what is known where |
| `witness` | from a settled state to a patient, chosen, reduced and replayed; regions as conditions |
| `encoding` | the guideline as formulas over variables with finitely many cells; the algorithm from one entry point |
| `solver` | propagation, search and z3 on such formulas, within a budget of steps |

Each imports only from rooms below it.

Terms: *predicate abstraction* or *abstract cells* (a number is cut where some condition cuts it; within a cell all
values pass the same tests), *interval propagation*, *backtracking search*, *implicant* (what of a point makes a formula
true), *unsat* (no point satisfies it), *witness* or *counterexample*, *vacuous* (true because nobody is meant).

One example: a decision over `x`, 0 to 9, has branches `below: 5` and `above: 5`. `x` is cut into the cells 0-4, 5, 6-9;
the question whether none of the branches holds leaves the cell 5; the witness is `x = 5`, and replaying it shows
a patient without a branch: a gap.
"""

from guideproof.analysis.proof.questions.ask import ProofAnswer, Question, ask
from guideproof.analysis.proof.questions.prove import ProofProgress, prove
from guideproof.analysis.proof.solver.budget import Budget
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.witness.fact import (
    AmountNotAboveZero,
    BranchingPlace,
    ContradictoryRecommendations,
    CoveredBranch,
    DecisionWithoutChoice,
    DifferentAmounts,
    ElementNeverKnown,
    FormulaWithoutValue,
    Gap,
    ImpossibleBranch,
    ImpossibleConstraints,
    InapplicableAmount,
    InapplicableDueDate,
    LeavesRange,
    OtherwiseTakes,
    Overlap,
    ProofFact,
    Proofs,
    Recommending,
    SafetyRuleBroken,
    UnreachableByAnyPatient,
    Vacuous,
    VacuousSafetyRule,
)
from guideproof.analysis.proof.witness.not_decided import Asked, NotDecided
from guideproof.analysis.proof.witness.of_elements import AppliesToAll, ForbiddenAssumption, NeverApplies
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.analysis.proof.witness.replay import ReplayFailed

__all__ = [
    "AmountNotAboveZero",
    "AppliesToAll",
    "Asked",
    "BranchingPlace",
    "Budget",
    "ContradictoryRecommendations",
    "CoveredBranch",
    "DecisionWithoutChoice",
    "DifferentAmounts",
    "ElementNeverKnown",
    "ForbiddenAssumption",
    "FormulaWithoutValue",
    "Gap",
    "ImpossibleBranch",
    "ImpossibleConstraints",
    "InapplicableAmount",
    "InapplicableDueDate",
    "LeavesRange",
    "NeverApplies",
    "NotDecided",
    "OtherwiseTakes",
    "Overlap",
    "Patient",
    "ProofAnswer",
    "ProofFact",
    "ProofProgress",
    "Proofs",
    "Question",
    "Recommending",
    "ReplayFailed",
    "SafetyRuleBroken",
    "UnreachableByAnyPatient",
    "Vacuous",
    "VacuousSafetyRule",
    "Verdict",
    "ask",
    "prove",
]
