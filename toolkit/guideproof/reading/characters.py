"""From bytes to text: UTF-8, and no character that cannot be seen or that changes the order of what is seen."""

from __future__ import annotations

import re

from guideproof.model.fault import Fault
from guideproof.model.text_fault import Forbidden, ForbiddenYaml, InvisibleCharacter
from guideproof.source import Span

# Everything that Unicode calls Cc (but tab and line ends), Cf, Zl, Zp, Zs (but the space), Co, Cs or a
# noncharacter, and the letters and marks that have no shape: combining grapheme joiner, Hangul and Khmer fillers,
# Mongolian separators, the braille blank, variation selectors. Private-use characters are here because what they
# look like, if anything, is up to each machine. Source: Unicode 17.0, DerivedGeneralCategory.txt and
# Default_Ignorable_Code_Point in DerivedCoreProperties.txt.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\uf8ff"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + "\U000f0000-\U0010ffff]"
)

IN_PROSE = re.compile("[\xa0\xad\u180b-\u180d\u180f\u2007\u200c\u200d\u202f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Those that a language needs, or an emoji: no-break spaces, the soft hyphen, the joiners, variation selectors."""

_INVISIBLE_ASCII = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_END = re.compile("\r\n?|\n")
_LINE_END_OR_INVISIBLE = re.compile(f"\r\n?|\n|({INVISIBLE.pattern})\\1*")
_BEFORE_VALUE = re.compile(r"[\s-]*[\w-]+:|.*\{.*:")
_BEHIND_TEXT = re.compile("#[^\\s#]")
_BLANKS = re.compile("[\xa0\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u2800]")

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""How some programs begin a file in UTF-8."""

STANDS_IN = "\ue000"
"""Takes the place of a refused character, so that every later column stays right; ``without_invisible`` drops it."""


def decode(data: bytes, path: str) -> tuple[str | None, list[Fault]]:
    """The text of a file, and what is wrong with its characters.

    Bytes that are not UTF-8 become U+FFFD, so that the rest of the file can still be read; with a NUL byte among
    them the file is no text at all and ``None`` is given. Each refused character is reported where it stands, a run
    of the same one once, and replaced by a blank (blanks and line separators) or by ``STANDS_IN``. A byte order mark at
    the start is no part of the text.
    """
    data = data.removeprefix(BYTE_ORDER_MARK)
    if data.isascii():
        text = data.decode("ascii")
        return _replaced(text, path) if _INVISIBLE_ASCII.search(data) else (text, [])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = _not_utf8(data, error.start, path)
        if b"\0" in data:
            return None, [fault]
        replaced, faults = _replaced(data.decode("utf-8", "replace"), path)
        return replaced, [fault, *faults]
    return _replaced(text, path) if INVISIBLE.search(text) else (text, [])


def without_invisible(text: str) -> str:
    """The text as it was most likely meant: odd blanks are blanks, the rest of the refused characters is not there."""
    return INVISIBLE.sub("", _BLANKS.sub(" ", text))


def with_prose(data: bytes) -> str:
    """The text of a file once more, each character in the place where ``decode`` has it, with those of ``IN_PROSE``."""
    data = data.removeprefix(BYTE_ORDER_MARK)
    text = data.decode("utf-8", "replace")
    if data.isascii() and not _INVISIBLE_ASCII.search(data):
        return text
    return INVISIBLE.sub(lambda found: found[0] if IN_PROSE.match(found[0]) else _stand_in(found[0]), text)


def without_refused(text: str) -> str:
    """A text for people without what may not be in it either."""
    return INVISIBLE.sub(lambda found: found[0] if IN_PROSE.match(found[0]) else without_invisible(found[0]), text)


def _within_text(text: str, line_start: int, at: int, end: int) -> bool:
    """Whether a character is no blank to YAML where a blank would begin a comment, or the value of a key."""
    if not IN_PROSE.match(text, at):
        return False
    behind_colon = text[at - 1 : at] == ":" and not _BEFORE_VALUE.fullmatch(text, line_start, at)
    return behind_colon or _BEHIND_TEXT.match(text, end) is not None


def _stand_in(character: str) -> str:
    return " " if _BLANKS.match(character) else STANDS_IN


def _replaced(text: str, path: str) -> tuple[str, list[Fault]]:
    faults: list[Fault] = []
    pieces: list[str] = []
    line, line_start, done = 1, 0, 0
    for match in _LINE_END_OR_INVISIBLE.finditer(text):
        at, end, found = match.start(), match.end(), match[0][0]
        if found in "\r\n":
            line, line_start = line + 1, end
            continue
        span = Span(path, line, at - line_start + 1, line, end - line_start + 1)
        faults.append(InvisibleCharacter(found, False, span))
        stand_in = STANDS_IN if _within_text(text, line_start, at, end) else _stand_in(found)
        pieces += (text[done:at], stand_in * (end - at))
        done = end
    pieces.append(text[done:])
    return "".join(pieces), faults


def _not_utf8(data: bytes, at: int, path: str) -> Fault:
    lines = _LINE_END.split(data[:at].decode("utf-8"))
    line, column = len(lines), len(lines[-1]) + 1
    return ForbiddenYaml(Forbidden.ENCODING, f"0x{data[at]:02x}", Span(path, line, column, line, column + 1))
