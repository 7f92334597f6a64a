"""The planted faults that no vignette notices, with the patient who would."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.cases.mutants import Mutant
from guideproof.analysis.cases.mutation import MutationReport
from guideproof.reporters.in_words import facts
from guideproof.reporters.text.ink import Line, line
from guideproof.reporters.text.paragraph import paragraph


def lines(report: MutationReport) -> Iterator[Line]:
    """The score, then every fault that survives; those that are not settled by name, those that change nothing as a
    number."""
    yield line(f"planted faults noticed: {report.noticed} of {report.counted} ({report.percent}%)")
    if report.equivalent:
        yield line(f"not counted, because they change nothing that a vignette can expect: {len(report.equivalent)}")
    if report.not_reached:
        yield line(f"counted as not noticed, because they were not reached in time: {len(report.not_reached)}")
    if report.survivors:
        yield line("faults that no vignette notices, and who would:")
    for survivor in report.survivors:
        yield from _fault(survivor.mutant)
        yield from paragraph(facts(survivor.patient.facts), first=f"{survivor.patient.entry}: ", indent=4)
    if report.open:
        yield line("faults that no vignette notices, not settled whether anybody would:")
        for mutant in report.open:
            yield from _fault(mutant)


def _fault(mutant: Mutant) -> Iterator[Line]:
    yield from paragraph(mutant.what, first=f"{mutant.where}: ", indent=2)
