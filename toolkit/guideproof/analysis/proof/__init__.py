"""The proofs: questions about all patients at once, decided by value sets and search, and by z3 where these end.

``prove`` asks everything that a sound guideline must stand; ``ask`` answers a single question of an editor.
Both return facts with witnesses that were replayed through the evaluator; the checks word them.
"""

from guideproof.analysis.proof.ask import Answer, Question, ask
from guideproof.analysis.proof.budget import Budget
from guideproof.analysis.proof.fact import (
    Asked,
    ContradictoryRecommendations,
    CoveredBranch,
    DecisionWithoutChoice,
    ElementNeverKnown,
    Gap,
    ImpossibleBranch,
    ImpossibleConstraints,
    NotDecided,
    OtherwiseTakes,
    Overlap,
    Patient,
    Place,
    ProofFact,
    Proofs,
    Recommending,
    SafetyRuleBroken,
    UnreachableByAnyPatient,
    Vacuous,
    VacuousSafetyRule,
)
from guideproof.analysis.proof.prove import Progress, prove
from guideproof.analysis.proof.replay import ReplayFailed
from guideproof.analysis.proof.search import Verdict

__all__ = [
    "Answer",
    "Asked",
    "Budget",
    "ContradictoryRecommendations",
    "CoveredBranch",
    "DecisionWithoutChoice",
    "ElementNeverKnown",
    "Gap",
    "ImpossibleBranch",
    "ImpossibleConstraints",
    "NotDecided",
    "OtherwiseTakes",
    "Overlap",
    "Patient",
    "Place",
    "Progress",
    "ProofFact",
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
