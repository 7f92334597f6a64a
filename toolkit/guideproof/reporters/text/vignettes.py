"""The worked cases of a guideline: which came as expected, what came instead, and what they visit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from guideproof.analysis.coverage import Coverage
from guideproof.analysis.vignettes import VignetteReport, VignetteResult
from guideproof.reporters.text.ink import Line, line
from guideproof.reporters.text.ink import render as render_lines
from guideproof.reporters.text.paragraph import paragraph


def render(report: VignetteReport, *, color: bool) -> str:
    """One line for each vignette, under it what came otherwise; then counts and the share of the algorithm visited."""
    return render_lines(_report(report), color=color)


def _report(report: VignetteReport) -> Iterator[Line]:
    for result in report.results:
        yield from _result(result)
    if report.results:
        yield line()
    failed, total = len(report.failed), len(report.results)
    style = "bold red" if failed else "bold green"
    yield line(f"{total} vignette{'' if total == 1 else 's'}: ", (f"{total - failed} passed, {failed} failed", style))
    yield from _coverage(report.coverage)


def _result(result: VignetteResult) -> Iterator[Line]:
    vignette = result.vignette
    mark = ("pass", "green") if result.passed else ("FAIL", "bold red")
    yield line(mark, f" {vignette.id}", (f"  {vignette.title}" if vignette.title else "", "dim"))
    if not result.passed:
        yield line(f"     {vignette.span.path}")
    for mismatch in result.mismatches:
        yield line("     ", (mismatch.key, "bold"))
        yield from paragraph(_quoted(mismatch.expected), first="expected: ", indent=7)
        yield from paragraph(_quoted(mismatch.came), first="came:     ", indent=7)


def _coverage(coverage: Coverage) -> Iterator[Line]:
    yield line(_share("nodes", len(coverage.nodes), len(coverage.missed_nodes)))
    yield line(_share("branches", len(coverage.branches), len(coverage.missed_branches)))
    if coverage.missed_nodes:
        yield line("nodes never visited:")
        yield from paragraph(", ".join(coverage.missed_nodes), indent=2)
    if coverage.missed_branches:
        yield line("branches never taken:")
        for node, missed in groupby(coverage.missed_branches, key=lambda branch: branch[0]):
            yield from paragraph(", ".join(branch for _, branch in missed), first=f"{node} > ", indent=2)


def _share(word: str, total: int, missed: int) -> str:
    percent = 100 * (total - missed) // total if total else 100
    return f"{word} visited: {total - missed} of {total} ({percent}%)"


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
