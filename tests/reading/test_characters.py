"""Which characters are refused, and what becomes of bytes that are not what they should be."""

from __future__ import annotations

import unicodedata

import pytest

from guideproof.model.fault import Fault
from guideproof.model.text_fault import Forbidden, ForbiddenYaml, InvisibleCharacter
from guideproof.reading.characters import INVISIBLE
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import LARGEST, parse
from guideproof.source import Span

SHAPELESS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\ufe00\ufe0f\uffa0"
    "\U000e0100\U000e01ef\ufdd0\ufffe\U0001ffff\U0010ffff"
)


def test_every_character() -> None:
    refused = set(INVISIBLE.findall("".join(map(chr, range(0x110000)))))
    for character in map(chr, range(0x110000)):
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Zl", "Zp", "Zs", "Co", "Cs"):
            assert (character in refused) == (character not in " \t\n\r"), hex(ord(character))
        elif character in refused:
            assert category == "Cn" or character in SHAPELESS or "VARIATION SELECTOR" in unicodedata.name(character)
    assert refused.issuperset(SHAPELESS)


def refused(what: Forbidden, text: str, line: int, column: int, width: int = 1) -> ForbiddenYaml:
    return ForbiddenYaml(what, text, Span("x.yaml", line, column, line, column + width))


def hidden(character: str, line: int, column: int, width: int = 1) -> InvisibleCharacter:
    return InvisibleCharacter(character, False, Span("x.yaml", line, column, line, column + width))


@pytest.mark.parametrize(
    ("data", "value", "faults"),
    [
        (b"a: b\r\nc:\r\n- d\r\n", {"a": "b", "c": ["d"]}, []),
        (b"a: b\rc: d\r", {"a": "b", "c": "d"}, []),
        (b"a: b\n\n  # \xff\r\n", {"a": "b"}, [refused(Forbidden.ENCODING, "0xff", 3, 5)]),
        ("é: é\r\né".encode() + b"\xe9: x", {"é": "é", "é\ufffd": "x"}, [refused(Forbidden.ENCODING, "0xe9", 2, 2)]),
        (b"a: \xed\xa0\x80\n", {"a": "\ufffd\ufffd\ufffd"}, [refused(Forbidden.ENCODING, "0xed", 1, 4)]),
        ("a: b".encode("utf-16"), None, [refused(Forbidden.ENCODING, "0xff", 1, 1)]),
        ("\ufeffa: b\nc: d".encode(), {"a": "b", "c": "d"}, []),
        ("\ufeffa: \u200bb".encode(), {"a": "b"}, [hidden("\u200b", 1, 4)]),
        ("a: b\ufeff".encode(), {"a": "b"}, [hidden("\ufeff", 1, 5)]),
        (b"a: b\0\0c\n", {"a": "bc"}, [hidden("\0", 1, 5, 2)]),
        ("a: b\r\n#\r# \x85\nc: d".encode(), {"a": "b", "c": "d"}, [hidden("\x85", 3, 3)]),
        ("a: b\u2028\nc: d".encode(), {"a": "b", "c": "d"}, [hidden("\u2028", 1, 5)]),
    ],
)  # fmt: skip
def test_bytes(data: bytes, value: object, faults: list[Fault]) -> None:
    tree, found = parse(data, "x.yaml")
    assert found == faults
    assert (tree is None) == (value is None)
    assert tree is None or plain(tree) == value


def test_size() -> None:
    tree, faults = parse(b"#" * LARGEST, "x.yaml")
    assert tree is not None
    assert not faults
    tree, faults = parse(b"#" * (LARGEST + 1), "x.yaml")
    assert tree is None
    assert faults == [refused(Forbidden.TOO_LARGE, "1048577 bytes", 1, 1, 0)]
