"""What the proofs find, as facts; the check of the same name words each. Every patient in them was replayed."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from guideproof.analysis.proof.witness.not_decided import NotDecided, ProvenStatement
from guideproof.analysis.proof.witness.of_elements import AppliesToAll, ForbiddenAssumption, NeverApplies
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.model.condition import All


class BranchingPlace(Struct, frozen=True):
    """A decision node, or a derived element that is a ``classify``; exactly one of the two is given."""

    node: str | None = None
    derived: str | None = None


class Gap(Struct, frozen=True):
    """Nobody's branch. ``groups`` are patients for whom none holds, each as the condition that holds of exactly them,
    those with the fewest values first; no two hold for one patient, and ``complete`` says that nobody else is left. The
    patient is one of the first group."""

    place: BranchingPlace
    entries: tuple[str, ...]
    groups: tuple[All, ...]
    complete: bool
    patient: Patient


class Overlap(Struct, frozen=True):
    """Branches (by index) that hold together; ``first`` and ``second`` do so for the patient.

    All ``branches`` are tied by overlaps, directly or over others; ``pairs`` counts the overlapping pairs among them,
    at least. ``equal`` says that all of them have one and the same condition.
    """

    place: BranchingPlace
    entries: tuple[str, ...]
    first: int
    second: int
    branches: tuple[int, ...]
    pairs: int
    equal: bool
    patient: Patient


class CoveredBranch(Struct, frozen=True):
    """A branch of a ``first`` decision or ``classify`` whose patients are all taken by earlier ones: ``by`` are the
    indexes of those that take them, or of some (``more``); the patient meets its condition and is taken by the first of
    these. ``also`` are later branches with the same condition, or whose patients are all taken by the same one."""

    place: BranchingPlace
    branch: int
    by: tuple[int, ...]
    patient: Patient
    also: tuple[int, ...] = ()
    more: bool = False


class ImpossibleBranch(Struct, frozen=True):
    """A branch whose condition holds for nobody who arrives. For ``otherwise``: nobody is left for it. ``also`` are
    later branches with the same condition."""

    place: BranchingPlace
    branch: int
    otherwise: bool
    also: tuple[int, ...] = ()


class DecisionWithoutChoice(Struct, frozen=True):
    """One branch takes everyone who arrives, and no other is taken by anybody."""

    node: str
    branch: int
    others: tuple[int, ...]


class UnreachableByAnyPatient(Struct, frozen=True):
    """A node that edges lead to and no patient. ``behind`` are the branches (node, index) that nobody takes and that
    would lead there; ``hanging`` are further nodes that are unreachable because of it."""

    node: str
    behind: tuple[tuple[str, int], ...]
    hanging: tuple[str, ...]


class Recommending(Struct, frozen=True):
    """An item of a recommendation: node, index of the item, intervention."""

    node: str
    item: int
    intervention: str


class ContradictoryRecommendations(Struct, frozen=True):
    """For the patient both are recommended (``excludes``: two that exclude each other), or one is and the same one is
    advised against. ``others`` are further pairs of places with the same contradiction, ``pairs`` counts all."""

    first: Recommending
    second: Recommending
    excludes: bool
    others: tuple[tuple[Recommending, Recommending], ...]
    pairs: int
    patient: Patient


class AmountNotAboveZero(Struct, frozen=True):
    """An amount that is zero or less for the patient; ``others`` are further nodes at which the same amount is."""

    place: Recommending
    others: tuple[str, ...]
    patient: Patient


class InapplicableAmount(Struct, frozen=True):
    """An amount that does not apply to the patient to whom it is given; ``others`` are further nodes at which the same
    does not."""

    place: Recommending
    others: tuple[str, ...]
    patient: Patient


class InapplicableDueDate(Struct, frozen=True):
    """The date of a later visit that does not apply to the patient who is to come then; ``others`` are further nodes at
    which the same does not."""

    node: str
    element: str
    others: tuple[str, ...]
    patient: Patient


class DifferentAmounts(Struct, frozen=True):
    """For the patient one intervention is recommended with two amounts; ``others`` are further pairs of places that
    contradict each other so."""

    first: Recommending
    second: Recommending
    others: tuple[tuple[Recommending, Recommending], ...]
    patient: Patient


class SafetyRuleBroken(Struct, frozen=True):
    """A patient for whom a rule is broken. ``places`` are what breaks it for this patient (``never``: one,
    ``never_together``: two, ``always``: none); ``others`` are further nodes at which it is broken."""

    rule: str
    places: tuple[Recommending, ...]
    others: tuple[str, ...]
    patient: Patient


class Vacuous(StrEnum):
    """Why a safety rule can never apply."""

    WHEN = "when"
    TARGET = "target"


class VacuousSafetyRule(Struct, frozen=True):
    """A rule that can never apply: no patient meets its ``when``, or no intervention is what it speaks of."""

    rule: str
    why: Vacuous


class ImpossibleConstraints(Struct, frozen=True):
    """No patient meets all ``constraints`` (none can be left out, unless they are many); with ``entry``: together with
    its ``when``; with ``undetermined``: nobody, of those of whom these derived elements have a value and one class."""

    entry: str | None
    constraints: tuple[str, ...]
    undetermined: tuple[str, ...] = ()


class FormulaWithoutValue(Struct, frozen=True):
    """A formula that has no value for the patient, though all that it reads is known; ``why`` goes on after "it"."""

    element: str
    why: str
    patient: Patient


class LeavesRange(Struct, frozen=True):
    """No fault: a patient, valid but for this, whose derived number lies outside of the range that it states; the facts
    are invalid."""

    element: str
    patient: Patient


class ElementNeverKnown(Struct, frozen=True):
    """A decision reads input ``elements`` that nothing on ``path`` makes known; patients take this path.

    Decisions after it that read the same are not named again, except in ``later``.
    """

    node: str
    entry: str
    elements: tuple[str, ...]
    path: tuple[str, ...]
    patient: Patient
    later: tuple[str, ...] = ()


class OtherwiseTakes(Struct, frozen=True):
    """No fault: who falls into an ``otherwise``, for reviewers; no ``entry`` where it is that of a ``classify``."""

    place: BranchingPlace
    branch: int
    entry: str | None
    patient: Patient


ProofFact = (
    Gap
    | Overlap
    | CoveredBranch
    | ImpossibleBranch
    | DecisionWithoutChoice
    | UnreachableByAnyPatient
    | ContradictoryRecommendations
    | AmountNotAboveZero
    | InapplicableAmount
    | InapplicableDueDate
    | DifferentAmounts
    | SafetyRuleBroken
    | VacuousSafetyRule
    | FormulaWithoutValue
    | LeavesRange
    | ForbiddenAssumption
    | NeverApplies
    | AppliesToAll
    | ImpossibleConstraints
    | ElementNeverKnown
    | OtherwiseTakes
    | NotDecided
)


class Proofs(Struct, frozen=True):
    """All facts, in a fixed order, and how many questions were proven (nothing is wrong), refuted and left open.

    ``refused`` says why nothing could be proven: the evaluator does not take the guideline either. ``statements`` are
    what was proven, by kind and thing.
    """

    facts: tuple[ProofFact, ...]
    proven: int
    refuted: int
    not_decided: int
    refused: str | None = None
    statements: tuple[ProvenStatement, ...] = ()
