"""Files that are read again only where they changed."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from guideproof.model.fault import Fault
from guideproof.reading.case_tables import read_cases
from guideproof.reading.documents import Document, read_document
from guideproof.reading.files import GuidelineFile
from guideproof.reading.load import Reading
from guideproof.reading.variables import Signature, Signatures

_Key = tuple[GuidelineFile, GuidelineFile | None]


class _Cases(Struct, frozen=True):
    """A table of worked cases as it was read, and all that this depended on."""

    file: GuidelineFile
    signatures: Mapping[str, Signature]
    unread: frozenset[str]
    hidden: bool
    rows: tuple[Document, ...]
    faults: tuple[Fault, ...]

    def holds(self, file: GuidelineFile, variables: Signatures) -> bool:
        """Whether reading it now would give the same."""
        same = self.file == file and self.hidden == variables.hidden and self.unread == variables.unread
        return same and self.signatures == variables.signatures


class Remembering:
    """Keeps what the last whole reading asked for, and the one before that."""

    def __init__(self) -> None:
        self._now: dict[_Key, Document] = {}
        self._before: dict[_Key, Document] = {}
        self._cases: dict[str, _Cases] = {}

    def reading(self) -> Reading:
        """Begins another whole reading: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}
        return Reading(self._document, self._read_cases)

    def _document(self, file: GuidelineFile, beside: GuidelineFile | None) -> Document:
        key = (file, beside)
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            found = read_document(file, beside)
        self._now[key] = found
        return found

    def _read_cases(self, file: GuidelineFile, variables: Signatures) -> tuple[list[Document], list[Fault]]:
        known = self._cases.get(file.path)
        if known is None or not known.holds(file, variables):
            rows, faults = read_cases(file, variables)
            known = _Cases(
                file,
                dict(variables.signatures),
                frozenset(variables.unread),
                variables.hidden,
                tuple(rows),
                tuple(faults),
            )
            self._cases[file.path] = known
        return list(known.rows), list(known.faults)
