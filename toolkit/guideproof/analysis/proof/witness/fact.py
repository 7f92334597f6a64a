"""What the proofs find, as facts; the check of the same name words each. Every patient in them was replayed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guideproof.analysis.proof.witness.not_decided import NotDecided
from guideproof.analysis.proof.witness.of_elements import AppliesToAll, ForbiddenAssumption, NeverApplies
from guideproof.analysis.proof.witness.patient import Patient
from guideproof.model.condition import All


@dataclass(frozen=True, slots=True)
class Place:
    """A decision node, or a derived element that is a ``classify``; exactly one of the two is given."""

    node: str | None = None
    derived: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Nobody's branch. ``groups`` are patients for whom none holds, each as the condition that holds of exactly them,
    those with the fewest values first; no two hold for one patient, and ``complete`` says that nobody else is left. The
    patient is one of the first group."""

    place: Place
    entries: tuple[str, ...]
    groups: tuple[All, ...]
    complete: bool
    patient: Patient


@dataclass(frozen=True, slots=True)
class Overlap:
    """Branches (by index) that hold together; ``first`` and ``second`` do so for the patient.

    All ``branches`` are tied by overlaps, directly or over others; ``pairs`` counts the overlapping pairs among them,
    at least. ``equal`` says that all of them have one and the same condition.
    """

    place: Place
    entries: tuple[str, ...]
    first: int
    second: int
    branches: tuple[int, ...]
    pairs: int
    equal: bool
    patient: Patient


@dataclass(frozen=True, slots=True)
class CoveredBranch:
    """A branch of a ``first`` decision or ``classify`` whose patients are all taken by earlier ones: ``by`` are the
    indexes of those that take them, or of some (``more``); the patient meets its condition and is taken by the first of
    these. ``also`` are later branches with the same condition, or whose patients are all taken by the same one."""

    place: Place
    branch: int
    by: tuple[int, ...]
    patient: Patient
    also: tuple[int, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class ImpossibleBranch:
    """A branch whose condition holds for nobody who arrives. For ``otherwise``: nobody is left for it. ``also`` are
    later branches with the same condition."""

    place: Place
    branch: int
    otherwise: bool
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionWithoutChoice:
    """One branch takes everyone who arrives, and no other is taken by anybody."""

    node: str
    branch: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnreachableByAnyPatient:
    """A node that edges lead to and no patient. ``behind`` are the branches (node, index) that nobody takes and that
    would lead there; ``hanging`` are further nodes that are unreachable because of it."""

    node: str
    behind: tuple[tuple[str, int], ...]
    hanging: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommending:
    """An item of a recommendation: node, index of the item, intervention."""

    node: str
    item: int
    intervention: str


@dataclass(frozen=True, slots=True)
class ContradictoryRecommendations:
    """For the patient both are recommended (``excludes``: two that exclude each other), or one is and the same one is
    advised against. ``others`` are further pairs of places with the same contradiction, ``pairs`` counts all."""

    first: Recommending
    second: Recommending
    excludes: bool
    others: tuple[tuple[Recommending, Recommending], ...]
    pairs: int
    patient: Patient


@dataclass(frozen=True, slots=True)
class AmountNotAboveZero:
    """An amount that is zero or less for the patient; ``others`` are further nodes at which the same amount is."""

    place: Recommending
    others: tuple[str, ...]
    patient: Patient


@dataclass(frozen=True, slots=True)
class InapplicableAmount:
    """An amount that does not apply to the patient to whom it is given; ``others`` are further nodes at which the same
    does not."""

    place: Recommending
    others: tuple[str, ...]
    patient: Patient


@dataclass(frozen=True, slots=True)
class InapplicableDueDate:
    """The date of a later visit that does not apply to the patient who is to come then; ``others`` are further nodes at
    which the same does not."""

    node: str
    element: str
    others: tuple[str, ...]
    patient: Patient


@dataclass(frozen=True, slots=True)
class DifferentAmounts:
    """For the patient one intervention is recommended with two amounts; ``others`` are further pairs of places that
    contradict each other so."""

    first: Recommending
    second: Recommending
    others: tuple[tuple[Recommending, Recommending], ...]
    patient: Patient


@dataclass(frozen=True, slots=True)
class SafetyRuleBroken:
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


@dataclass(frozen=True, slots=True)
class VacuousSafetyRule:
    """A rule that can never apply: no patient meets its ``when``, or no intervention is what it speaks of."""

    rule: str
    why: Vacuous


@dataclass(frozen=True, slots=True)
class ImpossibleConstraints:
    """No patient meets all ``constraints`` (none can be left out, unless they are many); with ``entry``: together with
    its ``when``; with ``undetermined``: nobody, of those of whom these derived elements have a value and one class."""

    entry: str | None
    constraints: tuple[str, ...]
    undetermined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoValue:
    """A formula that has no value for the patient, though all that it reads is known; ``why`` goes on after "it"."""

    element: str
    why: str
    patient: Patient


@dataclass(frozen=True, slots=True)
class LeavesRange:
    """No fault: a patient, valid but for this, whose derived number lies outside of the range that it states; the facts
    are invalid."""

    element: str
    patient: Patient


@dataclass(frozen=True, slots=True)
class ElementNeverKnown:
    """A decision reads input ``elements`` that nothing on ``path`` makes known; patients take this path.

    Decisions after it that read the same are not named again, except in ``later``.
    """

    node: str
    entry: str
    elements: tuple[str, ...]
    path: tuple[str, ...]
    patient: Patient
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherwiseTakes:
    """No fault: who falls into an ``otherwise``, for reviewers; no ``entry`` where it is that of a ``classify``."""

    place: Place
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
    | NoValue
    | LeavesRange
    | ForbiddenAssumption
    | NeverApplies
    | AppliesToAll
    | ImpossibleConstraints
    | ElementNeverKnown
    | OtherwiseTakes
    | NotDecided
)


@dataclass(frozen=True, slots=True)
class Proofs:
    """All facts, in a fixed order, and how many questions were proven (nothing is wrong), refuted and left open.

    ``refused`` says why nothing could be proven: the evaluator does not take the guideline either.
    """

    facts: tuple[ProofFact, ...]
    proven: int
    refuted: int
    not_decided: int
    refused: str | None = None
