"""A unit that UCUM reads otherwise than it looks.

Three things mislead. UCUM has no decimal numbers: the point between two digits is a product, so that `mL/min/1.73` is
73 times `mL/min`. It reads from left to right: in `mg/kg.d` the day stands above the line, as in `mg.d/kg`. And some
letters are units that mean something else elsewhere: `K/uL` is kelvin in a volume, `pH` is picohenry.

**Why it matters.** The unit is right UCUM, so nothing else is found, and a value or a bound in another unit is
converted by a factor that nobody means.

**How to fix it.** Write what belongs to the meaning and not to the number as an annotation, `mL/min/{1.73_m2}`; put
what stands below the line together in brackets, `mg/(kg.d)`, or divide again, `mg/kg/d`. Write counts as powers of
ten, `10*3/uL`, acidity in `[pH]` and temperatures in `Cel` or `[degF]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideproof.checks.check import Check, Lenience, Subject
from guideproof.checks.written_value import value_so
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.element import Derived, Element
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_unit
from guideproof.model.written_unit import DECIMAL, units_meant, why_otherwise
from guideproof.source import Span

_APART = re.compile(r"\{[^}]*\}|\([^()]*\)")
_ALSO_A_COUNT = {"K": "kelvin", "T": "tesla", "G": "gauss"}
_ELSEWHERE = {"pH": "picohenry", "C": "coulomb", "F": "farad", "u": "the mass of an atom"}
_ABOVE_AGAIN = re.compile(r"(.*/)([^/.]+)\.(.+)")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each unit of an element, a parameter or of a finding of a source."""
    guideline = subject.guideline
    for owner, unit, span in _units(guideline):
        said = _misread(unit) if parse_unit(unit) is not None else None
        if said is not None:
            hint = f"Write `{said[1]}`, if that is meant."
            fixes = value_so(unit, [said[1]], span)
            yield CHECK.found(guideline, span, f"{owner} is in `{unit}`: {said[0]}", hint=hint, fixes=fixes)


def _units(guideline: Guideline) -> Iterator[tuple[str, str, Span]]:
    elements: list[Element | Derived] = [*guideline.elements.values(), *guideline.derived.values()]
    for element in elements:
        if element.unit is not None:
            yield f"`{element.id}`", element.unit.text, element.span
    for parameter in guideline.parameters.values():
        if parameter.unit is not None:
            yield f"the parameter `{parameter.id}`", parameter.unit.text, parameter.span
    for source in guideline.sources.values():
        for finding in source.findings.values():
            if finding.unit is not None:
                place = finding.places.get("unit", finding.span)
                yield f"the finding `{source.id}#{finding.id}`", finding.unit, place


def _misread(unit: str) -> tuple[str, str] | None:
    """What is misleading in a unit, and what is likely meant."""
    if DECIMAL.search(unit):
        return why_otherwise(unit), _other(unit) or DECIMAL.sub(lambda found: f"{{{found[0]}}}", unit)
    if unit in _ELSEWHERE:
        return f"UCUM reads it as {_ELSEWHERE[unit]}", _other(unit) or f"{{{unit}}}"
    above = unit.partition("/")[0]
    meant = units_meant(unit, None) if above in _ALSO_A_COUNT else ()
    counts = [each for each in meant if each.startswith("10*")] if isinstance(meant, tuple) else []
    if counts:
        return f"UCUM reads `{above}` as {_ALSO_A_COUNT[above]}, not as a count of cells", counts[0]
    again = _ABOVE_AGAIN.fullmatch(unit) if _ABOVE_AGAIN.fullmatch(_APART.sub("", unit)) else None
    if again is None:
        return None
    return (
        f"UCUM reads from left to right, so that `{again[3]}` stands above the line",
        f"{again[1]}({again[2]}.{again[3]})",
    )


def _other(unit: str) -> str | None:
    """The likeliest unit that a text stands for beside what UCUM reads."""
    meant = units_meant(unit, None)
    return next((each for each in meant if each != unit), None) if isinstance(meant, tuple) else None


CHECK = Check("GP119", "misread-unit", Severity.WARNING, find, lenience=Lenience.FREE)
