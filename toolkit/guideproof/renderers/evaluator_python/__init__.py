"""``evaluator.py``: the guideline as one readable Python module that needs nothing but Python 3.9 or later."""

from __future__ import annotations

from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator_python.module import module

FILE = "evaluator.py"


def render(guideline: Guideline) -> dict[str, bytes]:
    """The program as ``{"evaluator.py": bytes}``. Raises ``NotEvaluable`` for a faulty guideline."""
    return {FILE: module(guideline).encode("utf-8")}
