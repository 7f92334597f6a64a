"""Few patients who together visit every node and branch, decide every test both ways, and tell every boundary apart.

Source of the choice: greedy set cover, Chvatal V, Mathematics of Operations Research 1979;4(3):233-5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heapify, heapreplace

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.cases.asking import CaseFacts, FoundCase, reduced
from guideproof.analysis.cases.boundaries import Boundary, boundaries
from guideproof.analysis.cases.condition_coverage import ConditionSide, Sides
from guideproof.analysis.cases.corners import Corners, transposed
from guideproof.analysis.cases.coverage import coverage
from guideproof.analysis.cases.distinguishing import Distinguisher
from guideproof.analysis.cases.mutant_execution import MutantExecution
from guideproof.analysis.cases.needed_facts import NeededFacts, Shown
from guideproof.analysis.cases.uncovered import Missed, UncoveredFinder, in_words
from guideproof.analysis.cases.vignettes import denying, expectation_of
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.analysis.proof.solver.table import places
from guideproof.model.guideline import Guideline
from guideproof.model.vignette import Expectation, Vignette

_NAMED = 3
_LONGEST = 60


class GeneratedCase(Struct, frozen=True):
    """A patient with what the guideline says of them today; ``shows`` is what nobody before them showed."""

    id: str
    title: str
    entry: str
    facts: CaseFacts
    expect: Expectation
    shows: tuple[Shown, ...]


class UntoldBoundary(Struct, frozen=True):
    """A boundary that no patient was found to tell apart: ``NO`` where it is proven that there is none, else
    ``OPEN``."""

    boundary: Boundary
    verdict: Verdict


class Generated(Struct, frozen=True):
    """The cases, how many boundaries there are, and those that neither a case nor a vignette tells apart."""

    cases: tuple[GeneratedCase, ...]
    boundaries: int
    untold: tuple[UntoldBoundary, ...]


def is_generated(vignette: Vignette) -> bool:
    """Whether a vignette was made by the program and nobody has confirmed it, so that it may be made anew."""
    return vignette.origin == "generated" and not vignette.confirmed


def generate(guideline: Guideline) -> Generated:
    """The patients who cover what the vignettes that people wrote or confirmed do not; the same for the same guideline.

    Raises ``NotEvaluable`` and ``Circular``.
    """
    kept = {id: each for id, each in guideline.vignettes.items() if not is_generated(each)}
    making = _Making(replace(guideline, vignettes=kept))
    untold = tuple(making.tell_boundaries())
    making.cover_the_rest()
    return Generated(tuple(making.cases()), making.boundaries, untold)


class _Making:
    """Collects patients for all that the vignettes of a guideline do not cover, and makes cases of few of them.

    What a patient covers is an integer with a bit for each of ``_wanted``: the targets, then the boundaries.
    """

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        vignettes = MutantExecution(guideline)
        vignettes.watch_vignettes()
        self._watching = MutantExecution(guideline)
        every = tuple(boundaries(guideline))
        self.boundaries = len(every)
        self._boundaries = [each for each in every if next(vignettes.noticing(each.mutant), None) is None]
        sides = Sides(guideline)
        self._distinguisher = Distinguisher(guideline, [each.mutant for each in self._boundaries])
        self._finder = UncoveredFinder(guideline, sides, self._distinguisher.asker)
        self._evaluator: Evaluator = self._finder.evaluator
        nodes = coverage(guideline, (), sides)
        targets: list[Missed] = [*nodes.nodes, *nodes.branches, *sides.all]
        written = [
            FoundCase("", each.facts, self._evaluator.evaluate(each.facts, each.entry.id if each.entry else None))
            for each in guideline.vignettes.values()
        ]
        covered = self._finder.covered_by(targets, written)
        self._targets = [target for target, who in zip(targets, covered, strict=True) if not who]
        self._wanted: list[Shown] = []
        self._pool: list[FoundCase] = []
        self._covers: list[int] = []

    def tell_boundaries(self) -> list[UntoldBoundary]:
        """Takes in patients who tell each boundary apart, if somebody does; gives those that nobody does."""
        corners = Corners(self._guideline, self._watching, self._distinguisher)
        told = list(zip(self._boundaries, corners.told(each.mutant for each in self._boundaries), strict=True))
        place_of = {id(watched): place for place, (_, watched) in enumerate(corners.pool)}
        self._pool = [patient for patient, _ in corners.pool]
        possible = [boundary for boundary, verdict in told if verdict is not Verdict.NO]
        self._wanted = [*self._targets, *possible]
        shown = self._finder.covered_by(self._targets, self._pool)
        shown += [
            sum(1 << place_of[id(watched)] for watched in self._watching.noticing(boundary.mutant))
            for boundary in possible
        ]
        self._covers = transposed(shown, len(self._pool))
        return [UntoldBoundary(boundary, verdict) for boundary, verdict in told if verdict is not Verdict.YES]

    def cover_the_rest(self) -> None:
        """Takes in a candidate for each node, branch and side that no earlier one covers."""
        covered, marks = 0, self._finder.marking(self._targets)
        for each in self._covers:
            covered |= each
        for place, target in enumerate(self._targets):
            if not covered >> place & 1:
                patient = self._finder.complete(target)
                if patient is not None:
                    self._pool.append(patient)
                    self._covers.append(marks(patient))
                    covered |= self._covers[-1]

    def _chosen(self) -> Iterable[tuple[FoundCase, list[Shown]]]:
        """Few of the candidates who cover as much as all; with each what they were chosen for."""
        left = 0
        for each in self._covers:
            left |= each
        # What somebody adds only shrinks, so that it is counted anew only of who might be the next (M. Minoux, 1978).
        waiting = [(-each.bit_count(), place) for place, each in enumerate(self._covers)]
        heapify(waiting)
        while left:
            place = waiting[0][1]
            new = self._covers[place] & left
            adding = (-new.bit_count(), place)
            if heapreplace(waiting, adding) == adding:
                yield self._pool[place], [self._wanted[each] for each in places(new)]
                left &= ~new

    def cases(self) -> list[GeneratedCase]:
        """A case for each candidate that is needed, with no more facts than that takes, in the order of their ids."""
        taken = set(self._guideline.vignettes)
        made: list[GeneratedCase] = []
        needed = NeededFacts(self._guideline)
        for patient, shows in self._chosen():
            facts = reduced(patient.facts, self._as_good_as(patient, shows), needed.of(patient, shows))
            watched = self._watching.executed(facts, patient.entry)
            evaluation = watched.evaluation
            if evaluation.status is Status.NEEDS_DATA:
                evaluation = self._evaluator.evaluate(facts, patient.entry)
            moved = self._watching.evaluations((each.mutant for each in shows if isinstance(each, Boundary)), watched)
            ordered = sorted(shows, key=_rank)
            id = _free(f"generated-{_slug(ordered[0])}", taken)
            taken.add(id)
            expect = denying(expectation_of(evaluation), evaluation, moved)
            made.append(GeneratedCase(id, _title(ordered), patient.entry, facts, expect, tuple(ordered)))
        return sorted(made, key=lambda case: case.id)

    def _as_good_as(self, patient: FoundCase, shows: list[Shown]) -> Callable[[CaseFacts], bool]:
        """Whether of some of a patient's facts all comes as of all of them, and they show the same."""
        entry, gist = patient.entry, _gist(patient.evaluation)
        told = [each.mutant for each in shows if isinstance(each, Boundary)]
        covered = [each for each in shows if not isinstance(each, Boundary)]

        def enough(facts: CaseFacts) -> bool:
            evaluation = self._evaluator.evaluate(facts, entry, needs=False)
            if _gist(evaluation) != gist or not self._finder.covers_all(covered, facts, evaluation):
                return False
            return not told or len(self._watching.told_by(told, self._watching.executed(facts, entry))) == len(told)

        return enough


def _gist(evaluation: Evaluation) -> object:
    steps = [(step.node, step.branch) for step in evaluation.path]
    said = [(each.node.id, each.intervention.id, each.item.direction) for each in evaluation.recommendations]
    return evaluation.status, steps, said, [each.node.id for each in evaluation.reassess]


def _rank(shown: Shown) -> tuple[int, str]:
    """What a case is named for: a branch, rather than a boundary, a side, a node."""
    kind = {tuple: 0, Boundary: 1, ConditionSide: 2, str: 3}[type(shown)]
    return kind, _words(shown)


def _words(shown: Shown) -> str:
    return f"notices if in {shown.text}" if isinstance(shown, Boundary) else in_words(shown)


def _title(shows: list[Shown]) -> str:
    named = [_words(each) for each in shows if not isinstance(each, str)] or [_words(each) for each in shows]
    rest = len(named) - _NAMED
    return "To be confirmed: " + "; ".join(named[:_NAMED]) + (f"; and {rest} more" if rest > 0 else "")


def _slug(target: Shown) -> str:
    match target:
        case str():
            text = target
        case ConditionSide():
            text = f"{target.atom.id} {target.text}"
        case Boundary():
            text = target.text.partition(" becomes ")[0]
        case node, branch:
            text = f"{node} {branch}"
    symbols = {"<": " below ", ">": " above ", "=": " ", "|": " or ", "&": " and "}
    for symbol, word in symbols.items():
        text = text.replace(symbol, word)
    plain = "".join(each if each.isascii() and each.isalnum() else "-" for each in text.lower())
    words = [part for part in plain.split("-") if part]
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONGEST]


def _free(id: str, taken: set[str]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free
