"""Renderers: pure functions from a guideline to files (path -> bytes), each a file or folder with golden files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guideproof.model.guideline import Guideline
from guideproof.renderers import cohort_sql, evaluator_javascript, evaluator_python, flowchart

Renderer = Callable[[Guideline], dict[str, bytes]]

RENDERERS: Mapping[str, Renderer] = {
    "cohort": cohort_sql.render,
    "evaluator.js": evaluator_javascript.render,
    "evaluator.py": evaluator_python.render,
    "flowchart": flowchart.render,
}
"""Every renderer by its name; the paths of each begin with it."""
