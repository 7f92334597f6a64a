"""Renderers: pure functions from a guideline to files (path -> bytes), each a file or folder with golden files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guideproof.model.guideline import Guideline

Renderer = Callable[[Guideline], dict[str, bytes]]


def _cohort(guideline: Guideline) -> dict[str, bytes]:
    from guideproof.renderers import cohort_sql

    return cohort_sql.render(guideline)


def _evaluator_javascript(guideline: Guideline) -> dict[str, bytes]:
    from guideproof.renderers import evaluator_javascript

    return evaluator_javascript.render(guideline)


def _evaluator_python(guideline: Guideline) -> dict[str, bytes]:
    from guideproof.renderers import evaluator_python

    return evaluator_python.render(guideline)


def _flowchart(guideline: Guideline) -> dict[str, bytes]:
    from guideproof.renderers import flowchart

    return flowchart.render(guideline)


RENDERERS: Mapping[str, Renderer] = {
    "cohort": _cohort,
    "evaluator.js": _evaluator_javascript,
    "evaluator.py": _evaluator_python,
    "flowchart": _flowchart,
}
"""Every renderer by its name; the paths of each begin with it. What a renderer is made of is imported when it draws: a
cohort needs the SQL and no flowchart."""
