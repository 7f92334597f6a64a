"""Vignettes: worked cases with what is expected of the guideline (section 10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from guideproof.model.period import Period
from guideproof.model.reference import Allowance, Ref
from guideproof.source import Span


class ExpectedVisit(Struct, frozen=True):
    """A later visit that is expected: the node that asks for it, and after how long, until what or on which date, where
    that is said; ``due`` is data as in the JSON of an evaluation."""

    node: Ref
    after: Period | None
    until: str | None
    due: str | Mapping[str, str] | None = None


class Expectation(Struct, frozen=True):
    """What a vignette expects; ``None`` where it says nothing. ``derived`` is data as in the JSON of an evaluation;
    ``advises_against`` and ``reassess`` name some of what comes; where one is empty nothing of the kind may come.
    ``amounts`` maps an intervention to its amount: a text as an evaluation gives it, or a number, with a unit or
    without."""

    status: str | None
    recommends: tuple[Ref, ...] | None
    recommends_only: tuple[Ref, ...] | None
    advises_against: tuple[Ref, ...] | None
    does_not_recommend: tuple[Ref, ...] | None
    needs: tuple[Ref, ...] | None
    visits: tuple[Ref, ...] | None
    reassess: tuple[ExpectedVisit, ...] | None
    derived: Mapping[str, Any]
    does_not_visit: tuple[Ref, ...] | None = None
    amounts: Mapping[str, Any] = field(default_factory=dict)
    advises_against_only: tuple[Ref, ...] | None = None


class Vignette(Struct, frozen=True):
    """A worked case. ``facts`` maps element to value as written (text, ``Fraction``, bool, ``None``, list, mapping),
    and ``ON`` to the day of the visit where that is stated;
    ``places`` maps element to where its value stands, ``expected_at`` each key of ``expect`` to where it stands, also
    those of one value (``derived.risk``, ``amounts.drug``), and ``values_at`` to where what it says stands.
    ``origin`` is ``generated`` for one that the program made, else ``written``; ``confirmed`` says whether somebody
    stands behind what it expects."""

    id: str
    title: str | None
    entry: Ref | None
    facts: Mapping[str, Any]
    places: Mapping[str, Span]
    expected_at: Mapping[str, Span]
    expect: Expectation
    source: str | None
    allow: tuple[Allowance, ...]
    span: Span
    origin: str = "written"
    confirmed: bool = True
    values_at: Mapping[str, Span] = field(default_factory=dict)
