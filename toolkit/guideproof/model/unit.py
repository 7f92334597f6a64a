"""Units of measure in UCUM's case-sensitive notation, converted exactly within a dimension.

Source of the notation: The Unified Code for Units of Measure, https://ucum.org/ucum, sections 2 to 4; ``ucum`` has its
tables. Every factor is a fraction, so a conversion never rounds. Units with an offset (``Cel``) convert with it; those
on a scale of their own (``[pH]``, ``B``) convert to nothing else. Copied into every emitted program; Python 3.9 and
later.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from guideproof.model.number import parse_number
from guideproof.model.ucum import ARBITRARY_UNITS, BASE_UNITS, DERIVED_UNITS, OFFSET_UNITS, OWN_SCALES, PREFIXES

# <program>

# Units in UCUM's notation.

_TOKEN = re.compile(
    r"(?P<sign>[./()])|(?P<annotation>\{[\x21-\x7a\x7c\x7e]*\})|(?P<number>[1-9][0-9]*)(?![0-9*^])"
    r"|(?P<atom>10[*^]|(?:[A-Za-z_%']|\[[A-Za-z0-9_'./^()]+\])+)(?P<exponent>[+-]?[1-9][0-9]?(?![0-9]))?"
)
_MOST_TERMS = 12


class Conversion(NamedTuple):
    """From numbers in a unit to those in another one: times ``factor``, and ``shift`` more."""

    factor: Fraction
    shift: Fraction

    def of(self, number: Fraction) -> Fraction:
        """The number in the other unit."""
        return number * self.factor + self.shift if self.shift else number * self.factor


SAME = Conversion(Fraction(1), Fraction(0))
"""The conversion from a unit to itself."""


class Unit(NamedTuple):
    """A unit: its UCUM text, its factor to the base units, its dimension (base unit, exponent), and what its zero is in
    base units. One in which a substance is measured may know its molar mass, in grams of a mole."""

    text: str
    factor: Fraction
    dimension: tuple[tuple[str, int], ...]
    offset: Fraction
    molar_mass: Fraction | None

    def to(self, other: Unit) -> Conversion | None:
        """How numbers in this unit become those in the other; ``None`` across dimensions. Of a substance whose molar
        mass one of them knows mass and amount are one dimension."""
        one, second = self, other
        molar_mass = self.molar_mass or other.molar_mass
        if one.dimension != second.dimension and molar_mass is not None and other.molar_mass in (None, molar_mass):
            one, second = one.in_grams(molar_mass), second.in_grams(molar_mass)
        if one.dimension != second.dimension:
            return None
        return Conversion(one.factor / second.factor, (one.offset - second.offset) / second.factor)

    def in_grams(self, molar_mass: Fraction) -> Unit:
        """The unit with the mass of a substance in place of its amount."""
        powers = dict(self.dimension)
        moles = powers.pop("mol", 0)
        powers["g"] = powers.get("g", 0) + moles
        return Unit(self.text, self.factor * molar_mass**moles, _dimension(powers), self.offset, molar_mass)

    def __str__(self) -> str:
        return self.text


def _dimension(powers: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((base, power) for base, power in powers.items() if power))


@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit | None:
    """The unit that a UCUM text stands for (``mg/dL``, ``10*9/L``, ``mg/(kg.d)``, ``mL/min/{1.73_m2}``), or ``None`` if
    it is none. An annotation, in braces, is the number one; a number alone is no unit, but for ``1``."""
    terms = _terms(text)
    if terms is None or (text.isdigit() and text != "1"):
        return None  # "1 000" is a number of four digits, and not one in the unit "000"
    if len(terms) == 1 and terms[0][1] == 1:
        term = terms[0][0]
        return Unit(text, term.factor, term.dimension, term.offset, None)
    factor, powers = Fraction(1), dict[str, int]()
    for term, sign in terms:
        if _stands_alone(term):
            return None
        factor *= term.factor**sign
        for base, exponent in term.dimension:
            powers[base] = powers.get(base, 0) + sign * exponent
    return Unit(text, factor, _dimension(powers), Fraction(0), None)


def _stands_alone(unit: Unit) -> bool:
    """Whether a unit is no part of a product: its zero is not nothing, or it is on a scale of its own."""
    return unit.offset != 0 or any(base in OWN_SCALES for base, _ in unit.dimension)


def standing_alone(text: str) -> str:
    """A unit in a text that would be one of UCUM if that unit could be part of a product or a power; else nothing."""
    if parse_unit(text) is not None or _terms(text, alone=False) is None:
        return ""
    names = (token["atom"] for token in _TOKEN.finditer(text) if token["atom"])
    return next((name for name in names if (unit := _atom(name)) is not None and _stands_alone(unit)), "")


def same_dimension(one: str, other: str, molar_mass: Fraction | None = None) -> bool:
    """Whether two texts are units and values convert from one to the other."""
    first, second = parse_unit(one), parse_unit(other)
    if first is None or second is None:
        return False
    return first.to(second._replace(molar_mass=molar_mass)) is not None


def same_unit(one: str, other: str) -> bool:
    """Whether two texts are the same unit: each value in one is the same number in the other."""
    first, second = parse_unit(one), parse_unit(other)
    return first is not None and second is not None and first.to(second) == SAME


def _terms(text: str, *, alone: bool = True) -> list[tuple[Unit, int]] | None:
    """The factors of a unit, each with 1 above the line and -1 below it; UCUM reads ``.`` and ``/`` from left to right,
    and an annotation stands behind a term, or for one. ``alone``: a power of what stands alone is none."""
    terms: list[tuple[Unit, int]] = []
    outer, sign, after, place = [1], 1, "", 0
    while place < len(text) <= 60:
        token = _TOKEN.match(text, place)
        if token is None:
            return None
        kind = token["sign"] or ("{" if token["annotation"] else "a")
        if kind not in _MAY_FOLLOW[after] or (kind == ")" and len(outer) == 1):
            return None
        if kind in "./":
            sign = outer[-1] if kind == "." else -outer[-1]
        elif kind == "(":
            outer.append(sign)
        elif kind == ")":
            outer.pop()
        elif kind == "a":
            term = _term(token)
            if term is None or len(terms) == _MOST_TERMS or (alone and token["exponent"] and _stands_alone(term)):
                return None
            terms.append((term, sign))
        after, place = kind, token.end()
    return terms if place == len(text) and len(outer) == 1 and after in ("a", ")", "{") else None


_MAY_FOLLOW = {"": "/(a{", ".": "(a{", "/": "(a{", "(": "(a{", ")": "./){", "a": "./){", "{": "./)"}
"""What may stand behind what: behind the beginning a division, a bracket, a term (``a``) or an annotation."""


def _term(token: re.Match[str]) -> Unit | None:
    if token["number"]:
        return Unit(token["number"], Fraction(token["number"]), (), Fraction(0), None)
    atom = _atom(token["atom"])
    if atom is None or not token["exponent"]:
        return atom
    power = int(token["exponent"])
    dimension = tuple((base, exponent * power) for base, exponent in atom.dimension)
    return Unit(token[0], atom.factor**power, dimension, atom.offset, None)


@lru_cache(maxsize=1024)
def _atom(text: str) -> Unit | None:
    """A unit of the tables, with or without a prefix."""
    found = _plain_atom(text)
    if found is not None:
        return found[0]
    for prefix, (base, exponent) in PREFIXES.items():
        if text.startswith(prefix):
            unit, prefixable = _plain_atom(text[len(prefix) :]) or (None, False)
            if unit is not None and prefixable:
                return Unit(text, unit.factor * Fraction(base) ** exponent, unit.dimension, unit.offset, None)
    return None


_DIMENSIONS = {**dict.fromkeys(BASE_UNITS, True), **ARBITRARY_UNITS, **OWN_SCALES}
"""The units that are dimensions, and whether they take a prefix."""


def _plain_atom(text: str) -> tuple[Unit, bool] | None:
    """A unit of the tables, and whether it takes a prefix."""
    if text in _DIMENSIONS:
        return Unit(text, Fraction(1), ((text, 1),), Fraction(0), None), _DIMENSIONS[text]
    if text in DERIVED_UNITS:
        (number, expression, prefixable), zero = DERIVED_UNITS[text], "0"
    elif text in OFFSET_UNITS:
        number, expression, prefixable, zero = OFFSET_UNITS[text]
    else:
        return None
    meaning = parse_unit(expression)
    assert meaning is not None, expression
    factor = Fraction(number) * meaning.factor
    return Unit(text, factor, meaning.dimension, Fraction(zero) * factor, None), prefixable


KNOWN_UNITS: tuple[str, ...] = (*_DIMENSIONS, *DERIVED_UNITS, *OFFSET_UNITS)
"""The unit atoms known here, for messages."""

DIMENSIONLESS = Unit("1", Fraction(1), (), Fraction(0), None)


def parse_quantity(text: str) -> tuple[Fraction, str] | None:
    """The number and the unit's text of ``140 mm``; ``None`` where the text is not a number, blanks and a unit."""
    number, blank, unit = text.partition(" ")
    value = parse_number(number)
    unit = unit.strip(" ")
    return (value, unit) if value is not None and blank and unit and " " not in unit else None
