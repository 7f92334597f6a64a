"""The worked cases of a guideline: which came as expected, what came instead, and what they visit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from guideproof.analysis.cases.case_run import CaseRun
from guideproof.analysis.cases.condition_coverage import ConditionSide
from guideproof.analysis.cases.coverage import percent
from guideproof.analysis.cases.uncovered import BRIEF
from guideproof.analysis.cases.vignettes import VignetteResult
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.reporters.in_words import facts, plural
from guideproof.reporters.text.ink import Line, line
from guideproof.reporters.text.ink import render as render_lines
from guideproof.reporters.text.paragraph import paragraph


def render(trial: CaseRun, *, color: bool) -> str:
    """One line for each vignette; what is covered, what is missed with the patient who would show it, and the planted
    faults that nobody notices; at the end, where they are seen, what came otherwise, at its line, and the counts."""
    return render_lines(_report(trial), color=color)


def _report(trial: CaseRun) -> Iterator[Line]:
    results = trial.vignettes.results
    for result in results:
        yield _outcome(result)
    if results:
        yield line()
    yield from _coverage(trial)
    if trial.mutation is not None:
        from guideproof.reporters.text import mutation  # which takes long to import, and is rarely asked for

        yield from mutation.lines(trial.mutation)
    for result in trial.failed:
        yield line()
        yield from _failure(result)
    yield line()
    failed, total = len(trial.failed), len(results)
    style = "bold red" if failed else "bold green"
    open_ones = sum(not result.vignette.confirmed for result in results)
    confirm = f", {open_ones} to be confirmed" if open_ones else ""
    yield line(f"{plural(total, 'vignette')}: ", (f"{total - failed} passed, {failed} failed{confirm}", style))


def _outcome(result: VignetteResult) -> Line:
    vignette = result.vignette
    mark = ("pass", "green") if result.passed else ("FAIL", "bold red")
    return line(mark, f" {vignette.id}", (f"  {vignette.title}" if vignette.title else "", "dim"))


def _failure(result: VignetteResult) -> Iterator[Line]:
    """What was expected, where that stands, and what came."""
    yield _outcome(result)
    for mismatch in result.mismatches:
        place = result.vignette.expected_at.get(mismatch.key, result.vignette.span)
        yield line(f"     {place.path}:{place.line}  ", (mismatch.key, "bold"))
        yield from paragraph(_quoted(mismatch.expected), first="expected: ", indent=7)
        yield from paragraph(_quoted(mismatch.came), first="came:     ", indent=7)
        if mismatch.key == "status":
            for problem in result.evaluation.problems:
                yield from paragraph(problem.message, first="because:  ", indent=7)


def _coverage(trial: CaseRun) -> Iterator[Line]:
    coverage = trial.coverage
    for word, verb in (("nodes", "visited"), ("branches", "visited"), ("sides", "shown")):
        part, whole = coverage.shares[word]
        named = "sides of tests" if word == "sides" else word
        yield line(f"{named} {verb}: {part} of {whole} ({percent(part, whole)}%)")
    if coverage.missed_nodes:
        yield line("nodes never visited:")
        yield from paragraph(", ".join(coverage.missed_nodes), indent=2)
    if coverage.missed_branches:
        yield line("branches never taken:")
        for node, missed in groupby(coverage.missed_branches, key=lambda branch: branch[0]):
            yield from paragraph(", ".join(branch for _, branch in missed), first=f"{node} > ", indent=2)
    sides = [
        each for each in trial.uncovered if isinstance(each.target, ConditionSide) and each.verdict is not Verdict.NO
    ]
    if sides:
        yield line("sides of tests never shown:")
        yield from (line(f"  {each.text}") for each in sides)
    yield from _patients(trial)
    nobody = [each for each in trial.uncovered if each.verdict is Verdict.NO]
    if nobody:
        yield line(f"not counted, because it is proven that nobody can show {'it' if len(nobody) == 1 else 'them'}:")
        yield from (line(f"  {each.text}") for each in nobody)


def _patients(trial: CaseRun) -> Iterator[Line]:
    missed = [each for each in trial.uncovered if each.verdict is not Verdict.NO]
    if missed:
        yield line("who would show what is missed:")
    for each in missed[:BRIEF]:
        yield line(f"  {each.text}")
        if each.patient is None:
            yield line("    not settled whether anybody can")
        else:
            yield from paragraph(facts(each.patient.facts), first=f"{each.patient.entry}: ", indent=4)
    if len(missed) > BRIEF:
        yield line(f"  and {len(missed) - BRIEF} more; `guideproof cases` writes vignettes for all")


def _quoted(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case list():
            return f"[{', '.join(map(_quoted, value))}]"
        case dict():
            return "{" + ", ".join(f"{key}: {_quoted(each)}" for key, each in value.items()) + "}"
        case _:
            return str(value)
