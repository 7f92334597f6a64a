"""Reports of findings: the shape of the JSON, and hostile text that must not act on a terminal."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from guideproof.diagnostic import Diagnostic, Note, Severity, Witness
from guideproof.reporters import json as json_report
from guideproof.reporters.report import Report
from guideproof.reporters.text import findings
from guideproof.reporters.text.ink import visible, width
from guideproof.source import Span

PLACE = Span("guideline/nodes/a/b.yaml", 2, 8, 2, 12)
HOSTILE = "\x1b[31mred\x1b]8;;http://x\x07 [bold]x[/bold] \u202eback \u200b\r\x9b2J"


def report(**changes: object) -> Report:
    values: dict[str, object] = {
        "code": "GP201",
        "name": "unreachable-node",
        "severity": Severity.ERROR,
        "message": "no path leads to `b`",
        "span": PLACE,
        "trail": ("example", "a", "b"),
        "notes": (Note("here", Span("guideline/guideline.yaml", 1, 1, 1, 3)),),
        "hint": "Name it.",
        **changes,
    }
    return Report("example", "1.0.0", (Diagnostic(**values),), 3, 0.12345)  # type: ignore[arg-type]


def test_json_has_the_shape_of_the_contract() -> None:
    facts = {"albumin": Fraction(35, 10), "third": Fraction(1, 3), "ecog": Fraction(2)}
    given = json.loads(json_report.render(report(witness=Witness("first-visit", facts, ("b",), ("surgery",)))))
    assert given == {
        "guideline": {"id": "example", "version": "1.0.0"},
        "summary": {
            "errors": 1,
            "warnings": 0,
            "notes": 0,
            "proven": 3,
            "not_decided": 0,
            "suppressed": 0,
            "hidden": 0,
            "seconds": 0.123,
        },
        "suppressed": [],
        "findings": [
            {
                "code": "GP201",
                "name": "unreachable-node",
                "severity": "error",
                "message": "no path leads to `b`",
                "path": "guideline/nodes/a/b.yaml",
                "line": 2,
                "column": 8,
                "end_line": 2,
                "end_column": 12,
                "trail": ["example", "a", "b"],
                "notes": [{"message": "here", "path": "guideline/guideline.yaml", "line": 1, "column": 1}],
                "hint": "Name it.",
                "fixes": [],
                "witness": {
                    "entry": "first-visit",
                    "facts": {"albumin": 3.5, "third": "1/3", "ecog": 2},
                    "path": ["b"],
                    "recommendations": ["surgery"],
                },
            }
        ],
    }


@pytest.mark.parametrize("color", [False, True])
def test_hostile_text_is_only_shown(color: bool) -> None:
    hostile = report(message=HOSTILE, hint=HOSTILE, trail=(HOSTILE,), notes=(Note(HOSTILE, PLACE),))
    text = findings.render(hostile, lambda path: ["id: b", f"next:  {HOSTILE}"], color=color)
    assert "[bold]x[/bold]" in text
    assert "<U+202E>back" in text
    for acting in ("\x1b[31mred", "\x1b]8", "\x07", "\u202e", "\u200b", "\r", "\x9b"):
        assert acting not in text


def test_json_is_ascii() -> None:
    assert json_report.render(report(message=HOSTILE)).isascii()


def test_place_is_underlined_under_wide_and_invisible_characters() -> None:
    source = "再\u200b診: value"
    span = Span("a.yaml", 1, 6, 1, 11)
    text = findings.render(report(span=span, notes=()), lambda path: [source], color=False)
    shown, marks = text.splitlines()[3:5]
    assert shown == "    1 | 再<U+200B>診: value"
    assert width(marks[: marks.index("^")]) == width(shown[: shown.index("value")])
    assert marks.count("^") == len("value")


def test_long_lines_are_cut_around_the_place() -> None:
    source = "x" * 300 + "HERE" + "y" * 300
    span = Span("a.yaml", 1, 301, 1, 305)
    text = findings.render(report(span=span, notes=()), lambda path: [source], color=False)
    shown, marks = text.splitlines()[3:5]
    assert len(shown) < 120
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_what_acts_is_made_visible() -> None:
    assert visible("a\tb\nc\u00a0d") == "a b c<U+00A0>d"
