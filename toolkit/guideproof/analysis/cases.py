"""Few patients who together visit every node and branch and stand on both sides of every test and boundary.

Source of the choice: greedy set cover, Chvatal V, Mathematics of Operations Research 1979;4(3):233-5.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from guideproof.analysis.asking import Facts, Found, reduced
from guideproof.analysis.boundaries import Point, points
from guideproof.analysis.coverage import coverage
from guideproof.analysis.evaluation import evaluator_for
from guideproof.analysis.result import Evaluation
from guideproof.analysis.sides import Side, Sides
from guideproof.analysis.uncovered import Finder, Target, in_words
from guideproof.analysis.vignettes import expectation_of
from guideproof.model.guideline import Guideline
from guideproof.model.vignette import Expectation, Vignette

_NAMED = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Case:
    """A patient with what the guideline says of them today; ``shows`` is what nobody before them showed."""

    id: str
    title: str
    entry: str
    facts: Facts
    expect: Expectation
    shows: tuple[Target, ...]


def is_generated(vignette: Vignette) -> bool:
    """Whether a vignette was made by the program and nobody has confirmed it, so that it may be made anew."""
    return vignette.origin == "generated" and not vignette.confirmed


def generate(guideline: Guideline) -> tuple[Case, ...]:
    """The patients who cover what the vignettes that people wrote or confirmed do not; the same for the same guideline.

    Raises ``NotEvaluable`` and ``Circular``.
    """
    kept = {id: each for id, each in guideline.vignettes.items() if not is_generated(each)}
    guideline = replace(guideline, vignettes=kept)
    sides = Sides(guideline)
    boundary = points(guideline, sides.atoms)
    finder = Finder(guideline, sides, [each.condition for each in boundary])
    nodes = coverage(guideline, (), sides)
    targets: list[Target] = [*nodes.nodes, *nodes.branches, *sides.all, *boundary]
    evaluator = evaluator_for(guideline)
    left = list(targets)
    for vignette in kept.values():
        evaluation = evaluator.evaluate(vignette.facts, vignette.entry.id if vignette.entry else None)
        left = _without(left, finder.all_covered(left, vignette.facts, evaluation))
    pool = _pool(finder, left)
    return tuple(_cases(guideline, finder, _chosen(pool)))


Candidate = tuple[Found, frozenset[Target]]


def _without(targets: list[Target], some: Iterable[Target]) -> list[Target]:
    gone = set(some)
    return [target for target in targets if target not in gone]


def _pool(finder: Finder, targets: list[Target]) -> list[Candidate]:
    """Complete patients, one for each target that no earlier one covers, with all that they cover."""
    pool: list[Candidate] = []
    left = list(targets)
    while left:
        target = left.pop(0)
        patient = finder.complete(target)
        if patient is not None:
            covered = finder.all_covered(targets, patient.facts, patient.evaluation)
            pool.append((patient, covered))
            left = _without(left, covered)
    return pool


def _chosen(pool: list[Candidate]) -> list[Candidate]:
    """Few of the patients who cover as much as all; with each what they were chosen for."""
    left = frozenset[Target]().union(*(covered for _, covered in pool))
    chosen: list[Candidate] = []
    while left:
        patient, covered = max(pool, key=lambda each: len(each[1] & left))
        chosen.append((patient, covered & left))
        left -= covered
    return chosen


def _cases(guideline: Guideline, finder: Finder, chosen: list[Candidate]) -> list[Case]:
    taken = set(guideline.vignettes)
    cases: list[Case] = []
    for patient, shows in chosen:
        entry, before = patient.entry, patient.evaluation

        def same(
            facts: Facts, entry: str = entry, before: Evaluation = before, shows: frozenset[Target] = shows
        ) -> bool:
            evaluation = finder.asker.evaluator.evaluate(facts, entry)
            return _gist(evaluation) == _gist(before) and shows <= finder.all_covered(shows, facts, evaluation)

        facts = reduced(patient.facts, same)
        ordered = sorted(shows, key=_rank)
        id = _free(f"generated-{_slug(ordered[0])}", taken)
        taken.add(id)
        expect = expectation_of(finder.asker.evaluator.evaluate(facts, entry))
        cases.append(Case(id, _title(ordered), entry, facts, expect, tuple(ordered)))
    return sorted(cases, key=lambda case: case.id)


def _gist(evaluation: Evaluation) -> object:
    steps = [(step.node, step.branch) for step in evaluation.path]
    said = [(each.node.id, each.intervention.id, each.item.direction) for each in evaluation.recommendations]
    return evaluation.status, steps, said, [each.node.id for each in evaluation.reassess]


def _rank(target: Target) -> tuple[int, str]:
    """What a case is named for: a branch, rather than a boundary, a side, a node."""
    kind = {tuple: 0, Point: 1, Side: 2, str: 3}[type(target)]
    return kind, in_words(target)


def _title(shows: list[Target]) -> str:
    named = [in_words(each) for each in shows if not isinstance(each, str)] or [in_words(each) for each in shows]
    rest = len(named) - _NAMED
    return "To be confirmed: " + "; ".join(named[:_NAMED]) + (f"; and {rest} more" if rest > 0 else "")


def _slug(target: Target) -> str:
    match target:
        case str():
            text = target
        case Side():
            text = f"{target.atom.id} {target.text}"
        case Point():
            text = target.text
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
