"""Above a node stands how many worked cases visit it; who clicks there reads what comes of them as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.server.client import ROOT, Client

from guideproof.analysis.cases.vignettes import run_vignettes
from guideproof.reading.load import load_guideline

SMALL = ROOT / "examples" / "stroke-risk"
TALK = "nodes/prevention/talk.yaml"


@pytest.fixture
def folder(tmp_path: Path, editor: Client) -> Path:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    editor.open(folder / TALK, (folder / TALK).read_text())
    return folder


def lens(editor: Client, path: Path) -> list[dict[str, Any]]:
    return list(editor.ask("textDocument/codeLens", {"textDocument": {"uri": path.as_uri()}}))


def tried(editor: Client, path: Path, node: str) -> str:
    asked = {"command": "guideproof.tryVignettes", "arguments": [path.as_uri(), node]}
    return str(editor.ask("workspace/executeCommand", asked))


def test_the_worked_cases_of_a_node_are_counted_and_tried(editor: Client, folder: Path) -> None:
    results = run_vignettes(load_guideline(folder)).results
    visiting = [each for each in results if any(step.node == "talk" for step in each.evaluation.path)]
    assert len(visiting) > 1
    assert tried(editor, folder / TALK, "talk") == f"talk: {len(visiting)} of {len(visiting)} vignettes pass"
    (shown,) = lens(editor, folder / TALK)
    assert shown["command"]["title"] == f"{len(visiting)} vignettes visit this node"
    assert shown["command"]["arguments"] == [(folder / TALK).as_uri(), "talk"]
    assert shown["range"]["start"] == {"line": 0, "character": 4}
    assert any(each["method"] == "workspace/codeLens/refresh" for each in editor.asked)

    text = (folder / TALK).read_text()
    editor.change(folder / TALK, text.replace("direction: for", "direction: against"))
    said = tried(editor, folder / TALK, "talk")
    assert said.startswith(f"talk: {len(visiting)} of {len(visiting)} vignettes fail\n")
    assert "recommends_only: expected" in said
    (shown,) = lens(editor, folder / TALK)
    assert shown["command"]["title"].endswith(f"visit this node, {len(visiting)} fail")


def test_what_cannot_be_tried_is_said(editor: Client, folder: Path) -> None:
    text = (folder / TALK).read_text()
    editor.change(folder / TALK, text.replace("intervention: shared-decision", "intervention: nothing"))
    with pytest.raises(RuntimeError, match="cannot be tried"):
        tried(editor, folder / TALK, "talk")
    with pytest.raises(RuntimeError, match="no guideline"):
        tried(editor, folder.parent / "elsewhere.yaml", "talk")
    editor.change(folder / TALK, text)
    assert tried(editor, folder / TALK, "nowhere") == "nowhere: no vignette visits it"
    assert lens(editor, folder / "guideline.yaml") == []
