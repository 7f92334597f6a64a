"""Small things that every part of a guideline may carry: references to other things, codings, suppressions."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from guideproof.source import Span

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An id in words with hyphens, as those of nodes, interventions and files."""
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""An id in words with low lines, as those of elements, codes and tags."""


class Kind(StrEnum):
    """What a reference points to; the value is the word for messages."""

    ELEMENT = "element"
    DERIVED = "derived element"
    PARAMETER = "parameter"
    INTERVENTION = "intervention"
    NODE = "node"
    BRANCH = "branch"
    SOURCE = "evidence source"
    FINDING = "finding"
    SAFETY_RULE = "safety rule"
    DISAGREEMENT = "disagreement"
    VIGNETTE = "vignette"
    ENTRY_POINT = "entry point"
    CONSTRAINT = "constraint"
    CODE = "code"
    STATEMENT = "statement"
    SECTION = "section"
    TAG = "tag"
    CHECK = "check"
    HOLDER = "node, rule, element or other thing"


class Ref(Struct, frozen=True):
    """An id as it was written, with its place. It may point nowhere: ``unknown-reference`` says so."""

    id: str
    span: Span


class Coding(Struct, frozen=True):
    """A code in a terminology (LOINC, SNOMED CT, RxNorm), as in FHIR's Coding."""

    system: str
    code: str
    display: str | None


class Allowance(Struct, frozen=True):
    """A suppressed finding (section 11): which check, why, and until when (an ISO date); ``within`` is the place of the
    thing that it stands on."""

    check: str
    because: str
    until: str | None
    span: Span
    within: Span


class Role(StrEnum):
    """What a linked finding does for the thing that links it."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONTEXT = "context"


class EvidenceLink(Struct, frozen=True):
    """A link to an evidence source, or to one of its findings (``finding`` is then its id), and what it does here."""

    source: str
    finding: str | None
    role: Role
    locator: str | None
    span: Span

    @property
    def target(self) -> str:
        """The link's text as an editor writes it: ``carmena-2018#overall-survival``."""
        return self.source if self.finding is None else f"{self.source}#{self.finding}"
