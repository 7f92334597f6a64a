"""For whom an element means something (`applies_when`; sections 4, 5 and 12)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import guideproof

GUIDELINE = guideproof.load(Path(__file__).parent / "applying")
WOMAN = {"sex": "female"}
PREGNANT = {**WOMAN, "pregnant": True}


def evaluated(facts: dict[str, Any]) -> dict[str, Any]:
    return guideproof.evaluate(GUIDELINE, facts).as_json()


def test_the_guideline_is_read_without_a_fault() -> None:
    assert GUIDELINE.faults == ()


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        ({}, ["sex"]),
        (WOMAN, ["pregnant"]),
        ({"pregnant": True}, ["sex"]),  # given, and yet it is not known whether it applies
        (PREGNANT, ["gestation"]),
        ({"gestation": 30}, ["sex"]),
        ({**WOMAN, "gestation": 30}, ["pregnant"]),
    ],
)
def test_as_long_as_it_may_not_apply_what_tells_that_is_needed(facts: dict[str, Any], needs: list[str]) -> None:
    assert [need["element"] for need in evaluated(facts)["needs"]] == needs


@pytest.mark.parametrize(
    ("facts", "branch"),
    [
        ({"sex": "male"}, "not-late"),
        ({**WOMAN, "pregnant": False}, "not-late"),
        ({**PREGNANT, "gestation": 30}, "late"),
        ({**PREGNANT, "gestation": 5}, "not-late"),
        ({"gestation": 5}, "not-late"),  # late for nobody, whether it applies or not
    ],
)
def test_a_test_of_what_does_not_apply_is_false(facts: dict[str, Any], branch: str) -> None:
    assert [step["branch"] for step in evaluated(facts)["path"] if step["node"] == "choose"] == [branch]


@pytest.mark.parametrize(
    ("facts", "elements"),
    [
        ({"sex": "male", "pregnant": False}, ["pregnant"]),
        ({"sex": "male", "gestation": 3}, ["gestation"]),
        ({"sex": "male", "pregnant": True, "gestation": 3}, ["pregnant", "gestation"]),
        ({**WOMAN, "pregnant": False, "gestation": 3}, ["gestation"]),
        ({"sex": "male", "pregnant": None, "gestation": None}, []),
        ({"pregnant": True, "gestation": 3}, []),
    ],
)
def test_a_value_of_what_does_not_apply_is_a_problem(facts: dict[str, Any], elements: list[str]) -> None:
    assert [problem["element"] for problem in evaluated(facts)["problems"]] == elements


@pytest.mark.parametrize(
    ("facts", "left", "twice"),
    [
        ({"sex": "male"}, "does_not_apply", "does_not_apply"),
        ({**WOMAN, "pregnant": False}, "does_not_apply", "does_not_apply"),
        ({**PREGNANT, "gestation": 30}, 10, 20),
        ({**WOMAN, "gestation": 30}, None, None),  # it may not apply
        (PREGNANT, None, None),
    ],
)
def test_what_is_computed_does_not_apply_either(facts: dict[str, Any], left: Any, twice: Any) -> None:
    derived = evaluated(facts)["derived"]
    assert (derived["weeks_left"], derived["twice_left"]) == (left, twice)


@pytest.mark.parametrize(
    ("facts", "signs"),
    [({"sex": "male"}, 0), ({**PREGNANT, "gestation": 30}, 2), (PREGNANT, {"at_least": 1, "at_most": 2})],
)
def test_a_count_always_applies(facts: dict[str, Any], signs: Any) -> None:
    assert evaluated(facts)["derived"]["signs"] == signs


@pytest.mark.parametrize(
    ("facts", "constraints"),
    [
        ({"sex": "male", "frail": True}, []),  # `weeks-of-the-frail` reads what does not apply
        ({**PREGNANT, "gestation": 44, "frail": True}, ["weeks-of-the-frail"]),
        ({**WOMAN, "gestation": 44, "frail": True}, []),  # as long as it may not apply
    ],
)
def test_a_constraint_that_reads_what_does_not_apply_holds(facts: dict[str, Any], constraints: list[str]) -> None:
    assert [problem["constraint"] for problem in evaluated(facts)["problems"]] == constraints


@pytest.mark.parametrize(
    ("facts", "assumed"),
    [
        ({"sex": "male"}, []),
        (WOMAN, ["smokes"]),  # that it may not apply does not keep it from being put in
        ({**WOMAN, "pregnant": False}, []),
        (PREGNANT, ["smokes"]),
        ({**PREGNANT, "smokes": True}, []),
        ({"sex": "man"}, ["smokes"]),  # what cannot be tells nothing
    ],
)
def test_what_stands_for_a_missing_value_is_put_in_unless_it_does_not_apply(
    facts: dict[str, Any], assumed: list[str]
) -> None:
    assert [each["element"] for each in evaluated(facts)["assumed"]] == assumed


def test_reasons_say_what_does_not_apply() -> None:
    [path] = [step["because"] for step in evaluated({"sex": "male"})["path"] if step["node"] == "choose"]
    assert path == ["gestation = does not apply"]


@pytest.mark.parametrize(
    ("facts", "load"),
    [
        ({"sex": "male"}, 0),
        ({**WOMAN, "pregnant": False}, 0),
        ({**PREGNANT, "trimester": "third"}, 2),
        ({**PREGNANT, "trimester": "first", "smokes": True}, 1),
    ],
)
def test_no_points_are_given_for_a_code_that_does_not_apply(facts: dict[str, Any], load: int) -> None:
    assert evaluated(facts)["derived"]["load"] == load
