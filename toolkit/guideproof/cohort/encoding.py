"""How the text of a table is encoded: UTF-8, with or without a byte order mark; any other encoding is named."""

from __future__ import annotations

import codecs
from pathlib import Path

from guideproof.cohort.misuse import CohortMisuse

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SAVE = 'save it as UTF-8 (Excel: `CSV UTF-8`; R: `fileEncoding = "UTF-8"`; or `iconv -f {code} -t UTF-8`)'
_SHOWN = 40
_DIGITS_AND_BLANKS = bytes(0x30 if 0x30 <= byte <= 0x39 else byte if byte == 0x20 else 0x78 for byte in range(256))


def byte_order_mark(head: bytes, part: Path) -> int:
    """How many bytes the mark of UTF-8 takes at the beginning. Raises ``CohortMisuse`` for UTF-16 and UTF-32."""
    if head.startswith(_UTF_32):
        raise CohortMisuse(f"`{part}` is encoded in UTF-32: {_SAVE.format(code='UTF-32')}")
    sixteen = any(head[side::2][:8].count(0) >= 7 for side in (0, 1)) and len(head) >= 16
    if head.startswith(_UTF_16) or sixteen:
        raise CohortMisuse(f"`{part}` is encoded in UTF-16 (Excel's `Unicode Text`): {_SAVE.format(code='UTF-16')}")
    return len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0


def may_have_units(data: bytes) -> bool:
    """Whether a blank follows a digit somewhere, as in a number with a unit."""
    return b" " in data and b"0 " in data.translate(_DIGITS_AND_BLANKS)


def check_text(data: bytes, part: Path, line: int) -> None:
    """Raises ``CohortMisuse`` where whole lines of a file, the first of which is this one, are no text in UTF-8."""
    if b"\0" in data:
        at = line + data.count(b"\n", 0, data.index(b"\0"))
        raise CohortMisuse(f"`{part}`, line {at}: there is a NUL byte, so this is no text: export the table again")
    if data.isascii():
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data.count(b"\n", 0, error.start)
        written = data[data.rfind(b"\n", 0, error.start) + 1 :].partition(b"\n")[0]
        near = max(0, error.start - data.rfind(b"\n", 0, error.start) - 1 - _SHOWN // 2)
        seen = written[near : near + _SHOWN].decode("cp1252", "replace").strip()
        raise CohortMisuse(
            f"`{part}`, line {line + before}: byte 0x{data[error.start]:02x} is not UTF-8. Read as Windows-1252"
            f" (Latin-1), as older programs write, it says `{seen}`. If that is right, {_SAVE.format(code='CP1252')}"
        ) from None
