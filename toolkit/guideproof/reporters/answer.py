"""What the answer to a question says, whatever its format, and the answer as JSON."""

from __future__ import annotations

from msgspec import Struct

from guideproof.board.shape import Board
from guideproof.diagnostic import Witness
from guideproof.reporters.json import as_text, witness_as_data


class Answered(Struct, frozen=True):
    """A patient as asked for, and the board of what is certain of such a one; without one, ``decided`` says whether it
    is proven that there is none."""

    witness: Witness | None
    decided: bool
    board: Board | None = None


def as_json(answered: Answered) -> str:
    """``{"answer": "patient" | "none" | "not_decided", "patient": null | {…, "vignette"}}``."""
    if answered.witness is None:
        return as_text({"answer": "none" if answered.decided else "not_decided", "patient": None})
    patient = {**witness_as_data(answered.witness), "vignette": answered.witness.vignette}
    return as_text({"answer": "patient", "patient": patient})
