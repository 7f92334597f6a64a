"""``evaluator.js``: the guideline as one readable ES module without dependencies, for browsers, Node and QuickJS."""

from __future__ import annotations

from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator_javascript.module import module

FILE = "evaluator.js"


def render(guideline: Guideline) -> dict[str, bytes]:
    """The program as ``{"evaluator.js": bytes}``. Raises ``NotEvaluable`` for a faulty guideline."""
    return {FILE: module(guideline).encode("utf-8")}
