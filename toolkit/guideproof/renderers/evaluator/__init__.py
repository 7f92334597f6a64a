"""The guideline as one readable program without dependencies, in each language that there is."""

from __future__ import annotations

from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator.languages.javascript import JavaScript
from guideproof.renderers.evaluator.languages.python import Python
from guideproof.renderers.evaluator.module import module

LANGUAGES = {"evaluator.js": JavaScript, "evaluator.py": Python}
"""Every language by the file that is written in it."""


def render(guideline: Guideline, file: str) -> dict[str, bytes]:
    """The program as ``{"evaluator.py": bytes}``. Raises ``NotEvaluable`` for a faulty guideline."""
    return {file: module(guideline, LANGUAGES[file]).encode("utf-8")}
