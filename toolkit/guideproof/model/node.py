"""Nodes of the algorithm: decisions, recommendations and reassessments (section 6)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from guideproof.model.amount import Amount
from guideproof.model.condition import Condition, elements_of
from guideproof.model.grading import Certainty, GradeCertainty, Strength
from guideproof.model.period import Period
from guideproof.model.reference import Allowance, EvidenceLink, Ref
from guideproof.source import Span


class HitPolicy(StrEnum):
    """Which branches of a decision are taken."""

    UNIQUE = "unique"
    FIRST = "first"
    EVERY = "every"


class Direction(StrEnum):
    """Whether an intervention is recommended or advised against."""

    FOR = "for"
    AGAINST = "against"


class Tier(StrEnum):
    """Whether an option is preferred or an alternative."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"


class Priority(StrEnum):
    """How soon, in FHIR's words; the most pressing comes first."""

    STAT = "stat"
    ASAP = "asap"
    URGENT = "urgent"
    ROUTINE = "routine"

    @property
    def rank(self) -> int:
        """Its place: the lower, the more pressing."""
        return list(Priority).index(self)


class Selection(StrEnum):
    """How many of a recommendation's items are meant, in FHIR's words; all but ``all`` make the list a choice."""

    ALL = "all"
    EXACTLY_ONE = "exactly_one"
    AT_MOST_ONE = "at_most_one"
    ONE_OR_MORE = "one_or_more"
    ANY = "any"


class Branch(Struct, frozen=True):
    """One way out of a decision. ``when`` is ``None`` for ``otherwise``; ``next`` is ``None`` where it was left out,
    and empty where the track ends with nothing to recommend."""

    id: str
    label: str | None
    when: Condition | None
    next: tuple[Ref, ...] | None
    knows: tuple[Ref, ...]
    evidence: tuple[EvidenceLink, ...]
    span: Span
    when_span: Span
    label_span: Span | None = None

    @property
    def text(self) -> str:
        """What a reviewer reads on the branch: its label, or its id in words."""
        return self.label or self.id.replace("-", " ").replace("_", " ")

    @property
    def targets(self) -> tuple[str, ...]:
        """The nodes that it leads to, each once."""
        return tuple(dict.fromkeys(target.id for target in self.next or ()))


class RecommendedItem(Struct, frozen=True):
    """One intervention of a recommendation, for or against. ``strength`` and ``certainty`` are those of the guideline's
    scheme, each ``None`` where the scheme has none; both are where it is ``ungraded``, which says why. ``priority``
    orders what a reader sees, never what applies; ``amount`` is how much is meant."""

    intervention: Ref
    direction: Direction
    strength: Strength | None
    certainty: Certainty | None
    tier: Tier | None
    detail: str | None
    evidence: tuple[EvidenceLink, ...]
    span: Span
    priority: Priority = Priority.ROUTINE
    ungraded: str | None = None
    amount: Amount | None = None
    detail_span: Span | None = None

    @property
    def strong(self) -> bool:
        """Whether its strength counts as strong."""
        return self.strength is not None and self.strength.strong

    @property
    def modest(self) -> bool:
        """Whether it claims the least that there is to claim: it is not strong and of very low certainty, or has no
        grade."""
        lowest = self.certainty is not None and self.certainty.grade is GradeCertainty.VERY_LOW
        return self.ungraded is not None or (not self.strong and lowest)

    @property
    def graded(self) -> str:
        """Its strength and certainty in words, as far as it has them: ``strong recommendation, low certainty``."""
        said = [each.said for each in (self.strength, self.certainty) if each is not None]
        return ", ".join(said) or "not graded"


class BranchTable(Struct, frozen=True):
    """The file whose rows are the branches of a decision, and what its first line names, as it is written."""

    span: Span
    columns: tuple[str, ...]


class Decision(Struct, frozen=True):
    """A question with branches; ``table`` is where they stand if not in the file of the node."""

    question: str
    hit_policy: HitPolicy
    branches: tuple[Branch, ...]
    question_span: Span | None = None
    table: BranchTable | None = None

    @property
    def may_take_nothing(self) -> bool:
        """Whether there may be somebody of whom no branch holds: no branch takes the rest."""
        return all(branch.when is not None for branch in self.branches)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of its branches."""
        return tuple(branch.when for branch in self.branches if branch.when is not None)

    @property
    def reads(self) -> tuple[str, ...]:
        """The elements that the branches name, each once."""
        return tuple(dict.fromkeys(element for when in self.conditions for element in elements_of(when)))


class Recommendation(Struct, frozen=True):
    """Interventions recommended or advised against; ``next`` is empty where the track ends."""

    items: tuple[RecommendedItem, ...]
    selection: Selection
    next: tuple[Ref, ...]


class Reassess(Struct, frozen=True):
    """A later visit: after a time, on a derived date or until a result is there, at an entry point. It ends its
    track."""

    after: Period | None
    until: str | None
    resume_at: Ref
    until_span: Span | None = None
    due: Ref | None = None


class Node(Struct, frozen=True):
    """What all nodes have, and in ``body`` what its kind has."""

    id: str
    version: str
    title: str
    section: str
    body: Decision | Recommendation | Reassess
    rationale: str | None
    evidence: tuple[EvidenceLink, ...]
    last_review_date: str | None
    status: str | None
    owner: str | None
    allow: tuple[Allowance, ...]
    span: Span
    id_span: Span

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it stands in: its own, and that of its table."""
        table = self.body.table if isinstance(self.body, Decision) else None
        return (self.span.path,) if table is None else (self.span.path, table.span.path)

    @property
    def kind(self) -> str:
        """The word of the ``kind`` key."""
        return type(self.body).__name__.lower()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The branches of a decision."""
        return self.body.branches if isinstance(self.body, Decision) else ()

    @property
    def decides(self) -> bool:
        """Whether it is a decision."""
        return isinstance(self.body, Decision)

    @property
    def may_take_nothing(self) -> bool:
        """Whether it is a decision of which no branch may hold."""
        return isinstance(self.body, Decision) and self.body.may_take_nothing

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of the branches of a decision."""
        return self.body.conditions if isinstance(self.body, Decision) else ()

    @property
    def items(self) -> tuple[RecommendedItem, ...]:
        """What a recommendation recommends."""
        return self.body.items if isinstance(self.body, Recommendation) else ()

    @property
    def edges(self) -> tuple[tuple[Branch | None, Ref], ...]:
        """Every edge out of the node as (branch or ``None``, target), in the order in which they are written."""
        match self.body:
            case Decision(branches=branches):
                return tuple((branch, target) for branch in branches for target in branch.next or ())
            case Recommendation(next=targets):
                return tuple((None, target) for target in targets)
            case Reassess():
                return ()
