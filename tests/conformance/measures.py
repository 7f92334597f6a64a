"""A guideline over quantities of many units; patients by chance whose numbers stand in others, near what decides."""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random

from msgspec.structs import replace
from tests.conformance.cases import Case
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, IsNumber
from guideproof.model.element import Assumption, Element, ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy
from guideproof.model.number import decimals, format_number
from guideproof.model.unit import Unit, parse_unit

IN_OTHERS = {
    "wait": ("mo", "wk", "d", "a", "h", "mo{calendar}"), "term": ("wk", "d", "mo"),
    "heat": ("Cel", "[degF]", "K", "mCel"), "skin": ("[degF]", "Cel", "K"),
    "creatinine": ("mg/dL", "umol/L", "mmol/L", "g/L"), "upper": ("umol/L", "mg/dL"),
    "acid": ("[pH]", "B"), "share": ("%", "[ppth]", "1"),
}  # fmt: skip
"""For each element the units that its numbers are given in, its own first."""


def unit(text: str, molar_mass: str | None = None) -> Unit:
    found = parse_unit(text)
    assert found is not None
    return found._replace(molar_mass=Fraction(molar_mass) if molar_mass else None)


def quantity(id: str, own: Unit, low: str, high: str, precision: str) -> Element:
    made = element(id, ElementType.QUANTITY, grid=Grid(Fraction(low), Fraction(high), Fraction(precision)))
    return replace(made, unit=own)


ELEMENTS = (
    quantity("wait", unit("mo"), "-24", "24", "0.1"),
    replace(quantity("term", unit("wk"), "0", "100", "1"), assumption=Assumption("9 wk", "Nine as a rule.", HERE)),
    quantity("heat", unit("Cel"), "-10", "45", "0.1"),
    quantity("skin", unit("[degF]"), "0", "120", "0.5"),
    quantity("creatinine", unit("mg/dL", "113.12"), "0", "20", "0.1"),
    quantity("upper", unit("umol/L", "113.12"), "0", "2000", "1"),
    quantity("acid", unit("[pH]"), "0", "14", "0.01"),
    quantity("share", unit("%"), "0", "100", "1"),
)
KNOWN = {each.id: each for each in ELEMENTS}


def measured(chance: Random) -> Guideline:
    """A table of conditions on them, by chance, in order."""
    ways = [branch(f"b{place}", _condition(chance), chance.choice(("give", "cut"))) for place in range(4)]
    nodes = [
        decision("start", *ways, branch("rest", None, "cut"), policy=HitPolicy.FIRST),
        recommendation("give", item("drug")),
        recommendation("cut", item("knife")),
    ]
    return guideline([entry("visit", "start")], list(ELEMENTS), nodes, [intervention("drug"), intervention("knife")])


def _condition(chance: Random) -> Condition:
    parts = tuple(_test(chance) for _ in range(chance.randint(1, 3)))
    return parts[0] if len(parts) == 1 else All(parts, HERE)


def _test(chance: Random) -> Condition:
    id = chance.choice(list(KNOWN))
    own, grid = KNOWN[id].unit, KNOWN[id].grid
    assert own is not None
    assert grid is not None
    comparison = chance.choice([each for each in Comparison if each is not Comparison.EQUAL])
    others = [(each.id, way) for each in ELEMENTS if each.id != id and each.unit and (way := each.unit.to(own))]
    if others and chance.random() < 0.4:
        other, way = chance.choice(others)
        return Compares(id, comparison, Bound(None, other, way.factor, other, shift=way.shift), HERE)
    number = grid.number(chance.randint(grid.first, grid.last))
    if chance.random() < 0.3:
        return IsNumber(id, (number,), HERE)
    if chance.random() < 0.4:
        number = min(number + grid.precision * Fraction(chance.randint(0, 9), chance.choice((2, 3, 10))), grid.high)
    return Compares(id, comparison, Bound(number, None, Fraction(1), format_number(number)), HERE)


def patient(guideline: Guideline, chance: Random) -> Case:
    """Numbers near what decides, in other units; some beyond what can be."""
    facts = {id: _given(guideline, id, chance) for id in IN_OTHERS if chance.random() < 0.7}
    return Case(json.dumps(facts), None, exact=True)


def _given(guideline: Guideline, id: str, chance: Random) -> str:
    own, grid, other = KNOWN[id].unit, KNOWN[id].grid, unit(chance.choice(IN_OTHERS[id]))
    assert own is not None
    assert grid is not None
    near = [number for condition in guideline.conditions for number in _named(condition, id)]
    number = (
        chance.choice(near) if near and chance.random() < 0.7 else grid.number(chance.randint(grid.first, grid.last))
    )
    number += grid.precision * Fraction(chance.randint(-12, 12), chance.choice((1, 2, 8, 10)))
    way = own.to(other)
    found = way.of(number) if way is not None else number
    places = decimals(found)
    if places is None or places > 7 or chance.random() < 0.5:
        found = round(found, chance.randint(0, 4))
    return (
        f"{format_number(found)} {other.text}" if other.text != "1" or chance.random() < 0.5 else format_number(found)
    )


def _named(condition: Condition, id: str) -> tuple[Fraction, ...]:
    match condition:
        case All(parts):
            return tuple(number for part in parts for number in _named(part, id))
        case IsNumber(element, numbers) if element == id:
            return numbers
        case Compares(element, _, Bound(number=Fraction() as number)) if element == id:
            return (number,)
        case _:
            return ()
