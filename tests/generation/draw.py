"""Guidelines by chance, from a seed, over so few values that every patient can be tried.

All kinds of elements, conditions, hit policies and selections come up; edges lead forward only, so that there are joins
and parallel tracks but no circle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, TypeVar

from msgspec.structs import replace
from tests.generation import told
from tests.generation.dates import DrawnDates
from tests.generation.parts import HERE, element, guideline, intervention, item, node
from tests.generation.reckoned import irrational, reckoned

from guideproof.analysis.graph.edges import element_circles
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
    VISIT,
    Answerer,
    Assumption,
    ClassBranch,
    Classify,
    Computed,
    Constraint,
    Count,
    Definition,
    Derived,
    Element,
    ElementType,
    Grid,
    Points,
    PointsBranch,
    Sum,
    range_constraint,
)
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Rounded, Rounding, Variable
from guideproof.model.grading import GRADE, Certainty, GradeCertainty, Strength
from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import (
    Branch,
    Decision,
    Direction,
    HitPolicy,
    Node,
    Priority,
    Reassess,
    Recommendation,
    RecommendedItem,
    Selection,
)
from guideproof.model.number import format_number
from guideproof.model.reference import Ref
from guideproof.model.safety import Always, Named, Never, NeverTogether, SafetyRule, WithTag
from guideproof.program.slots import IntervalKind
from guideproof.program.variables import Variables
from guideproof.reading.dates import beyond_calendar

T = TypeVar("T")
ONE = Fraction(1)

ELEMENTS = {
    drawn.id: drawn
    for drawn in (
        replace(element("sick", ElementType.BOOLEAN), answered_by=Answerer.PATIENT, short="s"),
        replace(element("kind", ElementType.CODE, "xyz"), answered_by=Answerer.PATHOLOGY, question="Of which kind?"),
        element("sites", ElementType.CODES, "ab"),
        element("few", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(2), ONE)),
        element("size", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(2), Fraction(1, 2))),
        element("limit", ElementType.QUANTITY, grid=Grid(Fraction(0), Fraction(2), Fraction(2))),
    )
}
DERIVED_TYPES = {
    "total": ElementType.INTEGER,
    "formula": ElementType.QUANTITY,
    "both": ElementType.BOOLEAN,
    "group": ElementType.CODE,
    "level": ElementType.QUANTITY,
}
DRUGS = ("drug", "knife", "rest")
ENDS = ("r0", "r1", "r2", "later")
COMPARISONS = [comparison for comparison in Comparison if comparison is not Comparison.EQUAL]


def values_of(element: Element) -> list[Any]:
    """Every value that an element can have, as a patient file gives it."""
    match element.type:
        case ElementType.BOOLEAN:
            return [True, False]
        case ElementType.CODE:
            return list(element.codes)
        case ElementType.CODES:
            chosen = product([True, False], repeat=len(element.codes))
            return [[code for code, held in zip(element.codes, each, strict=True) if held] for each in chosen]
        case _:
            assert element.grid is not None
            return [element.grid.number(step) for step in range(element.grid.first, element.grid.last + 1)]


def all_patients(elements: Sequence[Element]) -> Iterator[dict[str, Any]]:
    """Every complete record over some elements."""
    ids = [each.id for each in elements]
    return (dict(zip(ids, values, strict=True)) for values in product(*map(values_of, elements)))


class Draw:
    """A smaller ``size`` makes smaller guidelines, so that failures shrink. ``flawed`` allows classes that overlap;
    ``dated`` ones have dates, so that not every patient can be tried; ``real`` ones have an irrational formula."""

    def __init__(self, seed: int, size: int, flawed: bool = False, dated: bool = False, *, real: bool = False) -> None:
        self.chance = Random(seed)
        # Chance of its own, so that a new word leaves all else that a seed gives as it was.
        self._of_words = Random(f"words {seed}")
        self._by_values = self._of_words.random() < 0.5
        self._of_cases = Random(f"cases {seed}")
        self._size = size
        self._flawed = flawed
        self._dates = DrawnDates(self._of_words) if dated else None
        self._reckoned = False
        self._real = real
        self._is_due = dated and Random(f"due {seed}").random() < 0.4
        self._points = self._points_of_codes("xyz") if self._of_words.random() < 0.4 else {}

    def some(self, choices: Sequence[T], most: int, least: int = 1) -> tuple[T, ...]:
        count = self.chance.randint(least, max(least, min(most, len(choices))))
        return tuple(self.chance.sample(choices, count))

    def condition(self, known: tuple[str, ...] = (), depth: int | None = None) -> Condition:
        """A condition over the input elements and the derived elements that are ``known`` already."""
        depth = min(self._size, 2) if depth is None else depth
        shape = self.chance.choice(["test", "test", "all", "any", "not"]) if depth else "test"
        if shape == "test":
            return self.test(known)
        if shape == "not":
            return Not(self.condition(known, depth - 1), HERE)
        parts = tuple(self.condition(known, depth - 1) for _ in range(self.chance.randint(1, 3)))
        return All(parts, HERE) if shape == "all" else AnyOf(parts, HERE)

    def test(self, known: tuple[str, ...]) -> Condition:
        if self._dates is not None and self._of_words.random() < 0.5:
            return self._dates.test()
        id = self.chance.choice([*ELEMENTS, *known])
        match ELEMENTS[id].type if id in ELEMENTS else DERIVED_TYPES[id]:
            case ElementType.BOOLEAN:
                return IsBoolean(id, self.chance.random() < 0.5, HERE)
            case ElementType.CODE:
                test = IsCode(id, self.some("xyz", 3), HERE)
                return self._by_points(known) if id in ELEMENTS and self._says_points() else test
            case ElementType.CODES:
                return self.set_test(id)
            case _:
                if id not in ("formula", "size", "level") and self.chance.random() < 0.5:
                    return IsNumber(id, tuple(map(Fraction, self.some(range(4), 3))), HERE)
                return Compares(id, self.chance.choice(COMPARISONS), self.bound(known), HERE)

    def set_test(self, id: str) -> Condition:
        codes = self.some("ab", 2)
        match self.chance.randrange(4):
            case 0:
                return Includes(id, codes, self.chance.random() < 0.5, HERE)
            case 1:
                return Only(id, codes, HERE)
            case 2:
                return Only(id, (), HERE)
            case _:
                return SetCount(id, self.chance.choice(list(Comparison)), self.bound(()), HERE)

    def bound(self, known: tuple[str, ...]) -> Bound:
        if self.chance.random() < 0.6:
            number = Fraction(self.chance.randrange(5), 2)
            return Bound(number, None, ONE, format_number(number))
        numbers = (ElementType.INTEGER, ElementType.QUANTITY)
        named = ["few", "limit", *(id for id in known if DERIVED_TYPES[id] in numbers)]
        factor = self.chance.choice([ONE, Fraction(1, 3), Fraction(2)])
        chosen = self.chance.choice(named)
        return Bound(None, "kind" if self._says_points() else chosen, factor, "an element")

    def _says_points(self) -> bool:
        return bool(self._points) and self._of_words.random() < 0.3

    def _by_points(self, known: tuple[str, ...]) -> Condition:
        number = Fraction(self._of_words.randint(-2, 8), 2)
        named = self._of_words.choice(["few", "size", "limit", *(id for id in ("total", "formula") if id in known)])
        factor = self._of_words.choice([ONE, Fraction(1, 2)])
        bounds = Bound(number, None, ONE, format_number(number)), Bound(None, named, factor, named)
        return Compares("kind", self._of_words.choice(COMPARISONS), self._of_words.choice(bounds), HERE)

    def derived(self) -> dict[str, Derived]:
        derived: dict[str, Derived] = {} if self._dates is None else dict(self._dates.derived)

        def add(id: str, definition: Definition, codes: str = "") -> None:
            derived[id] = Derived(id, id, DERIVED_TYPES[id], {code: code for code in codes}, None, definition, HERE)

        counted = Count(tuple(self.condition() for _ in range(self.chance.randint(1, 3))), HERE)
        add("total", self._weighted(counted) if self._of_words.random() < 0.4 else counted)
        operands = [Variable("few"), Variable("size"), Variable("total"), Number(Fraction(1, 2))]
        left, right, third = (self.chance.choice(operands) for _ in range(3))
        joined = Binary(self.chance.choice([Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY]), left, right)
        computed = Computed(Extreme(self.chance.random() < 0.5, (joined, third)), HERE)
        add("formula", self._sum() if self._of_words.random() < 0.3 else self._with_points(computed))
        if self._of_words.random() < 0.3 or self._real:
            found = reckoned(self._of_words, operands, joined)
            found = irrational(self._of_words, operands) if self._real else found
            self._reckoned = True
            derived["formula"] = replace(
                derived["formula"],
                definition=Computed(found.expression, HERE), precision=found.precision, range=found.range,
            )  # fmt: skip
        both = self.condition(("total", "formula"))
        add("both", self.truth_by_cases(both) if self._of_words.random() < 0.2 else both)
        when, split = (self.condition(("total", "formula", "both")) for _ in range(2))
        group = Classify(self.classes(when, split), HERE)
        add("group", self.in_turn(group) if self._of_words.random() < 0.3 else group, "xyz")
        if self._of_words.random() < 0.3:
            add("level", self.level(("total", "formula", "both")))
        self._newer(derived)
        return derived

    def _newer(self, derived: dict[str, Derived]) -> None:
        """Words that came later, by a chance of their own: cases that divide, are irrational, or may be off their
        grid."""
        if self._dates is not None and self._of_cases.random() < 0.4:
            derived["which"] = self._date_by_cases()
            derived["since"] = self._dates.knows(derived["which"], self._of_cases)
        if "level" in derived and self._of_cases.random() < 0.6:
            derived["level"] = self._reckoned_cases(derived["level"], derived["formula"])

    def _date_by_cases(self) -> Derived:
        """One of several dates, the first whose condition holds or the rest; where flaws are wanted, now and then any
        that hold."""
        chance = self._of_cases
        dates = [VISIT, "born", "seen", "due"]
        kept, self._of_words = self._of_words, chance
        known = ("total", "formula", "both")
        whens = [self.by_words(lambda: self.condition(known)) for _ in range(chance.randint(1, 2))]
        self._of_words = kept
        branches = [ClassBranch(each, Variable(chance.choice(dates)), HERE, written="drawn") for each in whens]
        flawed = self._flawed and chance.random() < 0.5
        if not flawed or chance.random() < 0.5:
            branches.append(ClassBranch(None, Variable(chance.choice(dates)), HERE, written="drawn"))
        policy = HitPolicy.UNIQUE if flawed or len(branches) < 3 else HitPolicy.FIRST
        return Derived("which", "which", ElementType.DATE, {}, None, Classify(tuple(branches), HERE, policy), HERE)

    def _reckoned_cases(self, level: Derived, formula: Derived) -> Derived:
        """The number by cases, some of which are now words of `reckoned`; on a grid, and between two ends."""
        chance, classify = self._of_cases, level.definition
        assert isinstance(classify, Classify)
        operands: list[Expression] = [Variable("few"), Variable("size"), Variable("total"), Number(Fraction(1, 2))]
        if isinstance(formula.definition, Computed) and formula.range is not None:
            operands.append(Variable("formula"))
        precision = chance.choice([None, Fraction(1), Fraction(1, 2)])
        branches = []
        for each in classify.branches:
            if chance.random() < 0.6:
                joined = Binary(Operator.MULTIPLY, chance.choice(operands), chance.choice(operands))
                found = reckoned(chance, operands, joined)
                given = found.expression
                if found.range is not None:
                    given = joined
                elif precision is None:
                    given = Rounded(chance.choice(list(Rounding)), given, Number(Fraction(1, chance.choice((1, 2)))))
                each = replace(each, value=given)
            branches.append(each)
        ends = Fraction(chance.randint(-3, 0)), Fraction(chance.randint(1, 6))
        return replace(level, definition=replace(classify, branches=tuple(branches)), precision=precision, range=ends)

    def _points_of_codes(self, codes: str) -> dict[str, Fraction]:
        return {code: Fraction(self._of_words.randint(-1, 4), self._of_words.choice((1, 1, 2))) for code in codes}

    def _weighted(self, counted: Count) -> Points:
        """The conditions with points instead, some below zero and some no whole numbers."""
        points = (Fraction(self._of_words.randint(-2, 3), self._of_words.choice((1, 1, 2))) for _ in counted.conditions)
        branches = zip(counted.conditions, points, strict=True)
        return Points(tuple(PointsBranch(when, number, HERE) for when, number in branches), HERE)

    def _sum(self) -> Sum:
        added = ["few", "size", "total", "limit", *(["kind"] * 3 if self._points else [])]
        return Sum(tuple(self._of_words.choice(added) for _ in range(self._of_words.randint(1, 3))), HERE)

    def _with_points(self, computed: Computed) -> Computed:
        """The formula, which also reads a code where that is a number."""
        if not self._points or self._of_words.random() < 0.5:
            return computed
        return Computed(Binary(Operator.ADD, computed.expression, Variable("kind")), HERE)

    def level(self, known: tuple[str, ...]) -> Classify:
        """A number by cases, the first that holds or the rest; where flaws are wanted, now and then any that hold."""
        whens = [self.by_words(lambda: self.condition(known)) for _ in range(self._of_words.randint(1, 3))]
        branches = [ClassBranch(each, self.case_number(), HERE, written="drawn") for each in whens]
        flawed = self._flawed and self._of_words.random() < 0.5
        if not flawed or self._of_words.random() < 0.5:
            branches.append(ClassBranch(None, self.case_number(), HERE, written="drawn"))
        unique = flawed or len(branches) < 3
        return Classify(tuple(branches), HERE, HitPolicy.UNIQUE if unique else HitPolicy.FIRST)

    def case_number(self) -> Expression:
        """A number, or one that is computed from elements."""
        plain = () if self._reckoned else ("formula",)
        some = [Number(Fraction(self._of_words.randint(-2, 5), 2)), *map(Variable, ("few", "size", "total", *plain))]
        one, other = self._of_words.choice(some), self._of_words.choice(some)
        match self._of_words.randrange(5):
            case 0 | 1:
                return some[0]
            case 2:
                return one
            case 3:
                return Binary(self._of_words.choice([Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY]), one, other)
            case _:
                return Extreme(self._of_words.random() < 0.5, (one, other))

    def by_words(self, make: Callable[[], T]) -> T:
        """What is made with the chance of words, so that a new word leaves all else that a seed gives as it was."""
        kept, self.chance = self.chance, self._of_words
        try:
            return make()
        finally:
            self.chance = kept

    def truth_by_cases(self, when: Condition) -> Classify:
        """A truth value by cases, of which one is the rest; now and then that is left out."""
        other = self.by_words(lambda: self.condition(("total", "formula")))
        branches = (ClassBranch(when, True, HERE), ClassBranch(other, self._of_words.random() < 0.5, HERE))
        rest = () if self._flawed and self._of_words.random() < 0.3 else (ClassBranch(None, False, HERE),)
        unique = self._flawed and self._of_words.random() < 0.5
        return Classify((*branches, *rest), HERE, HitPolicy.UNIQUE if unique else HitPolicy.FIRST)

    def in_turn(self, group: Classify) -> Classify:
        """The classes with a rest, or tried in order with one more of them."""
        if self._of_words.random() < 0.4:
            return replace(group, branches=(*group.branches[:-1], replace(group.branches[-1], when=None)))
        more = [self.by_words(lambda: self.condition(("total", "formula", "both"))) for _ in range(2)]
        branches = [*group.branches, *(ClassBranch(each, self._of_words.choice("xyz"), HERE) for each in more)]
        self._of_words.shuffle(branches)
        if not self._flawed or self._of_words.random() < 0.7:
            branches.append(ClassBranch(None, self._of_words.choice("xyz"), HERE))
        return Classify(tuple(branches), HERE, HitPolicy.FIRST)

    def classes(self, when: Condition, split: Condition) -> tuple[ClassBranch, ...]:
        """Three classes, disjoint and complete by the way they are made unless flaws are wanted; codes may repeat."""
        if self._flawed and self.chance.random() < 0.5:
            rest = self.condition(("total", "formula", "both"))
            return tuple(ClassBranch(each, code, HERE) for each, code in ((when, "x"), (split, "y"), (rest, "z")))
        return (
            ClassBranch(when, "x", HERE),
            ClassBranch(All((Not(when, HERE), split), HERE), "y", HERE),
            ClassBranch(Not(AnyOf((when, split), HERE), HERE), self.chance.choice("xyz"), HERE),
        )

    def decision(self, id: str, following: list[str], known: tuple[str, ...]) -> Node:
        branches = []
        for number in range(self.chance.randint(1, 3)):
            targets = tuple(Ref(target, HERE) for target in self.some(following, 2, least=0))
            branches.append(Branch(f"b{number}", None, self.condition(known), targets, (), (), HERE, HERE))
        if len(branches) > 1 and self.chance.random() < 0.5:
            branches[-1] = replace(branches[-1], when=None)
        return node(id, Decision(id, self.chance.choice(list(HitPolicy)), tuple(branches)))

    def grade(self) -> tuple[Strength | None, Certainty | None]:
        """In GRADE's words, by another scheme, by one without certainties, or none."""
        grades = [
            (GRADE.strengths["conditional"], GRADE.certainties["very_low"]),
            (Strength("I", "Class I", "Class I", True), Certainty("B+", "level B+", GradeCertainty.MODERATE)),
            (Strength("1", "We suggest", "We suggest", False), None),
            (None, None),
        ]
        return self._of_words.choice(grades)

    def recommendation(self, id: str, following: tuple[str, ...]) -> Node:
        drugs = self.some(DRUGS, 2)
        selection = self.chance.choice([Selection.ALL, *Selection])
        directions = [Direction.FOR] if selection is not Selection.ALL else list(Direction)
        priorities = list(Priority)
        items = tuple(
            self.told(item(drug, self.chance.choice(directions), self._of_words.choice(priorities), *self.grade()))
            for drug in drugs
        )
        return node(id, Recommendation(items, selection, tuple(Ref(target, HERE) for target in following)))

    def dosed(self) -> dict[str, Derived]:
        """A number that gives amounts, if any is to."""
        return {told.DOSE: told.dose(self._of_words)} if self._by_values else {}

    def told(self, drawn: RecommendedItem) -> RecommendedItem:
        """The item, if any is to, with what it says by values."""
        if not self._by_values:
            return drawn
        return replace(
            drawn, amount=told.amount(self._of_words), detail=told.text(self._of_words, self._dates is not None)
        )

    def rules(self, known: tuple[str, ...]) -> dict[str, SafetyRule]:
        one, other = (Ref(drug, HERE) for drug in self.chance.sample(DRUGS, 2))
        when = self.condition(known) if self.chance.random() < 0.7 else None
        apart = DRUGS if self._of_words.random() < 0.3 else (one.id, other.id)
        rules = {
            "never": Never(Named((one,)), when),
            "always": Always(WithTag(Ref("tag", HERE)), self.condition(known), None),
            "together": NeverTogether(tuple(Named((Ref(drug, HERE),)) for drug in apart)),
        }
        return {id: SafetyRule(id, id, "drawn", rule, (), None, (), HERE) for id, rule in rules.items()}

    def guideline(self) -> Guideline:
        """A few decisions over a few ends, with two entry points and a safety rule of each kind."""
        derived = self.derived()
        known = tuple(id for id in derived if id in DERIVED_TYPES)
        derived |= self.dosed()
        decisions = [f"d{number}" for number in range(self.chance.randint(1, self._size + 1))]
        nodes = {
            id: self.decision(id, [*decisions[position + 1 :], *ENDS], known) for position, id in enumerate(decisions)
        }
        for id, following in (("r0", ("r1",)), ("r1", ()), ("r2", ("later",))):
            nodes[id] = self.recommendation(id, following)
        until = told.text(self._of_words, self._dates is not None) if self._by_values else None
        due = Ref("which" if "which" in derived and self._of_cases.random() < 0.5 else "due", HERE)
        due = due if self._is_due else None
        until = None if self._is_due else until or "later"
        nodes["later"] = node("later", Reassess(None, until, Ref("visit", HERE), due=due))
        entries = [self.entry("visit", "d0", known), self.entry("again", decisions[-1], known)]
        held = {"c": Constraint("c", self.condition(known), "drawn", HERE)} if self.chance.random() < 0.4 else {}
        drugs = [
            intervention("drug", tags=("tag",), excludes=("rest",)),
            intervention("knife", tags=("tag",)),
            intervention("rest"),
        ]
        drawn = guideline(
            entries,
            [
                *(self.assuming(self.pointed(each)) for each in ELEMENTS.values()),
                *(self._dates.elements.values() if self._dates else ()),
            ],
            nodes.values(),
            drugs,
            derived=derived,
            constraints={**held, **self.ranges(derived)},
            safety=self.rules(known),
        )
        assert not drawn.dated or not list(beyond_calendar(drawn)), "a guideline that no reader takes"
        return self.applying(self.ranged(drawn))

    def ranged(self, drawn: Guideline) -> Guideline:
        """The guideline, of which now and then a number that counts, adds, goes by cases or is a time has a range."""
        chance, variables = self._of_cases, Variables(drawn)
        derived = dict(drawn.derived)
        for id in derived:
            kind = variables.kind(id)
            if isinstance(kind, IntervalKind) and derived[id].range is None and chance.random() < 0.3:
                least = max(1, (kind.last - kind.first) // 3)
                low, high = kind.first + chance.randint(0, least), kind.last - chance.randint(0, least)
                ends = sorted((low * kind.step, high * kind.step))
                derived[id] = replace(derived[id], range=(ends[0], ends[1]))
        ranged = {each.id: each for each in map(range_constraint, _ranged(derived))}
        return replace(drawn, derived=derived, constraints={**drawn.constraints, **ranged})

    def applying(self, drawn: Guideline) -> Guideline:
        """The guideline, of which now and then some elements do not apply to everybody."""
        if self._of_words.random() < 0.75:
            return drawn
        ordinary, self.chance = self.chance, self._of_words
        for id in self.some(list(ELEMENTS), 3):
            known = self.some([each for each in drawn.derived if each in DERIVED_TYPES], 1, least=0)
            condition = self.condition(known, depth=1)
            elements = {**drawn.elements, id: replace(drawn.elements[id], applies_when=condition)}
            changed = replace(drawn, elements=elements)
            drawn = drawn if element_circles(changed) else changed
        self.chance = ordinary
        return drawn

    def ranges(self, derived: dict[str, Derived]) -> dict[str, Constraint]:
        """The formula, if it is one, lies in a range now and then."""
        formula = derived["formula"]
        if isinstance(formula.definition, Computed) and self._of_words.random() < 0.4:
            ends = Fraction(self._of_words.randint(-2, 1)), Fraction(self._of_words.randint(1, 3))
            derived["formula"] = formula = replace(formula, range=ends)
        return {constraint.id: constraint for constraint in map(range_constraint, _ranged(derived))}

    def pointed(self, element: Element) -> Element:
        """The element, whose codes have points where that is wanted."""
        return replace(element, points=self._points) if element.id == "kind" else element

    def assuming(self, element: Element) -> Element:
        """The element, of which now and then a missing value means one of its values."""
        if self._of_words.random() < 0.9:
            return element
        value = self._of_words.choice(values_of(element))
        return replace(element, assumption=Assumption(value, "drawn", HERE))

    def entry(self, name: str, start: str, known: tuple[str, ...]) -> EntryPoint:
        scope = self.condition(known) if self.chance.random() < 0.4 else None
        return EntryPoint(name, name, Ref(start, HERE), scope, (), HERE)


def _ranged(derived: dict[str, Derived]) -> Iterator[Derived]:
    """Those that state a range."""
    return (each for each in derived.values() if each.range is not None)


class WithRoots(Draw):
    """Guidelines with an irrational formula."""

    def __init__(self, seed: int, size: int, flawed: bool = False) -> None:
        super().__init__(seed, size, flawed, real=True)
