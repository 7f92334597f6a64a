"""What an evaluation gives: typed, and as the JSON of section 12."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.calendar import format_day
from guideproof.model.element import VISIT, Days, Element
from guideproof.model.intervention import Intervention
from guideproof.model.node import Node, Reassess, RecommendedItem, Selection
from guideproof.model.number import number_as_data
from guideproof.model.reference import Role
from guideproof.model.unit import Unit


class Status(StrEnum):
    """How far an evaluation came."""

    COMPLETE = "complete"
    NEEDS_DATA = "needs_data"
    OUT_OF_SCOPE = "out_of_scope"
    INVALID = "invalid"


Quantity = tuple[Fraction, Unit | None]
"""A number in a unit."""


class Recommended(Struct, frozen=True):
    """One recommended item, with the node that recommends it; ``amount`` and ``detail`` as they are for the patient,
    ``quantity`` is the amount where it is known."""

    item: RecommendedItem
    intervention: Intervention
    node: Node
    selection: Selection
    amount: str | None = None
    detail: str | None = None
    quantity: Quantity | None = None

    @property
    def evidence(self) -> tuple[tuple[str, Role], ...]:
        """What the item links, then what its node links, each once: (``source#finding`` or source, role)."""
        links = (*self.item.evidence, *self.node.evidence)
        return tuple(dict.fromkeys((link.target, link.role) for link in links))

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        item = self.item
        return {
            "intervention": self.intervention.id,
            "title": self.intervention.title,
            "direction": item.direction.value,
            "strength": item.strength.id if item.strength else None,
            "certainty": item.certainty.id if item.certainty else None,
            "tier": item.tier.value if item.tier else None,
            "priority": item.priority.value,
            "node": self.node.id,
            "node_version": self.node.version,
            "selection": self.selection.value,
            "detail": self.detail,
            "regimen": self.intervention.regimen,
            "amount": self.amount,
            "evidence": [{"finding": finding, "role": role.value} for finding, role in self.evidence],
        }


class Reassessment(Struct, frozen=True):
    """A later visit that applies; ``until`` as it is for the patient, ``due`` what is known of the date as data."""

    node: Node
    reassess: Reassess
    until: str | None = None
    due: str | Mapping[str, str] | None = None

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        after = self.reassess.after
        return {
            "node": self.node.id,
            "after": {"at_least": after.at_least, "at_most": after.at_most} if after else None,
            "due": self.due if self.due is None or isinstance(self.due, str) else dict(self.due),
            "until": self.until,
            "resume_at": self.reassess.resume_at.id,
        }


class Need(Struct, frozen=True):
    """A missing element, what to ask, and the nodes that ask for it."""

    asked: Element
    asked_by: tuple[str, ...]

    @property
    def element(self) -> str:
        """The id of the element."""
        return self.asked.id

    @property
    def question(self) -> str | None:
        """How it is asked for."""
        return self.asked.question

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {**asked_as_data(self.asked), "asked_by": list(self.asked_by)}


def asked_as_data(element: Element) -> dict[str, Any]:
    """What a need says of an element, whoever asks for it: all that is needed to ask and to take an answer."""
    grid = element.grid
    return {
        "element": element.id,
        "question": element.question,
        "answered_by": element.answered_by.value if element.answered_by else None,
        "type": element.type.value,
        "values": dict(element.codes) or None,
        "range": [number_as_data(grid.low), number_as_data(grid.high)] if grid else _days_as_data(element.days),
        "unit": element.unit.text if element.unit else None,
        "precision": number_as_data(grid.precision) if grid else None,
    }


def _days_as_data(days: Days | None) -> list[str] | None:
    if days is None:
        return None
    return [format_day(days.first), VISIT if days.until_visit else format_day(days.last)]


class Assumed(Struct, frozen=True):
    """An element of which nothing was given and whose missing value stands for this one, and why."""

    element: str
    value: Any
    because: str

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        value = number_as_data(self.value) if isinstance(self.value, Fraction) else self.value
        return {"element": self.element, "value": value, "because": self.because}


class Rounded(Struct, frozen=True):
    """A number that conversion took off the grid of its element: as it was given and as it is taken, with units; and
    both in the element's unit, the first one exactly."""

    element: str
    given: str
    taken: str
    exact: Fraction
    number: Fraction

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {"element": self.element, "given": self.given, "taken": self.taken}


class Step(Struct, frozen=True):
    """A node that applies; for a decision, one branch that is taken and the facts that settled it."""

    node: str
    version: str
    branch: str | None
    because: tuple[str, ...]

    def told(self, said: Mapping[str, str]) -> Step:
        """The step with reasons in other words."""
        if said.keys().isdisjoint(self.because):
            return self
        return replace(self, because=tuple(said.get(reason, reason) for reason in self.because))

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {"node": self.node, "version": self.version, "branch": self.branch, "because": list(self.because)}


class Problem(Struct, frozen=True):
    """What makes an evaluation invalid, in words: facts that cannot be a patient's (an element or a constraint), or a
    decision (``node``) that has no branch for the patient, or a recommendation whose amount (``element``) does not
    apply."""

    element: str | None
    constraint: str | None
    node: str | None
    message: str

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "element": self.element,
            "constraint": self.constraint,
            "node": self.node,
            "message": self.message,
        }


class Known(Struct, frozen=True, eq=False, repr_omit_defaults=True):
    """What was known of each element, for those who put into words what comes out, and the nodes that it is not certain
    that the patient does not come to; any two count as the same."""

    state: Mapping[str, Any] = {}
    reached: Mapping[str, bool | None] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known)

    def __hash__(self) -> int:
        return hash(Known)


NOTHING_KNOWN = Known()


class Evaluation(Struct, frozen=True):
    """What applies to a patient at an entry point. ``derived`` is data already: see section 12 of the language. ``on``
    is the day of the visit, of a guideline with dates; ``known`` is what was known of each element, which is no part of
    what comes out."""

    guideline: str
    version: str
    entry: str
    status: Status
    recommendations: tuple[Recommended, ...] = ()
    reassess: tuple[Reassessment, ...] = ()
    needs: tuple[Need, ...] = ()
    path: tuple[Step, ...] = ()
    derived: Mapping[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    converted: tuple[Rounded, ...] = ()
    on: str | None = None
    known: Known = NOTHING_KNOWN

    @property
    def admitted(self) -> bool:
        """Whether the facts can be a patient's; what may be wrong then is that a decision has no branch for them."""
        return all(problem.node is not None for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """The JSON of ``guideproof run --format json``, as plain data."""
        return {
            "guideline": {"id": self.guideline, "version": self.version},
            "entry": self.entry,
            "status": self.status.value,
            "recommendations": [recommended.as_json() for recommended in self.recommendations],
            "on": self.on,
            "assumed": [assumed.as_json() for assumed in self.assumed],
            "converted": [rounded.as_json() for rounded in self.converted],
            "reassess": [reassessment.as_json() for reassessment in self.reassess],
            "needs": [need.as_json() for need in self.needs],
            "path": [step.as_json() for step in self.path],
            "derived": dict(self.derived or {}),
            "problems": [problem.as_json() for problem in self.problems],
        }
