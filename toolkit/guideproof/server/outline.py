"""The parts of a file: as an outline, and as what can be folded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol.types import DocumentSymbol, FoldingRange, SymbolKind

from guideproof.server.texts import Text
from guideproof.server.tokens import ITEM, Word, WordRole, words
from guideproof.source import Span

_NAMES = ("id", "label", "intervention", "value", "when", "sources", "node")
"""The keys of an item of a list that tell best which one it is, the best first."""

_TOLD = ("title", "outcome", "says", "position", "label", "question")
"""The keys that say what a part is, in words."""


class Outline:
    """The words of a text, by where they stand."""

    def __init__(self, text: Text) -> None:
        self._text = text
        found = words(text.lines)
        self._ends = _ends(text.lines, found)
        self._keys: dict[tuple[str, ...], list[Word]] = {}
        self._values: dict[tuple[int, str], str] = {}
        for each in found:
            if each.role is WordRole.KEY:
                self._keys.setdefault(each.path, []).append(each)
            elif each.path:
                self._values.setdefault((each.home, each.path[-1]), each.text)

    def symbols(self) -> list[DocumentSymbol]:
        """The keys of the file, each with the parts in it that have a name."""
        return [
            self._symbol(key, SymbolKind.Class, [*self._fields(key), *self._items(key)])
            for key in self._keys.get((), [])
        ]

    def folds(self) -> list[FoldingRange]:
        """What can be folded: each key whose value goes on below its line."""
        return [FoldingRange(line, end) for line, end in self._ends.items() if end > line]

    def _fields(self, key: Word) -> Iterable[DocumentSymbol]:
        """The keys of the mapping in a key that hold mappings themselves."""
        for each in self._keys.get((*key.path, key.text), []):
            if (*each.path, each.text) in self._keys:
                yield self._symbol(each, SymbolKind.Field, [])

    def _items(self, key: Word) -> Iterable[DocumentSymbol]:
        """The items of the list in a key."""
        homes: dict[int, list[Word]] = {}
        for each in self._keys.get((*key.path, key.text, ITEM), []):
            homes.setdefault(each.home, []).append(each)
        for keys in homes.values():
            home = keys[0].home
            named = [self._values[home, name] for name in _NAMES if (home, name) in self._values]
            place = self._text.range(Span("", keys[0].line + 1, keys[0].start + 1, keys[-1].line + 1, keys[-1].end + 1))
            name = named[0] if named and named[0].strip() else keys[0].text
            yield DocumentSymbol(name, SymbolKind.Object, place, place, detail=self._told(keys[0].home))

    def _symbol(self, key: Word, kind: SymbolKind, inside: list[DocumentSymbol]) -> DocumentSymbol:
        end = self._ends.get(key.line, key.line)
        text, line = self._text, key.line + 1
        whole = text.range(Span("", line, key.start + 1, end + 1, len(text.line(end + 1)) + 1))
        name = text.range(Span("", line, key.start + 1, line, key.end + 1))
        keys = self._keys.get((*key.path, key.text), [])
        told = self._told(keys[0].home) if keys else self._values.get((key.home, key.text))
        return DocumentSymbol(key.text.strip() or "?", kind, whole, name, detail=told, children=inside)

    def _told(self, home: int) -> str | None:
        return next((self._values[home, key] for key in _TOLD if (home, key) in self._values), None)


def row_symbols(text: Text) -> list[DocumentSymbol]:
    """The rows of a table, by their first cells."""
    found = []
    for number, line in enumerate(text.lines[1:], 2):
        if line.strip():
            place = text.range(Span("", number, 1, number, len(line) + 1))
            name = line.partition(",")[0].strip(' "') or f"line {number}"
            found.append(DocumentSymbol(name, SymbolKind.Object, place, place))
    return found


def _ends(lines: Sequence[str], found: Sequence[Word]) -> dict[int, int]:
    """The last line of what belongs to the first key of a line: that before the next word which stands no further
    in, without comments and blank lines at its end."""
    ends: dict[int, int] = {}
    open_keys: list[Word] = []
    line = -1
    for each in found:
        if each.line == line or each.role is WordRole.PROSE:
            continue
        line = each.line
        while open_keys and open_keys[-1].start >= each.start:
            ends[open_keys.pop().line] = line - 1
        if each.role is WordRole.KEY:
            ends[line] = line
            open_keys.append(each)
    ends |= {key.line: len(lines) - 1 for key in open_keys}
    return {first: _trimmed(lines, first, last) for first, last in ends.items()}


def _trimmed(lines: Sequence[str], first: int, last: int) -> int:
    while last > first and (not lines[last].strip() or lines[last].lstrip().startswith("#")):
        last -= 1
    return last
