"""NDJSON, read by ourselves beside the engine: its lines are counted, its numbers kept exact.

DuckDB makes a binary floating-point number of a number with a point or an exponent, which is exact up to fifteen digits
written without exponent. Lines with any other number are handed to it with that number as a text that is marked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from guideproof.cohort.encoding import byte_order_mark, check_text, may_have_units
from guideproof.cohort.lines import Lines
from guideproof.cohort.misuse import CohortMisuse, excerpt
from guideproof.cohort.separated.counting import Share

MARK = "\ufdd0"
"""Stands before a number that is handed on as text. It is no character, so no text of a table may hold it."""

_BLOCK = 1 << 18
_LONGEST = 1 << 22
_DIGITS = 40

_NUMBERS = bytes(0x30 if byte in b"0123456789." else 0x65 if byte in b"eE" else 0x20 for byte in range(256))
_BETWEEN = b",:[]{} \t\r\n"
_EXPONENT = bytes(0x65 if byte in b"eE" else 0x2C if byte in _BETWEEN else 0x78 for byte in range(256))
_ENDINGS = bytes(byte for byte in range(256) if byte not in b',{}[]"')
_MARKED = re.compile(rb"\xef\xb7\x90|\\u[fF][dD][dD]0")
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|-?[0-9][0-9.eE+-]*+')
_OPENED = (b"{", b"[", b",")
"""What a line ends with that goes on in the next one."""

_NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?")


class JsonLines(Struct, frozen=True):
    """A file of objects, one a line: how many, the lines that are blank, whether some text may be a number with a unit,
    and the file for the engine to read."""

    part: Path
    records: int
    blank: Lines
    spaced: bool
    read: Path


class _Seen(Struct):
    records: int = 0
    blank: Lines = field(default_factory=Lines)
    spaced: bool = False
    inexact: bool = False


def read_lines(part: Path, spill: Path, told: Share) -> JsonLines:
    """Counts the objects of a file; where the engine could not keep its numbers, a copy is made in ``spill``.

    Raises ``CohortMisuse`` for what is no text and what is certainly no JSON; the engine looks at the rest.
    """
    try:
        with part.open("rb") as file:
            mark = byte_order_mark(file.read(16), part)
        seen = _count(part, mark, told)
        read = part
        if mark or seen.inexact:
            read = spill / f"{len(list(spill.iterdir()))}.ndjson"
            _rewrite(part, mark, read)
    except OSError as error:
        raise CohortMisuse(f"`{part}` cannot be read: {error.strerror}") from error
    return JsonLines(part, seen.records, seen.blank, seen.spaced, read)


def flaw_of(part: Path) -> str | None:
    """The first line that holds no JSON object, in words; slow, for where an engine has found that there is one."""
    for number, line in _lines(part):
        try:
            found = _parsed(line)
        except ValueError as error:
            said = f"line {number} is no JSON (`{excerpt(line)}`): {error}"
            broken = line.rstrip().endswith(_OPENED)
            return f"{said}; each line holds one patient whole (`jq -c` writes it so)" if broken else said
        if not isinstance(found, _Pairs):
            return (
                f"line {number} is no JSON object (`{excerpt(line)}`): each line holds one patient, as"
                ' `{"patient_id": "a", …}`'
            )
        keys = [key for key, _ in found]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            return f"line {number} has the key `{twice}` twice: one patient has one value of it"
    return None


def objects(part: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a sound file, each with its line."""
    for number, line in _lines(part):
        yield number, json.loads(line)


def written_out(number: str) -> str | None:
    """A number of JSON without exponent, as YAML writes it; ``None`` where that takes more than 40 digits."""
    match = _NUMBER.fullmatch(number)
    if match is None:
        return None
    sign, whole, decimals, exponent = match[1], match[2], match[3] or "", match[4] or "0"
    if len(exponent) > 6:
        return None
    places = len(decimals) - int(exponent)
    digits = whole + decimals
    if places <= 0:
        digits, places = digits + "0" * min(-places, _DIGITS + 1), 0
    digits = digits.lstrip("0").rjust(places + 1, "0") if places <= _DIGITS else digits
    if len(digits) > _DIGITS or places > _DIGITS:
        return None
    before, behind = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{sign}{before}{'.' if behind else ''}{behind}"


class _Pairs(list[tuple[str, Any]]):
    """An object with its keys as often as they stand there."""


def _parsed(line: bytes) -> Any:
    """Raises ``ValueError`` for what is no JSON."""

    def refused(word: str) -> Any:
        raise ValueError(f"`{word}` is no value of JSON")

    try:
        found = json.loads(line, object_pairs_hook=_Pairs, parse_constant=refused, parse_int=str, parse_float=str)
        json.dumps(found, ensure_ascii=False).encode()
        return found
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at column {error.colno}") from None
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise ValueError(f"`{half}` is half of a character, whose other half is not there") from None
    except RecursionError:
        raise ValueError("lists and objects stand in one another too deep") from None


def _count(part: Path, mark: int, told: Share) -> _Seen:
    seen, line, size = _Seen(), 1, max(part.stat().st_size, 1)
    with part.open("rb") as file:
        file.seek(mark)
        for chunk in _chunks(file, part):
            check_text(chunk, part, line)
            seen.spaced = seen.spaced or may_have_units(chunk)
            lines = chunk.count(b"\n{") + 1
            if not chunk.startswith(b"{") or lines < chunk.count(b"\n"):
                lines = chunk.count(b"\n")
                for number, each in enumerate(chunk.split(b"\n")[:-1], line):
                    if not each.strip():
                        seen.blank.add(number)
            seen.records += lines
            if _doubtful(chunk):
                _look_closer(chunk, part, line, seen)
            line += lines
            told(file.tell() / size)
    seen.records -= seen.blank.count
    return seen


def _chunks(file: Any, part: Path) -> Iterator[bytes]:
    """Pieces of whole lines; the last one may lack its end, which is added."""
    rest = b""
    while block := file.read(_BLOCK):
        rest += block
        end = rest.rfind(b"\n") + 1
        if end:
            yield rest[:end]
            rest = rest[end:]
        if len(rest) > _LONGEST:
            raise CohortMisuse(
                f"`{part}` has a line of more than four megabytes (`{excerpt(rest)}`): it has one object a line"
            )
    if rest:
        yield rest + b"\n"


def _doubtful(chunk: bytes) -> bool:
    """Whether some number may have more than fifteen digits, an exponent or six zeros behind the point, or some comma
    stand before a closing bracket, which DuckDB takes and JSON does not."""
    numbers = chunk.translate(_NUMBERS)
    if b"0" * 17 in numbers or b".000000" in chunk:
        return True
    if b"0e" in numbers and b",e," in chunk.translate(_EXPONENT, b"0123456789.+-"):
        return True
    bare = chunk.translate(None, _ENDINGS)
    return b",}" in bare or b",]" in bare


def _look_closer(chunk: bytes, part: Path, line: int, seen: _Seen) -> None:
    for number, each in enumerate(chunk.split(b"\n")[:-1], line):
        if each.strip() and _doubtful(each + b"\n"):
            try:
                _parsed(each)
            except ValueError as error:
                raise CohortMisuse(f"`{part}`, line {number} is no JSON (`{excerpt(each)}`): {error}") from None
            seen.inexact = seen.inexact or _exact(each) != each


def _exact(line: bytes) -> bytes:
    """The line with the numbers that need it as marked texts."""

    def told(token: re.Match[bytes]) -> bytes:
        written = token[0].decode()
        if written[0] == '"' or not _doubtful(b":" + token[0] + b"\n"):
            return token[0]
        return f'"{MARK}{written_out(written) or written}"'.encode()

    return _TOKEN.sub(told, line)


def _rewrite(part: Path, mark: int, out: Path) -> None:
    line = 1
    with part.open("rb") as file, out.open("wb") as copy:
        file.seek(mark)
        for chunk in _chunks(file, part):
            found = _MARKED.search(chunk)
            if found is not None:
                at = line + chunk.count(b"\n", 0, found.start())
                raise CohortMisuse(f"`{part}`, line {at} holds U+FDD0, which is no character")
            line += chunk.count(b"\n")
            if _doubtful(chunk):
                chunk = b"\n".join(_exact(each) if _doubtful(each + b"\n") else each for each in chunk.split(b"\n"))
            copy.write(chunk)


def _lines(part: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers."""
    with part.open("rb") as file:
        for number, line in enumerate(file, 1):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield number, line.rstrip(b"\r\n")
