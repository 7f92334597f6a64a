"""The tests of all conditions that decide something, and which of their two sides patients show.

A test has two sides: it holds, or it does not. A patient shows a side where the test is decided that way and somebody
reads it: they are at the decision whose branch it stands in; they are at a node that reads the derived element in
which it stands; they come to the entry point for which it says who it is for.

Source: condition coverage of decisions, as in Myers GJ, The Art of Software Testing (1979), chapter 4.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from msgspec import Struct

from guideproof.analysis.cases.truth_sets import TruthSets
from guideproof.analysis.evaluation.admission import Admission
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.analysis.evaluation.truth import Predicate, compile_condition
from guideproof.analysis.graph.edges import behind, reachable
from guideproof.analysis.proof.solver.table import places
from guideproof.model.condition import Condition, Test, elements_of, tests
from guideproof.model.guideline import Guideline
from guideproof.program.texts import measures
from guideproof.program.wording import condition_text


class Where(StrEnum):
    """In what a test stands."""

    NODE = "node"
    DERIVED = "derived element"
    ELEMENT = "element"
    ENTRY = "entry point"


@dataclass(frozen=True, slots=True)
class TestedCondition:
    """A test at its place: the node, derived element or entry point, and there the branch, class or counted condition
    (``part``, empty where there is only one). ``number`` counts the tests of that part."""

    where: Where
    id: str
    part: str
    number: int
    test: Test = field(hash=False)  # which takes long, and the rest tells nearly all apart

    @property
    def place(self) -> str:
        """The place as a reader finds it: ``first-line > poor``."""
        return f"{self.id} > {self.part}" if self.part else self.id


class ConditionSide(Struct, frozen=True):
    """One side of a test."""

    atom: TestedCondition
    holds: bool

    @property
    def text(self) -> str:
        """``karnofsky < 80 holds``"""
        return f"{condition_text(self.atom.test)} {'holds' if self.holds else 'does not hold'}"


class Sides:
    """All sides of one guideline, and which of them a patient shows."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._admission = Admission(guideline)
        self.readers = readers(guideline)
        self.atoms = tuple(_atoms(guideline, self.readers))
        self.all = tuple(ConditionSide(atom, holds) for atom in self.atoms for holds in (True, False))
        self._tests: list[tuple[TestedCondition, Predicate, frozenset[str]]] = [
            (atom, compile_condition(atom.test, guideline), self.where_read(atom)) for atom in self.atoms
        ]
        self._by_atom = {atom: (test, read) for atom, test, read in self._tests}

    def where_read(self, atom: TestedCondition) -> frozenset[str]:
        """The nodes, and the entry points as ``entry NAME``, at which a test is read."""
        match atom.where:
            case Where.NODE:
                return frozenset({atom.id})
            case Where.ENTRY:
                return frozenset({_entry(atom.id)})
            case Where.DERIVED | Where.ELEMENT:
                return self.readers[atom.id]

    def shown_together(self, patients: Iterable[tuple[Mapping[str, Any], Evaluation]]) -> frozenset[ConditionSide]:
        """The sides that some of many patients show: what one has shown is not asked of the next ones."""
        unseen: dict[frozenset[str], list[tuple[ConditionSide, Predicate]]] = {}
        for atom, test, read in self._tests:
            unseen.setdefault(read, []).extend((ConditionSide(atom, holds), test) for holds in (True, False))
        found: set[ConditionSide] = set()
        for facts, evaluation in patients:
            there = _there(evaluation) if evaluation.admitted else set[str]()
            here = [read for read in unseen if not read.isdisjoint(there)]
            state = self._admission.admit(facts).state if here else {}
            for read in here:
                own = unseen.pop(read)
                left = [(side, test) for side, test in own if test(state) is not side.holds]
                if len(left) < len(own):
                    found |= {side for side, _ in own} - {side for side, _ in left}
                if left:
                    unseen[read] = left
        return frozenset(found)

    def shows_all(self, sides: Collection[ConditionSide], facts: Mapping[str, Any], evaluation: Evaluation) -> bool:
        """Whether a patient shows each of some sides, given the evaluation of these facts."""
        if not sides or not evaluation.admitted:
            return not sides
        state = self._admission.admit(facts).state
        there = _there(evaluation)
        asked = ((*self._by_atom[side.atom], side.holds) for side in sides)
        return all(test(state) is holds and not read.isdisjoint(there) for test, read, holds in asked)

    def marking(self, sides: Mapping[ConditionSide, int]) -> Callable[[Mapping[str, Any], Evaluation], int]:
        """A function of one patient, which joins the bits of those of some sides that they show."""
        bits: dict[TestedCondition, tuple[int, int]] = {}
        for side, bit in sides.items():
            holding, failing = bits.get(side.atom, (0, 0))
            bits[side.atom] = (holding | bit, failing) if side.holds else (holding, failing | bit)
        asked: dict[frozenset[str], list[tuple[Predicate, int, int]]] = {}
        for atom, (holding, failing) in bits.items():
            test, read = self._by_atom[atom]
            asked.setdefault(read, []).append((test, holding, failing))

        def marks(facts: Mapping[str, Any], evaluation: Evaluation) -> int:
            if not evaluation.admitted:
                return 0
            state, there, found = self._admission.admit(facts).state, _there(evaluation), 0
            for read, own in asked.items():
                for test, holding, failing in () if read.isdisjoint(there) else own:
                    if (truth := test(state)) is not None:
                        found |= holding if truth else failing
            return found

        return marks

    def shown_by(self, patients: Sequence[tuple[Mapping[str, Any], Evaluation]]) -> dict[ConditionSide, int]:
        """For each side that some of many patients show, who does, as bits of an integer."""
        admitted = [(place, facts, each) for place, (facts, each) in enumerate(patients) if each.admitted]
        at: dict[str, int] = {}
        for place, (_, _, evaluation) in enumerate(admitted):
            for id in _there(evaluation):
                at[id] = at.get(id, 0) | 1 << place
        sets = TruthSets(self._guideline, [self._admission.admit(facts).state for _, facts, _ in admitted])
        found: dict[ConditionSide, int] = {}
        for atom, _, read in self._tests:
            there = 0
            for id in read:
                there |= at.get(id, 0)
            told = sets.of(atom.test)
            for holds, who in ((True, told.holding & there), (False, told.failing & there)):
                if who:
                    found[ConditionSide(atom, holds)] = who
        if len(admitted) == len(patients):
            return found
        return {side: sum(1 << admitted[place][0] for place in places(who)) for side, who in found.items()}


def _there(evaluation: Evaluation) -> set[str]:
    return {step.node for step in evaluation.path} | {_entry(evaluation.entry)}


def _entry(name: str) -> str:
    return f"entry {name}"


def _atoms(guideline: Guideline, readers: Mapping[str, frozenset[str]]) -> Iterator[TestedCondition]:
    for name, entry in guideline.manifest.entry_points.items():
        yield from _of(Where.ENTRY, name, [("", entry.when)])
    led_to = reachable(guideline)
    for node in guideline.nodes.values():
        if node.id in led_to:
            yield from _of(Where.NODE, node.id, [(branch.id, branch.when) for branch in node.branches])
    for derived in guideline.derived.values():
        if readers.get(derived.id):
            yield from _of(Where.DERIVED, derived.id, derived.parts)
    for element in guideline.elements.values():
        if readers.get(element.id):
            yield from _of(Where.ELEMENT, element.id, [("", element.applies_when)])


def _of(where: Where, id: str, parts: Iterable[tuple[str, Condition | None]]) -> Iterator[TestedCondition]:
    for part, condition in parts:
        if condition is not None:
            for number, test in enumerate(tests(condition), start=1):
                yield TestedCondition(where, id, part, number, test)


def readers(guideline: Guideline) -> dict[str, frozenset[str]]:
    """For each derived element, and each input that says when it applies, the reachable nodes and the entry points that
    read it directly or by another: in a condition, or as an amount."""
    told = (*guideline.derived, *(id for id, each in guideline.elements.items() if each.applies_when))
    readers: dict[str, set[str]] = {id: set() for id in told}
    led_to = reachable(guideline)
    for name, entry in guideline.manifest.entry_points.items():
        _read(guideline, readers, entry.conditions, _entry(name))
    for node in guideline.nodes.values():
        if node.id in led_to:
            _read(guideline, readers, node.conditions, node.id)
            _note(guideline, readers, measures(node), node.id)
    return {id: frozenset(found) for id, found in readers.items()}


def _read(guideline: Guideline, readers: dict[str, set[str]], conditions: Iterable[Condition], reader: str) -> None:
    _note(guideline, readers, (element for condition in conditions for element in elements_of(condition)), reader)


def _note(guideline: Guideline, readers: dict[str, set[str]], elements: Iterable[str], reader: str) -> None:
    for id in behind(guideline, elements):
        if id in readers:
            readers[id].add(reader)
