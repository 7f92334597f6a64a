"""What a board is: entries in sections under a head, and the same as plain data."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

HIGHEST = 4
"""Into how many parts a certainty is drawn: ``⊕⊕○○`` is two of four."""


class Reason(Struct, frozen=True):
    """A label and what it says: ``Because``, ``Rationale``, ``Evidence``; a source is named by its number."""

    label: str
    text: str
    source: int | None = None


class ShownCertainty(Struct, frozen=True):
    """How certain the evidence is, in a word; ``filled`` of ``HIGHEST`` parts, none in a scheme of the guideline's
    own."""

    word: str
    filled: int | None = None

    @property
    def signs(self) -> str:
        """``⊕⊕○○``, nothing in a scheme of the guideline's own."""
        return "" if self.filled is None else "⊕" * self.filled + "○" * (HIGHEST - self.filled)

    @property
    def text(self) -> str:
        """The signs with the word."""
        return f"{self.signs} {self.word}".strip()


class BoardEntry(Struct, frozen=True):
    """One thing that is said. ``about`` is the id that it is about, ``says`` what is said of it (a strength with its
    direction, how many to choose, what may be answered), ``tags`` are further words, ``notes`` further sentences."""

    title: str
    about: str | None = None
    amount: str | None = None
    says: str | None = None
    certainty: ShownCertainty | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    options: tuple[BoardEntry, ...] = ()
    why: tuple[Reason, ...] = ()

    @property
    def name(self) -> str:
        """The title, with the amount where there is one."""
        return self.title if self.amount is None else f"{self.title}: {self.amount}"

    @property
    def bare(self) -> bool:
        """Whether it says no more than its name."""
        return not (self.said or self.notes or self.options)

    @property
    def in_one(self) -> str | None:
        """The name with those of its options, where these say no more: one sentence, unless reasons are told."""
        if not self.options or not all(option.bare for option in self.options):
            return None
        return f"{self.name}: {'; '.join(option.name for option in self.options)}"

    @property
    def said(self) -> tuple[str, ...]:
        """What stands behind the name, in its order."""
        certainty = (self.certainty.text,) if self.certainty is not None else ()
        return (*([self.says] if self.says else []), *certainty, *self.tags)

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        certainty = self.certainty
        return {
            "title": self.title,
            "about": self.about,
            "amount": self.amount,
            "says": self.says,
            "certainty": certainty and {"word": certainty.word, "filled": certainty.filled},
            "tags": list(self.tags),
            "notes": list(self.notes),
            "options": [option.as_json() for option in self.options],
            "why": [{"label": each.label, "text": each.text, "source": each.source} for each in self.why],
        }


class BoardSection(Struct, frozen=True):
    """Entries under a heading. ``later`` are those that can wait; ``flowing`` says that each is one paragraph."""

    id: str
    title: str
    entries: tuple[BoardEntry, ...]
    flowing: bool = False
    later: tuple[BoardEntry, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "id": self.id,
            "title": self.title,
            "flowing": self.flowing,
            "entries": [entry.as_json() for entry in self.entries],
            "later": [entry.as_json() for entry in self.later],
        }


class Head(Struct, frozen=True):
    """What stands above: the guideline (``about`` is its id) and its ``edition`` (version, state), the ``notice``, the
    ``visit``, the ``status`` and what it means, and the scores and classes that were ``computed``."""

    title: str
    about: str
    edition: str
    notice: str
    visit: str
    status: str
    meaning: str
    computed: tuple[BoardEntry, ...] = ()


class Board(Struct, frozen=True):
    """What is said of a patient. ``sources`` are those that reasons name by number, from 1; ``path`` is the whole way.
    Sections without entries are left out."""

    head: Head
    sections: tuple[BoardSection, ...]
    sources: tuple[BoardEntry, ...] = ()
    path: tuple[BoardEntry, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        head = self.head
        return {
            "title": head.title,
            "about": head.about,
            "edition": head.edition,
            "notice": head.notice,
            "visit": head.visit,
            "status": head.status,
            "meaning": head.meaning,
            "computed": [entry.as_json() for entry in head.computed],
            "sections": [section.as_json() for section in self.sections],
            "sources": [entry.as_json() for entry in self.sources],
            "path": [entry.as_json() for entry in self.path],
        }
