"""The reference page of checks is made from their manual pages and from what they really report."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guideproof.checks import CHECKS
from guideproof.checks.check import Check, Stage

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "toolkit" / "guideproof" / "checks" / "README.md"

HEAD = """\
# The checks

Made from the checks themselves by `make accept`; `guideproof check --explain CODE` prints one page. A check's severity
can be changed in the manifest: `severity: {GP205: off}`; but not that of reading (GP1xx), of references that point
nowhere, of circles and of what was not checked or not decided: those are errors, and only the last two can be allowed.

"""


def reference_page() -> str:
    parts = [HEAD, "| code | name | severity | finds |\n|---|---|---|---|\n"]
    parts += [
        f"| {check.code} | [{check.slug}](#{check.code.lower()}-{check.slug}) | {check.severity} | {check.summary} |\n"
        for check in CHECKS
    ]
    for stage in Stage:
        pages = [_page(check) for check in CHECKS if check.stage is stage]
        if pages:
            parts += [f"\n## {stage}\n", *pages]
    return "".join(parts)


def _page(check: Check) -> str:
    return f"\n### {check.code} {check.slug}\n\n{check.manual}\n\n```text\n{_first_finding(check)}\n```\n"


def _first_finding(check: Check) -> str:
    """The first finding of the check in its recorded examples, under the path of its file."""
    for expected in sorted(HERE.glob(f"{check.slug}/bad/*/expected.txt")):
        path = ""
        for block in expected.read_text(encoding="utf-8").split("\n\n"):
            lines = block.split("\n")
            if not lines[0].startswith(" "):
                path, *lines = lines
            if lines and f" {check.code} {check.slug}" in lines[0]:
                return "\n".join([path, *lines])
    raise AssertionError(f"no example of {check.slug} reports it")


@pytest.mark.golden
def test_reference_page_is_up_to_date() -> None:
    page = reference_page()
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.exists(), "make it with `make accept`"
    assert page == PAGE.read_text(encoding="utf-8"), "make it anew with `make accept`"
