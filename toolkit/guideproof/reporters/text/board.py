"""The board as text for a terminal: at the width that it has, with colors or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from guideproof.board.shape import Board, BoardEntry, BoardSection, Head, Reason
from guideproof.board.words import AS_ABOVE, CHOICES, SAYS
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.flow import words, wrapped
from guideproof.reporters.text.ink import Line, StyledText, line
from guideproof.reporters.text.ink import render as render_lines

NARROWEST, WIDEST = 40, 100
"""Between these columns lines are wrapped."""

BULLET = "- "
_HEADING = "bold underline"
_CLOSING = frozenset({"next_visit", "taken"})
"""The sections that close the board, which stand together."""
_SENTENCES = _CLOSING | {"not_advised"}
_STYLES = {"Complete": "bold green", "Needs data": "bold yellow", "Out of scope": "bold yellow", "Invalid": "bold red"}
_COLORS = {"now": "bold red", "recommended": "bold green", "to_be_decided": "bold cyan", "not_advised": "bold red"}
_ASCII = str.maketrans(
    {"⊕": "+", "○": "-", "·": "-", "×": "x", "⁻": "-", **{sign: f"^{n}" for n, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}}
)

SIGNS = "⊕○·×⁹"
"""What a stream needs to have for the text as it is; else it is written in ASCII."""


def render(board: Board, *, color: bool, columns: int = 80, why: bool = False, path: bool = False) -> str:
    """The board; with ``why`` the reasons and the evidence of everything, with ``path`` the whole way of the patient
    and all questions."""
    printed = _BoardPrinter(max(NARROWEST, min(columns, WIDEST)), why, path)
    return render_lines(printed.lines(board), color=color)


def in_ascii(text: str) -> str:
    """A text with the signs of a board in ASCII: those of certainty as ``+`` and ``-``."""
    return text.translate(_ASCII)


def section_lines(board: Board, columns: int) -> Iterator[Line]:
    """What is said, without the head and what is asked for."""
    printed = _BoardPrinter(max(NARROWEST, min(columns, WIDEST)), why=False, path=False)
    yield from printed.sections(section for section in board.sections if section.id != "missing")


class _BoardPrinter:
    def __init__(self, columns: int, why: bool, path: bool) -> None:
        self._columns, self._why, self._path = columns, why, path
        self._options = set[BoardEntry]()

    def lines(self, board: Board) -> Iterator[Line]:
        yield from self._head(board.head)
        yield from self.sections(board.sections)
        if self._path and board.path:
            yield from self._heading("The whole way")
            for entry in board.path:
                yield from self._entry(entry, 0, "")
        if self._why and board.sources:
            yield from self._heading("Sources")
            for number, source in enumerate(board.sources, start=1):
                found = [*words(source.title), *words(f"({source.says}; {source.about})", "dim")]
                yield from self._wrapped(found, f"[{number}] ", len(f"[{number}] "))

    def _head(self, head: Head) -> Iterator[Line]:
        yield from self._wrapped([*words(head.title, "bold"), *words(f"({head.edition})", "dim")], "", 0)
        yield from self._wrapped(words(head.notice, "yellow"), "", 0)
        yield from self._wrapped([*words("Visit:", "bold"), *words(head.visit)], "", 2)
        status = words(f"{head.status}:", _STYLES.get(head.status, "bold"))
        yield from self._wrapped([*words("Status:", "bold"), *status, *words(head.meaning)], "", 2)
        for entry in head.computed:
            yield from self._wrapped([*words(f"{entry.title}:", "bold"), *words("; ".join(entry.said))], "", 2)

    def _heading(self, title: str) -> Iterator[Line]:
        yield line()
        yield line((title, _HEADING))

    def sections(self, sections: Iterable[BoardSection]) -> Iterator[Line]:
        """The sections; of those of single sentences each sentence stands behind the heading."""
        before = ""
        for section in sections:
            if section.id not in _SENTENCES or self._why:
                yield from self._section(section)
            else:
                yield from [] if before in _CLOSING else [line()]
                for entry in section.entries:
                    said = words(entry.in_one) if entry.in_one is not None else _said(entry)
                    yield from self._wrapped([*words(f"{section.title}:", _HEADING), *said], "", 2)
            before = "" if self._why else section.id

    def _section(self, section: BoardSection) -> Iterator[Line]:
        yield from self._heading(section.title)
        for entry in section.entries:
            yield from self._entry(entry, 0, _COLORS.get(section.id, ""))
        if section.later and self._path:
            yield line("Later, where it still matters then:")
            for entry in section.later:
                yield from self._entry(entry, 0, "")
        elif section.later:
            later = sum(len(entry.options) or 1 for entry in section.later)
            yield from self._wrapped(
                words(f"{plural(later, 'question')} more can wait; --path shows all.", "dim"), "", 2
            )

    def _entry(self, entry: BoardEntry, indent: int, style: str) -> Iterator[Line]:
        within = indent + len(BULLET)
        if entry.in_one is not None and not self._why:
            yield from self._wrapped(words(entry.in_one), " " * indent + BULLET, within)
            return
        if len(entry.options) == 1 and not (entry.said or entry.notes or self._why):
            entry = replace(entry.options[0], title=f"{entry.name}: {entry.options[0].title}")
        if not self._why:
            entry = _said_once(entry)
        found = _said(entry, style="bold" if style else "")
        yield from self._wrapped(found, " " * indent + BULLET, within)
        for option in entry.options if self._why else _alike(self._new(entry)):
            yield from self._entry(option, within, "")
        for reason in entry.why if self._why else ():
            yield from self._reason(reason, within)

    def _new(self, choice: BoardEntry) -> Iterator[BoardEntry]:
        """The options of a choice; of those that stand as they are in an earlier choice no more than their names."""
        for option in choice.options:
            said = replace(option, why=())
            again = option.certainty is not None and said in self._options
            self._options.add(said)
            yield replace(option, certainty=None, tags=(AS_ABOVE,), notes=()) if again else option

    def _reason(self, reason: Reason, indent: int) -> Iterator[Line]:
        source = f" [{reason.source}]" if reason.source is not None else ""
        yield from self._wrapped(
            [*words(f"{reason.label}{source}:", "dim"), *words(reason.text)], " " * indent, indent + 2
        )

    def _wrapped(self, found: Iterable[StyledText], first: str, hang: int) -> Iterator[Line]:
        return wrapped(found, self._columns, first=first, hang=" " * hang)


def _said_once(choice: BoardEntry) -> BoardEntry:
    """A choice all of whose options are recommended, or all suggested, with that said of the choice."""
    strengths = {option.says for option in choice.options}
    if choice.says not in CHOICES.values() or len(strengths) > 1 or not strengths <= set(SAYS.values()):
        return choice
    options = tuple(replace(option, says=None) for option in choice.options)
    return replace(choice, says=f"{strengths.pop()} {str(choice.says).removeprefix('choose ')}", options=options)


def _alike(options: Iterable[BoardEntry]) -> Iterator[BoardEntry]:
    """Options of which no more is said than one grade, or that they stand above, as one."""
    for _, group in groupby(options, key=lambda each: (each.said, each.amount) if _is_alike(each) else each.title):
        same = list(group)
        yield replace(same[0], title=" / ".join(option.title for option in same))


def _is_alike(option: BoardEntry) -> bool:
    return not option.notes and (option.certainty is not None or AS_ABOVE in option.tags)


def _said(entry: BoardEntry, *, style: str = "") -> Iterator[StyledText]:
    """``Palliative nephrectomy · We suggest · ⊕⊕○○ low · For relief.``; the signs stay with their word."""
    yield from words(entry.name, style)
    certainty = entry.certainty.text if entry.certainty is not None else None
    for said in entry.said:
        yield "·", "dim"
        yield from [(said, "")] if said == certainty else words(said)
    if entry.notes:
        yield "·", "dim"
        yield from words(" ".join(entry.notes))
