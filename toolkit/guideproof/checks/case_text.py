"""A generated case as the file that an editor finds."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from guideproof.analysis.cases.generated import GeneratedCase
from guideproof.analysis.cases.vignettes import visit_as_data
from guideproof.checks.patients import said_of
from guideproof.checks.yaml_text import block
from guideproof.model.vignette import Expectation

_HEAD = """\
# Made by `guideproof cases`: what the guideline says of this patient today. A clinician reads the expectations,
# corrects them where the guideline is wrong and sets `confirmed: true`; until then the file is made anew.
# As made, and left alone once it is changed: """


def case_text(case: GeneratedCase) -> str:
    """The vignette as YAML, with a comment that says what is to be done with it and how to tell that it was changed."""
    data: dict[str, Any] = {
        "id": case.id,
        "title": case.title,
        "origin": "generated",
        "confirmed": False,
        "entry": case.entry,
        **said_of(case.facts),
        "expect": _expected(case.expect),
    }
    text = block(data)
    return _head(f"{case.id}.yaml", text) + text


def is_untouched(name: str, data: bytes) -> bool:
    """Whether a file of this name is just as it was made, line ends apart: nobody wrote a word of it."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    _, _, rest = text.removeprefix(_HEAD).partition("\n")
    return text == _head(name, rest) + rest


def _head(name: str, rest: str) -> str:
    return f"{_HEAD}sha256:{sha256(f'{name}{chr(10)}{rest}'.encode()).hexdigest()}\n"


def _expected(expect: Expectation) -> dict[str, Any]:
    keys = ("recommends_only", "advises_against_only", "needs", "visits", "does_not_visit")
    lists = {key: [ref.id for ref in refs] for key in keys if (refs := getattr(expect, key)) is not None}
    visits = {"reassess": [visit_as_data(each) for each in expect.reassess]} if expect.reassess else {}
    amounts = {"amounts": dict(expect.amounts)} if expect.amounts else {}
    return {"status": expect.status, **lists, **visits, **amounts}
