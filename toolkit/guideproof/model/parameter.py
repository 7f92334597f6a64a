"""Parameters: constants of a guideline with a name, so that one number stands in one place (section 5)."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from guideproof.model.reference import Allowance, EvidenceLink
from guideproof.model.unit import Unit
from guideproof.source import Span


class Parameter(Struct, frozen=True):
    """A named constant. ``value`` is a number, in its ``unit`` where it has one, or a text: a date or a code; ``text``
    is how it is written."""

    id: str
    title: str
    value: Fraction | str
    unit: Unit | None
    text: str
    evidence: tuple[EvidenceLink, ...]
    because: str | None
    span: Span
    allow: tuple[Allowance, ...] = ()
