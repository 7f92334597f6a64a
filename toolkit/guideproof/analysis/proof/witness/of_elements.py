"""What the proofs find of input elements, without a patient."""

from __future__ import annotations

from msgspec import Struct


class ForbiddenAssumption(Struct, frozen=True):
    """No valid patient has, all at once, the values that are put in where these ``elements`` are missing."""

    elements: tuple[str, ...]


class NeverApplies(Struct, frozen=True):
    """No valid patient is one to whom this ``element`` applies."""

    element: str


class AppliesToAll(Struct, frozen=True):
    """This ``element`` says when it applies, and it does to every valid patient."""

    element: str
