"""The naive evaluator as a back end: what the page of the language says, without words.

It answers with what a difference of meaning would show: status, what problems are about, nodes and branches in their
order, who asks for what, and derived values as exact numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.conformance.cases import Case
from tests.referee.naive import verdict
from tests.referee.verdict import Verdict

from guideproof.model.guideline import Guideline

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Referee:
    """Answers cases by the naive evaluator."""

    name = "naive evaluator"
    answers_a_case = 1

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None:
        self._sent = guideline, cases

    def receive(self) -> list[Any]:
        guideline, cases = self._sent
        return [said(verdict(guideline, case.read(), case.entry)) for case in cases]

    def expected(self, guideline: Guideline, answers: Sequence[Any], received: Sequence[Any]) -> list[Any]:
        return [expected_of(each["evaluation"]) for each in answers]


def said(found: Verdict) -> dict[str, Any]:
    """A verdict as data that can be compared."""
    return {
        "status": found.status,
        "problems": sorted(([_short(each[0]), *each[1:]] for each in found.problems), key=str),
        "recommended": list(found.recommended),
        "reassess": list(found.reassess),
        "path": list(map(list, found.path)),
        "needs": [[element, *asking] for element, asking in found.needs.items()],
        "derived": {id: _exact(value) for id, value in found.derived.items()},
        "assumed": sorted(found.assumed),
        "texts": list(map(list, found.texts)),
        # What is no day, or none of a visit, is told as it was given.
        "on": None if found.status == "invalid" else found.on,
        "converted": sorted(found.converted),
    }


def expected_of(evaluation: Any) -> dict[str, Any]:
    """The same of an evaluation of the library."""
    invalid = evaluation["status"] == "invalid"
    about = [[each["element"], each["constraint"], each["node"]] for each in evaluation["problems"]]
    return {
        "status": evaluation["status"],
        "problems": sorted(about, key=str),
        "recommended": list(dict.fromkeys(each["node"] for each in evaluation["recommendations"])),
        "reassess": [each["node"] for each in evaluation["reassess"]],
        # Why facts cannot be is told with the way to it, which the page leaves open.
        "path": [] if invalid else [[each["node"], each["branch"]] for each in evaluation["path"]],
        "needs": [[each["element"], *each["asked_by"]] for each in evaluation["needs"]],
        "derived": {} if invalid else {id: _exact(value) for id, value in evaluation["derived"].items()},
        "assumed": sorted(each["element"] for each in evaluation["assumed"]),
        "texts": _texts(evaluation),
        "on": None if invalid else evaluation["on"],
        "converted": sorted(each["element"] for each in evaluation["converted"]),
    }


def _texts(evaluation: Any) -> list[list[str | None]]:
    """What is said of each item and visit, in the order of the nodes."""
    of = dict[str, list[list[str | None]]]()
    for each in evaluation["recommendations"]:
        of.setdefault(each["node"], []).append([each["amount"], each["detail"]])
    for each in evaluation["reassess"]:
        due = each["due"]
        said = f"{due['on_or_after']} to {due['on_or_before']}" if isinstance(due, dict) else due
        of.setdefault(each["node"], []).append([said, each["until"]])
    return [text for node in dict.fromkeys(step["node"] for step in evaluation["path"]) for text in of.get(node, ())]


def _short(name: str | None) -> str | None:
    """A name as messages show it: a very long one is cut."""
    return name if name is None or len(name) <= 60 else name[:57] + "..."


def _exact(value: Any) -> Any:
    """Derived data with every number as an exact text, so that `2` and `2.0` are one number."""
    match value:
        case bool() | None:
            return value
        case int() | float() | Fraction():
            return str(Fraction(repr(value)) if isinstance(value, float) else Fraction(value))
        case str() if _DATE.fullmatch(value):
            return value
        case str() if value[:1].isdigit() or value[:1] == "-":
            return str(Fraction(value))
        case dict():
            return {key: _exact(each) for key, each in value.items()}
        case list():
            return [_exact(each) for each in value]
        case _:
            return value
