"""What charts say in words, where their lines break, and in which order things are drawn."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import guideproof
from guideproof.model import condition as c
from guideproof.model.period import Period
from guideproof.renderers.flowchart import words
from guideproof.renderers.flowchart.lettering import clean, width, wrap
from guideproof.renderers.flowchart.names import safe
from guideproof.renderers.flowchart.order import in_order
from guideproof.source import whole

AT = whole("guideline/guideline.yaml")


def bound(number: int, as_written: str | None = None) -> c.Bound:
    return c.Bound(Fraction(number), None, Fraction(1), str(number), as_written=as_written)


OTHER = c.Bound(None, "ecog", Fraction(1), "ecog")
CONDITIONS = [
    (c.IsBoolean("operated", False, AT), "Earlier operation: no"),
    (c.IsCode("margins", ("free", "no_code"), AT), "Margins of the specimen: Free of tumour or No code"),
    (c.IsNumber("age", (Fraction(1, 2), Fraction(3), Fraction(4)), AT), "Age: 0.5, 3 or 4 years"),
    (c.Compares("age", c.Comparison.AT_LEAST, bound(18), AT), "Age at least 18 years"),
    (c.Compares("age", c.Comparison.ABOVE, bound(1, "12 mo"), AT), "Age above 12 months"),
    (
        c.Compares("age", c.Comparison.BELOW, OTHER, AT),
        "Age below ECOG performance status",
    ),
    (c.Compares("no_element", c.Comparison.AT_MOST, bound(3), AT), "No element at most 3"),
    (c.Includes("sites", ("liver",), True, AT), "Sites of metastases include Liver"),
    (c.Includes("sites", ("liver", "lung", "bone"), True, AT), "Sites of metastases include Liver, Lung and Bone"),
    (c.Includes("sites", ("liver", "lung"), False, AT), "Sites of metastases include any of Liver or Lung"),
    (c.Only("sites", (), AT), "Sites of metastases: none"),
    (c.Only("sites", ("liver", "bone"), AT), "Sites of metastases: none but Liver and Bone"),
    (c.SetCount("sites", c.Comparison.EQUAL, bound(2), AT), "Sites of metastases, how many: equal to 2"),
    (c.Unreadable(("age",), AT), "a condition that could not be read"),
]


@pytest.mark.parametrize(("condition", "text"), CONDITIONS, ids=[text for _, text in CONDITIONS])
def test_condition(condition: c.Condition, text: str) -> None:
    example = guideproof.load(Path(__file__).parent / "example" / "guideline")
    assert words.condition_lines(example, condition) == (text,)
    nested = c.Not(c.All((c.AnyOf((condition, condition), AT), c.AnyOf((condition,), AT)), AT), AT)
    assert words.condition_lines(example, nested) == (f"not (({text} or {text}) and {text})",)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("6 wk", "8 wk", "after 6 to 8 weeks"),
        ("6 wk", "3 mo", "after 6 weeks to 3 months"),
        ("6 wk", "6 wk", "after 6 weeks"),
        ("1 a", None, "after at least 1 year"),
        (None, "2 d", "within 2 days"),
        ("3 [parsec]", None, "after at least 3 [parsec]"),
        (None, None, "at a later visit"),
    ],
)
def test_period(low: str | None, high: str | None, text: str) -> None:
    assert words.period(Period(low, high)) == text


@given(st.text(), st.integers(5, 200), st.booleans())
def test_lines_hold_all_of_a_text_and_stay_in_the_room(text: str, room: int, bold: bool) -> None:
    lines = wrap(text, room, 10, bold)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    assert all(len(line) == 1 or width(line, 10, bold) <= room for line in lines)


def test_lines_break_between_words() -> None:
    assert wrap("a checkpoint-inhibitor with a tyrosine kinase", 80, 10) == (
        "a checkpoint-",
        "inhibitor with a",
        "tyrosine kinase",
    )


@given(st.lists(st.text(), unique=True))
def test_names_are_safe_and_different(ids: list[str]) -> None:
    names = [safe(id) for id in ids]
    assert len(set(names)) == len(ids)
    assert all(
        name.replace(".", "-").replace("_", "-").replace("-", "a").isalnum() and name.isascii() for name in names
    )


def test_order() -> None:
    leads = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a", "e"], "x": ["x"]}
    assert in_order(["a"], leads) == ["a", "b", "c", "d", "e"]
    assert in_order(["x", "a"], leads) == ["x", "a", "b", "c", "d", "e"]
