"""The documents show what is so today: blocks are run, tables made anew, links resolve, nothing is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, ROOT, accepting, played
from tests.docs.reference import PAGES as REFERENCE
from tests.docs.schema_tables import mappings

from guideproof.checks import CHECKS
from guideproof.diagnostic import Severity
from guideproof.model.evidence import MEASURES, SOURCE_TYPES
from guideproof.workflow import check

PAGES = sorted(path for path in DOCS.rglob("*.md") if path.parent.name in ("language", "howto", "tutorial"))
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


@pytest.mark.golden
@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_shows_what_is_so(page: Path, tmp_path: Path) -> None:
    current = played(page, tmp_path)
    if accepting():
        page.write_text(current, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == current
    if (tmp_path / "guideline").exists():
        found = check(tmp_path / "guideline").report.findings
        assert [each.message for each in found if each.severity is Severity.ERROR] == []


@pytest.mark.golden
@pytest.mark.parametrize("name", REFERENCE)
def test_a_page_of_reference_is_what_the_program_says(name: str, tmp_path: Path) -> None:
    page, current = DOCS / "reference" / f"{name}.md", REFERENCE[name](tmp_path)
    if accepting():
        page.write_text(current, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == current


def test_every_page_of_reference_is_made() -> None:
    assert {page.stem for page in (DOCS / "reference").iterdir()} == set(REFERENCE)


def anchors(page: Path) -> set[str]:
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"], ids=lambda page: page.name)
def test_every_link_resolves(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert not anchor or there.suffix != ".md" or anchor in anchors(there), target


def written() -> str:
    """What is written by hand: the pages of reference have every key and every check anyway."""
    pages = (page for page in sorted(DOCS.rglob("*.md")) if page.parent.name != "reference")
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_every_key_of_the_schemas_stands_in_the_documents() -> None:
    text = written()
    keys = {key for mapping in mappings().values() for key in mapping["properties"]}
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_every_check_stands_in_the_documents() -> None:
    text = written()
    assert {each.code for each in CHECKS if each.code not in text} == set()


def test_every_page_is_reached_from_the_first() -> None:
    seen, open = set(), [DOCS / "README.md"]
    while open:
        page = open.pop()
        if page in seen:
            continue
        seen.add(page)
        links = (target.partition("#")[0] for target in LINK.findall(page.read_text(encoding="utf-8")))
        open += [(page.parent / each).resolve() for each in links if each.endswith(".md") and "://" not in each]
    assert {name_of(page) for page in DOCS.rglob("*.md")} <= {name_of(page) for page in seen if DOCS in page.parents}


def test_the_page_on_evidence_names_every_word_that_is_known() -> None:
    named = set(re.findall(r"`(\w+)`", (DOCS / "language" / "evidence.md").read_text(encoding="utf-8")))
    assert {*SOURCE_TYPES, *MEASURES} - named == set()
