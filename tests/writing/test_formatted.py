"""What `format` writes: one layout, and the same data, texts and comments; never less, for whatever comes in."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guideproof.reading.key_order import in_schema_order
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import LARGEST, parse
from guideproof.writing.formatted import Unformatted, formatted

ROOT = Path(__file__).parents[2]
WRITTEN = sorted((ROOT / "examples").rglob("*.yaml")) + sorted((ROOT / "guideline").rglob("*.yaml"))
FIXTURES = [path for path in sorted((ROOT / "tests").rglob("*.yaml")) if path.is_file() and not path.is_symlink()]


def laid(text: str) -> str:
    return formatted(text.encode("utf-8"), "x.yaml", None).decode("utf-8")


def data(text: bytes) -> Any:
    tree, faults = parse(text, "x.yaml")
    assert tree is not None
    assert not faults
    return plain(tree)


# Before, and after; what is the same is given once.
CASES = {
    "indented by two, lists too": (
        "a:\n    b: 1\nc:\n- d\n-   e: 1\n    f: 2\n",
        "a:\n  b: 1\nc:\n  - d\n  - e: 1\n    f: 2\n",
    ),
    "lists in lists": ("- - a\n  - b\n-\n  - c\n", "- - a\n  - b\n- - c\n"),
    "brackets kept": ("a: {b: [ 1,2 ],c: {}}\n", "a: {b: [1, 2], c: {}}\n"),
    "brackets on several lines that fit on one": ("a: [\n  b,\n  c,\n]\n", "a: [b, c]\n"),
    "brackets too long": (
        f"a: [{'b' * 60}, {'c' * 60}] # d\n",
        f"a: # d\n  - {'b' * 60}\n  - {'c' * 60}\n",
    ),
    "brackets just short enough": (f"a: [{'b' * 57}, {'c' * 56}]\n",),
    "only the outer brackets": (
        f"a: {{{'b' * 60}: {{c: d}}, e: {'f' * 60}}}\n",
        f"a:\n  {'b' * 60}: {{c: d}}\n  e: {'f' * 60}\n",
    ),
    "comments in brackets": (
        "a: [ # b\n  c, # d\n  # e\n  f # g\n  # h\n] # i\n",
        "a: # i\n  # b\n  - c # d\n  # e\n  - f # g\n  # h\n",
    ),
    "comments in empty brackets": ("a: [ # b\n  # c\n]\n", "a:\n  # b\n  # c\n  []\n"),
    "an entry in a list in brackets": ("a: [b: 1, c]\n", "a: [{b: 1}, c]\n"),
    "comments by their indentation": (
        "a:\n    b:\n        c: 1\n        # with c\n    # with b\n# with d\nd: 1\n      # at the end\n",
        "a:\n  b:\n    c: 1\n    # with c\n  # with b\n# with d\nd: 1\n# at the end\n",
    ),
    "comments behind keys and dashes": ("a:   # b\n - # c\n  d: 1   # e\n", "a: # b\n  - # c\n    d: 1 # e\n"),
    "a comment before a value": ("a: # b\n   # c\n   d\n", "a: # b\n  # c\n  d\n"),
    "blank lines": ("\n\n\na: 1\n\n\n\n# b\n\n\nc:\n\n  d: 1\n\n\n\n", "a: 1\n\n# b\n\nc:\n  d: 1\n"),
    "block scalars": (
        "a: |\n      b\n        c\n\n      d  \ne: >-  # f\n\n   g\n\n\nh: |+\n  i\n\n\nj: 1\n",
        "a: |\n  b\n    c\n\n  d  \ne: >- # f\n\n  g\n\nh: |+\n  i\n\n\nj: 1\n",
    ),
    "block scalars that say their indentation": ("- a: |4-\n          b\n       c\n", "- a: |2-\n        b\n     c\n"),
    "a block scalar without a line end": ("a: |\n  b",),
    "texts of several lines": (
        "a: b\n    c\n\n    d\ne: 'f  \n g'\nh: \"i\\\n      \\ j\"\n",
        "a: b\n  c\n\n  d\ne: 'f\n  g'\nh: \"i\\\n  \\ j\"\n",
    ),
    "as written": ("a: 4.0\nb: \"no\"\nc: 'it''s'\nd: 012\ne: null\nf:\n\"g\": \"\\u00e9\"\n",),
    "nothing": ("",),
    "nothing but blank lines": (" \n\n", ""),
    "nothing but comments": ("  # a\n\n\n\n# b", "# a\n\n# b\n"),
    "a mark of the document": ("# a\n---   # b\nc: 1\n...\n", "# a\n--- # b\nc: 1\n"),
    "another key": ("? a\n: b\n? c\n", "a: b\nc:\n"),
    "line ends of the first line": ("a: 1\r\nb:\n- c\r", "a: 1\r\nb:\r\n  - c\r\n"),
    "a byte order mark": ("\ufeffa:   1", "\ufeffa: 1\n"),
    "signs of two halves": ("😀: [é,→] # 😀\n", "😀: [é, →] # 😀\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_layout(name: str) -> None:
    before, after = (*CASES[name], *CASES[name])[:2]
    assert laid(before) == after
    assert laid(after) == after


LEFT = {
    "not closed": "a: [1\n",
    "anchors": "a: &b 1\nc: *b\n",
    "tags": "a: !!int 1\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "tabs": "a:\n\tb: 1\n",
    "one key twice": "a: 1\na: 2\n",
    "a text cut by a comment": "a: b #c\n",
    "a key without a value": "a: {b: [c, d], e}\n",
    "characters that nobody sees": "a: b\u200bc\n",
    "too deep": "[" * 65 + "]" * 65 + "\n",
    "too large": "# \n" * (LARGEST // 3 + 1),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_cannot_be_read_is_left(name: str) -> None:
    with pytest.raises(Unformatted) as refused:
        laid(LEFT[name])
    assert refused.value.faults


@pytest.mark.parametrize("data", [b"a: \xff\n", b"a: \0\n", b"\x89PNG\r\n"])
def test_what_is_no_text_is_left(data: bytes) -> None:
    with pytest.raises(Unformatted) as refused:
        formatted(data, "x.yaml", None)
    assert refused.value.faults


def test_blanks_that_a_language_needs_stay_with_their_text() -> None:
    text = "id: a\nkind: reassess\ntitle:   \u00a0Revenir\u00a0? \u00a0   # \u00a0c\nstatus: x\u200d \u00a0\n   y\n"
    expected = "id: a\nkind: reassess\ntitle: \u00a0Revenir\u00a0? \u00a0 # \u00a0c\nstatus: x\u200d \u00a0\n  y\n"
    assert formatted(text.encode(), "x.yaml", "node").decode() == expected


def test_what_no_layout_is_found_for_is_left() -> None:
    for text in (
        '? "a\n  b"\n',
        f"{'[' * 60}{'b, ' * 9_000}b{']' * 60}\n",
    ):  # a key of two lines; a block beyond the largest file
        with pytest.raises(Unformatted, match="laid out anew") as refused:
            laid(text)
        assert not refused.value.faults


def test_a_large_file() -> None:
    lines = [f"- {{b: {number}}} # {'c' * 100}\n" for number in range(8_000)]
    assert laid("a:\n" + "".join(f"      {line}" for line in lines)) == "a:\n" + "".join(f"  {line}" for line in lines)


def test_what_is_shipped_is_laid_out_and_says_the_same() -> None:
    changed = [path for path in WRITTEN if formatted(path.read_bytes(), str(path), None) != path.read_bytes()]
    for path in changed:  # whoever adds a file may format it later
        assert data(formatted(path.read_bytes(), str(path), None)) == data(path.read_bytes())
    assert len(changed) < len(WRITTEN) / 10


def comments(text: str) -> list[str]:
    """The comments, and what looks like one within a text, in any order."""
    return sorted(re.sub(" +", " ", each).rstrip() for each in re.findall(r"(?<!\S)#.*", text))


def test_every_file_of_the_tests_is_laid_out_or_left() -> None:
    done: Counter[str] = Counter()
    for path in FIXTURES[::3]:
        before = path.read_bytes()
        try:
            after = formatted(before, str(path), None)
        except Unformatted as refused:
            done["left" if refused.faults else "not found"] += 1
            continue
        done["laid out"] += 1
        assert formatted(after, str(path), None) == after
        assert comments(before.decode()) == comments(after.decode())
    assert done["laid out"] > 10 * done["left"] > 0
    assert done["not found"] <= 2


# --- Drawn texts --------------------------------------------------------------------------------------------------

SCALARS = st.sampled_from(
    ["a", "4.0", "'it''s'", '"x#y"', "a b", "true", "-1", '"\\u00e9"', "é😀", "null", "", "a: b"[:1]]
)
COMMENTS = st.sampled_from(["", "", "", " # c", "   #  d 😀", " ## e"])
KEYS = st.lists(st.sampled_from(["a", "b b", '"c"', "no", "é", "d_1"]), min_size=1, max_size=3, unique=True)
BLOCKS = st.sampled_from(["|\n{}x\n{}  y\n\n", ">-\n\n{}x\n{}y\n", "|+\n{}x\n\n", "x x\n{}y z\n", "'x\n\n{}y'\n"])


@st.composite
def own_lines(draw: Any, indent: int) -> str:
    """Nothing, or blank lines and comments at any column from an indentation on."""
    lines = draw(st.lists(st.sampled_from(["", "# f", "  # g", "      # h"]), max_size=2))
    return "".join((" " * indent + line if line else "") + "\n" for line in lines)


@st.composite
def in_brackets(draw: Any, depth: int, indent: int) -> str:
    if depth == 0 or draw(st.booleans()):
        return str(draw(SCALARS)) or "a"
    gap = draw(st.sampled_from(["", " ", f"\n{' ' * indent}", f" # k\n{' ' * indent}"]))
    parts = [draw(in_brackets(depth - 1, indent)) for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        return f"[{gap}{f',{gap} '.join(parts)}{gap}]"
    keyed = [f"k{place}: {part}" for place, part in enumerate(parts)]
    return f"{{{gap}{f',{gap} '.join(keyed)}{gap}}}"


@st.composite
def documents(draw: Any, depth: int = 3, indent: int = 0) -> str:
    """A mapping or a list in block style, its lines indented by any width, with comments wherever they may stand."""
    step = draw(st.integers(1, 4))
    keys = draw(KEYS) if draw(st.booleans()) else None
    lines: list[str] = []
    for place in range(len(keys) if keys else draw(st.integers(1, 3))):
        head = " " * indent + (f"{keys[place]}:" if keys else "-")
        lines.append(draw(own_lines(indent)))
        kind = draw(st.sampled_from(["scalar", "flow", "block", "deep"]))
        if kind == "scalar":
            lines.append(f"{head} {draw(SCALARS)}{draw(COMMENTS)}\n")
        elif kind == "flow":
            lines.append(f"{head} {draw(in_brackets(2, indent + step))}{draw(COMMENTS)}\n")
        elif kind == "block":
            margin = " " * (indent + step)
            lines.append(f"{head} {draw(BLOCKS).format(margin, margin)}")
        elif depth:
            below = draw(documents(depth - 1, indent + step))
            lines.append(f"{head}{draw(COMMENTS)}\n{below}")
        else:
            lines.append(f"{head} z\n")
    return "".join(lines)


@settings(max_examples=200, deadline=None)
@given(documents())
def test_of_drawn_texts_all_is_kept(text: str) -> None:
    after = laid(text)
    assert data(after.encode()) == data(text.encode())
    assert comments(after) == comments(text)
    assert laid(after) == after


@settings(max_examples=60, deadline=None)
@given(documents(), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_change_nothing_else(text: str, end: str) -> None:
    assert laid(text.replace("\n", end)) == laid(text).replace("\n", end)


# --- The order of keys --------------------------------------------------------------------------------------------

NODE = """\
# At the top.

title: Look
# With the id.
id: look # here
branches:
  - next: [] # out
    when: {b: 1, a: 2}
    id: x
unheard: 1
kind: decision
"""
ORDERED = """\
# At the top.

# With the id.
id: look # here
kind: decision
title: Look
branches:
  - id: x
    when: {b: 1, a: 2}
    next: [] # out
unheard: 1
"""


def test_keys_in_the_order_of_the_schema() -> None:
    assert formatted(NODE.encode(), "x.yaml", "node", in_schema_order).decode() == ORDERED
    assert formatted(ORDERED.encode(), "x.yaml", "node", in_schema_order).decode() == ORDERED


def test_of_what_is_shipped_only_the_order_changes() -> None:
    for path in WRITTEN[::4]:
        before = path.read_bytes()
        after = formatted(before, str(path), None, in_schema_order)
        assert data(after) == data(before)
        assert sorted(after.split()) == sorted(formatted(before, str(path), None).split())
