"""Edits change what stands at their places, and no other byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideproof.diagnostic import Edit, Fix
from guideproof.source import Span
from guideproof.writing.edited import MisplacedEdit, apart, edited


def edit(line: int, column: int, end_column: int, text: str, path: str = "a.yaml") -> Edit:
    return Edit(Span(path, line, column, line, end_column), text)


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("a: b\n", [edit(1, 4, 5, "c")], "a: c\n"),
        ("a: b\r\nc: d\r\n", [edit(2, 4, 5, "e\nf")], "a: b\r\nc: e\r\nf\r\n"),
        ("\ufeffa: b", [edit(1, 1, 2, "x"), edit(1, 4, 5, "y")], "\ufeffx: y"),
        ("a: '\U0001f600 b' # \U0001f600\n", [edit(1, 7, 8, "c")], "a: '\U0001f600 c' # \U0001f600\n"),
        ("a:\tb\x85\u2028c\n", [edit(1, 6, 7, "d")], "a:\tb\x85d" + "c\n"),
        ("a\rb\rc", [edit(2, 1, 2, "x\ny")], "a\rx\ry\rc"),
        ("", [edit(1, 1, 1, "id: a\n")], "id: a\n"),
        ("a\n", [edit(2, 1, 1, "b\n")], "a\nb\n"),
    ],
)
def test_edits(text: str, edits: list[Edit], expected: str) -> None:
    assert edited(text.encode(), edits).decode() == expected


@pytest.mark.parametrize(
    "edits",
    [
        [edit(3, 1, 1, "x")],
        [edit(1, 6, 6, "x")],
        [edit(0, 1, 1, "x")],
        [edit(1, 3, 2, "x")],
        [edit(1, 1, 3, "x"), edit(1, 2, 4, "y")],
    ],
)
def test_what_has_no_place_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(MisplacedEdit):
        edited(b"a: b\n", edits)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(MisplacedEdit):
        edited(b"a: \xff\n", [edit(1, 1, 2, "b")])


@given(st.lists(st.text("ab \U0001f600é", max_size=6), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_is_replaced_by_itself_changes_nothing(lines: list[str], end: str) -> None:
    data = end.join(lines).encode()
    same = [edit(number, 1, len(line) + 1, line) for number, line in enumerate(lines, 1)]
    assert edited(data, same) == data


def test_of_fixes_of_one_place_the_first_is_made() -> None:
    first, second, third = (
        Fix(title, (edit(1, 1, column, title),)) for title, column in (("a", 3), ("b", 1), ("c", 2))
    )
    elsewhere = Fix("d", (edit(1, 1, 3, "d", "b.yaml"), edit(1, 3, 4, "d")))
    assert apart([first, second, third, elsewhere]) == [first, elsewhere]
