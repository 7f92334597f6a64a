"""A whole guideline: everything that was read, and the faults met on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct, field

from guideproof.model.condition import Condition
from guideproof.model.element import Constraint, Derived, Elapsed, Element, ElementType
from guideproof.model.evidence import Disagreement, Source
from guideproof.model.fault import Fault, FileName, Misplaced
from guideproof.model.grading import Grading
from guideproof.model.intervention import Intervention
from guideproof.model.node import Node
from guideproof.model.parameter import Parameter
from guideproof.model.reference import Allowance, Kind, Ref
from guideproof.model.room import NO_ROOMS, Rooms
from guideproof.model.safety import Always, Never, SafetyRule
from guideproof.model.text_fault import BlankText
from guideproof.model.vignette import Vignette
from guideproof.source import Span


class PublicationStatus(StrEnum):
    """How far a guideline is, in FHIR's words."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"
    UNKNOWN = "unknown"


class EntryPoint(Struct, frozen=True):
    """A visit at which the algorithm is entered; ``when`` is who it is for, ``knows`` what is known there,
    ``None`` where that is not said: everything may be asked."""

    name: str
    title: str
    start: Ref
    when: Condition | None
    knows: tuple[Ref, ...] | None
    span: Span

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Who it is for, where that is said."""
        return () if self.when is None else (self.when,)


class Weight(Struct, frozen=True):
    """How much the findings of a check are to weigh: ``error``, ``warning`` or ``off``, and where that stands."""

    said: str
    span: Span


class Manifest(Struct, frozen=True):
    """The guideline as a whole. ``metadata`` holds the FHIR fields that are shown but not computed with, as read."""

    id: str
    version: str
    title: str
    status: PublicationStatus
    experimental: bool
    entry_points: Mapping[str, EntryPoint]
    severity: Mapping[str, Weight]
    review_interval: str | None
    grading: Grading
    metadata: Mapping[str, object]
    allow: tuple[Allowance, ...]
    span: Span
    places: Mapping[str, Span]


def any_dated(variables: Iterable[Element | Derived]) -> bool:
    """Whether there are dates among elements, or anything that is computed from the day of the visit."""
    return any(
        each.type is ElementType.DATE or (isinstance(each, Derived) and isinstance(each.definition, Elapsed))
        for each in variables
    )


class Guideline(Struct, frozen=True, eq=False, weakref=True):
    """A guideline as read. Mappings are from id to thing, in the order of path and place.

    ``faults`` is what reading found wrong. ``unread`` are the things that a file or a key announces by its id but
    that could not be built, so that a broken file does not make every reference to it look wrong. ``rooms`` are where
    something can be added to its files.
    """

    manifest: Manifest
    elements: Mapping[str, Element]
    derived: Mapping[str, Derived]
    constraints: Mapping[str, Constraint]
    interventions: Mapping[str, Intervention]
    nodes: Mapping[str, Node]
    sources: Mapping[str, Source]
    safety: Mapping[str, SafetyRule]
    disagreements: Mapping[str, Disagreement]
    vignettes: Mapping[str, Vignette]
    faults: tuple[Fault, ...]
    unread: frozenset[tuple[Kind, str]]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    rooms: Rooms = NO_ROOMS

    @property
    def default_entry(self) -> EntryPoint | None:
        """The first entry point, which is meant where none is named."""
        return next(iter(self.manifest.entry_points.values()), None)

    def variable(self, id: str) -> Element | Derived | None:
        """The input or derived element of this id."""
        return self.elements.get(id) or self.derived.get(id)

    @property
    def variables(self) -> list[Element | Derived]:
        """Every element, input or derived."""
        return [*self.elements.values(), *self.derived.values()]

    @property
    def dated(self) -> bool:
        """Whether it has dates, so that the day of the visit is a fact of every patient."""
        return any_dated((*self.elements.values(), *self.derived.values()))

    @property
    def asked_conditions(self) -> Iterator[Condition]:
        """Every condition that an evaluation asks."""
        yield from (constraint.holds for constraint in self.constraints.values())
        askers: list[EntryPoint | Derived | Node] = [*self.manifest.entry_points.values(), *self.derived.values()]
        for each in (*self.elements.values(), *askers, *self.nodes.values()):
            yield from each.conditions

    @property
    def conditions(self) -> Iterator[Condition]:
        """Every condition: those that an evaluation asks, and those of safety rules."""
        yield from self.asked_conditions
        for rule in self.safety.values():
            if isinstance(rule.rule, Never | Always) and rule.rule.when is not None:
                yield rule.rule.when

    @property
    def faults_of_algorithm(self) -> tuple[Fault, ...]:
        """What reading found wrong outside the vignettes, so that nothing may be said of a patient; texts for people
        may be blank."""
        return tuple(
            fault for fault in self.faults if not isinstance(fault, BlankText) and not self.of_vignettes(fault)
        )

    def of_vignettes(self, fault: Fault) -> bool:
        """Whether a fault is one of the vignettes: it stands in their folder, and no other thing was put there."""
        misplaced = isinstance(fault, FileName) and fault.what is Misplaced.KIND and fault.expected != "vignette"
        return self.within("vignettes", fault.span) and not misplaced

    def within(self, folder: str, span: Span) -> bool:
        """Whether a place lies in a folder of the guideline, such as ``vignettes``, or is that folder."""
        home = f"{self.manifest.span.path.rpartition('/')[0]}/{folder}"
        return span.path == home or span.path.startswith(f"{home}/")

    def trail(self, span: Span) -> tuple[str, ...]:
        """Where a place lies: guideline > section > node > branch, as far as it lies in one (else the file)."""
        name, node = self.manifest.id, _standing_in(self).get(span.path)
        if node is not None:
            inside = tuple(branch.id for branch in node.branches if branch.span.contains(span))
            return (name, node.section, node.id, *inside)
        folders = span.path.split("/")
        if len(folders) >= 4 and folders[-3] == "nodes":
            return (name, folders[-2], folders[-1].rpartition(".")[0])
        return (name, folders[-1])


@lru_cache(maxsize=8)
def _standing_in(guideline: Guideline) -> dict[str, Node]:
    """By file the first node that stands in it, found once for the guidelines that were asked about last."""
    found: dict[str, Node] = {}
    for node in guideline.nodes.values():
        for path in node.paths:
            found.setdefault(path, node)
    return found


NOTICE = "Decision support for professionals, under review: a clinician must review it before it is used for a patient."
"""Stands on everything that is drawn, printed or emitted for a patient."""
