"""Lines of text with styles, and how they become a string: plain, or colored for a terminal.

Text from a guideline is never trusted: whatever could move the cursor, change colors or the order of the text is
shown as its code point. Styles are given apart from the text, so nothing in the text is ever read as markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

StyledText = tuple[str, str]
"""A text and its style, in rich's words (``bold red``); ``""`` is plain."""

Line = tuple[StyledText, ...]

_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


def line(*pieces: str | StyledText) -> Line:
    """A line of pieces; a bare text is plain."""
    return tuple((piece, "") if isinstance(piece, str) else piece for piece in pieces)


def render(lines: Iterable[Line], *, color: bool) -> str:
    """The lines as one text that ends with a line end; with color, for a terminal that knows ANSI's sixteen colors."""
    written = _colored if color else _plain
    return "".join("".join(written(text, style) for text, style in each).rstrip() + "\n" for each in lines)


def visible(text: str) -> str:
    """The text with everything that acts instead of showing as ``<U+200B>``; line ends and tabs become blanks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def width(text: str) -> int:
    """How many columns a visible text takes on a terminal: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _visible(character: str) -> str:
    if character in " \n\r\t":
        return " "
    return f"<U+{ord(character):04X}>" if unicodedata.category(character) in _ACTING else character


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _plain(text: str, style: str) -> str:
    return visible(text)


def _colored(text: str, style: str) -> str:
    return _paint(visible(text), style) if style else visible(text)


@lru_cache(maxsize=256)
def _paint(text: str, style: str) -> str:
    from rich.color import ColorSystem  # here, because a report that goes to a file needs no colors
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
