"""``guideproof new``: what it writes stands where it belongs, and check names every blank of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.cli.test_commands import run

from guideproof.checks.run import run_checks
from guideproof.reading.files import kind_at
from guideproof.reading.key_order import in_schema_order
from guideproof.reading.load import load_guideline
from guideproof.writing.formatted import formatted

SMALL = Path(__file__).parents[2] / "examples" / "stroke-risk"
WORDS = "(?:- )?when|values|facts|precision|findings|condition|   points"
BLANK = re.compile(rf'(?:""|\[""\]|\[\]|^ *(?:{WORDS}):)$(?!\n +first:)', re.MULTILINE)
MADE = {
    "nodes/prevention/one-d.yaml": ["node", "one-d"],
    "nodes/prevention/one-r.yaml": ["node", "one-r", "--as", "recommendation"],
    "nodes/later/one-l.yaml": ["node", "one-l", "--as", "reassess", "--section", "later"],
    "inputs/patient.yaml": ["element", "one"],
    "inputs/one.yaml": ["element", "one_b", "--type", "boolean", "--file", "one.yaml"],
    "inputs/two.yaml": ["element", "two", "--type", "code", "--file", "two.yaml"],
    "inputs/three.yaml": ["element", "three", "--type", "codes", "--file", "three.yaml"],
    "inputs/four.yaml": ["element", "four", "--type", "integer", "--file", "four.yaml"],
    "inputs/five.yaml": ["element", "five", "--type", "quantity", "--file", "five.yaml"],
    "inputs/six.yaml": ["element", "six", "--type", "date", "--file", "six.yaml"],
    "derived/score.yaml": ["derived", "seven"],
    **{
        f"derived/by_{way}.yaml": ["derived", f"by_{way}", "--as", way, "--file", f"by_{way}.yaml"]
        for way in ("classify", "count", "points", "sum", "formula", "elapsed", "date")
    },
    "parameters/all.yaml": ["parameter", "eight"],
    "interventions/all.yaml": ["intervention", "one-i"],
    "evidence/one-e.yaml": ["evidence", "one-e"],
    "evidence/one-f.yaml": ["evidence", "one-f#first"],
    "vignettes/one-v.yaml": ["vignette", "one-v"],
    "safety/one-s.yaml": ["safety-rule", "one-s"],
    "disagreements/one-x.yaml": ["disagreement", "one-x"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "guideline")
    return tmp_path / "guideline"


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_blank_is_named_by_check(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    blanks: set[tuple[str, int]] = set()
    for path, wanted in MADE.items():
        before = held(folder)
        code, out, _ = run(capsys, "new", *wanted, "--guideline", str(folder))
        assert code == 0
        assert out.splitlines()[0] == f"{'added to' if path in before else 'written'}: {folder / path}"
        after = held(folder)
        assert {name for name in after if after[name] != before.get(name)} == {path}
        old, text = before.get(path, b"").decode(), after[path].decode()
        assert text.startswith(old)
        assert formatted(after[path], path, None) == after[path]
        assert formatted(
            text.removeprefix(old).encode(), path, kind_at(path), in_schema_order
        ).decode() == text.removeprefix(old)
        found = [text.count("\n", 0, each.start()) + 1 for each in BLANK.finditer(text, len(old))]
        assert len(found) >= 2
        blanks |= {(path, line) for line in found}
    findings = [each for each in run_checks(load_guideline(folder)) if each.code != "GP114"]
    assert {(each.span.path.removeprefix("guideline/"), each.span.line) for each in findings} == blanks


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (["node", "talk"], "something called `talk` already"),
        (["element", "age"], "something called `age` already"),
        (["element", "cha2ds2_vasc"], "something called `cha2ds2_vasc` already"),
        (["intervention", "shared-decision"], "something called"),
        (["evidence", "lip-2010#more"], "something called `lip-2010` already"),
        (["node", "Talk"], "`Talk` cannot be the id of a node"),
        (["node", "../talk"], "cannot be the id of a node"),
        (["node", "a\nb: c"], "cannot be the id of a node"),
        (["node", "a" * 101], "cannot be the id of a node"),
        (["node", ""], "cannot be the id of a node"),
        (["element", "all"], "none of the words of the language"),
        (["element", "constraints"], "cannot be the id of an element"),
        (["element", "a-b"], "as in `a_b`"),
        (["element", "2nd"], "as in `tumor_size`"),
        (["evidence", "Lim 2003"], "cannot be the id of evidence: write small letters and digits, as in `lim-2003`"),
        (["element", "a: {}\nb"], "cannot be the id of an element"),
        (["element", "a\udcff"], "cannot be the id of an element"),
        (["evidence", "a#B b"], "cannot be the id of a finding"),
        (["node", "a", "--section", "../b"], "cannot be a section"),
        (["element", "a", "--file", "../b.yaml"], "is no name of a file"),
        (["element", "a", "--section", "b"], "`--section` is for node"),
        (["derived", "age"], "something called `age` already"),
        (["parameter", "all"], "none of the words of the language"),
        (["parameter", "a-b"], "cannot be the id of a parameter: write small letters and digits, as in `a_b`"),
        (
            ["derived", "a", "--as", "decision"],
            "a new derived is not made `--as decision`: there are",
        ),
        (["element", "a", "--as", "formula"], "`--as` is for node or derived, and this is element"),
        (["node", "a", "--type", "code"], "`--type` is for element"),
    ],
)
def test_what_is_refused(capsys: pytest.CaptureFixture[str], folder: Path, wanted: list[str], said: str) -> None:
    before = held(folder)
    code, _, err = run(capsys, "new", *wanted, "--guideline", str(folder))
    assert code == 2
    assert said in " ".join(err.split())
    assert held(folder) == before


def test_a_place_that_cannot_be_told_is_asked_for(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    at = ["--guideline", str(folder)]
    run(capsys, "new", "node", "a", "--section", "later", *at)
    run(capsys, "new", "element", "a", "--file", "more.yaml", *at)
    before = held(folder)
    code, _, err = run(capsys, "new", "node", "b", *at)
    assert (code, "--section" in err, "`later`, `prevention`" in err) == (2, True, True)
    code, _, err = run(capsys, "new", "element", "b", *at)
    assert (code, "--file" in err, "`more.yaml`, `patient.yaml`" in err) == (2, True, True)
    assert held(folder) == before


FILES = {
    "line ends": (b"a: {title: A, category: drug}\r\n", b"x:\r\n  title: \"\"\r\n  category: \"\"\r\n"),
    "no line end": (b"a: {title: A, category: drug}", b"\nx:\n  title: \"\"\n  category: \"\"\n"),
    "blank lines between": (
        b"a:\n  title: A\n  category: drug\n\nb:\n  title: B\n  category: drug\n# end\n",
        b"\nx:\n  title: \"\"\n  category: \"\"\n",
    ),
    "nothing": (b"", b"x:\n  title: \"\"\n  category: \"\"\n"),
    "a comment alone": (b"# Drugs\n", b"x:\n  title: \"\"\n  category: \"\"\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_gets_an_entry_stays_to_the_byte(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str
) -> None:
    before, added = FILES[name]
    place = folder / "interventions" / "all.yaml"
    place.write_bytes(before)
    assert run(capsys, "new", "intervention", "x", "--guideline", str(folder))[0] == 0
    assert place.read_bytes() == before + added


CLOSED = {
    "in brackets": "{a: {title: A, category: drug}}\n",
    "indented": "  a: {title: A, category: drug}\n",
    "broken": "a: {title: A\n",
    "a list": "- a\n",
    "a text": "a\n",
    "a text that would go on": "a:\n  title: A\n  category: drug\n  regimen: |\n    once",
    "two documents": "a: 1\n---\nb: 1\n",
    "ended": "a: {title: A, category: drug}\n...\n",
}


@pytest.mark.parametrize("name", CLOSED)
def test_where_nothing_can_be_added_nothing_is(capsys: pytest.CaptureFixture[str], folder: Path, name: str) -> None:
    place = folder / "interventions" / "all.yaml"
    place.write_text(CLOSED[name], encoding="utf-8")
    code, _, err = run(capsys, "new", "intervention", "x", "--guideline", str(folder))
    assert code == 2
    assert "interventions/all.yaml`" in " ".join(err.split())
    assert place.read_text(encoding="utf-8") == CLOSED[name]


def test_no_link_is_followed(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("a: {title: A, category: drug}\n", encoding="utf-8")
    place = folder / "interventions" / "all.yaml"
    place.unlink()
    place.symlink_to(other)
    (folder / "safety" / "x.yaml").symlink_to(tmp_path / "gone.yaml")
    assert run(capsys, "new", "intervention", "x", "--guideline", str(folder))[0] == 2
    assert run(capsys, "new", "safety-rule", "x", "--guideline", str(folder))[0] == 2
    assert other.read_text(encoding="utf-8") == "a: {title: A, category: drug}\n"
    assert not (tmp_path / "gone.yaml").exists()


def test_ids_that_yaml_would_read_otherwise(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for id in ("12", "null", "true", "1e3"):
        assert run(capsys, "new", "safety-rule", id, "--guideline", str(folder))[0] == 0
    assert run(capsys, "new", "element", "true", "--guideline", str(folder))[0] == 0
    found = [each for each in run_checks(load_guideline(folder)) if "`id`" in each.message]
    assert found == []


def test_what_the_guideline_needs_is_asked_for(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The day of the visit where there are dates, grades where there are any."""
    at = ["--guideline", str(folder)]
    run(capsys, "new", "vignette", "dated", *at)
    run(capsys, "new", "node", "graded", "--as", "recommendation", *at)
    assert '\non: ""\n' in (folder / "vignettes" / "dated.yaml").read_text(encoding="utf-8")
    assert 'strength: ""\n    certainty: ""\n' in (folder / "nodes/prevention/graded.yaml").read_text(encoding="utf-8")
    run(capsys, "init", str(folder.parent / "other"), "--title", "A", "--licence", "B")
    run(capsys, "new", "vignette", "undated", "--guideline", str(folder.parent / "other"))
    assert "\non:" not in (folder.parent / "other" / "vignettes" / "undated.yaml").read_text(encoding="utf-8")
