"""Units of measure in UCUM's case-sensitive notation, converted exactly within a dimension.

Source: The Unified Code for Units of Measure, tables 1 (prefixes), 2 (base units) and the derived units named
below; https://ucum.org/ucum. Every factor is a fraction, so a conversion never rounds. Units on a shifted or
logarithmic scale (``Cel``, ``[pH]``) have no factor; they are not read yet (``written_unit`` says so).
Copied into every emitted program; Python 3.9 and later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from guideproof.model.number import parse_number

# <program>

# Units in UCUM's notation (https://ucum.org/ucum), with exact factors.

PREFIXES = {
    "da": 1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12,
    "d": -1, "c": -2, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15,
}  # fmt: skip

BASE_UNITS = ("m", "s", "g", "rad", "K", "C", "cd")

# atom -> (factor, expression in atoms above it, takes a prefix)
DERIVED_UNITS: tuple[tuple[str, str, str, bool], ...] = (
    ("10*", "10", "1", False),
    ("10^", "10", "1", False),
    ("%", "0.01", "1", False),
    ("[ppm]", "0.000001", "1", False),
    ("mol", "602213670000000000000000", "1", True),
    ("eq", "1", "mol", True),
    ("osm", "1", "mol", True),
    ("min", "60", "s", False),
    ("h", "60", "min", False),
    ("d", "24", "h", False),
    ("wk", "7", "d", False),
    ("a", "365.25", "d", False),
    ("mo", "30.4375", "d", False),
    ("L", "1", "dm3", True),
    ("l", "1", "dm3", True),
    ("[ppth]", "0.001", "1", False),
    ("[ppb]", "0.000000001", "1", False),
    ("[HPF]", "1", "1", False),
    ("[LPF]", "1", "1", False),
    ("[IU]", "1", "[iU]", True),
    ("[drp]", "0.05", "mL", False),
    ("[foz_us]", "29.5735295625", "mL", False),
    ("Hz", "1", "s-1", True),
    ("N", "1", "kg.m/s2", True),
    ("Pa", "1", "N/m2", True),
    ("dyn", "0.00001", "N", True),
    ("J", "1", "N.m", True),
    ("W", "1", "J/s", True),
    ("A", "1", "C/s", True),
    ("V", "1", "J/C", True),
    ("Ohm", "1", "V/A", True),
    ("Wb", "1", "V.s", True),
    ("T", "1", "Wb/m2", True),
    ("[diop]", "1", "m-1", False),
    ("Gy", "1", "J/kg", True),
    ("Sv", "1", "J/kg", True),
    ("RAD", "0.01", "J/kg", True),
    ("REM", "0.01", "J/kg", True),
    ("Bq", "1", "s-1", True),
    ("Ci", "37000000000", "Bq", True),
    ("kat", "1", "mol/s", True),
    ("U", "1", "umol/min", True),
    ("cal", "4.184", "J", True),
    ("bar", "100000", "Pa", True),
    ("m[Hg]", "133322", "Pa", True),
    ("m[H2O]", "9806.65", "Pa", True),
    ("t", "1000", "kg", True),
    ("[in_i]", "2.54", "cm", False),
    ("[ft_i]", "12", "[in_i]", False),
    ("[lb_av]", "453.59237", "g", False),
    ("[oz_av]", "28.349523125", "g", False),
    ("[stone_av]", "14", "[lb_av]", False),
    ("[gr]", "0.06479891", "g", False),
)

# Arbitrary units, and whether they take a prefix: each is a dimension of its own, because nothing converts it.
ARBITRARY_UNITS = {
    "[iU]": True,
    "[arb'U]": False,
    "[USP'U]": False,
    "[EU]": False,
    "[BAU]": False,
    "[CFU]": False,
    "[PFU]": False,
    "[FFU]": False,
}

_TOKEN = re.compile(
    r"(?P<sign>[./()])|(?P<annotation>\{[\x21-\x7a\x7c\x7e]*\})|(?P<number>[1-9][0-9]*)(?![0-9*^])"
    r"|(?P<atom>10[*^]|%|(?:[A-Za-z]|\[[A-Za-z0-9_']+\])+)(?P<exponent>[+-]?[1-9][0-9]?(?![0-9]))?"
)
_MOST_TERMS = 12


@dataclass(frozen=True)
class Unit:
    """A unit: its UCUM text, its factor to the base units and its dimension (base unit, exponent)."""

    __slots__ = ("dimension", "factor", "text")  # said so, because Python 3.9 has no `dataclass(slots=True)`

    text: str
    factor: Fraction
    dimension: tuple[tuple[str, int], ...]

    def to(self, other: Unit) -> Fraction | None:
        """The number by which a value in this unit is multiplied to stand in the other; ``None`` across dimensions."""
        return self.factor / other.factor if self.dimension == other.dimension else None

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit | None:
    """The unit that a UCUM text stands for (``mg/dL``, ``10*9/L``, ``mg/(kg.d)``, ``mL/min/{1.73_m2}``), or ``None`` if
    it is not one known here. An annotation, in braces, is the number one; a number alone is no unit, but
    for ``1``."""
    terms = _terms(text)
    if terms is None or (text.isdigit() and text != "1"):
        return None  # "1 000" is a number of four digits, and not one in the unit "000"
    factor, dimension = Fraction(1), dict[str, int]()
    for term, sign in terms:
        factor *= term.factor**sign
        for base, exponent in term.dimension:
            dimension[base] = dimension.get(base, 0) + sign * exponent
    return Unit(text, factor, tuple(sorted((base, power) for base, power in dimension.items() if power)))


def same_dimension(one: str, other: str) -> bool:
    """Whether two texts are units and values convert from one to the other."""
    first, second = parse_unit(one), parse_unit(other)
    return first is not None and second is not None and first.dimension == second.dimension


def same_unit(one: str, other: str) -> bool:
    """Whether two texts are the same unit: each value in one is the same number in the other."""
    first, second = parse_unit(one), parse_unit(other)
    return first is not None and second is not None and first.to(second) == 1


def _terms(text: str) -> list[tuple[Unit, int]] | None:
    """The factors of a unit, each with 1 above the line and -1 below it; UCUM reads ``.`` and ``/`` from left to right,
    and an annotation stands behind a term, or for one."""
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
            if term is None or len(terms) == _MOST_TERMS:
                return None
            terms.append((term, sign))
        after, place = kind, token.end()
    return terms if place == len(text) and len(outer) == 1 and after in ("a", ")", "{") else None


_MAY_FOLLOW = {"": "/(a{", ".": "(a{", "/": "(a{", "(": "(a{", ")": "./){", "a": "./){", "{": "./)"}
"""What may stand behind what: behind the beginning a division, a bracket, a term (``a``) or an annotation."""


def _term(token: re.Match[str]) -> Unit | None:
    if token["number"]:
        return Unit(token["number"], Fraction(token["number"]), ())
    atom = _atom(token["atom"])
    if atom is None:
        return None
    power = int(token["exponent"] or 1)
    return Unit(token[0], atom.factor**power, tuple((base, exponent * power) for base, exponent in atom.dimension))


def _atom(text: str) -> Unit | None:
    if text in ATOMS:
        return ATOMS[text][0]
    for prefix, power in PREFIXES.items():
        unit, prefixable = ATOMS.get(text[len(prefix) :], (None, False))
        if text.startswith(prefix) and unit is not None and prefixable:
            return Unit(text, unit.factor * Fraction(10) ** power, unit.dimension)
    return None


ATOMS: dict[str, tuple[Unit, bool]] = {
    **{base: (Unit(base, Fraction(1), ((base, 1),)), True) for base in BASE_UNITS},
    **{name: (Unit(name, Fraction(1), ((name, 1),)), prefixable) for name, prefixable in ARBITRARY_UNITS.items()},
}
for _name, _factor, _expression, _prefixable in DERIVED_UNITS:
    _meaning = parse_unit(_expression)
    assert _meaning is not None, _expression
    ATOMS[_name] = (Unit(_name, Fraction(_factor) * _meaning.factor, _meaning.dimension), _prefixable)

KNOWN_UNITS: tuple[str, ...] = tuple(ATOMS)
"""The unit atoms known here, for messages."""

DIMENSIONLESS = Unit("1", Fraction(1), ())


def parse_quantity(text: str) -> tuple[Fraction, str] | None:
    """The number and the unit's text of ``140 mm``; ``None`` where the text is not a number, blanks and a unit."""
    number, blank, unit = text.partition(" ")
    value = parse_number(number)
    unit = unit.strip(" ")
    return (value, unit) if value is not None and blank and unit and " " not in unit else None
