"""Units of measure in UCUM's case-sensitive notation, converted exactly within a dimension.

Source: The Unified Code for Units of Measure, tables 1 (prefixes), 2 (base units) and the derived units named
below; https://ucum.org/ucum. Every factor is a fraction, so a conversion never rounds. Units on a shifted or
logarithmic scale (``Cel``, ``[pH]``) have no factor and are not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from guideproof.model.number import parse_number

Dimension = tuple[tuple[str, int], ...]

_PREFIXES = {
    "da": 1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12,
    "d": -1, "c": -2, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15,
}  # fmt: skip

_BASE = ("m", "s", "g", "rad", "K", "C", "cd")

# atom -> (factor, expression in atoms above it, takes a prefix)
_DERIVED: tuple[tuple[str, str, str, bool], ...] = (
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
    ("Hz", "1", "s-1", True),
    ("N", "1", "kg.m/s2", True),
    ("Pa", "1", "N/m2", True),
    ("J", "1", "N.m", True),
    ("W", "1", "J/s", True),
    ("Gy", "1", "J/kg", True),
    ("Sv", "1", "J/kg", True),
    ("Bq", "1", "s-1", True),
    ("kat", "1", "mol/s", True),
    ("U", "1", "umol/min", True),
    ("cal", "4.184", "J", True),
    ("bar", "100000", "Pa", True),
    ("m[Hg]", "133322", "Pa", True),
    ("t", "1000", "kg", True),
    ("[in_i]", "2.54", "cm", False),
    ("[lb_av]", "453.59237", "g", False),
)

# Arbitrary units, and whether they take a prefix: each is a dimension of its own, because nothing converts it.
_ARBITRARY = {"[iU]": True, "[IU]": True, "[arb'U]": False}

_TERM = re.compile(
    r"(?P<number>[1-9][0-9]*)|(?P<atom>10[*^]|%|(?:[A-Za-z]|\[[A-Za-z_']+\])+)(?P<exponent>[+-]?[1-9][0-9]?)?"
)
_ANNOTATION = re.compile(r"\{[\x21-\x7a\x7c\x7e]*\}")
_MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its UCUM text, its factor to the base units and its dimension (base unit, exponent)."""

    text: str
    factor: Fraction
    dimension: Dimension

    def to(self, other: Unit) -> Fraction | None:
        """The number by which a value in this unit is multiplied to stand in the other; ``None`` across dimensions."""
        return self.factor / other.factor if self.dimension == other.dimension else None

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit | None:
    """The unit that a UCUM text stands for (``mg/dL``, ``10*9/L``, ``mo``), or ``None`` if it is not one known here."""
    if not text or len(text) > 60 or not text.isascii():
        return None
    parts = re.split(r"([./])", _ANNOTATION.sub("", text) or "1")
    if len(parts) > 2 * _MOST_TERMS:
        return None
    factor, dimension, sign = Fraction(1), dict[str, int](), 1
    for index, part in enumerate(parts):
        if index % 2:
            sign = -1 if part == "/" else 1
            continue
        if part == "" and (index == 0 and len(parts) > 1 and parts[1] == "/"):
            continue  # "/min" is one over a minute
        term = _term(part)
        if term is None:
            return None
        factor *= term.factor**sign
        for base, exponent in term.dimension:
            dimension[base] = dimension.get(base, 0) + sign * exponent
    return Unit(text, factor, tuple(sorted((base, power) for base, power in dimension.items() if power)))


@lru_cache(maxsize=1024)
def _term(text: str) -> Unit | None:
    match = _TERM.fullmatch(text)
    if match is None:
        return None
    if match["number"]:
        return Unit(text, Fraction(match["number"]), ())
    atom = _atom(match["atom"])
    if atom is None:
        return None
    power = int(match["exponent"] or 1)
    return Unit(text, atom.factor**power, tuple((base, exponent * power) for base, exponent in atom.dimension))


def _atom(text: str) -> Unit | None:
    if text in _ATOMS:
        return _ATOMS[text][0]
    for prefix, power in _PREFIXES.items():
        unit, prefixable = _ATOMS.get(text[len(prefix) :], (None, False))
        if text.startswith(prefix) and unit is not None and prefixable:
            return Unit(text, unit.factor * Fraction(10) ** power, unit.dimension)
    return None


_ATOMS: dict[str, tuple[Unit, bool]] = {
    **{base: (Unit(base, Fraction(1), ((base, 1),)), True) for base in _BASE},
    **{name: (Unit(name, Fraction(1), ((name, 1),)), prefixable) for name, prefixable in _ARBITRARY.items()},
}
for _name, _factor, _expression, _prefixable in _DERIVED:
    _meaning = parse_unit(_expression)
    assert _meaning is not None, _expression
    _ATOMS[_name] = (Unit(_name, Fraction(_factor) * _meaning.factor, _meaning.dimension), _prefixable)

KNOWN_UNITS: tuple[str, ...] = tuple(_ATOMS)
"""The unit atoms known here, for messages."""

DIMENSIONLESS = Unit("1", Fraction(1), ())


def parse_quantity(text: str) -> tuple[Fraction, str] | None:
    """The number and the unit's text of ``140 mm``; ``None`` where the text is not a number, blanks and a unit."""
    number, blank, unit = text.partition(" ")
    value = parse_number(number)
    unit = unit.strip(" ")
    return (value, unit) if value is not None and blank and unit and " " not in unit else None
