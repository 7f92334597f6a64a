"""Causes before what follows from them, and what is said of each."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, guideline, recommendation

from guideproof.checks.causality import causes_first
from guideproof.diagnostic import Diagnostic, Severity, Witness
from guideproof.model.condition import IsBoolean

SICK = IsBoolean("sick", True, HERE)
MADE = guideline(
    [],
    [],
    [
        decision("d", branch("a", SICK, "one", "two"), branch("b", SICK, "three"), branch("c", SICK)),
        *(recommendation(id) for id in ("one", "two", "three")),
    ],
    [],
)
PLACE = replace(HERE, path="nodes/d.yaml", line=3, end_line=3)


def finding(code: str, **more: Any) -> Diagnostic:
    made = Diagnostic(code, code.lower(), Severity.ERROR, code, PLACE, ("drawn", "d", "d"))
    return replace(made, **more)


def with_path(*path: str) -> Witness:
    return Witness("visit", {}, path)


OVERLAP = finding("GP302")


@pytest.mark.parametrize(
    ("path", "follows"),
    [(("d", "one", "three"), True), (("d", "one", "two"), False), (("d", "three"), False), (("one", "three"), False)],
)
@pytest.mark.parametrize(("code", "consequence"), [("GP307", True), ("GP311", True), ("GP305", False)])
def test_what_may_follow_from_an_overlap(code: str, consequence: bool, path: tuple[str, ...], follows: bool) -> None:
    """Of a patient whom it sends two ways."""
    later = finding(code, witness=with_path(*path), hint="Mend it.")
    overlap, told = causes_first(MADE, [later, OVERLAP])
    assert overlap is OVERLAP
    if follows and consequence:
        assert told.brief
        assert told.hint == (
            "It may follow from the overlap at nodes/d.yaml:3: correct that first, then check again. Else: mend it."
        )
    else:
        assert told == later
    silent = causes_first(MADE, [replace(later, hint=None), OVERLAP])[1]
    assert silent.hint is None or silent.hint.endswith("then check again.")


def test_an_overlap_of_classes_is_no_node_on_a_path() -> None:
    later = finding("GP307", witness=with_path("d", "one", "three"))
    classes = replace(OVERLAP, trail=("drawn", "d"))
    assert causes_first(MADE, [later, classes]) == [classes, later]


def test_the_patient_is_written_out_once_for_a_place() -> None:
    one, other = (finding("GP307", message=text, witness=with_path("one")) for text in ("a", "b"))
    elsewhere = replace(other, span=replace(PLACE, path="nodes/e.yaml"))
    assert causes_first(MADE, [one, other]) == [one, replace(other, brief=True)]
    assert causes_first(MADE, [one, elsewhere]) == [one, elsewhere]
    note = replace(one, severity=Severity.NOTE)
    assert causes_first(MADE, [note, other]) == [other, replace(note, brief=True)]
    assert causes_first(MADE, [replace(one, witness=None), other]) == [replace(one, witness=None), other]
    no_consequence = finding("GP305", witness=with_path("one"))
    assert causes_first(MADE, [no_consequence, replace(no_consequence, message="z")])[1].brief is False


def test_the_order_of_causes() -> None:
    codes = ["GP401", "GP307", "GP305", "GP201", "GP302", "GP202", "GP101"]
    found = [finding(code) for code in codes]
    note = finding("GP101", severity=Severity.NOTE, message="note")
    assert causes_first(MADE, [note, *found]) == [*reversed(found), note]
    warnings = [replace(each, severity=Severity.WARNING) for each in found]
    assert causes_first(MADE, warnings) == list(reversed(warnings))
