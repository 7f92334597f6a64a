"""Headings and wrapped paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from guideproof.reporters.text.ink import Line, line, visible

WIDTH = 100
"""The columns that running text takes at most."""


def heading(text: str) -> Iterator[Line]:
    """A blank line and a heading."""
    yield line()
    yield line((text, "bold underline"))


def paragraph(text: str, *, first: str = "", indent: int = 0, style: str = "") -> Iterator[Line]:
    """A text wrapped to the width; ``first`` stands before it, and further lines hang under its end."""
    margin = " " * indent
    hang = " " * min(len(first), 12)
    wrapped = wrap(
        visible(text), WIDTH - indent - len(hang), initial_indent=" " * (len(first) - len(hang)), break_on_hyphens=False
    ) or [""]
    for number, each in enumerate(wrapped):
        if number == 0:
            yield line(margin, (first, "bold"), (each.strip(), style))
        else:
            yield line(margin + hang, (each, style))
