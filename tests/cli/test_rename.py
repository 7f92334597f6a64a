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
from guideproof.editing import renaming
from guideproof.editing.renaming import rename
from guideproof.model.guideline import Guideline
from guideproof.reading.inner_naming import inner_of
from guideproof.reading.load import load_guideline
from guideproof.reading.naming import INNER, KINDS, ids_of, places_of
from guideproof.reading.source_lines import source_lines
from guideproof.reading.store import Disk
from guideproof.writing import Misuse

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHIPPED = ROOT / "guideline"
SMALL = ROOT / "examples" / "stroke-risk"
SNAKE = ("tag", "element", "code", "parameter")
WHOLE = bool(os.environ.get("GUIDEPROOF_WHOLE"))


def ids(folder: Path) -> list[tuple[str, str]]:
    guideline = load_guideline(folder)
    inner = inner_of(guideline, Disk(folder))
    outer = [(word, id) for word, kind in KINDS.items() for id in ids_of(guideline, kind)]
    return [*outer, *((word, id) for word, kind in INNER.items() for id in inner.ids(kind))]


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
    new = "zz_renamed" if word in SNAKE else "zz-renamed"
    done = rename(folder, word, old, new)
    assert done.places or word == "section"
    after = load_guideline(folder)
    assert len(after.faults) == len(before.faults)
    assert outcomes(after) == expected
    home, mark, name = old.rpartition("#")
    assert old not in (ids_of(after, KINDS[word]) if word in KINDS else inner_of(after, Disk(folder)).ids(INNER[word]))
    rename(folder, word, f"{home}{mark}{new}", name)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == held


@pytest.mark.parametrize(("word", "old"), ids(SMALL) if WHOLE else ids(SMALL)[::6], ids=str)
def test_every_id_of_an_example(word: str, old: str, tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SMALL, folder)
    renamed(folder, word, old)


def test_the_shipped_guideline(tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(SHIPPED, folder)
    cases = sorted((folder / "vignettes").iterdir())
    for path in cases if not WHOLE else ():
        if path.suffix == ".yaml" and cases.index(path) % 20:
            path.unlink()
    expected = outcomes(load_guideline(folder))
    wanted = ids(SHIPPED)
    some = [("code", "imdc_risk#poor")]
    done = 0
    for word, id in wanted if WHOLE else some:
        try:
            rename(folder, word, id, f"zz_{done}" if word in SNAKE else f"zz-{done}")
        except Misuse as refused:
            assert "there is no" in str(refused)  # noqa: PT017  # its home has another name by now
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


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "guideline"
    shutil.copytree(HERE / "naming" / "guideline", folder)
    guideline = load_guideline(folder)
    assert guideline.faults == ()
    assert all(passed for _, passed, *_ in outcomes(guideline))
    return folder


def test_every_id_of_a_guideline_that_names_things_everywhere(sample: Path, tmp_path: Path) -> None:
    """Each gets another name, one after the other, what stands in others first; nothing else has become of it then."""
    folder = tmp_path / "guideline"
    shutil.copytree(sample, folder)
    wanted = sorted(ids(sample), key=lambda each: "#" not in each[1])
    assert {word for word, _ in wanted} == {*KINDS, *INNER}
    kinds = {word: [each for each in wanted if each[0] == word] for word in (*KINDS, *INNER)}
    some = [each for held in kinds.values() for each in held[:: 1 if WHOLE else 3]]
    for number, (word, old) in enumerate(sorted(some, key=wanted.index)):
        if (word, old) not in (("code", "then#early"), ("code", "then#late")):  # they are those of `stage`
            rename(folder, word, old, f"zz_{number}" if word in SNAKE else f"zz-{number}")
    after = load_guideline(folder)
    assert after.faults == ()
    assert sum("zz" in id for _, id in ids(folder)) >= len(some) - 2
    assert [each[1:3] for each in outcomes(after)] == [each[1:3] for each in outcomes(load_guideline(sample))]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["element", "age", "Age"], "cannot be the id of an element"),
        (["element", "age", "visit"], "means something else in the language"),
        (["element", "age", "constraints"], "means something else in the language"),
        (["element", "age", "weight"], "there is an element `weight` already"),
        (["element", "age", "adult"], "there is an element or a parameter `adult` already"),
        (["parameter", "adult", "late"], "there is a code `late`"),
        (["code", "stage#early", "late"], "there is a code `stage#late` already"),
        (["code", "stage#early", "includes"], "means something else in the language"),
        (["code", "stage#early", "adult"], "there is a parameter `adult`"),
        (["code", "stage#never", "x"], "there is no code `stage#never`"),
        (["branch", "ask#no", "yes-please"], "there is a branch `ask#yes-please` already"),
        (["branch", "look#first-row", "1 row"], "cannot be the id of a branch"),
        (["section", "main", "later"], "there is a section `later` already"),
        (["section", "main", "../x"], "cannot be the id of a section"),
        (["statement", "book#treat-all", "A"], "cannot be the id of a statement"),
    ],
)
def test_what_a_thing_inside_another_cannot_be_called_is_refused(
    capsys: pytest.CaptureFixture[str], sample: Path, arguments: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    code, _, err = run(capsys, "rename", *arguments, "--guideline", str(sample))
    assert code == 2
    assert said in err
    assert {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()} == before


def test_a_text_that_would_become_a_value_is_in_the_way(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(HERE / "naming" / "guideline", folder)
    later = folder / "nodes" / "later" / "later.yaml"
    later.write_text(
        later.read_text(encoding="utf-8").replace("due: due_on", "until: The {paper} is there"), encoding="utf-8"
    )
    assert "would become a value" in run(capsys, "rename", "element", "age", "paper", "--guideline", str(folder))[2]


def test_a_parameter_that_stands_for_codes_of_two_lists_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(HERE / "naming" / "guideline", folder)
    inputs, derived = folder / "inputs" / "all.yaml", folder / "derived" / "all.yaml"
    inputs.write_text(
        inputs.read_text(encoding="utf-8").replace("values: stage}", "values: {early: E, late: L}}"), encoding="utf-8"
    )
    text = derived.read_text(encoding="utf-8").replace("{then: late}", "{then: first_stage}")
    derived.write_text(text, encoding="utf-8")
    err = run(capsys, "rename", "code", "stage#early", "first", "--guideline", str(folder))[2]
    assert "the parameter `first_stage` stands for `early` of `then` too" in " ".join(err.split())


def test_files_that_map_columns_and_texts_are_listed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "work" / "guideline"
    shutil.copytree(HERE / "naming" / "guideline", folder)
    (folder / "CHANGELOG.md").write_text("# Changes\n\nThe weight is asked.\n", encoding="utf-8")
    (tmp_path / "work" / "columns.yaml").write_text(
        "patient_id: mrn\ncolumns:\n  weight: {column: kg}\n", encoding="utf-8"
    )
    (tmp_path / "work" / "other.yaml").write_text("weight: 3\n", encoding="utf-8")
    code, out, _ = run(capsys, "rename", "element", "weight", "body_mass", "--guideline", str(folder))
    assert code == 0
    assert "still mentioned: guideline/CHANGELOG.md:3\n" in out
    assert "still mentioned: columns.yaml:3\n" in out
    assert "other.yaml" not in out
    detail = (folder / "derived" / "all.yaml").read_text(encoding="utf-8")
    assert 'formula: "body_mass * per_kg + min(body_mass, per_kg)"' in detail


def test_a_section_takes_all_its_files_along(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(HERE / "naming" / "guideline", folder)
    code, out, _ = run(capsys, "rename", "section", "main", "first-visit", "--guideline", str(folder))
    assert code == 0
    assert out.startswith(
        "renamed section main to first-visit\nmoved nodes/main/ask.yaml to nodes/first-visit/ask.yaml\n"
    )
    assert {path.name for path in (folder / "nodes").iterdir()} == {"first-visit", "later"}
    assert (folder / "nodes" / "first-visit" / "look.csv").is_file()


def test_a_branch_may_be_called_as_the_day_of_the_visit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    shutil.copytree(Path(__file__).parents[2] / "examples" / "stroke-risk", folder)
    node = folder / "nodes" / "prevention" / "how-many-points.yaml"
    before = node.read_bytes()
    there = ("rename", "branch", "how-many-points#low-man", "visit", "--guideline", str(folder))
    assert run(capsys, *there)[0] == 0
    assert node.read_bytes() != before
    assert run(capsys, "rename", "branch", "how-many-points#visit", "low-man", "--guideline", str(folder))[0] == 0
    assert node.read_bytes() == before


def test_nothing_is_renamed_in_files_that_somebody_else_changed_meanwhile(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two renamings of one thing at once left it there twice, under both new ids."""
    plan = renaming.planned(Disk(example), "node", "talk", "chat")
    monkeypatch.setattr(renaming, "planned", lambda *_: plan)
    rename(example, "node", "talk", "chat")
    before = {path: path.read_bytes() for path in example.rglob("*") if path.is_file()}
    with pytest.raises(Misuse, match="was changed meanwhile"):
        rename(example, "node", "talk", "chat")
    assert {path: path.read_bytes() for path in example.rglob("*") if path.is_file()} == before
