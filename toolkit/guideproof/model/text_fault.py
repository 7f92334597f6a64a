"""What reading found wrong with the text of a file, before anything in it was understood: as facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guideproof.source import Span


@dataclass(frozen=True, slots=True)
class YamlSyntax:
    """The text is not YAML. ``problem`` and ``context`` are the parser's own words."""

    problem: str
    context: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class JsonSyntax:
    """The text is not JSON; ``problem`` says in words what stands there, ``hint`` is the way out."""

    problem: str
    hint: str
    span: Span


@dataclass(frozen=True, slots=True)
class DuplicateKey:
    """A key stands twice in one mapping; ``first`` is where it stood before."""

    key: str
    first: Span
    span: Span


class Forbidden(StrEnum):
    """YAML, or bytes, that a guideline may not use."""

    ALIAS = "alias"
    ANCHOR = "anchor"
    TAG = "tag"
    DIRECTIVE = "directive"
    DOCUMENTS = "documents"
    KEY = "key"
    TOO_DEEP = "too_deep"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    LONG_NUMBER = "long_number"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class ForbiddenYaml:
    """Something that is YAML but not allowed here; ``text`` quotes it, or its size, in a few characters."""

    what: Forbidden
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class InvisibleCharacter:
    """A character that cannot be seen or that changes the order of text; ``escaped`` where it stood as an escape."""

    character: str
    escaped: bool
    span: Span


@dataclass(frozen=True, slots=True)
class CutByComment:
    """A `#` behind a plain text begins a comment: ``kept`` is read, ``lost`` is not."""

    kept: str
    lost: str
    span: Span


@dataclass(frozen=True, slots=True)
class BlankText:
    """A text for people in which nothing can be seen."""

    key: str
    owner: str
    span: Span
