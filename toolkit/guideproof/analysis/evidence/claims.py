"""Figures in prose: numbers with a unit or a per cent sign, and whether evidence or the guideline's own data hold them.

A number without a unit is no claim here, for too much in prose is numbered. Years, days and hours are read where they
are written out; the letters `a`, `d` and `h` are too often something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct

from guideproof.model.evidence import Source, SourceFinding
from guideproof.model.number import format_number
from guideproof.model.unit import DIMENSIONLESS, Unit, parse_unit

_WORDS = {
    "%": "%", "per cent": "%", "percent": "%",
    "hour": "h", "hours": "h", "day": "d", "days": "d", "week": "wk", "weeks": "wk", "wk": "wk",
    "month": "mo", "months": "mo", "mo": "mo", "year": "a", "years": "a",
    "mm": "mm", "millimetre": "mm", "millimetres": "mm", "millimeters": "mm",
    "cm": "cm", "centimetre": "cm", "centimetres": "cm", "centimeters": "cm",
    "cm3": "cm3", "cubic centimetre": "cm3", "cubic centimetres": "cm3", "cubic centimeters": "cm3",
    "mL": "mL", "mg": "mg", "µg": "ug", "ug": "ug", "kg": "kg", "g/dL": "g/dL", "mg/dL": "mg/dL", "mmol/L": "mmol/L",
    "g/L": "g/L", "mg/L": "mg/L", "U/L": "U/L", "Gy": "Gy", "mg/kg": "mg/kg", "10*9/L": "10*9/L",
}  # fmt: skip

_SPELLED = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}

_UNIT = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_WORDS, key=len, reverse=True))
_NUMBER = r"(?<![\w.,*^])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?(?![\d*^])"
_FIRST = rf"(?:(?P<low>{_NUMBER})\s*(?:%|{_UNIT})?\s*(?:-|–|to|against|versus)\s*)?"
_BETWEEN = rf"(?:[Bb]etween\s+(?P<from>{_NUMBER})\s*(?:%|{_UNIT})?\s+and\s+)?"
_CLAIM = re.compile(rf"{_BETWEEN}{_FIRST}(?P<last>{_NUMBER})[\s-]*(?P<unit>{_UNIT})(?![\w/])")
_IN_WORDS = re.compile(rf"\b(?P<word>{'|'.join(_SPELLED)})[\s-]+(?P<unit>{_UNIT})(?![\w/])", re.IGNORECASE)


class Claim(Struct, frozen=True):
    """A number with its unit as prose gives it; ``places`` is how many decimals it is written with."""

    number: Fraction
    places: int
    unit: Unit
    text: str

    def rounds(self, number: Fraction, unit: Unit) -> bool:
        """Whether a figure is this one, or becomes it when it is rounded to as many decimals."""
        conversion = unit.to(self.unit)
        return conversion is not None and abs(conversion.of(number) - self.number) * 2 * 10**self.places <= 1


def claims_in(text: str | None, *, spelled: bool = False) -> Iterator[Claim]:
    """The figures of a text, in order; of a range both ends. ``spelled`` reads ``four weeks`` too."""
    for match in _CLAIM.finditer(text or ""):
        unit = _unit(match["unit"])
        for part in ("from", "low", "last"):
            if match[part] is not None:
                written = match[part].replace(",", "")
                places = len(written.partition(".")[2])
                sign = "" if match["unit"] == "%" else " "
                yield Claim(Fraction(written), places, unit, f"{match[part]}{sign}{' '.join(match['unit'].split())}")
    if spelled:
        for match in _IN_WORDS.finditer(text or ""):
            yield Claim(Fraction(_SPELLED[match["word"].lower()]), 0, _unit(match["unit"]), match[0])


def _unit(word: str) -> Unit:
    unit = parse_unit(_WORDS[" ".join(word.split())])
    assert unit is not None, word
    return unit


Figure = tuple[Fraction, Unit]


def figures_of(finding: SourceFinding) -> Iterator[Figure]:
    """All figures that a finding gives or implies: its data, their complements and differences, and those it words."""
    unit = parse_unit(finding.unit or "1") or DIMENSIONLESS
    values = [finding.value] if finding.value is not None else []
    values += [group.value for group in finding.groups.values() if group.value is not None]
    bounds = [finding.ci.low, finding.ci.high] if finding.ci else []
    bounds += [end for group in finding.groups.values() for end in (group.low, group.high) if end is not None]
    yield from ((number, unit) for number in (*values, *bounds))
    if unit == DIMENSIONLESS:
        yield from ((abs(1 - number), unit) for number in (*values, *bounds))
    yield from ((abs(one - other), unit) for one in values for other in values if one != other)
    for text in (finding.outcome, finding.says, finding.design_note):
        yield from figures_in(text)


def figures_about(source: Source) -> Iterator[Figure]:
    """The figures in which a source describes itself."""
    yield from figures_in(source.title)
    yield from figures_in(source.population.description if source.population else None)


def figures_in(text: str | None) -> Iterator[Figure]:
    """The figures of a text, those in words among them."""
    for claim in claims_in(text, spelled=True):
        yield claim.number, claim.unit


def unbacked(claims: Iterable[Claim], figures: Iterable[Figure]) -> tuple[Claim, ...]:
    """The claims that none of the figures is, rounded as the claim is."""
    known = tuple(figures)
    return tuple(claim for claim in claims if not any(claim.rounds(number, unit) for number, unit in known))


def figure_text(number: Fraction, unit: str | None) -> str:
    """A figure as a message shows it: ``18.4 mo``, ``0.89``."""
    return format_number(number) + (f" {unit}" if unit and unit != "1" else "")
