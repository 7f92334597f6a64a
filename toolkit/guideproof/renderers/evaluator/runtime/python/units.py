"""Units in UCUM's notation, converted exactly. Copied into every program; Python 3.9 and later."""

from __future__ import annotations

import re
from fractions import Fraction

# <program>

# Units in UCUM's notation (https://ucum.org/ucum), with exact factors.

PREFIXES = {
    "da": 1,
    "h": 2,
    "k": 3,
    "M": 6,
    "G": 9,
    "T": 12,
    "d": -1,
    "c": -2,
    "m": -3,
    "u": -6,
    "n": -9,
    "p": -12,
    "f": -15,
}
BASE_UNITS = ("m", "s", "g", "rad", "K", "C", "cd")
ARBITRARY_UNITS = {"[iU]": True, "[IU]": True, "[arb'U]": False}  # and whether it takes a prefix
# A unit, its factor, in which units above it, and whether it takes a prefix.
DERIVED_UNITS = (
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
TERM = re.compile(r"([1-9][0-9]*)|(10[*^]|%|(?:[A-Za-z]|\[[A-Za-z_']+\])+)([+-]?[1-9][0-9]?)?")
ANNOTATION = re.compile(r"\{[\x21-\x7a\x7c\x7e]*\}")
ATOMS: dict[str, tuple[Fraction, dict[str, int], bool]] = {}


def parse_unit(text: str) -> tuple[Fraction, dict[str, int]] | None:
    """The factor to base units, and the power of each base unit; ``None`` for a text that is no unit known here."""
    if not text or len(text) > 60 or not text.isascii():
        return None
    parts = re.split(r"([./])", ANNOTATION.sub("", text) or "1")
    if len(parts) > 24:
        return None
    factor, powers, sign = Fraction(1), dict[str, int](), 1
    for index, part in enumerate(parts):
        if index % 2:
            sign = -1 if part == "/" else 1
            continue
        if part == "" and index == 0 and len(parts) > 1 and parts[1] == "/":
            continue  # "/min" is one over a minute
        term = _parse_term(part)
        if term is None:
            return None
        factor *= term[0] ** sign
        for base, power in term[1].items():
            powers[base] = powers.get(base, 0) + sign * power
    return factor, {base: power for base, power in powers.items() if power}


def _parse_term(text: str) -> tuple[Fraction, dict[str, int]] | None:
    match = TERM.fullmatch(text)
    if match is None:
        return None
    number, name, exponent = match.groups()
    if number:
        return Fraction(number), {}
    atom = _atom(name)
    if atom is None:
        return None
    times = int(exponent or 1)
    return atom[0] ** times, {base: power * times for base, power in atom[1].items()}


def _atom(name: str) -> tuple[Fraction, dict[str, int]] | None:
    if name in ATOMS:
        return ATOMS[name][:2]
    for prefix, power in PREFIXES.items():
        factor, powers, prefixable = ATOMS.get(name[len(prefix) :], (Fraction(0), {}, False))
        if name.startswith(prefix) and prefixable:
            return factor * Fraction(10) ** power, powers
    return None


for _base, _prefixable in (dict.fromkeys(BASE_UNITS, True) | ARBITRARY_UNITS).items():
    ATOMS[_base] = (Fraction(1), {_base: 1}, _prefixable)
for _name, _number, _meaning, _prefixable in DERIVED_UNITS:
    _parsed = parse_unit(_meaning)
    assert _parsed is not None
    ATOMS[_name] = (Fraction(_number) * _parsed[0], _parsed[1], _prefixable)
