"""Comparing back ends with the library, and reporting a difference as a small guideline and a small patient."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from tests.conformance.cases import Case
from tests.conformance.engines import Engine, answers, library
from tests.conformance.referee import Referee
from tests.conformance.shrinking import shrunk
from tests.conformance.wording import in_lines

from guideproof.model.guideline import Guideline

EVALUATIONS: Counter[str] = Counter()
"""How many evaluations each back end has done and had compared in this run of the tests."""


STATUSES: Counter[str] = Counter()
"""How many of these evaluations came to each status; ``no branch`` for a decision that has none for the patient."""


def agree(guideline: Guideline, cases: Sequence[Case], engines: Sequence[Engine]) -> None:
    """Fails where an engine, or the naive evaluator, says something else than the library."""
    difference = differences(guideline, cases, [*engines, Referee()], EVALUATIONS)
    if difference is not None:
        pytest.fail(difference, pytrace=False)


def differences(
    guideline: Guideline, cases: Sequence[Case], engines: Sequence[Engine], done: Counter[str]
) -> str | None:
    """The first case of which an engine says something else than the library, made small; ``None`` where all agree.

    ``done`` counts the evaluations.
    """
    for engine in engines:
        engine.send(guideline, cases)
    reference = library(guideline, cases)
    done["library"] += len(reference)
    STATUSES.update(_status(each["evaluation"]) for each in reference)
    replies = [engine.receive() for engine in engines]
    for engine, received in zip(engines, replies, strict=True):
        done[engine.name] += engine.answers_a_case * sum(each is not None for each in received)
        place = _first_difference(engine.expected(guideline, reference, received), received)
        if place is not None:
            small = shrunk(guideline, cases[place], lambda *asked, engine=engine: differs(*asked, engine))
            return _reported(*small, engine)
    return None


def _status(evaluation: Any) -> str:
    return "no branch" if any(each["node"] for each in evaluation["problems"]) else evaluation["status"]


def _first_difference(expected: Sequence[Any], received: Sequence[Any]) -> int | None:
    # Compared as texts: the order of keys is a part of what is said, and `1` is not `true`.
    pairs = enumerate(zip(map(json.dumps, expected), map(json.dumps, received), strict=True))
    return next((place for place, (one, other) in pairs if one != other), None)


def differs(guideline: Guideline, case: Case, engine: Engine) -> bool:
    """Whether an engine says something else of a case; not where either of them takes no such guideline."""
    try:
        wanted, came = _both(guideline, case, engine)
    except Exception:  # noqa: BLE001 - a smaller guideline may be none at all, and then shows no difference
        return False
    return json.dumps(wanted) != json.dumps(came)


def _both(guideline: Guideline, case: Case, engine: Engine) -> tuple[Any, Any]:
    reference, received = library(guideline, [case]), answers(engine, guideline, [case])
    return engine.expected(guideline, reference, received)[0], received[0]


def _reported(guideline: Guideline, case: Case, engine: Engine) -> str:
    wanted, came = _both(guideline, case, engine)
    lines = [f"{engine.name} differs from the library under", *(f"  {line}" for line in in_lines(guideline))]
    exactly = "" if case.exact else ", its numbers read as binary floats"
    lines.append(f"of the patient {case.facts} at {case.entry or 'the first entry point'}{exactly}")
    for name, (one, other) in _apart(wanted, came).items():
        lines += [f"  {name}", f"    library: {json.dumps(one)}", f"    it says: {json.dumps(other)}"]
    return "\n".join(lines)


def _apart(wanted: Any, came: Any, name: str = "") -> dict[str, tuple[Any, Any]]:
    """The parts of two answers that are not the same, by their names."""
    if not (isinstance(wanted, dict) and isinstance(came, dict) and list(wanted) == list(came)):
        return {name or "all of it": (wanted, came)} if json.dumps(wanted) != json.dumps(came) else {}
    found: dict[str, tuple[Any, Any]] = {}
    for key in wanted:
        found |= _apart(wanted[key], came[key], f"{name} {key}".strip())
    return found
