"""What reading found wrong with the text of a file, before anything in it was understood: as facts."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from guideproof.source import Span


class Broken(StrEnum):
    """In which way a text is not YAML."""

    CONFLICT = "conflict"
    TAB = "tab"
    NO_COLON = "no_colon"
    NO_BLANK = "no_blank"
    NO_DASH = "no_dash"
    TIGHT_DASH = "tight_dash"
    EXTRA_DASH = "extra_dash"
    NOT_DEEP = "not_deep"
    TOO_DEEP = "too_deep"
    TEXT_GOES_ON = "text_goes_on"
    MAPPING_ON_LINE = "mapping_on_line"
    LIST_ON_LINE = "list_on_line"
    OPEN_QUOTE = "open_quote"
    AFTER_QUOTE = "after_quote"
    CURLY_QUOTES = "curly_quotes"
    ESCAPE = "escape"
    COMPARISON = "comparison"
    BLOCK_SIGN = "block_sign"
    SIGN = "sign"
    COLON = "colon"
    COLON_IN_TEXT = "colon_in_text"
    COMMENT = "comment"
    AFTER_BRACKET = "after_bracket"
    UNIT = "unit"
    OPEN_BRACKET = "open_bracket"
    WRONG_BRACKET = "wrong_bracket"
    EXTRA_BRACKET = "extra_bracket"
    NO_COMMA = "no_comma"
    COMMA = "comma"
    NO_VALUE = "no_value"
    UNKNOWN = "unknown"


class YamlSyntax(Struct, frozen=True):
    """The text is not YAML, or says something else than was meant.

    ``text`` quotes what stands there (where the way is not known, it is the parser's own words), ``instead`` is how to
    write it (of an indentation, the number of blanks), ``also`` are further places of the same mistake, ``unread`` is
    whether for that reason nothing of the file could be read.
    """

    what: Broken
    text: str
    instead: str
    span: Span
    also: tuple[Span, ...] = ()
    unread: bool = True


class JsonSyntax(Struct, frozen=True):
    """The text is not JSON; ``problem`` says in words what stands there, ``hint`` is the way out."""

    problem: str
    hint: str
    span: Span


class DuplicateKey(Struct, frozen=True):
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


class ForbiddenYaml(Struct, frozen=True):
    """Something that is YAML but not allowed here; ``text`` quotes it, or its size, in a few characters."""

    what: Forbidden
    text: str
    span: Span


class InvisibleCharacter(Struct, frozen=True):
    """A character that cannot be seen or that changes the order of text; ``escaped`` where it stood as an escape."""

    character: str
    escaped: bool
    span: Span


class CutByComment(Struct, frozen=True):
    """A `#` behind a plain text begins a comment: ``kept`` is read, ``lost`` is not."""

    kept: str
    lost: str
    span: Span


class BlankText(Struct, frozen=True):
    """A text for people in which nothing can be seen."""

    key: str
    owner: str
    span: Span
