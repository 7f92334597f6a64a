"""What vignettes do not cover, each with the patient who would, or the proof that nobody can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from guideproof.analysis.cases.asking import Asker, CaseFacts, FoundCase, asker_for, reduced
from guideproof.analysis.cases.condition_coverage import ConditionSide, Sides, Where
from guideproof.analysis.cases.coverage import Coverage
from guideproof.analysis.evaluation.evaluate import evaluator_for
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import Formula, disj
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision

Missed = str | tuple[str, str] | ConditionSide
"""A node, a branch (node, branch), or a side of a test."""

BRIEF = 20
"""Of how many things that are missed the patients are made brief, which takes longer than to find them."""


class Uncovered(Struct, frozen=True):
    """Something that no vignette covers: with the patient who would, with ``NO`` where it is proven that nobody can,
    or ``OPEN`` where that is not settled."""

    target: Missed
    patient: FoundCase | None
    verdict: Verdict

    @property
    def text(self) -> str:
        """What is not covered, in words: ``first-line > poor: ecog = 0 holds``."""
        return in_words(self.target)


def in_words(target: Missed) -> str:
    """A target as a reader finds it."""
    match target:
        case str():
            return target
        case ConditionSide():
            return f"{target.atom.place}: {target.text}"
        case node, branch:
            return f"{node} > {branch}"


def uncovered(guideline: Guideline, coverage: Coverage, sides: Sides) -> tuple[Uncovered, ...]:
    """Asks for a patient for each node, branch and side that is missed.

    The first few patients have no more facts than it takes, the others are complete. Raises ``NotEvaluable`` and
    ``Circular``.
    """
    missed: list[Missed] = [*coverage.missed_nodes, *coverage.missed_branches, *coverage.missed_sides]
    if not missed:
        return ()
    finder = UncoveredFinder(guideline, sides)
    return tuple(finder.find(target, brief=place < BRIEF) for place, target in enumerate(missed))


def without_impossible(coverage: Coverage, found: Iterable[Uncovered]) -> Coverage:
    """The coverage in which what is proven to be nobody's does not count."""
    nobody = {each.target for each in found if each.verdict is Verdict.NO}
    return replace(
        coverage,
        nodes=tuple(node for node in coverage.nodes if node not in nobody),
        branches=tuple(branch for branch in coverage.branches if branch not in nobody),
        impossible=frozenset(side for side in coverage.sides if side in nobody),
    )


class UncoveredFinder:
    """Finds patients of one guideline by what they are to show."""

    def __init__(self, guideline: Guideline, sides: Sides, asker: Asker | None = None) -> None:
        self._guideline = guideline
        self._sides = sides
        self.asker = asker if asker is not None else asker_for(guideline)
        self.evaluator = evaluator_for(guideline)

    def find(self, target: Missed, *, brief: bool = True) -> Uncovered:
        """A patient who covers a target, complete or with no more facts than that takes."""
        verdict = Verdict.NO
        for reply in self.replies(target):
            if isinstance(reply, FoundCase):
                entry = reply.entry

                def covers(facts: CaseFacts, entry: str = entry) -> bool:
                    return self.covers(target, facts, self.evaluator.evaluate(facts, entry))

                if covers(reply.facts):
                    facts = reduced(reply.facts, covers) if brief else reply.facts
                    patient = FoundCase(entry, facts, self.evaluator.evaluate(facts, entry))
                    return Uncovered(target, patient, Verdict.YES)
            if reply is not Verdict.NO:
                verdict = Verdict.OPEN
        return Uncovered(target, None, verdict)

    def covers(self, target: Missed, facts: CaseFacts, evaluation: Evaluation) -> bool:
        """Whether a patient covers a target."""
        match target:
            case str():
                return any(step.node == target for step in evaluation.path)
            case ConditionSide():
                return self._sides.shows_all([target], facts, evaluation)
            case node, branch:
                return any((step.node, step.branch) == (node, branch) for step in evaluation.path)

    def covers_all(self, targets: Iterable[Missed], facts: CaseFacts, evaluation: Evaluation) -> bool:
        """Whether a patient covers each of the targets."""
        nodes = {step.node for step in evaluation.path}
        steps = {(step.node, step.branch) for step in evaluation.path}
        sides: list[ConditionSide] = []
        for target in targets:
            match target:
                case ConditionSide():
                    sides.append(target)
                case str():
                    if target not in nodes:
                        return False
                case _:
                    if target not in steps:
                        return False
        return self._sides.shows_all(sides, facts, evaluation)

    def covered_by(self, targets: Sequence[Missed], patients: Sequence[FoundCase]) -> list[int]:
        """For each target the patients who cover it, as bits of an integer."""
        sides = self._sides.shown_by([(each.facts, each.evaluation) for each in patients])
        found: dict[Missed, int] = {}
        found.update(sides.items())
        for place, patient in enumerate(patients):
            steps = patient.evaluation.path
            visited: set[Missed] = {step.node for step in steps}
            visited |= {(step.node, step.branch) for step in steps if step.branch is not None}
            for each in visited:
                found[each] = found.get(each, 0) | 1 << place
        return [found.get(target, 0) for target in targets]

    def marking(self, targets: Sequence[Missed]) -> Callable[[FoundCase], int]:
        """A function of one patient: which of the targets they cover, as the bits of an integer."""
        bit_of = {target: 1 << place for place, target in enumerate(targets)}
        sides = self._sides.marking(
            {target: bit for target, bit in bit_of.items() if isinstance(target, ConditionSide)}
        )

        def marks(patient: FoundCase) -> int:
            found = sides(patient.facts, patient.evaluation)
            for step in patient.evaluation.path:
                found |= bit_of.get(step.node, 0)
                if step.branch is not None:
                    found |= bit_of.get((step.node, step.branch), 0)
            return found

        return marks

    def complete(self, target: Missed) -> FoundCase | None:
        """A complete patient who covers a target, if one is found."""
        for reply in self.replies(target):
            if isinstance(reply, FoundCase) and self.covers(target, reply.facts, reply.evaluation):
                return reply
        return None

    def replies(self, target: Missed) -> Iterator[FoundCase | Verdict]:
        """The prover's replies, by entry point."""
        if self.asker is None:
            yield Verdict.OPEN
            return
        match target:
            case str():
                yield from self.asker.patients(partial(self._at, self.asker.oracle, frozenset({target}), ()))
            case ConditionSide():
                yield from self._showing(self.asker, target)
            case node, branch:
                yield from self.asker.patients(partial(self._taking, node, branch))

    def _showing(self, asker: Asker, side: ConditionSide) -> Iterator[FoundCase | Verdict]:
        oracle = asker.oracle
        formula = oracle.encoding.formula(side.atom.test)
        goals = (formula if side.holds else oracle.negation(formula),)
        read = self._sides.where_read(side.atom)
        for name in self._guideline.manifest.entry_points:
            if f"entry {name}" in read:
                yield asker.anybody(goals, name)
        if side.atom.where is not Where.ENTRY:
            yield from asker.patients(partial(self._at, oracle, read, goals))

    def _at(
        self, oracle: Oracle, nodes: frozenset[str], goals: tuple[Formula, ...], tracks: Tracks
    ) -> list[Formula] | None:
        """That somebody comes to one of the nodes."""
        here = [tracks.applies(id) for id in sorted(nodes) if id in tracks.rank]
        return [disj(here, oracle.space.full), *goals] if here else None

    def _taking(self, node: str, branch: str, tracks: Tracks) -> list[Formula] | None:
        body = self._guideline.nodes[node].body
        if node not in tracks.rank or not isinstance(body, Decision):
            return None
        index = next(index for index, each in enumerate(body.branches) if each.id == branch)
        return [tracks.applies(node), tracks.holding(node).holds(index)]
