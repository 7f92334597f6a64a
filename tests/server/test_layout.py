"""Formatting from the editor: the layout of ``guideproof format``, of texts as they stand there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.client import Client

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from guideproof.server.layout import layout_edits
from guideproof.server.texts import text_of
from guideproof.writing.formatted import Unformatted, formatted

SMALL = Path(__file__).parents[2] / "examples" / "stroke-risk"
NODE = "nodes/prevention/talk.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "guideline")
    return tmp_path / "guideline"


def made(text: str, edits: list[Any]) -> str:
    """A text with an edit made, as an editor does it."""
    [edit] = edits
    lines = [*text.splitlines(keepends=True), ""]
    start, end = edit["range"]["start"], edit["range"]["end"]
    first, last = lines[start["line"]], lines[end["line"]]
    encoded = [first.encode("utf-16-le")[: 2 * start["character"]], last.encode("utf-16-le")[2 * end["character"] :]]
    return "".join(
        [
            *lines[: start["line"]],
            encoded[0].decode("utf-16-le"),
            edit["newText"],
            encoded[1].decode("utf-16-le"),
            *lines[end["line"] + 1 :],
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "id: talk\n\n\n\ntitle:   é🩺 # 🩺\nbranches:\n- id: a\nkind: decision\n",
        "id:   talk\r\nbranches:\r\n- 🩺",
        "a: 1\nb:\n- 🩺",
        "\ufeffid:   talk\n",
        "a: 1\n\n\n\n",
    ],
)
def test_an_unsaved_text_is_laid_out(editor: Client, folder: Path, text: str) -> None:
    path = folder / NODE
    asked = {"textDocument": {"uri": path.as_uri()}, "options": {"tabSize": 4, "insertSpaces": False}}
    editor.open(path, text)
    edits = editor.ask("textDocument/formatting", asked)
    expected = formatted(text.encode(), NODE, "node").decode()
    assert made(text, edits) == expected
    editor.change(path, expected)
    assert editor.ask("textDocument/formatting", asked) == []
    editor.change(path, "a: [")
    assert editor.ask("textDocument/formatting", asked) == []
    editor.close(path)


def test_tables_and_files_of_no_guideline_are_let_be(editor: Client, folder: Path, tmp_path: Path) -> None:
    for path in (folder / "vignettes" / "patients.csv", tmp_path / "values.yaml"):
        editor.open(path, "a:   1\n")
        asked = {"textDocument": {"uri": path.as_uri()}, "options": {"tabSize": 2, "insertSpaces": True}}
        assert editor.ask("textDocument/formatting", asked) is None
        editor.close(path)


LINES = st.lists(st.sampled_from(["", "a: 1", "b:   2", "c:", "- d", "  - e", "# f", "é: 🩺  "]), max_size=7)


@settings(max_examples=150, deadline=None)
@given(LINES, st.booleans())
def test_the_edit_makes_what_format_writes(lines: list[str], ended: bool) -> None:
    text = "\n".join(lines) + ("\n" if ended else "")
    try:
        expected = formatted(text.encode(), "x.yaml", None).decode()
    except Unformatted:
        expected = text
    edits = [
        {
            "range": {
                side: {"line": getattr(each.range, side).line, "character": getattr(each.range, side).character}
                for side in ("start", "end")
            },
            "newText": each.new_text,
        }
        for each in layout_edits(text_of(text, "utf-16"), "x.yaml")
    ]
    assert (made(text, edits) if edits else text) == expected
