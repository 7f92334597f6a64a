"""Derived elements by chance, from a seed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec.structs import replace
from tests.generation.conditions import DERIVED_TYPES, DrawnConditions, T
from tests.generation.parts import HERE
from tests.generation.reckoned import irrational, reckoned

from guideproof.model.condition import (
    All,
    AnyOf,
    Condition,
    Not,
)
from guideproof.model.element import (
    VISIT,
    ClassBranch,
    Classify,
    Computed,
    Count,
    Definition,
    Derived,
    ElementType,
    Points,
    PointsBranch,
    Sum,
)
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Rounded, Rounding, Variable
from guideproof.model.node import (
    HitPolicy,
)


class DrawnDerived(DrawnConditions):
    """Draws derived elements that are made of each other, as far as they stand before."""

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
