"""What the server finds is what `guideproof check` finds, of texts as they stand in the editor, as they change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.server.client import ROOT, Client

from guideproof.reporters import json as as_json
from guideproof.workflow import check

SMALL = ROOT / "examples" / "stroke-risk"
BAD = ROOT / "tests" / "checks"
CASES = (
    "unknown-code", "duplicate-key", "yaml-syntax", "forbidden-yaml", "gap", "file-name", "cut-by-comment",
    "unreadable", "table", "invisible-character",
)  # fmt: skip
WEIGHTS = {"error": 1, "warning": 2, "note": 3}
Found = list[tuple[str, int, int, int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, editor: Client) -> Path:
    editor.findings.clear()
    shutil.copytree(SMALL, tmp_path / "guideline")
    return tmp_path / "guideline"


def manual(folder: Path) -> Found:
    """What `check --format json` gives, columns counted in code points."""
    report = json.loads(as_json.render(check(folder).report))
    return sorted(
        (
            (folder.parent / each["path"]).as_uri() if each["path"].startswith(f"{folder.name}/") else each["path"],
            each["line"] - 1,
            each["end_line"] - 1,
            WEIGHTS[each["severity"]],
            each["code"],
            each["message"] + (f"\n{each['hint']}" if each["hint"] else ""),
        )
        for each in report["findings"]
    )


def shown(editor: Client, folder: Path) -> Found:
    return sorted(
        (
            uri,
            each["range"]["start"]["line"],
            each["range"]["end"]["line"],
            each["severity"],
            each["code"],
            each["message"],
        )
        for uri, found in editor.findings.items()
        if uri.startswith(folder.as_uri())
        for each in found
    )


def node(folder: Path) -> Path:
    return next(path for path in sorted((folder / "nodes").rglob("*.yaml")) if "kind: decision" in path.read_text())


def places(editor: Client, path: Path) -> list[Any]:
    return [each["range"] for each in editor.findings[path.as_uri()]]


@pytest.mark.parametrize("slug", CASES)
def test_it_finds_what_check_finds(slug: str, editor: Client, tmp_path: Path) -> None:
    editor.findings.clear()
    case = next(each for each in sorted((BAD / slug / "bad").iterdir()))
    folder = tmp_path / "guideline"
    shutil.copytree(case / "guideline", folder, symlinks=True)
    manifest = folder / "guideline.yaml"
    editor.open(manifest, manifest.read_text())
    editor.settle()
    assert shown(editor, folder) == manual(folder) != []
    editor.close(manifest)
    editor.settle()
    assert shown(editor, folder) == []


def test_an_unsaved_text_counts_and_nothing_is_sent_twice(editor: Client, folder: Path) -> None:
    path = node(folder)
    text = path.read_text()
    editor.open(path, text)
    editor.settle()
    assert shown(editor, folder) == manual(folder)
    spoilt = text.replace("kind: decision", "kind: decission")
    editor.change(path, spoilt)
    editor.settle()
    assert next(each[4] for each in shown(editor, folder) if each[0] == path.as_uri()) == "GP105"
    editor.published.clear()
    editor.change(path, f"{spoilt}\n# more\n")
    editor.settle()
    assert editor.published == []
    editor.change(path, text)
    editor.settle()
    assert shown(editor, folder) == manual(folder)
    path.write_text(spoilt)
    editor.close(path)
    editor.open(folder / "guideline.yaml", (folder / "guideline.yaml").read_text())
    editor.settle()
    assert shown(editor, folder) == manual(folder) != []


def test_new_empty_and_deleted_files(editor: Client, folder: Path) -> None:
    new, empty = folder / "nodes" / "new" / "talk again 🩺.yaml", folder / "interventions" / "none.yaml"
    editor.open(new, "id: talk-again\nkind: recomendation\n")
    editor.open(empty, "")
    editor.settle()
    unsaved = shown(editor, folder)
    new.parent.mkdir()
    new.write_text("id: talk-again\nkind: recomendation\n")
    empty.write_text("")
    assert unsaved == manual(folder)
    assert {new.as_uri(), empty.as_uri()} <= {each[0] for each in unsaved}
    gone = node(folder)
    gone.unlink()
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": gone.as_uri(), "type": 3}]})
    editor.settle()
    assert shown(editor, folder) == manual(folder) != unsaved


def test_another_branch_leaves_nothing_behind(editor: Client, folder: Path) -> None:
    path, held = node(folder), node(folder).read_text()
    path.write_text(held.replace("kind: decision", "kind: decission"))
    manifest = folder / "guideline.yaml"
    editor.open(manifest, manifest.read_text())
    editor.settle()
    assert any(each[0] == path.as_uri() for each in shown(editor, folder))
    path.write_text(held)
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})
    editor.settle()
    assert shown(editor, folder) == manual(folder)
    manifest.unlink()
    editor.close(manifest)
    editor.settle()
    assert shown(editor, folder) == []


def test_places_are_counted_as_the_editor_counts_them(editor: Client, folder: Path) -> None:
    path = node(folder)
    lines = ["﻿id: 🩺é", "version: 0.1.0", "{title: '🩺', knd: x}", ""]
    editor.open(path, "\r\n".join(lines))
    editor.settle()
    assert places(editor, path)
    first = "id: talk\r\ntitle: '🩺🩺'\r\n{}: 1\r\n"
    editor.change(path, first.replace("{}", "kin🩺d"))
    editor.settle()
    assert {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 6}} in places(editor, path)
    editor.change(path, "\ufeff{id: talk, '🩺': 1, kin: 2}")
    editor.settle()
    wrong = [each for each in editor.findings[path.as_uri()] if "`kin`" in each["message"]]
    assert wrong[0]["range"] == {"start": {"line": 0, "character": 21}, "end": {"line": 0, "character": 24}}


def test_two_guidelines_and_a_file_of_none(editor: Client, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(SMALL, other)
    outside = tmp_path / "notes.yaml"
    for path in (node(folder), node(other)):
        editor.open(path, path.read_text().replace("kind: decision", "kind: x"))
    editor.open(outside, "kind: x\n")
    editor.tell(
        "textDocument/didOpen", {"textDocument": {"uri": "untitled:a", "languageId": "yaml", "version": 1, "text": ""}}
    )
    editor.settle()
    assert {uri for uri, found in editor.findings.items() if found} >= {node(folder).as_uri(), node(other).as_uri()}
    assert outside.as_uri() not in editor.findings
    assert "untitled:a" not in editor.findings
    asked = {
        "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
        "context": {"diagnostics": []},
    }
    assert editor.ask("textDocument/codeAction", {"textDocument": {"uri": outside.as_uri()}, **asked}) is None


def test_half_a_pair_of_surrogates_and_a_name_that_no_disk_has(editor: Client, folder: Path) -> None:
    editor.open(node(folder), "id: \ud83e\n")
    odd = f"{folder.as_uri()}/nodes/a%00b.yaml"
    editor.tell("textDocument/didOpen", {"textDocument": {"uri": odd, "languageId": "yaml", "version": 1, "text": "x"}})
    long = f"{folder.as_uri()}/nodes/{'a' * 5000}.yaml"
    editor.tell(
        "textDocument/didOpen", {"textDocument": {"uri": long, "languageId": "yaml", "version": 1, "text": "x"}}
    )
    editor.settle()
    assert any(each["code"] == "GP103" for each in editor.findings[node(folder).as_uri()])
    for uri in (odd, long):
        editor.close(uri)


def test_a_fix_is_offered_and_made(editor: Client, folder: Path) -> None:
    path = node(folder)
    text = path.read_text().replace("question:", "questoin:").replace("\n", "\r\n")
    editor.open(path, text)
    editor.settle()
    place = places(editor, path)[0]
    asked = {"textDocument": {"uri": path.as_uri()}, "range": place, "context": {"diagnostics": []}}
    offered = editor.ask("textDocument/codeAction", asked)
    assert [each["title"] for each in offered] == ["Write `question` for `questoin`"]
    edits = offered[0]["edit"]["changes"][path.as_uri()]
    assert [each["newText"] for each in edits] == ["question"]
    assert offered[0]["diagnostics"][0]["range"] == place
    every = editor.ask("textDocument/codeAction", {**asked, "context": {"diagnostics": [], "only": ["source.fixAll"]}})
    assert [each["kind"] for each in every] == ["source.fixAll.guideproof"]
    assert every[0]["edit"]["changes"][path.as_uri()] == edits


def test_a_fix_that_makes_a_file(editor: Client, tmp_path: Path) -> None:
    case = next(each for each in sorted((BAD / "gap" / "bad").iterdir()))
    folder = tmp_path / "guideline"
    shutil.copytree(case / "guideline", folder)
    path = node(folder)
    editor.open(path, path.read_text())
    editor.settle()
    every = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}
    asked = {"textDocument": {"uri": path.as_uri()}, "range": every, "context": {"diagnostics": []}}
    made = [
        each["edit"]["documentChanges"]
        for each in editor.ask("textDocument/codeAction", asked)
        if "documentChanges" in each["edit"]
    ]
    assert made
    made, text = made[0]
    assert made["kind"] == "create"
    assert made["uri"].startswith(f"{folder.as_uri()}/vignettes/")
    assert text["textDocument"]["uri"] == made["uri"]
    assert "facts:" in text["edits"][0]["newText"]
