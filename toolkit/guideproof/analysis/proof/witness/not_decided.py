"""What the proofs asked about, and what they could not settle."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Asked(StrEnum):
    """What a question was about; the words of the facts."""

    GAP = "gap"
    OVERLAP = "overlap"
    BRANCH = "impossible_branch"
    COVERED = "covered_branch"
    REACHABLE = "unreachable_by_any_patient"
    CONTRADICTION = "contradictory_recommendations"
    NOT_ABOVE_ZERO = "amount_not_above_zero"
    DIFFERENT_AMOUNTS = "different_amounts"
    INAPPLICABLE = "inapplicable_amount"
    SAFETY = "safety_rule_broken"
    VACUOUS = "vacuous_safety_rule"
    CONSTRAINTS = "impossible_constraints"
    ASSUMED = "forbidden_assumption"
    APPLIES = "never_applies"
    NO_VALUE = "no_value"
    RANGE = "leaves_range"
    KNOWN = "element_never_known"
    OTHERWISE = "otherwise_takes"
    EVERYTHING = "everything"


class ProvenStatement(Struct, frozen=True):
    """What is proven of a node, a derived element, a rule, an entry point or an intervention: that nothing of a kind is
    wrong with it."""

    asked: Asked
    about: str


class NotDecided(Struct, frozen=True):
    """Questions that were not settled within the budget. ``about`` names a node, a derived element, a rule, an entry
    point or an intervention; ``branches`` are those concerned; ``questions`` counts them."""

    asked: Asked
    about: str
    entry: str | None
    branches: tuple[int, ...] = ()
    questions: int = 1
