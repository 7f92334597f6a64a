"""Findings as JUnit XML, which CI servers show as tests.

Each check that found nothing is a passed test, each finding a test of its own: failed where it fails the run, else
passed with its text as output; a suppressed finding is a skipped test that says why.

Source of the format: there is no standard; the elements and attributes are those that Jenkins's ``junit-10.xsd``,
GitLab and the JUnit reporters of pytest and ESLint share. XML 1.0 has no place for control characters, even escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from guideproof.diagnostic import Diagnostic, Severity, Suppressed
from guideproof.reporters.in_words import counted, further
from guideproof.reporters.report import CheckRule, Report
from guideproof.reporters.text.ink import visible


def render(report: Report, *, fail_on: Severity = Severity.ERROR) -> str:
    """The report as one suite of tests; ``fail_on`` is the least severity that fails a test."""
    failed = sum(finding.severity.at_least(fail_on) for finding in (*report.findings, *report.hidden))
    found = {finding.code for finding in (*report.findings, *report.hidden)}
    found |= {each.finding.code for each in report.suppressed}
    passed = [rule for rule in report.rules if rule.code not in found]
    counts = {
        "tests": str(len(passed) + len(report.findings) + len(report.suppressed) + len(report.hidden)),
        "failures": str(failed),
        "errors": "0",
        "skipped": str(len(report.suppressed)),
        "time": f"{report.seconds:.3f}",
    }
    suites = Element("testsuites", {"name": "guideproof", **counts})
    name = f"guideproof {report.guideline} {report.version}".strip()
    suite = SubElement(suites, "testsuite", {"name": visible(name), **counts})
    suite.extend(_passed(rule) for rule in passed)
    suite.extend(_found(report.findings, fail_on))
    suite.extend(_skipped(each) for each in report.suppressed)
    suite.extend(_hidden(each) for each in report.hidden)
    SubElement(suite, "system-out").text = counted(report)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _passed(rule: CheckRule) -> Element:
    return Element("testcase", {"classname": _class(rule.code, rule.name), "name": visible(rule.summary)})


def _found(findings: Iterable[Diagnostic], fail_on: Severity) -> Iterator[Element]:
    for finding in findings:
        case = _case(finding)
        said = (str(finding.span), " > ".join(finding.trail), finding.message, *further(finding))
        text = "\n".join(visible(each) for each in said)
        if finding.severity.at_least(fail_on):
            attributes = {"message": visible(finding.message), "type": finding.severity.value}
            SubElement(case, "failure", attributes).text = text
        else:
            SubElement(case, "system-out").text = f"{finding.severity.value}: {text}"
        yield case


def _skipped(suppressed: Suppressed) -> Element:
    case = _case(suppressed.finding)
    until = f" (until {suppressed.until})" if suppressed.until else ""
    SubElement(case, "skipped", {"message": visible(f"allowed because: {suppressed.because}{until}")})
    return case


def _hidden(finding: Diagnostic) -> Element:
    case = Element("testcase", {"classname": _class(finding.code, finding.name), "name": "not shown"})
    SubElement(case, "failure", {"message": "not shown, and it fails the run", "type": finding.severity.value})
    return case


def _case(finding: Diagnostic) -> Element:
    name = f"{finding.span.path}:{finding.span.line}:{finding.span.column} {finding.message}"
    attributes = {"classname": _class(finding.code, finding.name), "name": visible(name)}
    return Element("testcase", {**attributes, "file": visible(finding.span.path), "line": str(finding.span.line)})


def _class(code: str, name: str) -> str:
    return f"guideproof.{code}.{name}"
