"""The board as text for a terminal: at the width that it has, with colors or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guideproof.board.shape import Board, Entry, Head, Reason, Section
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.flow import words, wrapped
from guideproof.reporters.text.ink import Line, StyledText, line
from guideproof.reporters.text.ink import render as render_lines

NARROWEST, WIDEST = 40, 100
"""Between these columns lines are wrapped."""

BULLET = "- "
_STYLES = {"Complete": "bold green", "Needs data": "bold yellow", "Out of scope": "bold yellow", "Invalid": "bold red"}
_COLORS = {"now": "bold red", "recommended": "bold green", "to_be_decided": "bold cyan", "not_advised": "bold red"}
_ASCII = str.maketrans(
    {"⊕": "+", "○": "-", "·": "-", "×": "x", "⁻": "-", **{sign: f"^{n}" for n, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}}
)

SIGNS = "⊕○·×⁹"
"""What a stream needs to have for the text as it is; else it is written in ASCII."""


def render(
    board: Board, *, color: bool, columns: int = 80, why: bool = False, path: bool = False, ascii: bool = False
) -> str:
    """The board; with ``why`` the reasons and the evidence of everything, with ``path`` the whole way of the patient
    and all questions. ``ascii`` writes the signs of certainty with ``+`` and ``-``."""
    printed = _Printer(max(NARROWEST, min(columns, WIDEST)), why, path)
    text = render_lines(printed.lines(board), color=color)
    return text.translate(_ASCII) if ascii else text


def section_lines(board: Board, columns: int) -> Iterator[Line]:
    """What is said, without the head and what is asked for."""
    printed = _Printer(max(NARROWEST, min(columns, WIDEST)), why=False, path=False)
    for section in board.sections:
        if section.id != "missing":
            yield from printed.section(section)


class _Printer:
    def __init__(self, columns: int, why: bool, path: bool) -> None:
        self._columns, self._why, self._path = columns, why, path

    def lines(self, board: Board) -> Iterator[Line]:
        yield from self._head(board.head)
        for section in board.sections:
            yield from self.section(section)
        if self._path and board.path:
            yield from self._heading("The whole way")
            for entry in board.path:
                yield from self._entry(entry, 2, flowing=True, style="")
        if self._why and board.sources:
            yield from self._heading("Sources")
            for number, source in enumerate(board.sources, start=1):
                found = [*words(source.title), *words(f"({source.says}; {source.about})", "dim")]
                yield from self._wrapped(found, f"  [{number}] ", len(f"  [{number}] "))

    def _head(self, head: Head) -> Iterator[Line]:
        yield from self._wrapped([*words(head.title, "bold"), *words(f"({head.edition})", "dim")], "", 0)
        yield from self._wrapped(words(head.notice, "yellow"), "", 0)
        yield line()
        yield from self._wrapped([*words("Visit:", "bold"), *words(head.visit)], "", 2)
        style = _STYLES.get(head.status, "bold")
        yield from self._wrapped(
            [*words("Status:", "bold"), *words(f"{head.status}:", style), *words(head.meaning)], "", 2
        )
        for entry in head.computed:
            yield from self._wrapped([*words(f"{entry.title}:", "bold"), *words("; ".join(entry.said))], "", 2)

    def _heading(self, title: str) -> Iterator[Line]:
        yield line()
        yield line((title, "bold underline"))

    def section(self, section: Section) -> Iterator[Line]:
        yield from self._heading(section.title)
        for entry in section.entries:
            yield from self._entry(entry, 2, flowing=section.flowing, style=_COLORS.get(section.id, ""))
        if section.later and self._path:
            yield line("  Later, where it still matters then:")
            for entry in section.later:
                yield from self._entry(entry, 2, flowing=section.flowing, style="")
        elif section.later:
            later = sum(len(entry.options) or 1 for entry in section.later)
            yield from self._wrapped(words(f"and {plural(later, 'question')} later; --path shows all.", "dim"), "  ", 2)

    def _entry(self, entry: Entry, indent: int, *, flowing: bool, style: str) -> Iterator[Line]:
        found = [*_named(entry, "bold" if style else ""), *(_flowing(entry) if flowing else ())]
        margin, within = " " * indent, indent + len(BULLET)
        yield from self._wrapped(found, margin + BULLET, within)
        for note in () if flowing else entry.notes:
            yield from self._wrapped(words(note), " " * within, within)
        for option in entry.options:
            yield from self._entry(option, within, flowing=flowing, style="")
        for reason in entry.why if self._why else ():
            yield from self._reason(reason, within)

    def _reason(self, reason: Reason, indent: int) -> Iterator[Line]:
        source = f" [{reason.source}]" if reason.source is not None else ""
        yield from self._wrapped(
            [*words(f"{reason.label}{source}:", "dim"), *words(reason.text)], " " * indent, indent + 2
        )

    def _wrapped(self, found: Iterable[StyledText], first: str, hang: int) -> Iterator[Line]:
        return wrapped(found, self._columns, first=first, hang=" " * hang)


def _named(entry: Entry, style: str) -> Iterator[StyledText]:
    """``Palliative nephrectomy · We suggest · ⊕⊕○○ low``; what belongs to a certainty stays on one line."""
    yield from words(entry.name, style)
    certainty = entry.certainty.text if entry.certainty is not None else None
    for said in entry.said:
        yield "·", "dim"
        if said == certainty:
            yield said, ""
        else:
            yield from words(said)


def _flowing(entry: Entry) -> Iterator[StyledText]:
    for place, note in enumerate(entry.notes):
        if place == 0:
            yield "·", "dim"
        yield from words(note)
