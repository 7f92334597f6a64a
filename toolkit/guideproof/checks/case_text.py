"""A generated case as the file that an editor finds."""

from __future__ import annotations

from typing import Any

from guideproof.analysis.cases import Case
from guideproof.analysis.vignettes import visit_as_data
from guideproof.checks.yaml_text import block
from guideproof.model.vignette import Expectation

_HEAD = """\
# Made by `guideproof cases`: what the guideline says of this patient today. A clinician reads the expectations,
# corrects them where the guideline is wrong and sets `confirmed: true`; until then the file is made anew.
"""


def case_text(case: Case) -> str:
    """The vignette as YAML, with a comment that says what is to be done with it."""
    data: dict[str, Any] = {
        "id": case.id,
        "title": case.title,
        "origin": "generated",
        "confirmed": False,
        "entry": case.entry,
        "facts": dict(case.facts),
        "expect": _expected(case.expect),
    }
    return _HEAD + block(data)


def _expected(expect: Expectation) -> dict[str, Any]:
    keys = ("recommends_only", "advises_against", "needs", "visits")
    lists = {key: [ref.id for ref in refs] for key in keys if (refs := getattr(expect, key)) is not None}
    visits = {"reassess": [visit_as_data(each) for each in expect.reassess]} if expect.reassess else {}
    return {"status": expect.status, **lists, **visits}
