"""What is written as YAML is read back as it was, by the strict reader and without a fault."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guideproof.checks.yaml_text import block, flow
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

TRICKY = [
    "true", "null", "no", "on", "012", "1e3", "-1", "1.5", "-", "- a", "a: b", "a #b", "#a", "[a", "{a}", "a, b", "&a",
    "*a", "!a", "%a", "@a", "`a`", "'a'", '"a"', "a\nb", " a", "a ", "", "~", "?", "? a", "|", ">", "=", "---", "...",
    "5.2 10*9/L", "3 [iU]/L", "45 %", "7 {copies}/mL", "größe", "a\\b", "a:b", "-1 a", "0x1F", "1_000", "12:30", "<<",
]  # fmt: skip

texts = st.sampled_from(TRICKY) | st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126))
numbers = st.integers(-9_999_999, 9_999_999).map(lambda thousandths: Fraction(thousandths, 1000))
scalars = st.none() | st.booleans() | numbers | texts
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=6)


def read(text: str) -> Any:
    tree, faults = parse(text.encode(), "written.yaml")
    assert faults == []
    assert tree is not None
    return plain(tree)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(texts.filter(bool), values, min_size=1))
def test_block_is_read_back(data: dict[str, Any]) -> None:
    assert read(block(data)) == data


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(texts.filter(bool), values, min_size=1))
def test_flow_is_read_back(data: dict[str, Any]) -> None:
    text = flow(data)
    assert "\n" not in text
    assert read(text) == data


@pytest.mark.parametrize("value", [Fraction(1, 3), 0.1, object()])
def test_refuses_what_has_no_place_in_it(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        flow(value)


def test_letters_beyond_ascii_stay_as_they_are() -> None:
    assert flow({"title": "größe"}) == '{title: "größe"}'
