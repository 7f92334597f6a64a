"""The worked cases of a guideline as JUnit XML: each vignette a test, and each share that is asked for another.

For the source of the format see ``junit``.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from guideproof.analysis.cases.case_run import CaseRun
from guideproof.analysis.cases.coverage import percent
from guideproof.analysis.cases.vignettes import VignetteResult
from guideproof.reporters.text.ink import visible


def render(trial: CaseRun, *, least: int | None = None) -> str:
    """One suite of tests; ``least`` is how much per cent must be covered, and noticed of planted faults."""
    cases = [_vignette(result) for result in trial.vignettes.results]
    if least is not None:
        cases += _shares(trial, least)
    failed = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": str(len(cases)), "failures": str(failed), "errors": "0", "skipped": "0"}
    suites = Element("testsuites", {"name": "guideproof test", **counts})
    suite = SubElement(suites, "testsuite", {"name": "vignettes", **counts})
    suite.extend(cases)
    ElementTree.indent(suites)
    text = ElementTree.tostring(suites, encoding="unicode", xml_declaration=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _vignette(result: VignetteResult) -> Element:
    vignette = result.vignette
    name = vignette.id + (f": {vignette.title}" if vignette.title else "")
    place = {"file": visible(vignette.span.path), "line": str(vignette.span.line)}
    case = Element("testcase", {"classname": "guideproof.vignettes", "name": visible(name), **place})
    if not result.passed:
        keys = ", ".join(mismatch.key for mismatch in result.mismatches)
        failure = SubElement(
            case, "failure", {"message": visible(f"came otherwise than expected: {keys}"), "type": "mismatch"}
        )
        failure.text = "\n".join(
            visible(f"{each.key}: expected {each.expected}, came {each.came}") for each in result.mismatches
        )
    return case


def _shares(trial: CaseRun, least: int) -> Iterator[Element]:
    shares = {word: percent(*share) for word, share in trial.coverage.shares.items()}
    if trial.mutation is not None:
        shares["planted faults"] = trial.mutation.percent
    for word, reached in shares.items():
        case = Element("testcase", {"classname": "guideproof.coverage", "name": f"{word}: at least {least}%"})
        if reached < least:
            SubElement(case, "failure", {"message": f"{reached}% of the {word}", "type": "coverage"})
        yield case
