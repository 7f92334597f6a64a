"""The board as Markdown for a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideproof.board.shape import Board, BoardEntry, BoardSection
from guideproof.reporters.text.ink import visible

_ACTING = re.compile(r"([\\`*_\[\]<>~|&$])")
_OPENING = re.compile(r"^([#+=-]|[0-9]+(?=[.)]))")
_LINK = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)([.])")


def render(board: Board, *, why: bool = False, path: bool = False) -> str:
    """The board; with ``why`` the reasons and the evidence of everything, with ``path`` the whole way."""
    return "\n".join(_lines(board, why, path)) + "\n"


def escaped(text: str) -> str:
    """A text that stands in Markdown as it is: no markup, no HTML, no link, on one line."""
    shown = _ACTING.sub(r"\\\1", visible(text).strip())
    shown = _LINK.sub(lambda found: f"{found[1] or found[3]}\\{found[2] or found[4]}", shown)
    return _OPENING.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", shown)


def _lines(board: Board, why: bool, path: bool) -> Iterator[str]:
    head = board.head
    yield from (f"# {escaped(head.title)}", "", f"> {escaped(head.notice)}", "")
    facts = [("Guideline", f"{head.about} {head.edition}"), ("Visit", head.visit), (head.status, head.meaning)]
    facts += [(entry.title, "; ".join(entry.said)) for entry in head.computed]
    yield from (f"- **{escaped(name)}**: {escaped(text)}" for name, text in facts)
    for section in board.sections:
        yield from ("", f"## {escaped(section.title)}", "")
        yield from _section(section, why)
    if path and board.path:
        yield from ("", "## The whole way", "")
        for number, entry in enumerate(board.path, start=1):
            yield f"{number}. {_head(entry, bold=False)}{_notes(entry)}"
    if why and board.sources:
        yield from ("", "## Sources", "")
        for number, source in enumerate(board.sources, start=1):
            yield f"{number}. {escaped(source.title)} ({escaped(source.says or '')}; `{source.about}`)"


def _section(section: BoardSection, why: bool) -> Iterator[str]:
    for entry in section.entries:
        yield from _entry(entry, "", why, flowing=section.flowing)
    if section.later:
        yield from ("", "Later, where it still matters then:", "")
        for entry in section.later:
            yield from _entry(entry, "", why, flowing=section.flowing)


def _entry(entry: BoardEntry, margin: str, why: bool, *, flowing: bool) -> Iterator[str]:
    if entry.in_one is not None and not why:
        yield f"{margin}- {escaped(entry.in_one)}"
        return
    notes = [] if flowing else [escaped(note) for note in entry.notes]
    first = f"{margin}- {_head(entry, bold=True)}{_notes(entry) if flowing else ''}"
    yield "\\\n".join([first, *(f"{margin}  {note}" for note in notes)])
    for option in entry.options:
        yield from _entry(option, f"{margin}  ", why, flowing=flowing)
    for reason in entry.why if why else ():
        source = f" [{reason.source}]" if reason.source is not None else ""
        yield f"{margin}  - *{escaped(reason.label + source)}*: {escaped(reason.text)}"


def _head(entry: BoardEntry, *, bold: bool) -> str:
    name = escaped(entry.name)
    return " · ".join([f"**{name}**" if bold else name, *map(escaped, entry.said)])


def _notes(entry: BoardEntry) -> str:
    return "".join(f" {'· ' if place == 0 else ''}{escaped(note)}" for place, note in enumerate(entry.notes))
