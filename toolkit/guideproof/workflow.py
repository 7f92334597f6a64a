"""What the commands do, from folder to result: each reads the guideline, and gives what a reporter shows."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.run import Examination, examine, structure
from guideproof.diagnostic import Severity
from guideproof.model.guideline import Guideline
from guideproof.nearest import no_such
from guideproof.reading.load import NotAGuideline, load_guideline
from guideproof.reading.source_lines import source_lines
from guideproof.reading.store import Place
from guideproof.reporters.report import CheckRule, Report
from guideproof.source import SourceLines
from guideproof.timing import stage
from guideproof.writing import Drawn, Misuse, settled

if TYPE_CHECKING:
    from guideproof.analysis.cases.case_run import CaseRun
    from guideproof.analysis.cases.generated import Generated
    from guideproof.analysis.cases.mutation import Progress
    from guideproof.analysis.evaluation.result import Evaluation
    from guideproof.analysis.proof import ProofProgress
    from guideproof.reporters.answer import Answered

__all__ = ["Misuse", "NotAGuideline"]


class Faulty(ValueError):
    """The guideline has errors, so it is neither drawn nor evaluated; ``checked`` says which."""

    def __init__(self, checked: Checked) -> None:
        super().__init__("the guideline has errors")
        self.checked = checked


class Checked(Struct, frozen=True):
    """A guideline with the report of its checks; ``lines`` gives the source lines of a shown path."""

    guideline: Guideline
    report: Report
    lines: SourceLines


def check(
    place: Place, *, select: Sequence[str] = (), ignore: Sequence[str] = (), progress: ProofProgress | None = None
) -> Checked:
    """Reads and checks the guideline in a folder or another store, with the checks that are selected (all unless said)
    and not ignored, named by code, by slug or by the beginning of codes; ``progress`` is told how far the proofs are.

    Raises ``NotAGuideline`` and ``Misuse``.
    """
    from guideproof.checks.selection import UnknownCheckError, chosen, codes_of

    started = time.perf_counter()
    try:
        codes, ignored = chosen(select, ignore), codes_of(ignore)
    except UnknownCheckError as unknown:
        raise Misuse(str(unknown)) from unknown
    if not codes:
        raise Misuse("no check is left to be made: select one, or ignore less")
    guideline = load_guideline(place)
    examined = examine(guideline, chosen=codes if select or ignore else None, ignored=ignored, progress=progress)
    return Checked(guideline, _report(guideline, examined, started), source_lines(place))


def _report(guideline: Guideline, examined: Examination, started: float) -> Report:
    manifest, proofs = guideline.manifest, examined.proofs
    rules = tuple(CheckRule(each.code, each.slug, each.severity, each.summary, each.manual) for each in examined.made)
    return Report(
        guideline=manifest.id,
        version=manifest.version,
        findings=examined.findings,
        proven=proofs.proven if proofs is not None else 0,
        seconds=time.perf_counter() - started,
        suppressed=examined.suppressed,
        not_decided=proofs.not_decided if proofs is not None else 0,
        rules=rules,
        hidden=examined.hidden,
    )


def sound(place: Place, *, cases: bool = True) -> Guideline:
    """The guideline in a folder or another store, which must have no error of reading, references or graph: one with a
    gap, or short of evidence, can still be drawn and evaluated, which helps to mend it. Without ``cases`` it has no
    vignettes, and no errors of theirs.

    Raises ``Faulty`` and ``NotAGuideline``."""
    guideline = load_guideline(place, cases=cases)
    require_sound(guideline, place)
    return guideline


def require_sound(guideline: Guideline, place: Place) -> None:
    """Raises ``Faulty`` for a guideline with errors of reading, references or graph that it does not lower or allow,
    and for those that leave no algorithm whatever it says of them."""
    started = time.perf_counter()
    examined = structure(guideline, lenient=True)
    if not any(finding.severity is Severity.ERROR for finding in examined.findings):
        if not obstacles(guideline):
            return
        examined = structure(guideline, lenient=False)
    raise Faulty(Checked(guideline, _report(guideline, examined, started), source_lines(place)))


def evaluate(
    folder: Path, patient: bytes, name: str, entry: str | None, on: str | None = None
) -> tuple[Guideline, Evaluation]:
    """The guideline and what it says of a patient, given as YAML or JSON; ``name`` is the file's, for messages, ``on``
    the day of the visit, where it is given beside the file.

    A record that cannot be read gives an invalid evaluation with what is wrong. Raises ``Faulty``, ``Misuse`` (also
    where there is no record at all) and ``NotAGuideline``.
    """
    from guideproof.analysis.evaluation.evaluate import UnknownEntry
    from guideproof.analysis.evaluation.evaluate import evaluate as evaluate_facts
    from guideproof.analysis.evaluation.result import Evaluation, Problem, Status
    from guideproof.analysis.evaluation.visit import TwoVisits
    from guideproof.given import in_one_line, read_patient

    guideline = sound(folder)
    facts, wrong = read_patient(patient, name, guideline)
    try:
        evaluation = evaluate_facts(guideline, facts, entry, on)
    except (UnknownEntry, TwoVisits) as misuse:
        raise Misuse(str(misuse)) from misuse
    if wrong:
        problems = tuple(Problem(None, None, None, in_one_line(finding)) for finding in wrong)
        evaluation = Evaluation(
            evaluation.guideline, evaluation.version, evaluation.entry, Status.INVALID, problems=problems
        )
    return guideline, evaluation


def try_vignettes(
    folder: Path, *, mutate: bool = False, seconds: float | None = None, progress: Progress = lambda done, whole: None
) -> CaseRun:
    """The worked cases of the guideline in a folder, with what they cover and, if asked for, which planted faults they
    notice, as far as that is known after so many seconds; ``progress`` is told how far that is. Raises ``Faulty`` and
    ``NotAGuideline``."""
    with stage("importing"):
        from guideproof.analysis.cases.case_run import try_vignettes as try_all

    end = inf if seconds is None else time.monotonic() + seconds
    return try_all(sound(folder), mutate=mutate, late=lambda: time.monotonic() > end, progress=progress)


class CasesWritten(Struct, frozen=True):
    """What became of the files of generated vignettes, and what they were made for."""

    drawn: Drawn
    made: Generated


def write_cases(folder: Path, *, trial: bool = False) -> CasesWritten:
    """Writes vignettes for what those that people wrote or confirmed do not cover, and removes generated ones that are
    not needed any more; as a trial says what that would change. One that somebody changed is kept.

    Raises ``Faulty``, ``Misuse`` and ``NotAGuideline``."""
    from guideproof.analysis.cases.generated import generate, is_generated
    from guideproof.checks.case_text import case_text, is_untouched
    from guideproof.given import bytes_of

    guideline, home = load_guideline(folder), folder / "vignettes"
    generated = {Path(each.span.path).name: id for id, each in guideline.vignettes.items() if is_generated(each)}
    untouched = {name for name in generated if is_untouched(name, bytes_of(str(home / name)))}
    changed = {id for name, id in generated.items() if name not in untouched}
    # What somebody changed is theirs, although nobody stands behind it yet: nothing is made in its place.
    kept = {
        id: replace(each, origin="written") if id in changed else each
        for id, each in guideline.vignettes.items()
        if id in changed or not is_generated(each)
    }
    stale = {each.span.path for id, each in guideline.vignettes.items() if id not in kept}
    faults = tuple(fault for fault in guideline.faults if fault.span.path not in stale)
    guideline = replace(guideline, vignettes=kept, faults=faults)
    require_sound(guideline, folder)
    made = generate(guideline)
    files = {f"{case.id}.yaml": case_text(case).encode() for case in made.cases}
    drawn = settled(home, files, untouched, is_untouched, trial)
    return CasesWritten(replace(drawn, kept=tuple(sorted(set(generated) - untouched))), made)


def ask(
    folder: Path,
    *,
    entry: str | None = None,
    when: str | None = None,
    recommends: Sequence[str] = (),
    advises_against: Sequence[str] = (),
    visits: Sequence[str] = (),
) -> Answered:
    """Whether there is a patient for whom all of this is so; ``when`` is a condition as a branch writes it.

    Raises ``Faulty``, ``Misuse`` and ``NotAGuideline``.
    """
    from guideproof.analysis.proof import Question, Verdict
    from guideproof.analysis.proof import ask as ask_guideline
    from guideproof.board.made import board_of
    from guideproof.checks.patients import witness
    from guideproof.given import read_condition
    from guideproof.reporters.answer import Answered

    guideline = sound(folder)
    _known([entry] if entry is not None else [], guideline.manifest.entry_points, "entry point")
    _known([*recommends, *advises_against], guideline.interventions, "intervention")
    _known(visits, guideline.nodes, "node")
    condition = read_condition(when, guideline) if when is not None else None
    question = Question(entry, condition, tuple(recommends), tuple(advises_against), tuple(visits))
    answer = ask_guideline(guideline, question)
    if answer.patient is None:
        return Answered(None, answer.verdict is not Verdict.OPEN)
    found = witness(guideline, answer.patient, "as-asked", "A patient as asked for")
    return Answered(found, True, board_of(answer.patient.evaluation, guideline))


def _known(given: Iterable[str], known: Iterable[str], word: str) -> None:
    """Raises ``Misuse`` for an id that there is not."""
    names = list(known)
    for id in given:
        if id not in names:
            raise Misuse(no_such(word, id, names))
