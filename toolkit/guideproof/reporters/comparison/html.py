"""A comparison as one HTML page: it needs nothing beside itself, runs nothing and sends nothing.

`comparison.html` is its template, in which every text is escaped, and `comparison.css` its style, whose digest is all
that the page's policy lets through.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guideproof.analysis.comparing.comparison import Comparison
from guideproof.analysis.comparing.moves import Moves
from guideproof.reporters.comparison import shares
from guideproof.reporters.comparison.brief import brief
from guideproof.reporters.comparison.verdict import verdict
from guideproof.reporters.comparison.words import open_lines, region_lines, sections, versions_said
from guideproof.reporters.text.ink import visible

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent
_MOST_PLACES = 3
_MOST_EDITS = 12
"""So many stand open of a part; the rest is folded."""


def as_html(comparison: Comparison, moves: Moves | None = None) -> str:
    """All of it, the gravest first."""
    style = (_HERE / "comparison.css").read_text(encoding="utf-8")
    parts = list(sections(comparison))
    shown = {
        "comparison": comparison,
        "versions": versions_said(comparison),
        "verdict": verdict(comparison),
        "regions": list(_by_place(region_lines(comparison))),
        "brief": brief(comparison, parts),
        "sections": parts,
        "most_places": _MOST_PLACES,
        "most_edits": _MOST_EDITS,
        "undecided": list(open_lines(comparison)),
        "moves": moves,
        "shares": shares,
        "style": style,
        "digest": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    }
    return _template().render(shown)


def _by_place(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines of each place, of which the first alone is not indented."""
    place: list[str] = []
    for line in lines:
        if place and line[:1] != " ":
            yield place
            place = []
        place.append(line)
    if place:
        yield place


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string((_HERE / "comparison.html").read_text(encoding="utf-8"))


def _shown(value: Any) -> Any:
    """What acts in a text instead of showing is made visible; what is markup already stays as it is."""
    return visible(value) if type(value) is str else value
