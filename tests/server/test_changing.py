"""What an editor changes for somebody: another id for a thing, in all files and tables, with files named after it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.server.client import ROOT, Client, address

from guideproof.editing.renaming import rename

SMALL = ROOT / "examples" / "stroke-risk"
NODE = "nodes/prevention/how-many-points.yaml"


@pytest.fixture
def folder(tmp_path: Path, editor: Client) -> Path:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    editor.open(folder / NODE, (folder / NODE).read_text())
    return folder


def renamed(editor: Client, path: Path, text: str, mark: str, new: str) -> Any:
    return editor.at("textDocument/rename", path, text, mark, newName=new)


def made(edit: dict[str, Any], folder: Path) -> None:
    """Makes what an editor is told, in the files."""
    texts = edit.get("changes") or {}
    for change in edit.get("documentChanges", []):
        if "edits" in change:
            texts[change["textDocument"]["uri"]] = change["edits"]
    for uri, edits in texts.items():
        path = Path(uri.removeprefix("file://"))
        lines = path.read_bytes().decode().split("\n")
        for each in sorted(edits, key=lambda each: str(each["range"]), reverse=True):
            start, end = each["range"]["start"], each["range"]["end"]
            line = lines[start["line"]].encode("utf-16-le")
            text = line[: 2 * start["character"]], each["newText"].encode("utf-16-le"), line[2 * end["character"] :]
            lines[start["line"]] = b"".join(text).decode("utf-16-le")
        path.write_bytes("\n".join(lines).encode())
    for change in edit.get("documentChanges", []):
        if change.get("kind") == "rename":
            Path(change["oldUri"].removeprefix("file://")).rename(change["newUri"].removeprefix("file://"))


@pytest.mark.parametrize(
    ("mark", "word", "old", "new"),
    [
        ("next: ta|lk", "node", "talk", "talk-it-over"),
        ("lip-2010#sc|ore", "finding", "lip-2010#score", "points"),
        ("lip-|2010#score", "source", "lip-2010", "lip-chest-2010"),
        ("{sex: ma|le", "code", "sex#male", "man"),
        ("{se|x: male", "element", "sex", "gender"),
    ],
)
def test_a_thing_gets_another_id_as_by_the_command(
    editor: Client, folder: Path, tmp_path: Path, mark: str, word: str, old: str, new: str
) -> None:
    text = (folder / NODE).read_text()
    place = editor.at("textDocument/prepareRename", folder / NODE, text, mark)
    assert place["placeholder"] == old.rpartition("#")[2]
    other = tmp_path / "other" / "guideline"
    shutil.copytree(folder, other)
    rename(other, word, old, new)
    made(renamed(editor, folder / NODE, text, mark, new), folder)
    held = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert held == {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}


def test_an_unsaved_text_is_renamed_as_it_stands(editor: Client, folder: Path) -> None:
    text = "# 🩺 more\r\n" + (folder / NODE).read_text().replace("\n", "\r\n").replace("Man, 1 point", "🩺")
    editor.change(folder / NODE, text)
    edit = renamed(editor, folder / NODE, text, "next: ta|lk", "talk-it-over")
    uri = (folder / NODE).as_uri()
    edits = next(each["edits"] for each in edit["documentChanges"] if each.get("textDocument", {}).get("uri") == uri)
    lines = text.split("\r\n")
    named = [(at, line.index("talk")) for at, line in enumerate(lines) if "next: talk" in line]
    assert [(each["range"]["start"]["line"]) for each in edits] == [line for line, _ in named]
    assert all(each["newText"] == "talk-it-over" for each in edits)


@pytest.mark.parametrize(
    ("mark", "new", "said"),
    [
        ("next: ta|lk", "Talk", "cannot be the id of a node"),
        ("next: ta|lk", "../../talk", "cannot be the id of a node"),
        ("next: ta|lk", "anticoagulant", "there is a node `anticoagulant` already"),
        ("{sex: ma|le", "female", "there is a code `sex#female` already"),
        ("{se|x: male", "Gender", "cannot be the id of an element"),
        ("version: 0.1|.0", "x", "there is no id here"),
    ],
)
def test_what_cannot_be_is_refused_in_words(editor: Client, folder: Path, mark: str, new: str, said: str) -> None:
    with pytest.raises(RuntimeError, match=said):
        renamed(editor, folder / NODE, (folder / NODE).read_text(), mark, new)


def test_an_editor_that_can_neither_move_files_nor_tell_of_changes(tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    client = Client([folder])
    try:
        text = (folder / NODE).read_text()
        client.open(folder / NODE, text)
        with pytest.raises(RuntimeError, match="use `guideproof rename`"):
            renamed(client, folder / NODE, text, "next: ta|lk", "talk-it-over")
        edit = renamed(client, folder / NODE, text, "lip-2010#sc|ore", "lip-2010#points")
        assert {each["newText"] for edits in edit["changes"].values() for each in edits} == {"points"}
        talk = folder / "nodes" / "prevention" / "talk.yaml"  # on another branch, which this editor does not tell
        talk.write_text(talk.read_text().replace("kind:", "kin:"))
        client.wait(lambda: client.findings.get(talk.as_uri()))
    finally:
        client.left()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_change_of_what_is_not_open_reads_no_pipe(editor: Client, folder: Path) -> None:
    pipe = folder / "nodes" / "prevention" / "pipe.yaml"
    os.mkfifo(pipe)
    editor.tell("textDocument/didChange", {"textDocument": {"uri": address(pipe), "version": 1}, "contentChanges": []})
    editor.settle()
    assert editor.at("textDocument/hover", folder / NODE, (folder / NODE).read_text(), "next: ta|lk") is not None
