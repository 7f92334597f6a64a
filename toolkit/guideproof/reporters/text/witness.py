"""The patient that proves a finding or answers a question."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.diagnostic import Witness
from guideproof.reporters.in_words import facts
from guideproof.reporters.text.ink import Line, line

_INDENT = "  "


def witness_lines(witness: Witness, *, brief: bool = False) -> Iterator[Line]:
    """The patient as a vignette to paste, or in brief, and what happens to them."""
    if witness.vignette and not brief:
        yield line(_INDENT, ("patient ", "bold"), f"at `{witness.entry}`, as a vignette:")
        yield from (line(_INDENT * 2, each) for each in witness.vignette.splitlines())
    else:
        yield line(_INDENT, ("patient ", "bold"), f"at `{witness.entry}`: {facts(witness.facts)}")
    if witness.path:
        yield line(_INDENT, ("path ", "bold"), " > ".join(witness.path))
    if witness.recommendations:
        yield line(_INDENT, ("recommended ", "bold"), ", ".join(witness.recommendations))
