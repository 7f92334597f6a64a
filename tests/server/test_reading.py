"""What an editor shows of words: what they mean, where they are defined and named; and of files: their parts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import text
from tests.server.client import ROOT, Client

from guideproof.model.reference import Kind
from guideproof.reading.load import load_guideline
from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree
from guideproof.reading.uses import uses
from guideproof.reading.yaml_tree import parse
from guideproof.server.expected import Expected
from guideproof.server.navigation import file_of
from guideproof.server.things import named_in
from guideproof.server.tokens import ITEM, WordRole, words

SHIPPED = ROOT / "guideline"
SMALL = ROOT / "examples" / "stroke-risk"
FILES = [path for folder in (SHIPPED, ROOT / "examples") for path in sorted(folder.rglob("*.yaml"))]


def scalars(tree: Tree, path: tuple[str, ...] = ()) -> Iterator[tuple[int, int, int, tuple[str, ...], bool]]:
    """Every key and every value of one line, with its place and the keys above it."""
    match tree:
        case Mapped(entries):
            for entry in entries.values():
                span = entry.key_span
                yield span.line - 1, span.column - 1, span.end_column - 1, path, True
                yield from scalars(entry.value, (*path, entry.key))
        case Sequence(items):
            for item in items:
                yield from scalars(item, (*path, ITEM))
        case Scalar(text=text, span=span) if text and span.line == span.end_line:
            yield span.line - 1, span.column - 1, span.end_column - 1, path, False


def test_the_words_of_a_text_are_those_of_its_tree() -> None:
    known = 0
    for path in FILES:
        data = path.read_bytes()
        tree, _ = parse(data, "")
        assert tree is not None
        found = {
            (each.line, each.start, each.end, each.path, each.role is WordRole.KEY)
            for each in words(data.decode().split("\n"))
        }
        wanted = set(scalars(tree))
        assert wanted <= found, (path, wanted - found)
        known += len(wanted)
    assert known > 10_000


@given(text(alphabet="a:b -#[]{},'\"\n|>&é🩺%", max_size=60))
def test_the_words_of_any_text_lie_in_it(written: str) -> None:
    lines = written.split("\n")
    found = words(lines)
    assert all(0 <= each.start <= each.end <= len(lines[each.line]) for each in found)
    assert [(each.line, each.start) for each in found] == sorted((each.line, each.start) for each in found)


@pytest.mark.parametrize("part", ["[", "- ", "{a: ", " ", "a:\n", "'", "# "], ids=repr)
@pytest.mark.parametrize("first", ["", "a"])
def test_no_text_is_too_much(first: str, part: str) -> None:
    assert len(words(f"{first}{part * 20_000}b".split("\n"))) <= 20_001


def test_every_use_is_named_by_a_word() -> None:
    folder = SMALL
    guideline = load_guideline(folder, root=folder.parent)
    expected = Expected(guideline)
    named = {
        (f"stroke-risk/{path.relative_to(folder).as_posix()}", word.line + 1, naming.thing.kind, naming.thing.id)
        for path in folder.rglob("*.yaml")
        for word in words(path.read_text().split("\n"))
        for naming in named_in(guideline, expected, file_of(path.relative_to(folder).as_posix()), word)
    }
    for kind, ref in uses(guideline):
        if kind is not Kind.HOLDER and ref.span.path.endswith(".yaml"):
            assert any(
                (ref.span.path, line, kind, ref.id) in named for line in range(ref.span.line, ref.span.end_line + 1)
            )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, editor: Client) -> Path:
    folder = tmp_path_factory.mktemp("it") / "guideline"
    shutil.copytree(SMALL, folder)
    for path in folder.rglob("*.yaml"):
        editor.open(path, path.read_text())
    return folder


NODE = "nodes/prevention/how-many-points.yaml"
TALK = "nodes/prevention/talk.yaml"


def hover(editor: Client, folder: Path, path: str, mark: str) -> str:
    text = (folder / path).read_text()
    answer = editor.at("textDocument/hover", folder / path, text, mark)
    return "" if answer is None else str(answer["contents"]["value"]).replace("\\", "")


@pytest.mark.parametrize(
    ("path", "mark", "said"),
    [
        (NODE, "cha2ds2|_vasc: 0}", ["**CHA2DS2-VASc** (element `cha2ds2_vasc`)", "the sum of risk_factors and sex"]),
        (NODE, "{sex: ma|le", ["**male** (`male` of `sex`)", "0 points"]),
        (NODE, "{s|ex: male", ["Is the patient female or male?", "female (female), male (male)"]),
        (NODE, "next: ta|lk", ["**Talk about it** (node `talk`)", "for: Talk about benefit"]),
        (
            NODE,
            "lip-2010#sc|ore",
            ["thromboembolism** (finding `lip-2010#score`)", "count one point each"],
        ),
        (NODE, "lip-|2010#score", ["cohort study, Chest 137(2), 263-272, 2010, peer reviewed"]),
        (NODE, "whe|n: {sex: male, cha2ds2_vasc: {at", ["Sex: male", "and CHA2DS2-VASc at least 2"]),
        (NODE, "ration|ale:", ["Why the algorithm does this here."]),
        (NODE, "id: how-ma|ny", ["Man, 0 points: Sex: male and CHA2DS2-VASc: 0"]),
        (TALK, "{cha2ds2|_vasc}", ["**CHA2DS2-VASc** (element"]),
        (TALK, "intervention: shared|-decision", ["counselling"]),
        ("derived/score.yaml", "from: birth|_date", ["When was the patient born?", "1900-01-01 to the visit"]),
        ("guideline.yaml", "start: how|-many", ["How many points has the patient"]),
        (
            "guideline.yaml",
            "visi|t:",
            ["For: Age at least 18 years and Mechanical valve or severe mitral stenosis: no"],
        ),
        ("interventions/all.yaml", "[antico|agulant]", ["**anticoagulant** (tag)", "On: Oral anticoagulant"]),
        (NODE, "version: 0.1|.0", []),
    ],
)
def test_pointing_at_a_word_says_what_it_is(
    editor: Client, folder: Path, path: str, mark: str, said: list[str]
) -> None:
    found = hover(editor, folder, path, mark)
    assert all(each in found for each in said), found
    assert bool(found) == bool(said)


def test_what_is_said_is_of_the_text_as_it_stands_and_never_acts(editor: Client, folder: Path) -> None:
    path = folder / TALK
    text = path.read_text()
    editor.change(path, text.replace("title: Talk about it", "title: '<b>**[x](http://a)** 🩺'"))
    editor.settle()
    answer = editor.at("textDocument/hover", folder / NODE, (folder / NODE).read_text(), "next: ta|lk")
    assert answer["contents"]["value"].startswith(r"**\<b\>\*\*\[x\](http://a)\*\* 🩺** (node `talk`)")
    editor.change(path, text)
    editor.settle()


def test_a_name_leads_to_where_it_is_defined_and_named(editor: Client, folder: Path) -> None:
    text = (folder / NODE).read_text()
    found = editor.at("textDocument/definition", folder / NODE, text, "next: ta|lk")
    assert found == [{"uri": (folder / TALK).as_uri(), "range": span(0, 4, 8)}]
    found = editor.at("textDocument/definition", folder / NODE, text, "lip-2010#sc|ore")
    assert found[0]["uri"].endswith("/evidence/lip-2010.yaml")
    found = editor.at("textDocument/definition", folder / NODE, text, "{sex: ma|le")
    lines = (folder / "inputs/patient.yaml").read_text().split("\n")
    number, line = next((at, line) for at, line in enumerate(lines) if "male: {title: male" in line)
    place = span(number, line.index(" male:") + 1, line.index(" male:") + 5)
    assert found == [{"uri": (folder / "inputs/patient.yaml").as_uri(), "range": place}]
    assert editor.at("textDocument/definition", folder / NODE, text, "version: 0.1|.0") is None

    asked = {"context": {"includeDeclaration": True}}
    found = editor.at("textDocument/references", folder / NODE, text, "next: ta|lk", **asked)
    places = {(each["uri"].rpartition("/")[2], each["range"]["start"]["line"]) for each in found}
    named = [at for at, line in enumerate(text.split("\n")) if "next: talk" in line]
    assert places >= {("talk.yaml", 0), *(("how-many-points.yaml", at) for at in named)}
    assert "patients.csv" in {name for name, _ in places}
    others = editor.at(
        "textDocument/references", folder / NODE, text, "next: ta|lk", context={"includeDeclaration": False}
    )
    assert [each for each in found if each not in others] == [{"uri": (folder / TALK).as_uri(), "range": span(0, 4, 8)}]
    found = editor.at("textDocument/references", folder / NODE, text, "{sex: ma|le", **asked)
    assert {each["uri"].rpartition("/")[2] for each in found} >= {
        "patient.yaml",
        "how-many-points.yaml",
        "patients.csv",
    }


def test_a_table_is_read_too(editor: Client, folder: Path) -> None:
    path = folder / "vignettes" / "patients.csv"
    text = path.read_text()
    editor.open(path, text)
    assert "Is the patient female or male?" in said_at(editor, path, text, "s|ex,")
    assert "of `sex`" in said_at(editor, path, text, "fem|ale,")
    assert "(intervention" in said_at(editor, path, text, "oral-antico|agulant")
    assert "(node" in said_at(editor, path, text, ",no-antico|agulant")
    rows = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": path.as_uri()}})
    assert [each["name"] for each in rows][:2] == ["young-man", "young-woman"]
    editor.close(path)


def said_at(editor: Client, path: Path, text: str, mark: str) -> str:
    return str(editor.at("textDocument/hover", path, text, mark)["contents"]["value"])


def span(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_the_parts_of_a_file(editor: Client, folder: Path) -> None:
    found = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": (folder / NODE).as_uri()}})
    branches = next(each for each in found if each["name"] == "branches")
    assert [each["name"] for each in branches["children"]][:2] == ["low-man", "low-woman"]
    assert branches["children"][0]["detail"] == "Man, 0 points"
    assert branches["range"]["end"]["line"] == (folder / NODE).read_text().rstrip().count("\n")
    score = {"textDocument": {"uri": (folder / "derived/score.yaml").as_uri()}}
    found = editor.ask("textDocument/documentSymbol", score)
    assert [(each["name"], each["detail"]) for each in found] == [
        ("age", "Age"),
        ("risk_factors", "Points of CHA2DS2-VASc without those of sex"),
        ("cha2ds2_vasc", "CHA2DS2-VASc"),
    ]
    folds = editor.ask("textDocument/foldingRange", score)
    lines = (folder / "derived/score.yaml").read_text().split("\n")
    shown = {lines[each["startLine"]].strip(): lines[each["endLine"]].strip() for each in folds}
    assert shown["risk_factors:"] == shown["points:"] == "- {when: {vascular_disease: true}, points: 1}"


@pytest.mark.parametrize(
    "text", ["", "\n", "- [{", "a: {b: [c", "\t\t:", "a: 'b", "? x", "é🩺: |\n  x\n y", "%" * 3000, "- " * 500]
)
def test_what_is_no_guideline_yet_is_no_trouble(editor: Client, folder: Path, text: str) -> None:
    path = folder / "nodes" / "prevention" / "odd.yaml"
    editor.open(path, text)
    document = {"textDocument": {"uri": path.as_uri()}}
    for line in range(3):
        asked = {**document, "position": {"line": line, "character": 1000 * line}}
        for what in ("hover", "definition", "completion"):
            editor.ask(f"textDocument/{what}", asked)
    editor.ask("textDocument/documentSymbol", document)
    editor.ask("textDocument/foldingRange", document)
    editor.close(path)
