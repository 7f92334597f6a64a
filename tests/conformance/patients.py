"""Patients by chance, from a seed: whole and partial, at the boundaries, and hostile."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any

from tests.conformance.cases import Case, Raw
from tests.generation.dates import FIRST_VISIT, LAST_VISIT, a_day

from guideproof.model.calendar import format_day
from guideproof.model.condition import Compares, Condition, IsNumber, tests
from guideproof.model.element import ON, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.model.number import format_number

OTHER_UNITS = ("mm", "cm", "m", "g/dL", "g/L", "kg/L", "mo", "a", "wk", "d", "10*9/L", "/uL", "U/L", "mmol/L", "%")
HOSTILE = (
    "null", "true", '"true"', '"clear_cell"', "0", "-1", "2.0", "1.50", "-0.0", "1e3", "0.1234567890123456789", '""',
    "4E-1", "0e9", "1.5e+0", "1e-39",
    "123456789012345678901234567890", '"13.5 g/dL"', '"13.5  g/dL"', '"13,5 g/dL"', '"1 parsec"', '"1e3 mm"', '" 1 mm"',
    "[]", '["a"]', '["a", "a"]', '["a", 1]', '[["a"], null]', "{}", '{"a": true}', '{"a": null, "b": false}',
    '{"a": 1}', '{"2": true, "1": false}',
    '"line\\nbreak \\u2028 `quoted` \\ud83d\\ude00 and more than sixty of them"',
    '"\\u0000"', "0.000000000000000000000000000001", '[1.10, [2.0, {"x": 0.50}], true]',
)  # fmt: skip
NO_DATES = (
    "2024", "2024.0", "2.024e3", "24", '"0999"', '"2024-02-30"', '"2023-02-29"', '"2024-13"', '"29.02.2024"',
    '"2/29/2024"', '"31.02.2024"', '"2024-2-9"', '"0000"', '"10000"', '"2024-05-17T00:00"', '" 2024-05-17"', '"never"',
    '"1999-12-31"', '"2100-01-01"', "10000", "-2024", "2024.5", "true", '"\u0662\u0660\u0662\u0664"',
)  # fmt: skip
STRANGERS = ("ecgo", "sizes", "", "__proto__", "constructor", "2", "a" * 70, "group", "naïve", "\U0001f600", "\u2028")


def conditions(guideline: Guideline) -> Iterator[Condition]:
    """Every condition of a guideline."""
    yield from (entry.when for entry in guideline.manifest.entry_points.values() if entry.when is not None)
    yield from (constraint.holds for constraint in guideline.constraints.values())
    for derived in guideline.derived.values():
        yield from derived.conditions
    for node in guideline.nodes.values():
        if isinstance(node.body, Decision):
            yield from (branch.when for branch in node.body.branches if branch.when is not None)


def boundaries(guideline: Guideline) -> dict[str, list[int]]:
    """For each number the steps at which something may change: at its bounds and beside them, and its ends."""
    found: dict[str, set[int]] = {}
    for element in guideline.elements.values():
        if element.grid is not None:
            found[element.id] = {element.grid.first, element.grid.last}
    for condition in conditions(guideline):
        for test in tests(condition):
            numbers: tuple[Fraction, ...] = ()
            if isinstance(test, IsNumber):
                numbers = test.numbers
            elif isinstance(test, Compares) and test.bound.number is not None:
                numbers = (test.bound.number,)
            for number in numbers if test.element in found else ():
                grid = guideline.elements[test.element].grid
                assert grid is not None
                step = number // grid.precision
                found[test.element].update(range(max(step - 1, grid.first), min(step + 2, grid.last) + 1))
    return {id: sorted(steps) for id, steps in found.items()}


def written(facts: Mapping[str, Any]) -> dict[str, Raw]:
    """Facts of a file or a program, each value as JSON."""
    return {id: Raw(json.dumps(value, default=float)) for id, value in facts.items()}


class Patients:
    """Draws records of one guideline."""

    def __init__(self, guideline: Guideline, seed: int) -> None:
        self.guideline = guideline
        self.chance = Random(seed)
        self._boundaries = boundaries(guideline)
        self._entries = [None, *guideline.manifest.entry_points]

    def case(self, base: Mapping[str, str] | None = None) -> Case:
        """A record: over a given one, or from nothing; one in four has something hostile in it."""
        chance = self.chance
        facts = dict(base or {})
        density = chance.choice((0.1, 0.3, 0.6, 0.9, 1.0)) if base is None else chance.choice((0.0, 0.05, 0.2))
        for id, element in self.guideline.elements.items():
            if chance.random() < density:
                facts[id] = self.value(element)
        if self.guideline.dated:
            facts[ON] = json.dumps(format_day(a_day(chance, FIRST_VISIT, LAST_VISIT)))
        if base is not None:
            for id in [id for id in facts if chance.random() < 0.1]:
                del facts[id]
        if chance.random() < 0.25:
            self.spoil(facts)
        rows = list(facts.items())
        if chance.random() < 0.3:
            chance.shuffle(rows)
        text = "{" + ", ".join(f"{json.dumps(id)}: {value}" for id, value in rows) + "}"
        # JSON.parse puts keys that look like numbers first; the program's own reader keeps the order.
        exact = chance.random() < 0.6 or re.search(r'"[0-9]+":', text) is not None
        return Case(text, chance.choice(self._entries), exact)

    def value(self, element: Element) -> str:
        """A value that fits, as JSON."""
        chance = self.chance
        match element.type:
            case ElementType.BOOLEAN:
                return chance.choice(("true", "false"))
            case ElementType.CODE:
                return json.dumps(chance.choice(list(element.codes)))
            case ElementType.CODES:
                held = {code: chance.choice((True, False, None)) for code in element.codes}
                if chance.random() < 0.3:
                    return json.dumps({code: value for code, value in held.items() if chance.random() < 0.8})
                return json.dumps([code for code, value in held.items() if value])
            case ElementType.DATE:
                return self.date(element)
            case _:
                return self.number(element)

    def date(self, element: Element) -> str:
        """A day, a month or a year; not always one before the visit."""
        chance, days = self.chance, element.days
        assert days is not None
        day = a_day(chance, days.first, days.last)
        text = format_day(day)[: chance.choice((10, 10, 10, 7, 4))]
        return text if len(text) == 4 and text[0] != "0" and chance.random() < 0.5 else json.dumps(text)

    def number(self, element: Element) -> str:
        chance, grid = self.chance, element.grid
        assert grid is not None
        step = chance.choice(self._boundaries[element.id])
        if chance.random() < 0.3:
            step = chance.randint(grid.first, grid.last)
        text = format_number(grid.number(step))
        if element.type is ElementType.QUANTITY and element.unit and chance.random() < 0.4:
            return json.dumps(f"{text} {element.unit.text}")
        if chance.random() < 0.1:
            return f"{text}e{chance.choice(('', '+', '-'))}0"
        return text if "." in text or chance.random() < 0.7 else f"{text}.0"

    def spoil(self, facts: dict[str, str]) -> None:
        """Puts something in that no patient file should have."""
        chance = self.chance
        ids = list(self.guideline.elements)
        for _ in range(chance.randint(1, 3)):
            kind = chance.random()
            if kind < 0.5:
                facts[chance.choice(ids)] = chance.choice(HOSTILE)
            elif kind < 0.55 and self.guideline.dated:
                facts[chance.choice([*ids, ON])] = chance.choice(NO_DATES)
            elif kind < 0.7:
                number = f"{chance.randint(-20, 2000) / chance.choice((1, 2, 3, 10, 1000))}"
                facts[chance.choice(ids)] = json.dumps(f"{number} {chance.choice(OTHER_UNITS)}")
            elif kind < 0.8:
                facts[chance.choice(ids)] = f"{chance.randint(-20, 2000) / chance.choice((1, 2, 3, 10, 1000))}"
            elif kind < 0.9:
                facts[chance.choice([*STRANGERS, *self.guideline.derived])] = chance.choice(HOSTILE)
            else:
                word = list(chance.choice(ids))
                word[chance.randrange(len(word))] = chance.choice("abcdefg_")
                facts["".join(word)] = "true"
