"""The rules of versions, as a table of changes and as a table of numbers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from guideproof.analysis.comparing.compare import compare
from guideproof.analysis.comparing.precedence import number
from guideproof.analysis.comparing.raises import Raise, function_counts, raise_of, raise_of_node, raised
from guideproof.analysis.comparing.rules import RULES, RuleName
from guideproof.analysis.comparing.versions import judge
from guideproof.checks import check_named
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.reporters.comparison.versions import as_text

EXAMPLE = Path(__file__).parents[3] / "examples" / "stroke-risk"
TABLE: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("versions.yaml").read_text(encoding="utf-8"))
HOW_MANY = "nodes/prevention/how-many-points.yaml"
REVIEWED = "version: 0.1.0\nlast_review_date: "


def changed(folder: Path, edits: list[tuple[str, str, str]]) -> Guideline:
    shutil.copytree(EXAMPLE, folder)
    for file, old, new in edits:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    found = load_guideline(folder)
    assert found.faults == ()
    return found


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["what"])
def test_a_change_raises_the_version_as_the_table_says(tmp_path: Path, row: dict[str, Any]) -> None:
    base, head = load_guideline(EXAMPLE), changed(tmp_path / "guideline", [(row["file"], row["old"], row["new"])])
    comparison = compare(base, head)
    assert raise_of(base, head, comparison).name.lower() == row["by"]
    treated = function_counts(comparison)
    for id in base.nodes:
        by = raise_of_node(base, head, id, treated).name.lower()
        if "node" in row:
            assert by == row["node"].get(id, "none")


@pytest.mark.parametrize(
    ("release", "by", "least"),
    [
        ("1.2.3", Raise.MAJOR, "2.0.0"),
        ("1.2.3", Raise.MINOR, "1.3.0"),
        ("1.2.3", Raise.PATCH, "1.2.4"),
        ("1.2.3", Raise.NONE, "1.2.3"),
        ("0.2.3", Raise.MAJOR, "0.3.0"),
        ("0.2.3", Raise.MINOR, "0.2.4"),
        ("0.2.3", Raise.PATCH, "0.2.4"),
        ("1.0.0-rc.1", Raise.NONE, "1.0.0"),
        ("1.0.0-rc.1", Raise.MAJOR, "2.0.0"),
    ],
)
def test_a_release_is_raised_at_its_place(release: str, by: Raise, least: str) -> None:
    found = number(release)
    assert found is not None
    assert str(raised(found, by)) == least


def broken(
    tmp_path: Path,
    edits: list[tuple[str, str, str]],
    *,
    before: list[tuple[str, str, str]] | None = None,
    release: str | None = None,
    logs: tuple[str, str] = ("", "## 0.1.1\n\n- More.\n"),
) -> list[str]:
    base = changed(tmp_path / "one" / "guideline", before or [])
    head = changed(tmp_path / "two" / "guideline", [*(before or []), *edits] if edits else before or [])
    comparison = compare(base, head)
    found = judge(
        base,
        head,
        comparison,
        release=number(release) if release else None,
        today="2026-11-27",
        changelogs=logs,
    )
    return [f"{each.thing}: {each.what}" for each in found.broken]


WORDS = ("nodes/prevention/anticoagulant.yaml", "title: Oral anticoagulant", "title: An oral anticoagulant")
RAISED = ("guideline.yaml", "version: 0.1.0", "version: 0.1.1")
NODE_RAISED = ("nodes/prevention/anticoagulant.yaml", "version: 0.1.0", "version: 0.1.1")
TREATS = (HOW_MANY, "{at_least: 2}}, next: anticoagulant", "{at_least: 2}}, next: talk")


def test_a_change_that_keeps_all_rules_breaks_none(tmp_path: Path) -> None:
    assert broken(tmp_path, [WORDS, RAISED, NODE_RAISED]) == []


def test_each_number_that_is_too_low_is_named(tmp_path: Path) -> None:
    assert broken(tmp_path, [WORDS], logs=("", "## 0.1.0\n\n- More.\n")) == [
        "guideline: version 0.1.0 is too low after 0.1.0: what changed is patch",
        "node anticoagulant: version 0.1.0 is too low after 0.1.0: what changed is patch",
    ]


def test_one_raise_serves_all_until_the_next_release(tmp_path: Path) -> None:
    edits = [TREATS, RAISED, (HOW_MANY, "version: 0.1.0", "version: 0.2.0")]
    too_low = "guideline: version 0.1.1 is too low after 0.1.0: what changed is major"
    assert broken(tmp_path / "a", edits) == [too_low]
    assert broken(tmp_path / "b", edits, release="0.0.9") == []
    higher = [TREATS, ("guideline.yaml", "version: 0.1.0", "version: 7.0.0"), edits[2]]
    assert broken(tmp_path / "c", higher, logs=("", "## [7.0.0]\n- More.\n")) == []


def test_below_the_last_release_is_too_low_even_unchanged(tmp_path: Path) -> None:
    said = broken(tmp_path, [], release="0.2.0", logs=("", ""))
    assert said == ["guideline: version 0.1.0 is too low after 0.2.0: it is below the last release"]


@pytest.mark.parametrize(
    ("log", "kept"),
    [
        ("", False),
        ("## 0.1.1\n\n", False),
        ("## 0.1.1\n\n### Changed\n\n", False),
        ("## 0.1.0\n\n- More.\n", False),
        ("- More.\n", False),
        ("## [0.1.1] - 2026-11-27\n\n- More.\n", True),
        ("## Unreleased\n\n- More.\n", True),
    ],
)
def test_the_changelog_needs_a_new_line_below_the_version(tmp_path: Path, log: str, kept: bool) -> None:
    said = broken(tmp_path, [WORDS, RAISED, NODE_RAISED], logs=("## 0.1.0\n- Begun.\n", log))
    assert [each.partition(":")[0] for each in said] == ([] if kept else ["CHANGELOG.md"])


@pytest.mark.parametrize(
    ("was", "new", "kept"),
    [("2026-01-01", "2026-01-01", False), ("2026-01-01", "2026-11-20", True), ("2026-11-27", "2026-11-27", True)],
)
def test_a_changed_node_keeps_no_older_review(tmp_path: Path, was: str, new: str, kept: bool) -> None:
    before = [(HOW_MANY, "version: 0.1.0\n", f"{REVIEWED}{was}\n")]
    edits = [TREATS, ("guideline.yaml", "version: 0.1.0", "version: 0.2.0")]
    edits.append((HOW_MANY, f"{REVIEWED}{was}", f"version: 0.2.0\nlast_review_date: {new}"))
    said = broken(tmp_path, edits, before=before, logs=("", "## 0.2.0\n- More.\n"))
    assert [each.partition(":")[0] for each in said] == ([] if kept else ["node how-many-points"])


LAW = "id: stroke-risk\n"
OWN = "id: how-many-points\n"
HIGH = ("guideline.yaml", "version: 0.1.0", "version: 0.2.0")
NODE_HIGH = (HOW_MANY, "version: 0.1.0", "version: 0.2.0")
OLD = (HOW_MANY, "version: 0.1.0\n", f"{REVIEWED}2026-01-01\n")
OVER, LAST = "it was allowed until 2026-11-26, which is over", "the `allow` of it has no last day (`until`)"


def allowing(thing: str, rule: str, until: str | None = "2026-11-27") -> tuple[str, str, str]:
    file, head = ("guideline.yaml", LAW) if thing == "guideline" else (HOW_MANY, OWN)
    last = "" if until is None else f", until: {until}"
    return file, head, f"{head}allow: [{{check: {rule}, because: We know.{last}}}]\n"


@pytest.mark.parametrize(
    ("edits", "allow", "broken", "allowed", "idle"),
    [
        pytest.param([TREATS, NODE_HIGH], ["guideline", "version-too-low"], [], ["guideline"], [], id="by slug"),
        pytest.param([TREATS, NODE_HIGH], ["guideline", "gp701"], [], ["guideline"], [], id="by code"),
        pytest.param([TREATS, HIGH], ["node", "version-too-low"], [], ["node how-many-points"], [], id="of a node"),
        pytest.param(
            [TREATS, HIGH],
            ["guideline", "version-too-low"],
            ["node how-many-points: raise it to 0.2.0 or higher"],
            [],
            ["guideline"],
            id="of the guideline, not of its nodes",
        ),
        pytest.param(
            [TREATS, NODE_HIGH],
            ["guideline", "version-too-low", "2026-11-26"],
            [f"guideline: raise it to 0.2.0 or higher; {OVER}"],
            [],
            [],
            id="over",
        ),
        pytest.param(
            [TREATS, NODE_HIGH],
            ["guideline", "version-too-low", None],
            [f"guideline: raise it to 0.2.0 or higher; {LAST}"],
            [],
            [],
            id="without a last day",
        ),
        pytest.param([TREATS, HIGH, NODE_HIGH, OLD], ["node", "GP702"], [], ["node how-many-points"], [], id="review"),
        pytest.param(
            [TREATS, HIGH, NODE_HIGH], ["guideline", "no-changelog-entry"], [], ["CHANGELOG.md"], [], id="changelog"
        ),
        pytest.param([HIGH], ["guideline", "change-not-decided"], [], [], ["guideline"], id="idle"),
        pytest.param([], ["guideline", "version-too-low"], [], [], ["guideline"], id="asks for no number itself"),
        pytest.param([], ["node", "version-too-low"], [], [], ["node how-many-points"], id="nor of its node"),
    ],
)
def test_what_breaks_a_rule_is_allowed_where_it_stands_until_a_day(
    tmp_path: Path,
    edits: list[tuple[str, str, str]],
    allow: list[str],
    broken: list[str],
    allowed: list[str],
    idle: list[str],
) -> None:
    before = [OLD] if OLD in edits else []
    later = [(HOW_MANY, REVIEWED, REVIEWED.replace("0.1.0", "0.2.0")) if each == NODE_HIGH and before else each
             for each in edits if each != OLD]  # fmt: skip
    base = changed(tmp_path / "one" / "guideline", before)
    head = changed(tmp_path / "two" / "guideline", [*before, *later, allowing(*allow)])
    log = "" if "no-changelog-entry" in allow else "## 0.2.0\n- More.\n## 0.1.0\n- More.\n"
    found = judge(base, head, compare(base, head), release=None, today="2026-11-27", changelogs=("", log))
    assert [f"{each.thing}: {each.mend}" for each in found.broken] == broken
    assert [each.broken.thing for each in found.allowed] == allowed
    assert [each.thing for each in found.idle] == idle
    assert "raise it" not in as_text(replace(found, broken=()))


def test_each_rule_has_a_name_a_code_and_a_page() -> None:
    docs = (Path(__file__).parents[3] / "docs" / "ci.md").read_text(encoding="utf-8")
    assert {each.slug for each in RULES} == set(RuleName)
    assert all(f"| {each.code} | `{each.slug}` |" in docs for each in RULES)
    assert not [each for each in RULES if check_named(each.code) or check_named(each.slug)]
