"""Data in a page: what JavaScript reads is what was written, whatever keys and texts there are."""

from __future__ import annotations

import json
from typing import Any

import pytest
import quickjs

from guideproof.renderers.site.literal import as_constant

ROW = {"title": "a title", "kind": None, "tags": [], "strong": False, "worth": 1}
CASES: dict[str, Any] = {
    "objects that are alike": [
        ROW,
        {**ROW, "kind": "x"},
        {**ROW, "tags": ["y"]},
        {**ROW, "title": "", "worth": 0},
        ROW,
    ],
    "an object within one like it": {"a": 1, "b": {"a": 1, "b": {"a": 1, "b": {"a": 2, "b": {"a": 2, "b": None}}}}},
    "ids that objects inherit": {"__proto__": {"title": "x"}, "constructor": {"title": "y"}, "toString": [1]},
    "keys that are words of the language": [{"class": n, "new": 1, "default": 2} for n in range(6)],
    "a long text that recurs": {"one": "as long a text as this one", "two": ["as long a text as this one"] * 3},
    "signs that end a script": ["</script><!--", "\u2028\u2029", "\\", '"', "\x00", "🫀", "עברית"] * 2,
    "nothing at all": {"list": [], "object": {}, "null": None},
    "many that have nothing in common": [{"a": n, "b": str(n), "c": [n], "d": {"n": n}} for n in range(5)],
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_is_what_was_written(name: str) -> None:
    text = as_constant("DATA", CASES[name])
    assert "<" not in text
    context = quickjs.Context()
    context.eval(text)
    assert json.loads(context.eval("JSON.stringify(DATA)")) == CASES[name]


def test_each_object_is_one_of_its_own() -> None:
    context = quickjs.Context()
    context.eval(as_constant("DATA", CASES["objects that are alike"]))
    assert context.eval('DATA[0].tags.push("z"); JSON.stringify([DATA[1].tags, DATA[4].tags])') == "[[],[]]"


def test_what_recurs_is_said_once() -> None:
    text = as_constant("DATA", [{**ROW, "worth": number} for number in range(50)])
    assert (text.count("title"), text.count("a title")) == (2, 1)
