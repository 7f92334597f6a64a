"""``guideproof rename``: every id can be changed, and what is found and what comes of every worked case stays.

``GUIDEPROOF_WHOLE=1`` renames every id of the shipped guideline; else one of each kind is.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.cli.test_commands import run

from guideproof.analysis.cases.vignettes import run_vignettes
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.reading.naming import KINDS, ids_of, places_of
from guideproof.reading.source_lines import source_lines
from guideproof.renaming import rename
from guideproof.writing import Misuse

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "guideline"
SMALL = ROOT / "examples" / "stroke-risk"
WHOLE = bool(os.environ.get("GUIDEPROOF_WHOLE"))


def ids(folder: Path) -> list[tuple[str, str]]:
    guideline = load_guideline(folder)
    return [(word, id) for word, kind in KINDS.items() for id in ids_of(guideline, kind)]


def outcomes(guideline: Guideline) -> list[tuple[str, bool, str, int]]:
    results = run_vignettes(guideline).results
    return sorted(
        (each.vignette.title or "", each.passed, each.evaluation.status.value, len(each.evaluation.path))
        for each in results
    )


def renamed(folder: Path, word: str, old: str) -> None:
    """Renames a thing of a copy, checks that nothing else became of it, and gives it its old name back."""
    before = load_guideline(folder)
    expected, held = outcomes(before), {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    new = "zz_renamed" if word == "tag" else "zz-renamed"
    done = rename(folder, word, old, new)
    assert done.places
    after = load_guideline(folder)
    assert len(after.faults) == len(before.faults)
    assert outcomes(after) == expected
    whole = f"{old.partition('#')[0]}#{new}" if word == "finding" else new
    assert old not in ids_of(after, KINDS[word])
    rename(folder, word, whole, old.partition("#")[2] or old)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == held


@pytest.mark.parametrize(("word", "old"), ids(SMALL), ids=str)
def test_every_id_of_an_example(word: str, old: str, tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    renamed(folder, word, old)


def test_the_shipped_guideline(tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SHIPPED, folder)
    expected = outcomes(load_guideline(folder))
    wanted = ids(SHIPPED)
    some = list({word: (word, id) for word, id in wanted if word in ("node", "intervention", "entry-point")}.values())
    done = 0
    for word, id in wanted if WHOLE else some:
        try:
            rename(folder, word, id, f"zz_{done}" if word == "tag" else f"zz-{done}")
        except Misuse as refused:
            assert "more than one thing of this id" in str(refused)  # noqa: PT017
        else:
            done += 1
    after = load_guideline(folder)
    assert done >= len(some)
    assert not after.faults
    assert outcomes(after) == expected


def test_every_place_of_every_id_of_the_shipped_guideline_is_found() -> None:
    guideline, lines = load_guideline(SHIPPED), source_lines(SHIPPED)
    for word in ("node", "intervention", "entry-point", "safety-rule", "tag"):
        for id in ids_of(guideline, KINDS[word])[: None if WHOLE else 5]:
            for place in places_of(guideline, KINDS[word], id, lines):
                assert lines(place.path)[place.line - 1][place.column - 1 : place.end_column - 1] == id


@pytest.fixture
def example(tmp_path: Path) -> Path:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    return folder


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["node", "nowhere", "x"], "there is no node `nowhere`"),
        (["node", "talk", "../talk"], "cannot be the id of a node"),
        (["node", "talk", "Talk"], "cannot be the id of a node"),
        (["node", "talk", "a" * 101], "cannot be the id of a node"),
        (["node", "talk", "anticoagulant"], "there is a node `anticoagulant` already"),
        (["tag", "talk", "x"], "there is no tag"),
        (["finding", "lip-2010#score", "score"], "there is a finding `lip-2010#score` already"),
        (["node", "\x1b[31m", "x"], "<U+001B>"),
    ],
)
def test_what_cannot_be_is_refused(
    capsys: pytest.CaptureFixture[str], example: Path, arguments: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in example.rglob("*") if path.is_file()}
    code, _, err = run(capsys, "rename", *arguments, "--guideline", str(example))
    assert code == 2
    assert said in err
    assert {path: path.read_bytes() for path in example.rglob("*") if path.is_file()} == before


def test_what_is_in_the_way_and_links_are_left_alone(capsys: pytest.CaptureFixture[str], example: Path) -> None:
    nodes = example / "nodes" / "prevention"
    (nodes / "say.yaml").mkdir()
    assert run(capsys, "rename", "node", "talk", "say", "--guideline", str(example))[0] == 2
    assert (nodes / "talk.yaml").is_file()


def test_it_says_what_it_did_and_what_is_left(capsys: pytest.CaptureFixture[str], example: Path) -> None:
    talk = example / "nodes" / "prevention" / "talk.yaml"
    talk.write_bytes(b"# talk: see above\r\n" + talk.read_bytes().replace(b"\n", b"\r\n"))
    held = talk.read_bytes()
    arguments = ("rename", "node", "talk", "speak", "--guideline", str(example))
    code, out, _ = run(capsys, *arguments, "--dry-run")
    assert code == 0
    assert out.startswith("would be renamed node talk to speak: ")
    assert talk.read_bytes() == held
    code, out, _ = run(capsys, *arguments)
    assert "moved nodes/prevention/talk.yaml to nodes/prevention/speak.yaml\n" in out
    assert "still mentioned: guideline/nodes/prevention/speak.yaml:1\n" in out
    assert not talk.exists()
    assert talk.with_name("speak.yaml").read_bytes() == held.replace(b"id: talk\r", b"id: speak\r")
