"""What the proofs find of input elements, without a patient."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForbiddenAssumption:
    """No valid patient has, all at once, the values that are put in where these ``elements`` are missing."""

    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeverApplies:
    """No valid patient is one to whom this ``element`` applies."""

    element: str


@dataclass(frozen=True, slots=True)
class AppliesToAll:
    """This ``element`` says when it applies, and it does to every valid patient."""

    element: str
