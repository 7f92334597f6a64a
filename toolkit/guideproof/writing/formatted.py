"""One file in the layout of the house, proven to say what it said, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from guideproof.model.fault import Fault
from guideproof.reading.characters import BYTE_ORDER_MARK, INVISIBLE, decode
from guideproof.reading.collector import collector_paused
from guideproof.reading.kinds import kind_of
from guideproof.reading.prose import allow_in_prose
from guideproof.reading.tree import Mapped, Scalar, Tree
from guideproof.reading.tree import Sequence as Items
from guideproof.reading.written import WrittenDocument, read_written
from guideproof.reading.yaml_tree import parse
from guideproof.writing.printed import printed, sequence

Ordering = Callable[[WrittenDocument, str | None], WrittenDocument]
"""Gives a document another order of keys; told what kind of file it is."""

_LINE_END = re.compile(r"\r\n|\r|\n")


class Unformatted(ValueError):
    """A file that is left as it is: its faults or, without any, why no layout was found for it."""

    def __init__(self, why: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(why)
        self.faults = faults


def formatted(data: bytes, path: str, kind: str | None, ordering: Ordering | None = None) -> bytes:
    """A file's bytes in the layout of the house; ``kind`` is what its path says that it holds, if it says so.

    All lines end as the first one does, and a byte order mark stays. Read again, the data, how every text is written
    and the comments are the same, and formatted once more it stays as it is. Raises ``Unformatted`` where that cannot
    be, and for a file that cannot be read without a fault.
    """
    with collector_paused():
        return _formatted(data, path, kind, ordering)


def _formatted(data: bytes, path: str, kind: str | None, ordering: Ordering | None) -> bytes:
    tree, kind = _read(data, path, kind)
    body = data.removeprefix(BYTE_ORDER_MARK)
    written = body.decode("utf-8")
    first = _LINE_END.search(written)
    before = _document(written)
    if ordering is not None:
        before = ordering(before, kind)
    text = printed(before)
    line_end = first[0] if first else "\n"
    result = data[: len(data) - len(body)] + text.replace("\n", line_end).encode("utf-8")
    if result != data:
        try:
            again, _ = _read(result, path, kind)
        except Unformatted as refused:
            raise Unformatted("laid out anew, it could not be read any more") from refused
        after = _document(text)
        kept = same(tree, again) and sequence(before) == sequence(after)
        characters = sorted(INVISIBLE.findall(written)) == sorted(INVISIBLE.findall(text))
        if not kept or not characters or printed(after) != text:
            raise Unformatted("laid out anew, it would not say the same any more")
    return result


def _read(data: bytes, path: str, kind: str | None) -> tuple[Tree, str | None]:
    tree, faults = parse(data, path)
    kind = kind or kind_of(tree)
    if kind is not None:
        faults = allow_in_prose(kind, tree, faults, data)
    if tree is None or faults:
        raise Unformatted("it cannot be read", faults)
    return tree, kind


def _document(written: str) -> WrittenDocument:
    shown = _LINE_END.sub("\n", written)
    text, _ = decode(shown.encode("utf-8"), "")
    assert text is not None
    return read_written(text, shown)


def same(one: Tree, other: Tree) -> bool:
    """Whether two trees say the same, whatever the order of keys."""
    match one, other:
        case Scalar(), Scalar():
            return (one.value, one.text) == (other.value, other.text)
        case Items(), Items():
            return len(one.items) == len(other.items) and all(map(same, one.items, other.items))
        case Mapped(), Mapped():
            return one.entries.keys() == other.entries.keys() and all(
                same(entry.value, other.entries[key].value) for key, entry in one.entries.items()
            )
        case _:
            return False
