"""Renderers: pure functions from a guideline to files (path -> bytes), each a file or folder with golden files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from guideproof.model.guideline import Guideline

Renderer = Callable[[Guideline], dict[str, bytes]]


def _from(module: str, function: str = "render", *given: str) -> Renderer:
    """A renderer whose module is imported when it draws: a cohort needs the SQL and no flowchart."""

    def render(guideline: Guideline) -> dict[str, bytes]:
        files: dict[str, bytes] = getattr(import_module(f"{__name__}.{module}"), function)(guideline, *given)
        return files

    return render


PAGE = "page.html"

RENDERERS: Mapping[str, Renderer] = {
    "cohort": _from("cohort_sql"),
    "dot": _from("flowchart", "render_as_dot"),
    "evaluator.js": _from("evaluator", "render", "evaluator.js"),
    "evaluator.py": _from("evaluator", "render", "evaluator.py"),
    "flowchart": _from("flowchart"),
    "mermaid": _from("mermaid"),
    PAGE: _from("site"),
    "png": _from("png"),
}
"""Every renderer by its name; the paths of each begin with it."""

PROGRAMS = ("cohort", "evaluator.js", "evaluator.py")
"""Those that write programs, and draw nothing."""

ONLY_NAMED = ("png",)
"""Those that draw only where they are named: they need what not everybody has."""
