"""Evidence sources with their findings, and the disagreements between sources (sections 7 and 9)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct, field

from guideproof.model.reference import Allowance, EvidenceLink, Ref, Role
from guideproof.source import Span

SOURCE_TYPES = (
    "randomized_controlled_trial", "systematic_review", "cohort_study", "case_series", "guideline", "textbook",
    "narrative_review", "web_article", "controlled_trial", "nonrandomized_controlled_trial", "single_arm_trial",
    "uncontrolled_trial", "case_control_study", "cross_sectional_study", "case_report", "meta_analysis",
    "registry_study", "expert_opinion", "consensus_statement", "conference_abstract", "preprint", "drug_label", "other",
)  # fmt: skip
"""The words for types of sources; the list is open, and what is nearly one of them is a finding."""

RATIOS = ("hazard_ratio", "odds_ratio", "risk_ratio", "relative_risk", "rate_ratio")
DIFFERENCES = ("difference", "mean_difference", "risk_difference")
TIMES = ("median_time", "mean_time")
MEASURES = (
    *RATIOS, *DIFFERENCES, *TIMES, "proportion", "count", "rate", "risk", "odds", "mean", "median", "rate_difference",
    "median_difference", "standardized_mean_difference", "incidence", "incidence_rate", "prevalence", "sensitivity",
    "specificity", "number_needed_to_treat", "correlation", "other",
)  # fmt: skip
"""The words for measures of findings; the list is open likewise."""


class SourceStatus(StrEnum):
    """Whether a source still stands."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
    HISTORICAL = "historical"


class Trust(StrEnum):
    """Who has gone over a source."""

    PEER_REVIEWED = "peer_reviewed"
    EDITORIAL = "editorial"
    UNREVIEWED = "unreviewed"


class Interval(Struct, frozen=True):
    """A confidence interval: ``level`` between 0 and 1 (``None`` where the source does not say), ``low``, ``high``."""

    level: Fraction | None
    low: Fraction
    high: Fraction


class PValue(Struct, frozen=True):
    """A p-value as reported: exactly, or only as below a bound."""

    value: Fraction
    below: bool


class Group(Struct, frozen=True):
    """One group of a comparison: its value in the finding's unit, its size, its interval."""

    value: Fraction | None
    n: int | None
    low: Fraction | None
    high: Fraction | None


class SourceFinding(Struct, frozen=True):
    """What a source found; ratios compare the first group of ``compares`` with the second. Findings with the same
    ``question`` stand in one plot. ``places`` are those of the values of its keys."""

    id: str
    outcome: str
    compares: tuple[str, ...]
    measure: str | None
    value: Fraction | None
    unit: str | None
    ci: Interval | None
    p: PValue | None
    groups: Mapping[str, Group]
    design_note: str | None
    says: str
    locator: str | None
    span: Span
    places: Mapping[str, Span]
    question: str | None = None


class Erratum(Struct, frozen=True):
    """What is wrong in the text of a source, and why; ``says`` is what stands there."""

    locator: str | None
    says: str
    because: str
    span: Span


class Statement(Struct, frozen=True):
    """What a source says that bears on care; ``held_by`` are the things of the guideline that hold it (a finding as
    ``source#finding``), ``left_out`` says why nothing does."""

    id: str
    says: str
    locator: str | None
    held_by: tuple[Ref, ...]
    left_out: str | None
    span: Span

    @property
    def findings(self) -> tuple[EvidenceLink, ...]:
        """The findings among what holds it."""
        parts = ((ref, *ref.id.partition("#")) for ref in self.held_by)
        return tuple(
            EvidenceLink(source, finding, Role.SUPPORTS, None, ref.span) for ref, source, mark, finding in parts if mark
        )


class Population(Struct, frozen=True):
    """Whom a source studied; ``n`` counts people."""

    n: int | None
    description: str | None


class Source(Struct, frozen=True):
    """An evidence source. ``read_through`` is the source in whose text it was read; ``places`` are those of the values
    of its keys."""

    id: str
    type: str
    title: str
    authors: tuple[str, ...]
    journal: str | None
    year: int | None
    doi: str | None
    pmid: str | None
    url: str | None
    registry: str | None
    read_through: Ref | None
    locator: str | None
    language: str | None
    status: SourceStatus
    superseded_by: Ref | None
    last_checked: str | None
    trust: Trust | None
    population: Population | None
    findings: Mapping[str, SourceFinding]
    allow: tuple[Allowance, ...]
    span: Span
    places: Mapping[str, Span]
    errata: tuple[Erratum, ...] = ()
    statements: Mapping[str, Statement] = field(default_factory=dict)


class Position(Struct, frozen=True):
    """What some sources hold."""

    sources: tuple[Ref, ...]
    position: str
    span: Span


class Settled(Struct, frozen=True):
    """How a disagreement was settled, why, and in which nodes."""

    position: str
    because: str
    decided_in: tuple[Ref, ...]


class Open(Struct, frozen=True):
    """Why a disagreement stays open, and until when it may (an ISO date, with its place)."""

    because: str
    until: str | None
    until_span: Span | None = None


class Disagreement(Struct, frozen=True):
    """A disagreement between sources."""

    id: str
    title: str
    topic: str | None
    positions: tuple[Position, ...]
    outcome: Settled | Open
    allow: tuple[Allowance, ...]
    span: Span
