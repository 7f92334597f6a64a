"""The law of missing values (section 5) and the meaning of `complete`, over generated guidelines and records.

Guidelines are drawn over few elements with few values, so that every way of completing a record can be tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice, product
from random import Random
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from guideproof.analysis.evaluation import Evaluator
from guideproof.analysis.result import Evaluation, Status
from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    Includes,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
    Only,
    SetCount,
)
from guideproof.model.element import (
    ClassBranch,
    Classify,
    Constraint,
    Count,
    Definition,
    Derived,
    Element,
    ElementType,
    Formula,
    Grid,
)
from guideproof.model.formula import Binary, Extreme, Number, Operator, Variable
from guideproof.model.guideline import EntryPoint, Guideline, Manifest
from guideproof.model.intervention import Category, Intervention
from guideproof.model.node import (
    Branch,
    Certainty,
    Decision,
    Direction,
    HitPolicy,
    Node,
    Reassess,
    Recommendation,
    RecommendedItem,
    Selection,
    Strength,
)
from guideproof.model.reference import Ref
from guideproof.source import whole

T = TypeVar("T")
HERE = whole("drawn")
ONE = Fraction(1)
MOST_COMPLETIONS = 120


def element(id: str, type: ElementType, codes: str = "", grid: Grid | None = None) -> Element:
    return Element(id, id, type, None, None, (), None, {code: code for code in codes}, None, grid, HERE)


ELEMENTS = {
    drawn.id: drawn
    for drawn in (
        element("sick", ElementType.BOOLEAN),
        element("old", ElementType.BOOLEAN),
        element("kind", ElementType.CODE, "xyz"),
        element("sites", ElementType.CODES, "abc"),
        element("few", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(3), ONE)),
        element("size", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(2), Fraction(1, 2))),
        element("limit", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(2), ONE)),
    )
}
DERIVED_TYPES = {
    "total": ElementType.INTEGER,
    "formula": ElementType.QUANTITY,
    "both": ElementType.BOOLEAN,
    "group": ElementType.CODE,
}
COMPARISONS = [comparison for comparison in Comparison if comparison is not Comparison.EQUAL]


def values_of(id: str) -> list[Any]:
    """Every value that an element can have, as a patient file gives it."""
    drawn = ELEMENTS[id]
    match drawn.type:
        case ElementType.BOOLEAN:
            return [True, False]
        case ElementType.CODE:
            return list(drawn.codes)
        case ElementType.CODES:
            return [
                [code for code, held in zip(drawn.codes, chosen, strict=True) if held]
                for chosen in product([True, False], repeat=len(drawn.codes))
            ]
        case _:
            assert drawn.grid is not None
            return [drawn.grid.number(step) for step in range(drawn.grid.first, drawn.grid.last + 1)]


class Draw:
    """Guidelines and records by chance, from a seed; a smaller ``size`` makes smaller ones, so that failures shrink."""

    def __init__(self, seed: int, size: int) -> None:
        self._chance = Random(seed)
        self._size = size

    def some(self, choices: Sequence[T], most: int, least: int = 1) -> tuple[T, ...]:
        count = self._chance.randint(least, max(least, min(most, len(choices))))
        return tuple(self._chance.sample(choices, count))

    def condition(self, known: tuple[str, ...] = (), depth: int | None = None) -> Condition:
        """A condition over the input elements and the derived elements that are ``known`` already."""
        depth = min(self._size, 2) if depth is None else depth
        shape = self._chance.choice(["test", "test", "all", "any", "not"]) if depth else "test"
        if shape == "test":
            return self.test(known)
        if shape == "not":
            return Not(self.condition(known, depth - 1), HERE)
        parts = tuple(self.condition(known, depth - 1) for _ in range(self._chance.randint(1, 3)))
        return All(parts, HERE) if shape == "all" else AnyOf(parts, HERE)

    def test(self, known: tuple[str, ...]) -> Condition:
        id = self._chance.choice([*ELEMENTS, *known])
        match ELEMENTS[id].type if id in ELEMENTS else DERIVED_TYPES[id]:
            case ElementType.BOOLEAN:
                return IsBoolean(id, self._chance.random() < 0.5, HERE)
            case ElementType.CODE:
                return IsCode(id, self.some("xyz", 3), HERE)
            case ElementType.CODES:
                return self.set_test(id)
            case _:
                if id not in ("formula", "size") and self._chance.random() < 0.5:
                    return IsNumber(id, tuple(map(Fraction, self.some(range(4), 3))), HERE)
                return Compares(id, self._chance.choice(COMPARISONS), self.bound(known), HERE)

    def set_test(self, id: str) -> Condition:
        codes = self.some("abc", 3)
        match self._chance.randrange(4):
            case 0:
                return Includes(id, codes, self._chance.random() < 0.5, HERE)
            case 1:
                return Only(id, codes, HERE)
            case 2:
                return Only(id, (), HERE)
            case _:
                return SetCount(id, self._chance.choice(list(Comparison)), self.bound(()), HERE)

    def bound(self, known: tuple[str, ...]) -> Bound:
        if self._chance.random() < 0.6:
            return Bound(Fraction(self._chance.randrange(5), 2), None, ONE, "a number")
        numbers = (ElementType.INTEGER, ElementType.QUANTITY)
        named = ["few", "limit", *(id for id in known if DERIVED_TYPES[id] in numbers)]
        factor = self._chance.choice([ONE, Fraction(1, 3), Fraction(2)])
        return Bound(None, self._chance.choice(named), factor, "an element")

    def derived(self) -> dict[str, Derived]:
        derived: dict[str, Derived] = {}

        def add(id: str, definition: Definition, codes: str = "") -> None:
            derived[id] = Derived(id, id, DERIVED_TYPES[id], {code: code for code in codes}, None, definition, HERE)

        add("total", Count(tuple(self.condition() for _ in range(self._chance.randint(1, 3))), HERE))
        operands = [Variable("few"), Variable("size"), Variable("total"), Number(Fraction(1, 2))]
        left, right, third = (self._chance.choice(operands) for _ in range(3))
        joined = Binary(self._chance.choice([Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY]), left, right)
        add("formula", Formula(Extreme(self._chance.random() < 0.5, (joined, third)), HERE))
        add("both", self.condition(("total", "formula")))
        when, split = (self.condition(("total", "formula", "both")) for _ in range(2))
        # Disjoint and complete by the way they are made, so that a class is never at fault; the codes may repeat.
        branches = (
            ClassBranch(when, "x", HERE),
            ClassBranch(All((Not(when, HERE), split), HERE), "y", HERE),
            ClassBranch(Not(AnyOf((when, split), HERE), HERE), self._chance.choice("xyz"), HERE),
        )
        add("group", Classify(branches, HERE), "xyz")
        return derived

    def decision(self, id: str, following: list[str], known: tuple[str, ...]) -> Node:
        branches = []
        for number in range(self._chance.randint(1, 3)):
            targets = tuple(Ref(target, HERE) for target in self.some(following, 2, least=0))
            branches.append(Branch(f"b{number}", None, self.condition(known), targets, (), (), HERE, HERE))
        if len(branches) > 1 and self._chance.random() < 0.5:
            branches[-1] = replace(branches[-1], when=None)
        return node(id, Decision(id, self._chance.choice(list(HitPolicy)), tuple(branches)))

    def guideline(self) -> Guideline:
        """A few decisions over a few ends; edges lead forward only: there are joins and tracks but no circle."""
        derived = self.derived()
        known = tuple(derived)
        decisions = [f"d{number}" for number in range(self._chance.randint(1, self._size + 1))]
        nodes = {
            id: self.decision(id, [*decisions[position + 1 :], "r0", "r1", "r2", "later"], known)
            for position, id in enumerate(decisions)
        }
        item = RecommendedItem(Ref("drug", HERE), Direction.FOR, Strength.STRONG, Certainty.LOW, None, None, (), HERE)
        for id, following in (("r0", ("r1",)), ("r1", ()), ("r2", ("later",))):
            refs = tuple(Ref(target, HERE) for target in following)
            nodes[id] = node(id, Recommendation((item,), Selection.ALL, refs))
        nodes["later"] = node("later", Reassess(None, "later", Ref("visit", HERE)))
        scope = self.condition(known) if self._chance.random() < 0.4 else None
        entry = EntryPoint("visit", "visit", Ref("d0", HERE), scope, (), HERE)
        held = {"c": Constraint("c", self.condition(known), "drawn", HERE)} if self._chance.random() < 0.4 else {}
        manifest = Manifest("drawn", "1.0.0", "drawn", "draft", True, {"visit": entry}, {}, None, {}, (), HERE, {})
        drug = {"drug": Intervention("drug", "drug", Category.DRUG, (), (), None, (), (), HERE)}
        return Guideline(manifest, ELEMENTS, derived, held, drug, nodes, {}, {}, {}, {}, (), frozenset())

    def record(self) -> dict[str, Any]:
        """A record with some elements missing and, perhaps, a set that is known in part."""
        record = {id: self._chance.choice(values_of(id)) for id in ELEMENTS if self._chance.random() < 0.6}
        if self._chance.random() < 0.5:
            record["sites"] = {code: self._chance.random() < 0.5 for code in self.some("abc", 2, least=0)}
        return record

    def answer(self, id: str, told: Any) -> Any:
        """A value of an element that agrees with what is known of it in part."""
        known = told if isinstance(told, dict) else {}
        fitting = [value for value in values_of(id) if all((code in value) == held for code, held in known.items())]
        return self._chance.choice(fitting)


def node(id: str, body: Decision | Recommendation | Reassess) -> Node:
    return Node(id, "1.0.0", id, "drawn", body, None, (), None, None, None, (), HERE, HERE)


def completions(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every complete record that says what this one says."""
    choices: list[list[tuple[str, Any]]] = []
    for id in ELEMENTS:
        given_value = record.get(id)
        if isinstance(given_value, dict):
            fitting = [
                whole_set
                for whole_set in values_of(id)
                if all((code in whole_set) == held for code, held in given_value.items())
            ]
            choices.append([(id, value) for value in fitting])
        else:
            choices.append([(id, value) for value in (values_of(id) if given_value is None else [given_value])])
    return (dict(chosen) for chosen in product(*choices))


def recommended(evaluation: Evaluation) -> set[str]:
    return {each.node.id for each in evaluation.recommendations}


def revisited(evaluation: Evaluation) -> set[str]:
    return {each.node.id for each in evaluation.reassess}


def law(test: Callable[[Draw], None]) -> Callable[[], None]:
    drawn = given(st.builds(Draw, seed=st.integers(0, 2**32 - 1), size=st.integers(0, 3)))(test)
    return settings(max_examples=400, deadline=None, derandomize=True)(drawn)  # type: ignore[no-any-return]


@law
def test_what_holds_for_a_partial_record_holds_for_every_completion(draw: Draw) -> None:
    evaluator, record = Evaluator(draw.guideline()), draw.record()
    partial = evaluator.evaluate(record)
    for completion in islice(completions(record), MOST_COMPLETIONS):
        complete = evaluator.evaluate(completion)
        assert complete.status is not Status.NEEDS_DATA
        if partial.status is Status.INVALID:
            assert complete.status is Status.INVALID
        if complete.status is Status.INVALID:
            continue
        assert recommended(partial) <= recommended(complete)
        assert revisited(partial) <= revisited(complete)
        if partial.status is not Status.NEEDS_DATA:
            assert complete.status is partial.status
            assert recommended(partial) == recommended(complete)
            assert revisited(partial) == revisited(complete)


@law
def test_answering_every_need_completes_the_record(draw: Draw) -> None:
    evaluator, record = Evaluator(draw.guideline()), draw.record()
    partial = evaluator.evaluate(record)
    assert (partial.status is Status.NEEDS_DATA) == bool(partial.needs)
    answered = dict(record)
    for need in partial.needs:
        told = record.get(need.element)
        assert need.asked_by
        assert told is None or isinstance(told, dict)
        answered[need.element] = draw.answer(need.element, told)
    assert evaluator.evaluate(answered).status is not Status.NEEDS_DATA


@law
def test_what_is_known_of_derived_elements_is_true_of_every_completion(draw: Draw) -> None:
    evaluator, record = Evaluator(draw.guideline()), draw.record()
    partial = evaluator.evaluate(record)
    for completion in islice(completions(record), MOST_COMPLETIONS):
        complete = evaluator.evaluate(completion)
        if complete.status is Status.INVALID:
            continue
        for id, said in (partial.derived or {}).items():
            assert agrees(said, (complete.derived or {})[id])


def agrees(said: Any, came: Any) -> bool:
    match said:
        case {"one_of": codes}:
            return came in codes
        case {"at_least": low, "at_most": high}:
            return bool(low <= came <= high)
        case _:
            return said is None or came == said
