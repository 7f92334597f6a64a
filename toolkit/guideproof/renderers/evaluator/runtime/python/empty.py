"""A guideline without content: it stands in, where the shared part is checked, for what each program says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guideproof.renderers.evaluator.runtime.python.elements import Element
    from guideproof.renderers.evaluator.runtime.python.nodes import EntryPoint, Node, Recommendation
    from guideproof.renderers.evaluator.runtime.python.results import Applicability, Constraint


class Patient:
    """The record of a patient."""

    assumed: tuple[str, ...] = ()
    visit: int | None = None
    rounded: dict[str, Any] | None = None


GUIDELINE = {"id": "", "version": "", "title": ""}
NOTICE = ""
ELEMENTS: dict[str, Element] = {}
ASKED: dict[str, dict[str, Any]] = {}
ASSUMED: dict[str, tuple[Any, str]] = {}
DERIVED: dict[str, Any] = {}
DATES: Any = None
SAID: dict[str, Any] = {}
APPLIES: dict[str, Applicability] = {}
CONSTRAINTS: tuple[Constraint, ...] = ()
NODES: dict[str, Node] = {}
ENTRY_POINTS: dict[str, EntryPoint] = {}


def derive(p: Patient) -> None:
    """Computes nothing."""


def walk(
    p: Patient, start: str, applies: bool | None, trace: list[Any] | None = None
) -> tuple[tuple[Recommendation, ...], tuple[str, ...]]:
    """Leads nowhere."""
    return (), ()
