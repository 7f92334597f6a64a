"""Guidelines by chance that leave patients over, in all that a condition can say: units, comparisons, formulas, sets.

Like those of ``draw``, with units that are converted: what a bound or a comparison says can be written as YAML.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.generation.conditions import COMPARISONS
from tests.generation.draw import Draw
from tests.generation.parts import HERE, element, entry, guideline, intervention, item, node, recommendation, refs

from guideproof.model.condition import (
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
    Computed,
    Constraint,
    Count,
    Derived,
    Element,
    ElementType,
    Grid,
)
from guideproof.model.formula import Binary, Expression, Extreme, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision, HitPolicy, Node
from guideproof.model.number import format_number
from guideproof.model.unit import Unit, parse_unit

NUMBERS = (ElementType.INTEGER, ElementType.QUANTITY)


def unit(text: str) -> Unit:
    found = parse_unit(text)
    assert found is not None
    return found


def quantity(id: str, text: str, high: str, precision: str) -> Element:
    grid = Grid(Fraction(0), Fraction(high), Fraction(precision))
    return Element(id, id, ElementType.QUANTITY, None, None, (), None, {}, unit(text), grid, HERE)


ASKED = (
    element("sick", ElementType.BOOLEAN),
    element("kind", ElementType.CODE, ["x", "y", "z"]),
    element("sites", ElementType.CODES, "abc"),
    element("few", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(5), Fraction(1))),
    quantity("size", "mm", "4", "0.5"),
    quantity("limit", "cm", "0.4", "0.1"),
    quantity("time", "mo", "6", "1.5"),
)
WRITTEN_IN = {"mm": ("mm", "cm"), "cm": ("cm", "mm"), "mo": ("mo", "wk", "d")}
"""Units in which a bound may be written; what is converted need not end in decimals."""


class Holes(Draw):
    """``elements`` are those of the guideline that comes: few, so that every patient can be tried."""

    def __init__(self, seed: int, size: int) -> None:
        super().__init__(seed, size, flawed=True)
        self.elements = {each.id: each for each in self.some(ASKED, 4, least=3)}
        self._derived: dict[str, Derived] = {}

    def _variable(self, id: str) -> Element | Derived:
        return self.elements[id] if id in self.elements else self._derived[id]

    def test(self, known: tuple[str, ...]) -> Condition:
        id = self.chance.choice([*self.elements, *known])
        variable = self._variable(id)
        match variable.type:
            case ElementType.BOOLEAN:
                return IsBoolean(id, self.chance.random() < 0.5, HERE)
            case ElementType.CODE:
                return IsCode(id, self.some("xyz", 2), HERE)
            case ElementType.CODES:
                return self._of_set(id, known)
            case _:
                grid = variable.grid if isinstance(variable, Element) else None
                if grid is not None and self.chance.random() < 0.3:
                    steps = self.some(range(grid.first, grid.last + 1), 3)
                    return IsNumber(id, tuple(grid.number(step) for step in sorted(steps)), HERE)
                return Compares(id, self.chance.choice(COMPARISONS), self._limit(variable, known), HERE)

    def _of_set(self, id: str, known: tuple[str, ...]) -> Condition:
        codes = self.some("abc", 2)
        match self.chance.randrange(5):
            case 0:
                return Includes(id, codes, len(codes) > 1 and self.chance.random() < 0.5, HERE)
            case 1:
                return Only(id, codes if self.chance.random() < 0.7 else (), HERE)
            case 2 | 3:
                number = self.chance.randint(0, 3)
                return SetCount(id, self.chance.choice(list(Comparison)), self._plain(number), HERE)
            case _:
                others = [each for each in self._numbers(known) if self._variable(each).unit is None]
                bound = Bound(None, self.chance.choice(others), Fraction(1), "") if others else self._plain(1)
                return SetCount(id, self.chance.choice(COMPARISONS), bound, HERE)

    def _plain(self, number: int) -> Bound:
        return Bound(Fraction(number), None, Fraction(1), str(number))

    def _numbers(self, known: tuple[str, ...]) -> list[str]:
        return [id for id in (*self.elements, *known) if self._variable(id).type in NUMBERS]

    def _limit(self, variable: Element | Derived, known: tuple[str, ...]) -> Bound:
        own = variable.unit or unit("1")
        others = [id for id in self._numbers(known) if id != variable.id]
        alike = [(id, way) for id in others if (way := (self._variable(id).unit or unit("1")).to(own)) is not None]
        if alike and self.chance.random() < 0.5:
            id, way = self.chance.choice(alike)
            return Bound(None, id, way.factor, id, shift=way.shift)
        written = unit(self.chance.choice(WRITTEN_IN.get(own.text, ("1",))))
        conversion = written.to(own)
        assert conversion is not None
        grid = variable.grid if isinstance(variable, Element) else self._counted(variable)
        if grid is not None:
            possible = [
                each for step in range(60) if grid.low <= (each := conversion.of(Fraction(step, 2))) <= grid.high
            ]
            number = self.chance.choice(possible)
        else:
            number = conversion.of(Fraction(self.chance.randrange(12), 2))
        return Bound(number, None, Fraction(1), format_number(number))

    def _counted(self, variable: Derived) -> Grid | None:
        definition = variable.definition
        most = Fraction(len(definition.conditions)) if isinstance(definition, Count) else None
        return None if most is None else Grid(Fraction(0), most, Fraction(1))

    def derived(self) -> dict[str, Derived]:
        self._derived = {}

        def add(id: str, type: ElementType, definition: Any, measured: Unit | None = None, codes: str = "") -> None:
            names = {code: code for code in codes}
            self._derived[id] = Derived(id, id, type, names, measured, definition, HERE)

        factors = tuple(self.condition(depth=1) for _ in range(self.chance.randint(1, 3)))
        add("total", ElementType.INTEGER, Count(factors, HERE))
        numbers = [Variable(id) for id in self._numbers(("total",))]
        measured = unit(self.chance.choice(["mm", "mo"])) if self.chance.random() < 0.7 else None
        add("formula", ElementType.QUANTITY, Computed(self._expression(numbers), HERE), measured)
        known: tuple[str, ...] = ("total", "formula")
        for id in ("low", "high"):
            add(id, ElementType.BOOLEAN, self.condition(known, depth=1))
            known = (*known, id)
        some = [
            ClassBranch(self.condition(known), self.chance.choice("xyz"), HERE)
            for _ in range(self.chance.randint(1, 4))
        ]
        add("group", ElementType.CODE, Classify(tuple(some), HERE), codes="xyz")
        return self._derived

    def _expression(self, numbers: list[Variable]) -> Expression:
        left, right = self.chance.choice(numbers), self.chance.choice([*numbers, Number(Fraction(1, 2))])
        operator = self.chance.choice([Operator.ADD, Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY])
        joined: Expression = Binary(operator, left, right)
        if self.chance.random() < 0.3:
            joined = Extreme(self.chance.random() < 0.5, (joined, self.chance.choice(numbers)))
        return Binary(Operator.DIVIDE, joined, Number(Fraction(3))) if self.chance.random() < 0.2 else joined

    def guideline(self) -> Guideline:
        """A few decisions one after the other, joined by tracks, from two entry points, without any ``otherwise``."""
        derived = self.derived()
        known = tuple(derived)
        ids = [f"d{number}" for number in range(self.chance.randint(1, 3))]
        nodes = [self._decision(id, [*ids[place + 1 :], "end"], known) for place, id in enumerate(ids)]
        scope = self.condition(known) if self.chance.random() < 0.4 else None
        entries = [entry("visit", ids[0], scope), entry("again", self.chance.choice(ids))]
        held = {"c": Constraint("c", self._likely(known), "drawn", HERE)} if self.chance.random() < 0.4 else {}
        drugs = [intervention("drug")]
        end = recommendation("end", item("drug"))
        asked = self.elements.values()
        return guideline(entries, asked, [*nodes, end], drugs, derived=derived, constraints=held)

    def _likely(self, known: tuple[str, ...]) -> Condition:
        return AnyOf((self.condition(known), Not(self.condition(known), HERE)), HERE)

    def _decision(self, id: str, following: list[str], known: tuple[str, ...]) -> Node:
        branches = [
            Branch(f"b{number}", None, self.condition(known), refs(self.some(following, 2)), (), (), HERE, HERE)
            for number in range(self.chance.randint(1, 4))
        ]
        return node(id, Decision(id, self.chance.choice(list(HitPolicy)), tuple(branches)))
