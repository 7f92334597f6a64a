"""The answer to a question about all patients: one of them, none, or that it was not decided."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.reporters.answer import Answered
from guideproof.reporters.text.board import section_lines
from guideproof.reporters.text.ink import Line, line
from guideproof.reporters.text.ink import render as render_lines
from guideproof.reporters.text.witness import witness_lines


def render(answered: Answered, *, color: bool, columns: int = 80) -> str:
    """The answer in a sentence, under it the patient if there is one, and what is said of them."""
    return render_lines(_answer(answered, columns), color=color)


def _answer(answered: Answered, columns: int) -> Iterator[Line]:
    if answered.witness is not None:
        yield line(("Yes", "bold green"), ", there is such a patient. Facts that are not named can be anything.")
        yield from witness_lines(answered.witness)
        if answered.board is not None:
            yield from section_lines(answered.board, columns)
    elif answered.decided:
        yield line(("None, proven", "bold"), ": no complete and valid record is of such a patient.")
    else:
        yield line(("Not decided", "bold yellow"), ": it would have taken too long. Ask about less at once.")
