"""A comparison for a pull request: the verdict and a few lines, all else folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guideproof.analysis.comparing.comparison import Comparison
from guideproof.reporters.board_markdown import escaped
from guideproof.reporters.comparison.brief import Line, brief
from guideproof.reporters.comparison.verdict import verdict
from guideproof.reporters.comparison.words import Section, open_lines, region_lines, sections
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.ink import visible

_ACTING = re.compile(r"(@|#(?=[0-9])|\bGH-(?=[0-9]))", re.IGNORECASE)
_JOINER = "\u2060"
"""Stands without width behind what would act: a mention or an issue is looked for when Markdown has become HTML, where
a sign that was written by its number or behind a backslash is that sign again."""
_PLAIN = re.compile(r"[\w.+-]+", re.ASCII)
_MOST_EDITS = 40
"""So many edits of a part are told."""

_MOST_NAMES = 12
"""So many worked cases are named of which the same is told; the page names all."""


def as_markdown(comparison: Comparison, rules: str = "") -> str:
    """All of it but the edits beyond forty of a part, and cases beyond a dozen of which the same is told; nothing of
    the guideline acts in it. What is said of the ``rules`` of versions, in Markdown, stands before what is folded."""
    return "\n".join(_lines(comparison, rules)) + "\n"


def _lines(comparison: Comparison, rules: str) -> Iterator[str]:
    base, head = code(comparison.base), code(comparison.head)
    versions = f"Version {base} before and after" if base == head else f"{base} → {head}"
    parts = list(sections(comparison))
    yield from (f"**{neutral(verdict(comparison))}**", "", versions)
    short = brief(comparison, parts)
    yield from ["", *(_item(each) for each in short)] if short else []
    yield from [rules.rstrip("\n")] if rules else []
    led = list(region_lines(comparison))
    if led and sum(each.text in led or f"  {each.text}" in led for each in short) < len(led):
        places = sum(line[:1] != " " for line in led)
        told = (f"  - {neutral(line)}" if line[:1] == " " else f"- {neutral(line)}" for line in led)
        yield from folded(f"Who is led elsewhere, and where: {plural(places, 'place')}", told)
    for part in parts:
        yield from folded(f"{part.title}: {part.count}", _part(part))
    undecided = [f"- {neutral(line)}" for line in open_lines(comparison)]
    if undecided:
        yield from folded(f"Not decided: {plural(len(undecided), 'question')}", undecided)


def _item(line: Line) -> str:
    label = f"**{line.label}** " if line.label else ""
    return f"{'  ' * line.indent}- {label}{neutral(line.text)}"


def _part(part: Section) -> Iterator[str]:
    for place in part.places:
        yield f"- {neutral(place.said)}"
        yield from (f"  - {neutral(line)}" for line in place.lines)
        if place.names:
            yield from folded(f"Which {len(place.names)} these are", _items(place.names, _MOST_NAMES))
            yield ""
    yield from _items(part.edits)
    yield from _table("told before", part.says)
    yield from _table("their way before", part.ways)
    if part.vignette:
        told = (visible(line).replace("```", "'''") for line in part.vignette)
        facts = [f"{neutral('; '.join(part.facts))}.", ""] if part.facts else []
        yield from folded("A patient who shows it, and as a worked case to paste", (*facts, "```yaml", *told, "```"))


def _items(some: Sequence[str], most: int = _MOST_EDITS) -> Iterator[str]:
    yield from (f"- {neutral(line)}" for line in some[:most])
    if len(some) > most:
        yield f"- and {len(some) - most} more"


def _table(first: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if rows:
        yield from ("", f"| {first} | and after |", "|---|---|")
        yield from (f"| {neutral(one)} | {neutral(other)} |" for one, other in rows)


def code(text: str) -> str:
    """A version or a name of one, as such where it looks like one."""
    return f"`{text}`" if _PLAIN.fullmatch(text) else neutral(text)


def folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines below a title that opens them."""
    yield from ("", f"<details><summary>{title}</summary>", "", *lines, "", "</details>")


def neutral(text: str) -> str:
    """A text in which nothing acts: no markup, no mention, no number of an issue."""
    return _ACTING.sub(rf"\1{_JOINER}", escaped(text))
