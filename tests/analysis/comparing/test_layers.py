"""What a comparison must not pass over, layer by layer."""

from __future__ import annotations

import json
import re
import shutil
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from tests.generation.draw import Draw

from guideproof.analysis.comparing.compare import compare
from guideproof.analysis.comparing.comparison import (
    NOTHING,
    ChangedCase,
    Comparison,
    Edit,
    Fork,
    Layer,
    PatientDifference,
    Region,
    Side,
    WitnessOfTwo,
)
from guideproof.analysis.comparing.moves import Move, Moves
from guideproof.analysis.comparing.region_words import group_words
from guideproof.model.condition import All, Includes, IsNumber, Not
from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.reporters import comparison as reporter
from guideproof.reporters.comparison.shown import ways
from guideproof.reporters.comparison.words import edit_said

EXAMPLES = Path(__file__).parents[3] / "examples"
SCHEMA = Path(__file__).parents[3] / "docs" / "comparison.schema.json"
TABLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("layers.yaml").read_text(encoding="utf-8"))


def fits(told: str) -> None:
    """What is told to programs is as the schema of it says."""
    wrong = [error.message for error in _schema().iter_errors(json.loads(told))]
    assert wrong == []


@cache
def _schema() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def edited(folder: Path, example: Path, edits: list[dict[str, str]]) -> Guideline:
    shutil.copytree(example, folder)
    for edit in edits:
        text = (folder / edit["file"]).read_text(encoding="utf-8")
        assert text.count(edit["old"]) == 1, edit
        (folder / edit["file"]).unlink()
        written = folder / edit.get("to", edit["file"])
        written.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
    found = load_guideline(folder)
    assert found.faults_of_algorithm == ()
    return found


def unfolded(told: str) -> list[str]:
    """The lines of a comment that are read before anything is opened."""
    return [line for line in told.partition("<details>")[0].splitlines() if line]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["what"])
def test_an_edit_is_told_in_its_layer(tmp_path: Path, row: dict[str, Any]) -> None:
    base = edited(tmp_path / "base", EXAMPLES / row["example"], row.get("both", []))
    compared = compare(base, edited(tmp_path / "head", tmp_path / "base", row["edits"]))
    assert row["verdict"] in reporter.verdict(compared)
    assert compared.open == ()
    if "edit" in row:
        assert any(edit_said(each, {}).startswith(row["edit"]) for each in compared.edits)
    if "found" in row:
        wanted = row["found"]
        shown = [
            each
            for each in compared.found
            if (each.layer, each.side) == (wanted["layer"], wanted["side"]) and wanted["what"] in each.what
        ]
        assert shown, [(each.layer, each.side, each.what) for each in compared.found]
        assert shown[0].witness is not None
        assert wanted.get("fact") in (None, *shown[0].witness.facts)
    assert row.get("told", "") in reporter.as_text(compared)
    fits(reporter.as_json(compared))
    late = [f"{each.thing} {each.what}" for each in compared.out_of_step]
    assert all(each.witness is not None for each in compared.differences)
    assert "late" not in row or any(each.startswith(row["late"]) for each in late), late
    assert bool(compared.cases) or not row.get("cases")
    assert len(unfolded(reporter.as_markdown(compared))) <= 15
    for told in (reporter.as_text(compared), reporter.as_markdown(compared), reporter.as_html(compared)):
        titles = [entry.title for entry in base.manifest.entry_points.values()]
        assert "At visit" not in told
        assert compared.found == () or any(title in told for title in titles) or "Of all patients" in told


def test_a_patient_with_many_facts_is_shown_whole() -> None:
    many = {f"fact_{number}": 1 for number in range(200)}
    witness = WitnessOfTwo("new-patient", many, ("complete", "complete"), ("a",), ("b",), (), ())
    found = PatientDifference(Layer.TREATMENT, "new-patient", Side.ONLY_HEAD, "b", True, witness)
    told = reporter.as_text(Comparison("g", "1.0.0", "1.0.1", (found,), (), 1, 0))
    assert all(f"  {id}: 1\n" in told for id in many)


def test_a_comparison_with_a_table_and_one_that_could_not_be_asked_fit_the_schema() -> None:
    moves = Moves(30, (Move(("a",), (), 20), Move((), ("b",), 2)), least=5)
    fits(reporter.as_json(Comparison("g", "1.0.0", "1.0.0", (), (), not_compared="it has errors"), moves))
    with pytest.raises(AssertionError, match="'unknown' was unexpected"):
        fits(json.dumps({**json.loads(reporter.as_json(Comparison("g", "1", "2", (), ()))), "unknown": 1}))


def test_of_versions_with_one_number_it_is_said_that_it_is_the_same() -> None:
    edit = Edit(Layer.WORDS, "node a", "title", "A", "B")
    same, raised = (Comparison("g", "1.0.0", head, (), (edit,), 0, 0) for head in ("1.0.0", "1.0.1"))
    assert reporter.as_text(same).startswith("g: version 1.0.0 before and after\n")
    assert reporter.as_text(raised).startswith("g: 1.0.0 → 1.0.1\n")
    assert "Version `1.0.0` before and after" in reporter.as_markdown(same)
    assert '<h1 dir="auto">g: version 1.0.0 before and after</h1>' in reporter.as_html(same)


def test_nothing_of_a_title_acts_in_the_page() -> None:
    hostile = "</style><script>alert(1)</script><img src=x onerror=alert(1)> \u202e"
    witness = WitnessOfTwo("v", {hostile: hostile}, ("complete", "complete"), (hostile,), (), (hostile,), ())
    found = PatientDifference(Layer.TREATMENT, "v", Side.ONLY_HEAD, hostile, True, witness)
    page = reporter.as_html(Comparison(hostile, hostile, hostile, (found,), (), 1, 0, visits={"v": hostile}))
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == 1
    assert "\u202e" not in page
    assert "default-src 'none'" in page


def test_of_many_groups_at_one_place_it_is_said_that_there_are_more() -> None:
    groups = tuple(f"group {number}" for number in range(7))
    region = Region("v", "node", "The decision", groups, exact=True)
    told = reporter.as_text(Comparison("g", "1.0.0", "1.0.1", (), (), 1, 1, regions=(region,)))
    assert "group 3" in told
    assert "group 4" not in told
    assert "and 3 more groups, which JSON tells" in told
    assert "group 6" in reporter.as_json(Comparison("g", "1.0.0", "1.0.1", (), (), 1, 1, regions=(region,)))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("One step", "Another: yes", "where the way parts: One step → Another: yes"),
        (NOTHING, "Another: yes", "At “v”, for those who newly come to “Another: yes” besides"),
        ("One step", NOTHING, "At “v”, for those who no longer come to “One step”"),
    ],
)
def test_a_way_that_only_goes_on_is_told_as_such(before: str, after: str, told: str) -> None:
    fork = Fork(before, after, ())
    witness = WitnessOfTwo("v", {"a": 1}, ("complete", "complete"), ("x",), ("y",), (), (), fork)
    found = PatientDifference(Layer.TREATMENT, "v", Side.ONLY_HEAD, "y", True, witness)
    assert told in reporter.as_text(Comparison("g", "1.0.0", "1.0.1", (found,), (), 1, 0))


def test_that_a_rule_is_gone_stands_first_also_where_nobody_could_be_asked_about() -> None:
    gone = Edit(Layer.SAFETY, "safety rule a", "removed", None, None)
    named = {"safety rule a": "safety rule \u201cA\u201d"}
    told = Comparison("g", "1", "2", (), (gone,), not_compared="it has errors", titles=named)
    assert reporter.verdict(told).startswith("Safety rules guard less than before: \u201cA\u201d. Whether patients")
    other = replace(told, not_compared=None, two_guidelines=True, asked=1, proven=1)
    assert reporter.verdict(other).endswith(" Safety rules speak of other patients.")


def test_how_far_a_worked_case_comes_is_told_in_words() -> None:
    case = ChangedCase("c", "A case", ("A drug", "complete"), ("needs data",))
    told = reporter.as_text(Comparison("g", "1.0.0", "1.0.1", (), (), 1, 1, cases=(case,)))
    assert "    a full answer → further data are needed\n    no longer: A drug\n" in told


def test_steps_that_both_ways_share_stand_side_by_side() -> None:
    witness = WitnessOfTwo("v", {}, ("complete", "complete"), (), (), ("a", "b", "d"), ("a", "b", "c", "d"))
    assert ways(witness) == (("b", "b"), ("", "c"), ("d", "d"))


def test_nothing_of_a_title_acts_in_a_comment() -> None:
    """A mention or an issue is looked for in what Markdown has become, where `&#64;` and a backslash are gone."""
    hostile = "@everyone fixes #1, closes GH-2 </details><img src=x> | `a` https://a.example ```"
    paths = ("start", hostile), ("start", "another")
    witness = WitnessOfTwo("v", {"a": 1}, ("complete", "complete"), (hostile,), (), *paths)
    found = PatientDifference(Layer.TREATMENT, "v", Side.ONLY_HEAD, hostile, True, witness)
    comparison = Comparison("g", "1.0.0", f"` {hostile}", (found,), (), 1, 0, visits={"v": hostile})
    told = reporter.as_markdown(comparison)
    outside = re.sub(r"(?ms)^```yaml$.*?^```$", "", told)
    assert outside.count("@\u2060everyone") == outside.count("everyone") == 7
    assert re.search(r"@\w|#\d|GH-\d|&#|[^\\]<(?!/?(details|summary)>)|https:", outside) is None
    assert outside.count("</details>") == outside.count("<details>") == 2
    rows = [line for line in told.splitlines() if line.startswith("| ") and "everyone" in line]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [3, 3]
    assert [line for line in told.splitlines() if line.startswith("```")] == ["```yaml", "```"]


@pytest.mark.parametrize(
    ("codes", "said"), [(("a",), "Sites: not a"), (("a", "b"), "Sites: none of a or b")], ids=["one", "several"]
)
def test_of_codes_that_are_not_there_a_group_says_none(codes: tuple[str, ...], said: str) -> None:
    guideline = Draw(1, 3).guideline()
    guideline = replace(guideline, elements={**guideline.elements, "sites": _titled(guideline.elements["sites"])})
    span = guideline.elements["sites"].span
    group = All((Not(Includes("sites", codes, False, span), span),), span)
    assert group_words(guideline, group, {}) == said


@pytest.mark.parametrize(
    ("id", "said"), [("cha2ds2_vasc", "CHA2DS2-VASc: 2 before"), ("other", "CHA2DS2-VASc: 2 after")], ids=["was", "is"]
)
def test_of_what_is_computed_otherwise_a_group_says_of_which_version_it_speaks(id: str, said: str) -> None:
    guideline = load_guideline(EXAMPLES / "stroke-risk")
    score = guideline.derived["cha2ds2_vasc"]
    guideline = replace(guideline, derived={**guideline.derived, "other": score})
    group = All((IsNumber(id, (Fraction(2),), score.span),), score.span)
    assert group_words(guideline, group, {"cha2ds2_vasc": "other"}) == said


def _titled(sites: Element) -> Element:
    return replace(sites, title="Sites", codes={code: code for code in sites.codes})
