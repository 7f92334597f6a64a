"""A comparison for a pull request: the verdict and how many of what, all else folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guideproof.analysis.comparing.comparison import Comparison
from guideproof.reporters.board_markdown import escaped
from guideproof.reporters.comparison.words import open_lines, region_lines, sections, verdict
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.ink import visible

_ACTING = re.compile(r"(@|#(?=[0-9])|\bGH-(?=[0-9]))", re.IGNORECASE)
_JOINER = "\u2060"
"""Stands without width behind what would act: a mention or an issue is looked for when Markdown has become HTML, where
a sign that was written by its number or behind a backslash is that sign again."""
_PLAIN = re.compile(r"[\w.+-]+", re.ASCII)
_MOST_LINES = 2
_MOST_EDITS = 40


def as_markdown(comparison: Comparison) -> str:
    """All of it but the edits beyond forty of a part; nothing of the guideline acts in it."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    base, head = code(comparison.base), code(comparison.head)
    versions = f"Version {base} before and after" if base == head else f"{base} → {head}"
    yield from (f"**{neutral(verdict(comparison))}**", "", versions)
    regions = [f"- {neutral(line)}" if line[:1] != " " else f"  - {neutral(line)}" for line in region_lines(comparison)]
    if len(regions) <= _MOST_LINES:
        yield from ["", *regions] if regions else []
    else:
        many = len(comparison.regions)
        yield from _folded(f"Who is led elsewhere, and where: {plural(many, 'place')}", regions)
    for part in sections(comparison):
        lines: list[str] = []
        for place in part.places:
            lines.append(f"- {neutral(place.said)}")
            lines += [f"  - {neutral(line)}" for line in place.lines]
        lines += [f"- {neutral(line)}" for line in part.edits[:_MOST_EDITS]]
        lines += [f"- and {len(part.edits) - _MOST_EDITS} more"] if len(part.edits) > _MOST_EDITS else []
        if part.vignette:
            told = (visible(line).replace("```", "'''") for line in part.vignette)
            lines += ["", "A patient who shows it:", "", "```yaml", *told, "```"]
        if part.ways:
            lines += ["", "| their way before | and after |", "|---|---|"]
            lines += [f"| {neutral(one)} | {neutral(other)} |" for one, other in part.ways]
        yield from _folded(f"{part.title}: {part.count}", lines)
    undecided = [f"- {neutral(line)}" for line in open_lines(comparison)]
    if undecided:
        yield from _folded(f"Not decided: {plural(len(undecided), 'question')}", undecided)


def code(text: str) -> str:
    """A version or a name of one, as such where it looks like one."""
    return f"`{text}`" if _PLAIN.fullmatch(text) else neutral(text)


def _folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"<details><summary>{title}</summary>", "", *lines, "", "</details>")


def neutral(text: str) -> str:
    """A text in which nothing acts: no markup, no mention, no number of an issue."""
    return _ACTING.sub(rf"\1{_JOINER}", escaped(text))
