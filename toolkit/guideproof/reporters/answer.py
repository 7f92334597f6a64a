"""What the answer to a question says, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from guideproof.diagnostic import Witness


@dataclass(frozen=True, slots=True)
class Answered:
    """A patient as asked for; without one, ``decided`` says whether it is proven that there is none."""

    witness: Witness | None
    decided: bool
