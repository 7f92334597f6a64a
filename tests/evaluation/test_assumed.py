"""What a missing value stands for (`missing_means`, section 4): put in before all else, and said in every result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import guideproof
from guideproof.model.element import Assumption
from guideproof.source import whole

WRITTEN = guideproof.load(Path(__file__).parent / "guideline")
MEANS: dict[str, Any] = {"fever": False, "sites": ["lung"], "length": "20 mm"}
ASSUMING = replace(
    WRITTEN,
    elements={
        id: replace(
            each, assumption=Assumption(MEANS[id], "Nothing was noted.", whole("test")) if id in MEANS else None
        )
        for id, each in WRITTEN.elements.items()
    },
)
SAID = {id: {"element": id, "value": value, "because": "Nothing was noted."} for id, value in MEANS.items()}


def evaluated(facts: dict[str, Any]) -> dict[str, Any]:
    return guideproof.evaluate(ASSUMING, facts).as_json()


@pytest.mark.parametrize(
    ("facts", "assumed"),
    [
        ({"age": 40}, ["fever", "sites", "length"]),
        ({"age": 40, "fever": None, "sites": {}, "length": None}, ["fever", "sites", "length"]),
        ({"age": 40, "sites": {"liver": None}, "length": 3}, ["fever", "sites"]),
        ({"age": 40, "fever": True, "sites": {"liver": True}, "length": 3}, []),
        ({"age": 40, "fever": True, "sites": []}, ["length"]),
        ({"age": 12}, ["fever", "sites", "length"]),  # for whom the entry point is not
        ({"age": 40, "fever": "no", "sites": {"livre": None}}, ["length"]),  # what cannot be is not missing
    ],
)
def test_what_is_wholly_missing_is_put_in_and_said(facts: dict[str, Any], assumed: list[str]) -> None:
    assert evaluated(facts)["assumed"] == [SAID[id] for id in assumed]


def test_a_value_put_in_does_what_a_given_one_does() -> None:
    rest = {"age": 40, "stage": "i", "wait": "1 mo", "level": 13, "limit": 100}
    given = evaluated({**rest, **MEANS})
    assert {**evaluated(rest), "assumed": []} == given
    assert given["status"] != "needs_data"


def test_of_a_set_that_is_known_in_part_nothing_is_put_in() -> None:
    asked = evaluated({"age": 40, "fever": True, "stage": "i", "sites": {"lung": False}})
    assert "sites" in {need["element"] for need in asked["needs"]}


def test_without_it_nothing_is_ever_put_in() -> None:
    assert guideproof.evaluate(WRITTEN, {"age": 40}).as_json()["assumed"] == []
