"""Interventions: what can be recommended."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from guideproof.model.reference import Allowance, Coding, Ref
from guideproof.source import Span


class Category(StrEnum):
    """What kind of thing an intervention is."""

    DIAGNOSTIC = "diagnostic"
    PROCEDURE = "procedure"
    DRUG = "drug"
    RADIATION = "radiation"
    MONITORING = "monitoring"
    REFERRAL = "referral"
    COUNSELLING = "counselling"
    SCREENING = "screening"
    IMMUNIZATION = "immunization"
    DEVICE = "device"
    LIFESTYLE = "lifestyle"
    OTHER = "other"


class Intervention(Struct, frozen=True):
    """An intervention; ``yields`` are elements that it makes known, ``excludes`` interventions that contradict it."""

    id: str
    title: str
    category: Category
    tags: tuple[str, ...]
    codings: tuple[Coding, ...]
    regimen: str | None
    yields: tuple[Ref, ...]
    excludes: tuple[Ref, ...]
    span: Span
    allow: tuple[Allowance, ...] = ()
