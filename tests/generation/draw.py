"""Guidelines by chance, from a seed, over so few values that every patient can be tried.

All kinds of elements, conditions, hit policies and selections come up; edges lead forward only, so that there are joins
and parallel tracks but no circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace
from tests.generation import told
from tests.generation.conditions import DERIVED_TYPES, DRUGS, ELEMENTS, ENDS, values_of
from tests.generation.derived import DrawnDerived
from tests.generation.parts import HERE, guideline, intervention, item, node

from guideproof.analysis.graph.edges import element_circles
from guideproof.model.element import (
    Assumption,
    Computed,
    Constraint,
    Derived,
    Element,
    range_constraint,
)
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
from guideproof.model.reference import Ref
from guideproof.model.safety import Always, Named, Never, NeverTogether, SafetyRule, WithTag
from guideproof.program.slots import IntervalKind
from guideproof.program.variables import Variables
from guideproof.reading.dates import beyond_calendar


class Draw(DrawnDerived):
    """Draws nodes, rules and entry points, and a guideline of them all."""

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
