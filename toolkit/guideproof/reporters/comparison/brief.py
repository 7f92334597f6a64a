"""A comparison in a few lines: what was edited, who is led elsewhere, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from guideproof.analysis.comparing.comparison import Comparison, Edit, Layer
from guideproof.reporters.comparison.words import BESIDE, LED, TITLES, Section, edit_said, region_lines
from guideproof.reporters.in_words import plural

_MOST = 13
"""So many lines there are at most: with the verdict and the versions above them that is what is read at a glance."""
_MOST_EDITS = 3
_MOST_REGIONS = 4
_MOST_OF_PLACE = 4
_MOST_RULES = 2
_LEAST_ROOM = 4
"""A place takes its title, a line, another for what does not fit, and one for other places."""

_DECIDING = (Layer.SAFETY, Layer.INTERFACE, Layer.STRUCTURE)
"""Where an edit is told first; of texts only where there is no other edit."""


class Line(Struct, frozen=True):
    """A line, how far it is indented, and what stands before it in bold."""

    text: str
    indent: int = 0
    label: str = ""


def brief(comparison: Comparison, sections: Sequence[Section]) -> list[Line]:
    """At most thirteen lines; of what does not fit it is said how much there is."""
    lines = [*_edited(comparison), *_led(comparison)]
    placed = [each for each in sections if each.places]
    if placed and placed[0].title == TITLES[Layer.SAFETY]:
        lines += _guarding(placed.pop(0))
    late = [*_late(comparison)]
    placed = [each for each in placed if each.title not in BESIDE]
    return [*lines, *_comes(placed[:1], _MOST - len(lines) - len(late)), *late]


def _late(comparison: Comparison) -> Iterator[Line]:
    """What did not keep step with the change."""
    for each in comparison.out_of_step[:1]:
        more = len(comparison.out_of_step) - 1
        rest = f"; and {more} more, below" if more else ""
        yield Line(f"{comparison.titles.get(each.thing, each.thing)} {each.what}{rest}", label="Not in step:")


def _guarding(part: Section) -> Iterator[Line]:
    """Whom safety rules speak of in one version alone."""
    lines = [line for place in part.places for line in place.lines]
    shown, more = lines[:_MOST_RULES], len(lines) - _MOST_RULES
    for place, each in enumerate(shown, start=1):
        rest = f"; and {more} more, below" if more > 0 and place == len(shown) else ""
        yield Line(f"{each}{rest}", label="Safety:")


def _edited(comparison: Comparison) -> Iterator[Line]:
    """What the author changed, parameters first: what follows from them is told after them."""
    told = [each for each in comparison.edits if each.layer in _DECIDING and not _by_another(each)]
    told = sorted(told, key=lambda each: not each.thing.startswith("parameter ")) or list(comparison.edits)
    shown = told[:_MOST_EDITS]
    for place, each in enumerate(shown):
        more = len(comparison.edits) - len(shown) if place + 1 == len(shown) else 0
        rest = f"; and {plural(more, 'more edit')}, below" if more else ""
        yield Line(f"{edit_said(each, comparison.titles)}{rest}", label="Edited:")


def _by_another(edit: Edit) -> bool:
    """Whether it is told of what was edited elsewhere what it is."""
    return edit.part.endswith("by a parameter")


def _led(comparison: Comparison) -> Iterator[Line]:
    """Who is led elsewhere, where few lines say it."""
    lines = list(region_lines(comparison))
    first = next((at for at, each in enumerate(lines) if each.startswith(LED)), len(lines))
    whole = len(lines) <= _MOST_REGIONS
    shown = lines if whole else lines[:first] if first <= _MOST_REGIONS else []
    yield from (Line(each.strip(), int(each[:1] == " "), "" if each[:1] == " " else "Who:") for each in shown)
    places = sum(each.startswith(LED) for each in lines)
    if not whole and places:
        yield Line(f"led elsewhere at {plural(places, 'place')}, below", label="" if shown else "Who:")


def _comes(sections: Iterable[Section], room: int) -> Iterator[Line]:
    """What comes of it at the first places of the gravest part."""
    for part in sections:
        left, label = [each for each in part.places if each.lines], f"{part.title}:"
        while left and room >= _LEAST_ROOM:
            place = left.pop(0)
            shown = place.lines[: min(_MOST_OF_PLACE, room + 1 - _LEAST_ROOM)]
            more = len(place.lines) - len(shown)
            yield Line(place.title, label=label)
            yield from (Line(each, 1) for each in shown)
            yield from [Line(f"and {more} more, below", 1)] if more else []
            room -= 1 + len(shown) + bool(more)
            label = ""
        if left:
            yield Line(f"and at {plural(len(left), 'more place')}, below", label=label)
