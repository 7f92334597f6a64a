"""What a drawn guideline says by values: a dose, amounts of what is recommended, values in texts."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from tests.generation.parts import HERE

from guideproof.model.amount import Amount
from guideproof.model.element import Computed, Derived, ElementType
from guideproof.model.formula import Binary, Extreme, Number, Operator, Variable
from guideproof.model.number import format_number
from guideproof.model.unit import parse_unit

DOSE = "dose"
_UNITS = ("mg", "d", "mo", "{tablets}", "mg{salt}/d", "1")
_TEXTS = (
    "{sick}, {kind}, {sites}",
    "{few} and {{few}} of {size}",
    "{formula} or {total}: {group}",
    "{both}{limit}",
    "{ few} {Few} {none} {}",
    "{{{dose}}}",
)
_DATED = ("{born} {seen}", "{age} {gap} {due}")


def dose(chance: Random) -> Derived:
    """A number of steps of all sizes, now and then below zero, in units that are said in words or not."""
    few, size, limit, total = map(Variable, ("few", "size", "limit", "total"))
    third, tenth = Number(Fraction(chance.choice([3, 7, 300]))), Number(Fraction(1, chance.choice([1, 8, 1000])))
    formula = chance.choice(
        [
            Binary(Operator.DIVIDE, Binary(Operator.MULTIPLY, few, Binary(Operator.ADD, size, tenth)), third),
            Binary(Operator.ADD, Binary(Operator.MULTIPLY, size, tenth), Number(Fraction(1, 2))),
            Extreme(False, (Binary(Operator.MULTIPLY, few, Number(Fraction(9_999_999, 2))), Number(Fraction(10_000)))),
            Binary(Operator.DIVIDE, Binary(Operator.SUBTRACT, Number(Fraction(1)), total), third),
            Binary(Operator.MULTIPLY, Binary(Operator.SUBTRACT, limit, few), tenth),
            few,
        ]
    )
    unit = parse_unit(chance.choice(_UNITS))
    return Derived(DOSE, DOSE, ElementType.QUANTITY, {}, unit, Computed(formula, HERE), HERE)


def amount(chance: Random) -> Amount | None:
    """The dose, another derived number, one that is written out, or none."""
    match chance.randrange(5):
        case 0 | 1:
            return Amount(DOSE, HERE, DOSE)
        case 2:
            id = chance.choice(["total", "formula"])
            return Amount(id, HERE, id)
        case 3:
            number, unit = Fraction(chance.choice([-1, 1, 1000]), chance.choice([1, 4])), chance.choice(_UNITS)
            return Amount(f"{format_number(number)} {unit}", HERE, None, number, parse_unit(unit))
        case _:
            return None


def text(chance: Random, dated: bool) -> str | None:
    """A text in which values may stand, or none."""
    return chance.choice([None, *_TEXTS, *(_DATED if dated else ())])
