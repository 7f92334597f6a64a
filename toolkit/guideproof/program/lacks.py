"""Where a formula has no value though all that it reads is known, and why (section 4)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from guideproof.program.arithmetic import Whole


class TooLong(ValueError):
    """A value may have over 1,000 digits."""


class Lack(StrEnum):
    """Why a formula has no value; the value is how a sentence goes on that says so."""

    DIVIDED = "it divides by zero"
    LOGARITHM = "it takes the logarithm of a number that is not above zero"
    ROOT = "it takes the square root of a number below zero"
    POWER = "it raises zero to a power below zero"
    BASE = "it raises a number below zero to a power that is not whole"
    WHOLE = "it is not a whole number"
    GRID = "it is not on the grid of its precision"


class Against(StrEnum):
    """How a number compares with zero."""

    IS = "=="
    IS_NOT = "!="
    BELOW = "<"
    NOT_ABOVE = "<="


class NoValue(Struct, frozen=True):
    """A formula has no value where a number compares so with zero, and nothing that is named before is so."""

    lack: Lack
    whole: Whole
    against: Against
