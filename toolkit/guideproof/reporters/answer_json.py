"""The answer to a question as JSON."""

from __future__ import annotations

from guideproof.reporters.answer import Answered
from guideproof.reporters.json import as_text, witness_as_data


def render(answered: Answered) -> str:
    """``{"answer": "patient" | "none" | "not_decided", "patient": null | {…, "vignette"}}``."""
    if answered.witness is None:
        return as_text({"answer": "none" if answered.decided else "not_decided", "patient": None})
    patient = {**witness_as_data(answered.witness), "vignette": answered.witness.vignette}
    return as_text({"answer": "patient", "patient": patient})
