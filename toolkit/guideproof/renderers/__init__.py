"""Renderers: pure functions from a guideline to files (path -> bytes), each a file or folder with golden files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guideproof.model.guideline import Guideline

Renderer = Callable[[Guideline], dict[str, bytes]]


def _cohort(guideline: Guideline) -> dict[str, bytes]:
    from guideproof.renderers import cohort_sql

    return cohort_sql.render(guideline)


def _evaluator(file: str) -> Renderer:
    def render(guideline: Guideline) -> dict[str, bytes]:
        from guideproof.renderers import evaluator

        return evaluator.render(guideline, file)

    return render


def _flowchart(guideline: Guideline) -> dict[str, bytes]:
    from guideproof.renderers import flowchart

    return flowchart.render(guideline)


def _dot(guideline: Guideline) -> dict[str, bytes]:
    from guideproof.renderers import flowchart

    return flowchart.render_as_dot(guideline)


RENDERERS: Mapping[str, Renderer] = {
    "cohort": _cohort,
    "dot": _dot,
    "evaluator.js": _evaluator("evaluator.js"),
    "evaluator.py": _evaluator("evaluator.py"),
    "flowchart": _flowchart,
}
"""Every renderer by its name; the paths of each begin with it. What a renderer is made of is imported when it draws: a
cohort needs the SQL and no flowchart."""
