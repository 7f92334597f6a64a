"""The small space with variables that stand for something: a formula, a relation, and how many of three formulas
hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_

from tests.solver.points import ALL, POINTS, VARIABLES, Chance, counted, related, space, where

from guideproof.analysis.proof.solver.arithmetic import Linear, constant
from guideproof.analysis.proof.solver.logic import FALSE_CELL, TRUE_CELL, Box, Card, Formula, Lit, Rel, negation
from guideproof.analysis.proof.solver.space import Space, SpaceVariable, VarKind

COUNTS = 3


def _space() -> Space:
    made = space()
    for kind in (VarKind.DERIVED, VarKind.RELATION):
        made.add(SpaceVariable(kind, "meant"), 2)
    made.counting(SpaceVariable(VarKind.COUNTED, "counted"), COUNTS)
    return made


SPACE = _space()
MEANT, RELATED, COUNTED = range(len(VARIABLES), len(SPACE.variables))
DEFINED = {MEANT: 0b11, RELATED: 0b11, COUNTED: 0b1111}


class Defined:
    """What the variables stand for, and where they have which value."""

    space = SPACE

    def __init__(self, meant: Formula, related: Rel, parts: tuple[Formula, ...]) -> None:
        self._plain, self._parts = {MEANT: meant, RELATED: related}, parts
        self._numbers = counted([where(part) for part in parts])

    def __repr__(self) -> str:
        return f"Defined{(*self._plain.values(), self._parts)}"

    def definition(self, variable: int, mask: int) -> Formula | None:
        if variable == COUNTED:
            return Card(mask, self._parts)
        if variable not in self._plain:
            return None
        meant = self._plain[variable]
        return meant if mask == TRUE_CELL else negation(meant, SPACE.full)

    def where(self, formula: Formula) -> int:
        """The points at which a formula holds."""
        return where(formula, self._defined)

    def wanted(self, asked: Iterable[Formula], box: Box | None = None) -> int:
        """The points of a box at which all of some formulas hold."""
        literals = (Lit(variable, mask) for variable, mask in (box or {}).items())
        return reduce(and_, map(self.where, [*literals, *asked]), ALL)

    def met(self, values: dict[int, int], points: int) -> bool:
        """Whether one of some points has these values."""
        return any(
            all(self.number(variable, place) == value for variable, value in values.items())
            for place in range(len(POINTS))
            if points >> place & 1
        )

    def number(self, variable: int, place: int) -> int:
        """The number of a variable at a point."""
        if variable != COUNTED:
            return POINTS[place][variable]
        return next(number for number, points in enumerate(self._numbers) if points >> place & 1)

    def _defined(self, test: Lit | Rel) -> int | None:
        match test:
            case Lit(variable, mask) if variable == COUNTED:
                return self._counted(lambda number: self._numbers[number] if mask >> number & 1 else 0)
            case Lit(variable, mask) if variable in self._plain:
                holds = where(self._plain[variable])
                return (holds if mask & TRUE_CELL else 0) | (ALL & ~holds if mask & FALSE_CELL else 0)
            case Rel(linear, strict) if COUNTED in test.names:
                weight = dict(linear.terms)[COUNTED]
                rest = linear.plus(Linear(((COUNTED, -weight),), 0))
                return self._counted(
                    lambda number: self._numbers[number] & related(rest.plus(constant(weight * number)), strict)
                )
            case _:
                return None

    @staticmethod
    def _counted(where_so_many: Callable[[int], int]) -> int:
        return reduce(or_, map(where_so_many, range(COUNTS + 1)))


def defined(chance: Chance) -> Defined:
    return Defined(chance.formula(), chance.relation(), tuple(chance.formula() for _ in range(COUNTS)))


def asked(chance: Chance) -> list[Formula]:
    """Formulas of all variables, and relations that may speak of the count."""

    def literal() -> Lit:
        if chance.randrange(3):
            return chance.literal()
        variable = chance.choice([*DEFINED])
        return Lit(variable, 1 + chance.randrange(DEFINED[variable] - 1))

    def relation() -> Rel:
        counted = Linear(((COUNTED, chance.choice([-2, -1, 1, 2])),), 0)
        relation = chance.relation()
        return Rel(relation.linear.plus(counted), strict=False) if chance.randrange(2) else relation

    return [chance.formula(literal) if chance.randrange(3) else relation() for _ in range(1 + chance.randrange(4))]
