"""A comparison for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing.comparison import Comparison
from guideproof.reporters.comparison.verdict import verdict
from guideproof.reporters.comparison.words import open_lines, region_lines, sections, versions_said
from guideproof.reporters.text.ink import visible

_MOST_EDITS = 40


def as_text(comparison: Comparison) -> str:
    """All of it but the edits beyond forty of a part, of which JSON has all; one vignette, of the gravest part."""
    return "\n".join(map(visible, _lines(comparison))) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{comparison.title or comparison.guideline}: {versions_said(comparison)}"
    yield verdict(comparison)
    regions = list(region_lines(comparison))
    yield from ["", *regions] if regions else []
    parts = list(sections(comparison))
    for part in parts:
        yield ""
        yield f"{part.title}: {part.count}"
        for place in part.places:
            yield f"  {place.said}"
            yield from (f"    {line}" for line in place.lines)
            yield from (f"      {name}" for name in place.names)
        yield from (f"  {line}" for line in part.edits[:_MOST_EDITS])
        if len(part.edits) > _MOST_EDITS:
            yield f"  and {len(part.edits) - _MOST_EDITS} more (`--format json` has all)"
    shown = next((part for part in parts if part.vignette), None)
    if shown is not None:
        yield ""
        yield f"A patient who shows it ({shown.title.lower()}):"
        yield from (f"  {line}" for line in shown.vignette)
        for side, index in (("before", 0), ("after", 1)):
            steps = [step[index] for step in shown.ways if step[index]]
            if steps:
                yield f"  The way {side}:"
                yield from (f"    {step}" for step in steps)
    undecided = list(open_lines(comparison))
    if undecided:
        yield ""
        yield "Not decided:"
        yield from (f"  {line}" for line in undecided)
