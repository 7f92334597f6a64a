"""What a page says about its guideline."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.renderers.site.about import about
from guideproof.renderers.site.checked import Checks

ROOT = Path(__file__).parents[3]


def with_metadata(name: str, **metadata: object) -> Guideline:
    guideline = load_guideline(ROOT / name)
    return replace(guideline, manifest=replace(guideline.manifest, metadata=metadata))


def test_of_whom_nobody_is_named_that_is_said_and_what_else_is_missing_is_left_out() -> None:
    told = about(with_metadata("guideline"), Checks())
    assert told["texts"] == []
    assert told["facts"] == [
        ("Authors", [("nobody is named", None)]),
        ("Reviewers", [("nobody is named", None)]),
        ("Last reviewed", [("not recorded", None)]),
    ]


def test_people_dates_and_addresses_are_told_and_only_safe_addresses_are_links() -> None:
    told = about(
        with_metadata(
            "guideline",
            purpose="To be read.\n",
            author=["A. Writer", {"name": "B. Writer", "affiliation": "Urology", "url": "https://example.org/b"}],
            reviewer="C. Reader",
            effective_period={"start": "2026-01-31", "end": "2028-01-31"},
            url="javascript:alert(1)",
            related_artifact=[{"type": "derived-from", "url": "javascript:alert(1)"}, {"url": "https://example.org/t"}],
        ),
        Checks(),
    )
    assert told["texts"] == [("What it is for", "To be read.")]
    assert dict(told["facts"]) == {
        "Authors": [("A. Writer", None), ("B. Writer, Urology", "https://example.org/b")],
        "Reviewers": [("C. Reader", None)],
        "Last reviewed": [("not recorded", None)],
        "In effect": [("from 2026-01-31 until 2028-01-31", None)],
        "Address": [("javascript:alert(1)", None)],
        "Related": [("derived-from, javascript:alert(1)", None), ("https://example.org/t", "https://example.org/t")],
    }


def test_a_grading_of_its_own_is_said_in_words_of_grade_and_whom_a_visit_is_for() -> None:
    told = about(load_guideline(ROOT / "examples" / "stroke-risk"), Checks())
    assert told["own"]
    assert (told["strengths"], told["certainties"]) == ([("Class I", "strong")], [("level A", "high")])
    [visit] = told["visits"]
    assert visit["lines"] == ("Age at least 18 years", "and Mechanical valve or severe mitral stenosis: no")
    assert not about(load_guideline(ROOT / "guideline"), Checks())["own"]
