"""No text that stands in a comment acts: nobody is called, nothing is linked, loaded or closed."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

MODULE = runpy.run_path(str(Path(__file__).parents[2] / ".ci" / "action" / "neutral.py"))
neutral, shortened, JOINER = MODULE["neutral"], MODULE["shortened"], MODULE["JOINER"]

HOSTILE = [
    "@everyone please look",
    "@org/team",
    "`@user` in code",
    "```\n@user\n```",
    "fixes #123",
    "Closes owner/repo#1",
    "resolves GH-12",
    "fixes https://github.com/owner/repo/issues/1",
    "www.example.org",
    "![seen](https://example.org/pixel.png)",
    "![seen][there]\n\n[there]: https://example.org/pixel.png",
    "[harmless](https://example.org)",
    "[harmless](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<details open onclick=x>",
    "<details ><summary x>",
    "</table><h1>Passed</h1>",
    "<!-- guideproof -->",
    "<!--",
    "<?php",
    "<https://example.org>",
    "<a@example.org>",
    "&#64;user",
    "&commat;user",
    "&#60;img&#62;",
    "~~~\nnot closed <b>",
    "$`\\href{https://example.org}{x}`$",
    "$1+\\text{x}$",
    "$-\\infty$",
    "@\u200buser",
    "\u202e321# sexif",
    "a\r@user",
    "<de\u0000tails onload=x>",
    "<details><img src=x></details>",
]
ACTS = [
    r"@[\w\[-]",
    r"#\d",
    r"(?i)\bGH-\d",
    r"!\[",
    r"\][(\[:]",
    r"[A-Za-z]://",
    r"(?i)\bwww\.",
    r"&(?!(amp|lt|gt|quot);)[#\w]",
    r"\$[^\s\u2060]",
    r"<(?!/?(details|summary)>|br ?/?>)[A-Za-z/!?]",
    r"[\x00-\x08\x0b-\x1f\u200b-\u200f\u202a-\u202e\u2066-\u2069]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_acts(text: str) -> None:
    assert any(re.search(act, text) for act in ACTS), "the trial is none"
    found = neutral(text)
    assert [act for act in ACTS if re.search(act, found)] == []
    assert found.replace(JOINER, "") == re.sub(r"[\x00\u200b\u202e]", "", text.replace("\r", "\n"))
    assert neutral(found) == found


PLAIN = [
    "**2 patients** are treated differently: 140 mm → 120 mm",
    "<details>\n<summary>Who</summary>\n\n- `ecog` 0, `sld` < 5\n\n</details>",
    '```mermaid\nflowchart TD\n  a --> b\n  b -->|"x <br/> y"| c\n```',
    "5 &lt; 6 &quot;",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```yaml\nfacts: {age: 60}  # made up\n```",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_only_read_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


def test_a_long_text_ends_at_a_line_closed_and_says_where_the_rest_is() -> None:
    text = "first\n<details>\n\n````text\n" + "a line\n" * 20_000
    found = shortened(text, "The rest is elsewhere.")
    assert len(found) <= 60_000
    assert found.endswith("a line\n````\n</details>\n\nThe rest is elsewhere.\n")
    assert shortened("short", "x") == "short"
    assert len(shortened("x" * 100_000, "The rest is elsewhere.")) <= 60_000
