"""Evidence sources with their findings, and the disagreements between sources (sections 7 and 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from guideproof.model.reference import Allowance, Ref
from guideproof.source import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval: ``level`` between 0 and 1 (``None`` where the source does not say), ``low``, ``high``."""

    level: Fraction | None
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class PValue:
    """A p-value as reported: exactly, or only as below a bound."""

    value: Fraction
    below: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a comparison: its value in the finding's unit, its size, its interval."""

    value: Fraction | None
    n: int | None
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """What a source found; ratios compare the first group of ``compares`` with the second."""

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


@dataclass(frozen=True, slots=True)
class Population:
    """Whom a source studied; ``n`` counts people."""

    n: int | None
    description: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """An evidence source. ``read_through`` is the source in whose text it was read."""

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
    status: str
    superseded_by: Ref | None
    last_checked: str | None
    trust: str | None
    population: Population | None
    findings: Mapping[str, SourceFinding]
    allow: tuple[Allowance, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """What some sources hold."""

    sources: tuple[Ref, ...]
    position: str
    span: Span


@dataclass(frozen=True, slots=True)
class Settled:
    """How a disagreement was settled, why, and in which nodes."""

    position: str
    because: str
    decided_in: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Why a disagreement stays open, and until when it may (an ISO date)."""

    because: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A disagreement between sources."""

    id: str
    title: str
    topic: str | None
    positions: tuple[Position, ...]
    outcome: Settled | Open
    allow: tuple[Allowance, ...]
    span: Span
