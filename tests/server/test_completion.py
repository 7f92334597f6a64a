"""What an editor offers to write, in texts that are half written as they are while somebody writes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.server.client import ROOT, Client

DRAFT = "nodes/prevention/draft.yaml"
NODE = "id: draft\nversion: 0.1.0\nkind: decision\ntitle: T\nquestion: Q\nbranches:\n  - id: one\n    when:\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, editor: Client) -> Path:
    folder = tmp_path_factory.mktemp("it") / "guideline"
    shutil.copytree(ROOT / "examples" / "stroke-risk", folder)
    parameter = "long_time: {title: A long time, value: 10 a, because: It is long.}\n"
    (folder / "parameters").mkdir()
    (folder / "parameters" / "times.yaml").write_text(parameter)
    editor.open(folder / "guideline.yaml", (folder / "guideline.yaml").read_text())
    return folder


def offered(editor: Client, path: Path, marked: str) -> list[dict[str, Any]]:
    """What is offered where `|` stands in a text."""
    text = marked.replace("|", "")
    editor.open(path, text)
    before = marked.partition("|")[0]
    line = before.count("\n")
    place = {"line": line, "character": len(before.rpartition("\n")[2].encode("utf-16-le")) // 2}
    found = editor.ask("textDocument/completion", {"textDocument": {"uri": path.as_uri()}, "position": place})
    editor.close(path)
    return list(found)


@pytest.mark.parametrize(
    ("path", "marked", "there", "absent"),
    [
        (DRAFT, "|", ["id", "kind", "title"], []),
        (DRAFT, "id: dr|", ["draft"], []),
        (DRAFT, "kind: |", ["decision", "recommendation", "reassess"], ["id"]),
        (DRAFT, "kind: decision\n|", ["branches", "hit_policy"], ["kind", "recommend", "after"]),
        (DRAFT, "kind: reassess\nres|", ["resume_at", "after"], ["branches", "recommend"]),
        (DRAFT, "kind: reassess\nresume_at: |\n", ["visit"], []),
        (DRAFT, NODE + "      s|", ["sex", "all", "any", "not", "age"], ["id"]),
        (DRAFT, NODE + "      sex: |", ["male", "female"], ["true"]),
        (DRAFT, NODE + "      sex: [male, |", ["female"], []),
        (DRAFT, NODE + "      stroke: |\n", ["true", "false"], ["male"]),
        (DRAFT, NODE + "      age: {|", ["at_least", "above", "below", "at_most"], ["includes"]),
        (DRAFT, NODE + "      age:\n        at|\n    next: talk\n", ["at_least"], []),
        (DRAFT, NODE + "      age: {at_least: 65 |", ["65 a"], []),
        (DRAFT, NODE + "      birth_date: {after: |", ["visit"], []),
        (DRAFT, NODE + "      any:\n        - st|", ["stroke", "not"], ["id"]),
        (DRAFT, NODE.replace("when:", "next: |"), ["talk", "anticoagulant"], ["visit"]),
        (DRAFT, NODE.replace("when:", "next: [talk, |]"), ["anticoagulant"], []),
        (DRAFT, "evidence:\n  - |", ["lip-2010#score", "lip-2010", "finding"], []),
        (DRAFT, 'evidence: ["lip-2010#|"]', ["lip-2010#score"], ["talk"]),
        (DRAFT, "recommend:\n  - intervention: |", ["shared-decision"], ["talk"]),
        (DRAFT, "recommend:\n  - intervention: x\n    |", ["direction", "detail"], ["intervention"]),
        (DRAFT, "recommend:\n  - strength: |", ["I"], ["strong"]),
        (DRAFT, "recommend:\n  - detail: 'At 🩺 {a|'", ["age", "long_time"], ["talk"]),
        (DRAFT, "title: |", [], ["id"]),
        (DRAFT, "title: a # |", [], ["id"]),
        ("inputs/more.yaml", "weight:\n  title: W\n  |", ["type", "unit", "range"], ["title"]),
        ("inputs/more.yaml", "weight:\n  unit: |", ["a", "kg", "mg/dL"], []),
        ("inputs/more.yaml", "weight: {type: |}", ["quantity", "boolean"], []),
        ("derived/more.yaml", "twice:\n  formula: 2 * a|", ["age", "long_time", "min("], ["talk"]),
        ("safety/rule.yaml", "never:\n  recommend: |", ["oral-anticoagulant"], []),
        ("vignettes/one.yaml", "facts:\n  |", ["sex", "stroke"], ["age"]),
        ("vignettes/one.yaml", "facts:\n  sex: |", ["male"], []),
        ("vignettes/one.yaml", "expect:\n  visits: [|", ["talk"], ["sex"]),
        ("vignettes/one.yaml", "expect:\n  derived:\n    |", ["age", "cha2ds2_vasc"], ["sex"]),
        ("vignettes/more.csv", "id,|\n", ["sex", "age"], []),
        ("vignettes/more.csv", "id,sex,expect.visits\none,|,\n", ["male"], ["talk"]),
        ("vignettes/more.csv", "id,sex,expect.visits\none,male,ta|\n", ["talk"], ["male"]),
        ("guideline.yaml", "severity:\n  |", ["gap", "GP301"], []),
    ],
)  # fmt: skip
def test_what_may_stand_there_is_offered(
    editor: Client, folder: Path, path: str, marked: str, there: list[str], absent: list[str]
) -> None:
    found = [each["label"] for each in offered(editor, folder / path, marked)]
    assert [each for each in there if each not in found] == [], found[:40]
    assert [each for each in absent if each in found] == []


def test_what_is_chosen_takes_the_place_of_what_was_begun(editor: Client, folder: Path) -> None:
    path = folder / "nodes" / "prevention" / "draft.yaml"

    def chosen(marked: str, label: str) -> tuple[int, int, str]:
        edit = next(each for each in offered(editor, path, marked) if each["label"] == label)["textEdit"]
        return edit["range"]["start"]["character"], edit["range"]["end"]["character"], edit["newText"]

    assert chosen("evidence: ['🩺', \"lip-2|0#x\"]", "lip-2010#score") == (18, 26, "lip-2010#score")
    assert chosen("ki|nd: decision", "kind") == (0, 4, "kind")
    assert chosen("ki|", "kind") == (0, 2, "kind: ")
    assert chosen(NODE + "      sex: |", "male") == (11, 11, "male")
    assert chosen(NODE + "      age: {at_|", "at_least") == (12, 15, "at_least: ")
    told = next(each for each in offered(editor, path, NODE + "      s|") if each["label"] == "sex")
    assert (told["detail"], told["documentation"]) == ("Sex", "Is the patient female or male?")
