"""Guideproof: clinical guidelines as data, checked, drawn and evaluated.

The library in three steps: ``load`` a guideline from its folder, ``check`` it, ``evaluate`` a patient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guideproof.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from guideproof.analysis.evaluation.result import Evaluation
    from guideproof.diagnostic import Diagnostic
    from guideproof.model.guideline import Guideline

__all__ = ["__version__", "check", "evaluate", "load"]


def load(path: str | Path) -> Guideline:
    """The guideline in a folder, whatever is wrong with it; ``check`` tells what is.

    Raises ``guideproof.reading.load.NotAGuideline`` (a ``ValueError``) where there is no guideline.
    """
    from pathlib import Path

    from guideproof.reading.load import load_guideline

    return load_guideline(Path(path))


def check(guideline: Guideline) -> list[Diagnostic]:
    """Every finding of every check, in source order."""
    from guideproof.checks.run import run_checks

    return run_checks(guideline)


def evaluate(
    guideline: Guideline, facts: Mapping[str, Any], entry: str | None = None, on: date | str | None = None
) -> Evaluation:
    """What applies to a patient at an entry point (the default one where none is named).

    ``facts`` maps element to value: booleans, codes, numbers (``int``, ``float``, ``Decimal``, ``Fraction``, in the
    element's unit) or texts such as ``"13.5 g/dL"``; dates are ``date`` or texts, ``"2024-05-17"``, and ``"2024-05"``
    or ``"2024"`` where they are known in part; ``None`` is missing. ``on`` is the day of the visit, which may also
    stand among the facts: a guideline with dates takes today's where it is not given, one without does not read it.
    Faulty facts give the status ``invalid`` with its problems. Raises ``NotEvaluable`` or ``Circular`` for a faulty
    guideline, ``UnknownEntry``, ``TwoVisits`` where two days of the visit differ (all are ``ValueError``), and
    ``TypeError`` for what is no mapping: of one of whom nothing is known the facts are ``{}``.
    """
    from collections.abc import Mapping

    from guideproof.analysis.evaluation.evaluate import evaluate as evaluate_facts

    if not isinstance(facts, Mapping):
        raise TypeError(f"facts are a mapping from element to value, not {type(facts).__name__}")
    return evaluate_facts(guideline, facts, entry, on)
