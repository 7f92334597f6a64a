"""Another value written where one stands that cannot be read, as fixes of a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guideproof.checks.yaml_text import flow
from guideproof.diagnostic import Edit, Fix
from guideproof.model.number import NUMBER
from guideproof.model.unit import parse_unit
from guideproof.source import Span

_AS_IT_IS = re.compile(rf"\[.*, .*\]|\{{.*: .*\}}|\".*\"|true|false|{NUMBER.pattern}", re.DOTALL)
"""Lists, mappings, what has its quotes already, and what is no text; `[degF]` and `{events}` are units."""

_BOUNDS = re.compile(r"[a-z_]+: ")
"""Keys without their mapping, which no value can be."""


def value_so(given: str, write: Sequence[str], place: Span, *, certain: bool = False) -> tuple[Fix, ...]:
    """A fix for each value that may be meant, written in the place of the value; none where more stands there than
    what was ``given``, perhaps in quotes, or where it stands in a table."""
    if not _alone(given, place):
        return ()
    fitting = [each for each in write if each and not _BOUNDS.match(each)]
    sure = certain and len(write) == 1
    return tuple(Fix(f"Write `{each}` for `{given}`", (Edit(place, _yaml(each)),), certain=sure) for each in fitting)


def quoted_so(written: str, place: Span) -> tuple[Fix, ...]:
    """Quotation marks around a text that is read as something else without them."""
    return tuple(
        Fix(f"Put `{fix.edits[0].text[1:-1]}` in quotation marks", fix.edits, certain=True)
        for fix in value_so(written.strip('"'), [written], place)
    )


def unit_so(given: str, write: Sequence[str], place: Span, unit: str) -> tuple[Fix, ...]:
    """A value, or a unit by itself, with the unit as UCUM writes it; certain where the unit alone is written otherwise,
    and means one thing."""
    number = given.partition(" ")[0] if given != unit else ""
    same = all((each.partition(" ")[0] if number else "") == number for each in write)
    return value_so(given, write, place, certain=same and parse_unit(unit) is None)


def _alone(given: str, place: Span) -> bool:
    one_line = place.line == place.end_line and not place.path.endswith(".csv")
    return one_line and place.end_column - place.column in (len(given), len(given) + 2)


def _yaml(text: str) -> str:
    return text if _AS_IT_IS.fullmatch(text) else flow(text)
