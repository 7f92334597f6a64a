"""Where a thing is defined and named."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.reading.files import kind_at
from guideproof.reading.store import files_below
from guideproof.server import tables
from guideproof.server.loading import Known
from guideproof.server.session import Home, Session
from guideproof.server.things import File, Naming, Thing, defined, named_in, thing_itself
from guideproof.server.tokens import Word, words
from guideproof.source import Span


def file_of(path: str) -> File | None:
    """What a file of a guideline is by its path in it."""
    kind = kind_at(path)
    if kind is None:
        return tables.file_of(path)
    return File(kind, path.rpartition("/")[2].removesuffix(".yaml"))


def words_of(known: Known, path: str, lines: tuple[str, ...]) -> list[Word]:
    """The words of a file."""
    if path.endswith(".csv"):
        file = tables.file_of(path)
        return [] if file is None else list(tables.words(known.guideline, file, lines))
    return words(lines)


def naming_at(session: Session, home: Home, known: Known, path: str, place: Span) -> Naming | None:
    """What is named at a place of a file."""
    file = file_of(path)
    if file is None:
        return None
    column = place.column - 1
    for word in words_of(known, path, tuple(session.text(home, path).lines)):
        if word.line == place.line - 1 and word.start <= column <= word.end:
            found = list(named_in(known.guideline, known.expected, file, word))
            exact = [each for each in found if each.start <= column <= each.end]
            return exact[-1] if exact else None
    return None


def definition(session: Session, home: Home, known: Known, thing: Thing) -> Span | None:
    """Where a thing gets its id; where the thing begins if that cannot be told; ``None`` where there is none."""
    itself = thing_itself(known.guideline, thing)
    span = getattr(itself, "span", None)
    if not isinstance(span, Span):
        return None
    path = span.path.removeprefix(f"{home.shown}/")
    file = file_of(path)
    if file is not None and path.endswith(".yaml"):
        for word in words(session.text(home, path).lines):
            if defined(known.guideline, file, word) == thing:
                return _span(span.path, word.line, word.start, word.end)
    return span


def references(session: Session, home: Home, known: Known, thing: Thing) -> Iterator[Span]:
    """Every place where a thing is named or defined, in the order of files."""
    id = thing.code if thing.code is not None else thing.id.rpartition("#")[2]
    for path in files_below(home.store):
        file = file_of(path)
        if file is None:
            continue
        lines = tuple(session.text(home, path).lines)
        if not any(id in line for line in lines):
            continue
        for word in words_of(known, path, lines):
            if id in word.text:
                for naming in named_in(known.guideline, known.expected, file, word):
                    if naming.thing == thing:
                        yield _span(f"{home.shown}/{path}", word.line, naming.start, naming.end)


def _span(path: str, line: int, start: int, end: int) -> Span:
    return Span(path, line + 1, start + 1, line + 1, end + 1)
