"""Documents that are read again only where they changed."""

from __future__ import annotations

from guideproof.reading.documents import Document, read_document
from guideproof.reading.files import GuidelineFile

_Key = tuple[GuidelineFile, GuidelineFile | None]


class Remembering:
    """Reads documents, and keeps those of the last whole reading and of the one before that."""

    def __init__(self) -> None:
        self._now: dict[_Key, Document] = {}
        self._before: dict[_Key, Document] = {}

    def __call__(self, file: GuidelineFile, beside: GuidelineFile | None) -> Document:
        """The document of a file with the table beside it."""
        key = (file, beside)
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            found = read_document(file, beside)
        self._now[key] = found
        return found

    def turn(self) -> None:
        """Begins another whole reading: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}
