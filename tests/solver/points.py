"""A small space, and every point of it: what the parts of the solver are tried against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache, reduce
from itertools import product
from operator import and_, or_
from random import Random

from hypothesis import strategies as st
from tests.generation.parts import HERE, decision, element, entry, guideline

from guideproof.analysis.proof.solver.arithmetic import Linear
from guideproof.analysis.proof.solver.logic import And, Box, Card, Formula, Lit, Or, Rel
from guideproof.analysis.proof.solver.space import Space
from guideproof.model.condition import Bound, Compares, Comparison, Condition
from guideproof.model.element import ElementType, Grid

Point = tuple[int, ...]
"""A number of steps for a numeric variable, the place of a cell for another."""

CUTS = {"x": (2, 4), "y": (1, 3), "z": (3,)}
LAST = 4


def cut(name: str, number: int, comparison: Comparison = Comparison.AT_LEAST) -> Condition:
    return Compares(name, comparison, Bound(Fraction(number), None, Fraction(1), ""), HERE)


def space() -> Space:
    """Three numbers from 0 to 4, cut into cells, a truth value and a code of three."""
    numbers = [element(name, ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(LAST), Fraction(1))) for name in CUTS]
    others = [element("flag", ElementType.BOOLEAN), element("code", ElementType.CODE, ("a", "b", "c"))]
    drawn = guideline([entry("visit", "start")], [*numbers, *others], [decision("start")], [])
    return Space(drawn, [cut(name, number) for name, some in CUTS.items() for number in some])


SPACE = space()
NUMBERS = range(len(CUTS))
VARIABLES = range(len(SPACE.variables))


class Free:
    """No variable stands for anything."""

    space = SPACE

    def definition(self, variable: int, mask: int) -> Formula | None:
        return None


POINTS: tuple[Point, ...] = tuple(
    product(*(range(LAST + 1) if each in NUMBERS else range(SPACE.full[each].bit_length()) for each in VARIABLES))
)
ALL = (1 << len(POINTS)) - 1
"""Every point: sets of them are the bits of a number, by their places in ``POINTS``."""


def cell_of(variable: int, value: int) -> int:
    return SPACE.cell(variable, value) if variable in NUMBERS else value


def those(chosen: Callable[[Point], bool]) -> int:
    return int("".join("01"[chosen(point)] for point in reversed(POINTS)), 2)


def in_set(points: int) -> list[Point]:
    return [point for place, point in enumerate(POINTS) if points >> place & 1]


@cache
def in_cells(variable: int, mask: int) -> int:
    return those(lambda point: bool(mask >> cell_of(variable, point[variable]) & 1))


def inside(box: Box) -> int:
    """The points of a box."""
    return reduce(and_, (in_cells(variable, mask) for variable, mask in box.items()), ALL)


def where(formula: Formula, defined: Callable[[Lit | Rel], int | None] = lambda _: None) -> int:
    """The points at which a formula holds, by definition; ``defined`` tells it of what is not of free variables."""
    match formula:
        case Lit() | Rel() if (told := defined(formula)) is not None:
            return told
        case Lit(variable, mask):
            return in_cells(variable, mask)
        case And(parts):
            return reduce(and_, (where(part, defined) for part in parts), ALL)
        case Or(parts):
            return reduce(or_, (where(part, defined) for part in parts), 0)
        case Card(allowed, parts):
            numbers = counted([where(part, defined) for part in parts])
            return reduce(or_, (some for number, some in enumerate(numbers) if allowed >> number & 1), 0)
        case Rel(linear, strict):
            return related(linear, strict)


def counted(sets: list[int]) -> list[int]:
    """For each number the points that are in so many of some sets."""
    numbers = [ALL]
    for each in sets:
        more = [number & each for number in numbers]
        numbers = [number & ~each for number in numbers]
        numbers = [one | other for one, other in zip([*numbers, 0], [0, *more], strict=True)]
    return numbers


@cache
def related(linear: Linear, strict: bool) -> int:
    weighed = [(unknown, weight) for unknown, weight in linear.terms if isinstance(unknown, int)]
    assert len(weighed) == len(linear.terms)
    least = 1 if strict else 0
    return those(lambda point: linear.const + sum(weight * point[unknown] for unknown, weight in weighed) >= least)


def masks(variable: int) -> st.SearchStrategy[int]:
    return st.integers(1, SPACE.full[variable])


def relations() -> st.SearchStrategy[Rel]:
    weights = st.integers(-3, 3).filter(bool)
    terms = st.dictionaries(st.sampled_from(NUMBERS), weights, min_size=1, max_size=3).map(
        lambda some: tuple(some.items())
    )
    return st.builds(Rel, st.builds(Linear, terms, st.integers(-8, 8)), st.booleans())


def solver_boxes() -> st.SearchStrategy[Box]:
    every = {variable: masks(variable) for variable in VARIABLES}
    return st.fixed_dictionaries({}, optional=every)


class Chance(Random):
    """Formulas by chance, many times faster than strategies make them."""

    def literal(self, variables: Sequence[int] = VARIABLES) -> Lit:
        variable = self.choice(variables)
        return Lit(variable, self.randint(1, SPACE.full[variable]))

    def box(self) -> Box:
        some = self.sample(VARIABLES, self.randrange(len(VARIABLES)))
        return {variable: self.literal([variable]).mask for variable in some}

    def relation(self, *, strict: bool = False) -> Rel:
        unknowns = self.sample(NUMBERS, self.randint(1, len(NUMBERS)))
        terms = tuple((unknown, self.choice([-3, -2, -1, 1, 2, 3])) for unknown in unknowns)
        return Rel(Linear(terms, self.randint(-8, 8)), strict)

    def asked(self, least: int = 1) -> list[Formula]:
        """Some formulas, of which relations are not canonical."""
        number = self.randint(least, 4)
        return [
            self.relation(strict=bool(self.randrange(2))) if self.randrange(2) else self.formula()
            for _ in range(number)
        ]

    def read_once(self) -> Formula:
        """A formula in which no variable comes twice, so that what follows from it can be found at once."""
        variables = self.sample(VARIABLES, self.randint(1, len(VARIABLES)))
        return self.joined([self.literal([variable]) for variable in variables])

    def formula(self, literal: Callable[[], Lit] | None = None) -> Formula:
        return self.joined([(literal or self.literal)() for _ in range(self.choice((1, 1, 2, 3, 4, 6)))])

    def joined(self, parts: list[Formula]) -> Formula:
        while len(parts) > 1:
            number = self.randint(2, min(4, len(parts)))
            some, parts = tuple(parts[:number]), parts[number:]
            allowed = self.randrange(1 << (number + 1))
            parts.append(self.choice([And(some), Or(some), Card(allowed, some)]))
        return parts[0]


def projected(points: int) -> Box:
    """The smallest box that has all of some points."""
    box: Box = {}
    for variable in VARIABLES:
        cells = range(SPACE.full[variable].bit_length())
        mask = sum(1 << cell for cell in cells if in_cells(variable, 1 << cell) & points)
        if mask != SPACE.full[variable]:
            box[variable] = mask
    return box
