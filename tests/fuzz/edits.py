"""Faults as people and hostile programs make them: edits of a text that is right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hypothesis import strategies as st


class Kind(StrEnum):
    """What an edit does at its place."""

    DROP_LINE = "drop a line"
    REPEAT_LINE = "repeat a line"
    SWAP_LINES = "swap two lines"
    INDENT = "indent a line"
    OUTDENT = "indent a line less"
    REPLACE_WORD = "put something in the place of a word"
    INSERT = "insert something"
    DROP_CHARACTER = "drop a character"
    CUT = "cut off the rest"
    MOVE_WORD = "put another word of the file in the place of a word"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: where (the place counts round the end of the text, so that any number is one) and with what."""

    kind: Kind
    place: int
    other: int
    text: str


TEXTS = (
    *(
        "",
        " ",
        "\n",
        "\t",
        "\r\n",
        "\r",
        "\0",
        "\x1b[31m",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u00ad",
        "\u200d",
        "é",
        "😀",
    ),
    *(
        "#",
        " #",
        " # ",
        ":",
        ": ",
        ",",
        ", ",
        ";",
        "-",
        "- ",
        "?",
        "? ",
        "|",
        ">",
        "|-\n",
        "&a ",
        "*a",
        "!!python/object:os.system ",
        "%",
        "@",
        "`",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "[[[[",
        "{{{{",
        "'",
        '"',
        "''",
        '""',
        "\\",
        "<<: ",
        "---\n",
        "...\n",
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> other\n",
    ),
    *(
        "null",
        "~",
        "true",
        "false",
        "TRUE",
        "yes",
        "no",
        "on",
        "off",
        "0",
        "-0",
        "1",
        "-1",
        "+1",
        "01",
        "1_000",
        "1e3",
        "1E400",
        ".5",
        "5.",
    ),
    *(
        "0.1",
        "1/3",
        "1,5",
        "1.000,5",
        "12:30",
        "0x10",
        "NaN",
        "inf",
        "-inf",
        "9" * 50,
        "0." + "1" * 50,
        "44%",
        "½",
        "−5",
        "140mm",
        "1 mm",
        "1 cm",
        "1 kg",
    ),
    *(
        "1 a",
        "61 a",
        "6 wk",
        "36 months",
        "1 {annotation}",
        "1 /mm",
        "1 m2",
        "1 10*9/L",
        "1 [pH]",
        "1 Cel",
        "2024-02-30",
        "2024-05-17",
    ),
    *(
        "all",
        "any",
        "not",
        "visit",
        "otherwise",
        "otherwise: true",
        "when: {}",
        "next: []",
        "next: a, b",
        "element",
        "includes",
        "count",
        "none: true",
    ),
    *(
        "< ",
        ">=5",
        "[5..10)",
        "]5..10[",
        "[..]",
        " | ",
        "not ",
        "not includes ",
        "{x}",
        "age [mo]",
        "=1+1",
        '"a ""b"" c"',
        ",,,,\n",
        "otherwise,,\n",
    ),
    *(
        "__proto__",
        "constructor",
        "__import__('os')",
        "${x}",
        "{{x}}",
        "</script>",
        "<svg/onload=x>",
        "'; DROP TABLE x; --",
        "../../../x",
        "/dev/zero",
        "a" * 300,
    ),
)
"""What edits write: signs of the formats, near numbers, words of the language, and what must stay harmless."""


def edits(most: int = 4) -> st.SearchStrategy[list[Edit]]:
    """One to a few edits."""
    numbers = st.integers(0, 1 << 20)
    one = st.builds(Edit, st.sampled_from(Kind), numbers, numbers, st.sampled_from(TEXTS))
    return st.lists(one, min_size=1, max_size=most)


def edited(text: str, wanted: list[Edit]) -> str:
    """The text after the edits, one after the other."""
    for edit in wanted:
        text = _once(text, edit)
    return text


def _once(text: str, edit: Edit) -> str:
    match edit.kind:
        case Kind.DROP_CHARACTER | Kind.INSERT | Kind.CUT:
            place = edit.place % (len(text) + 1)
            rest = {Kind.CUT: "", Kind.INSERT: edit.text + text[place:]}.get(edit.kind, text[place + 1 :])
            return text[:place] + rest
        case Kind.REPLACE_WORD | Kind.MOVE_WORD:
            words = _words(text)
            if not words:
                return text + edit.text
            first, last = words[edit.place % len(words)]
            start, end = words[edit.other % len(words)]
            return text[:first] + (text[start:end] if edit.kind is Kind.MOVE_WORD else edit.text) + text[last:]
        case _:
            return _lines(text.splitlines(keepends=True) or [""], edit)


def _lines(lines: list[str], edit: Edit) -> str:
    here, there = edit.place % len(lines), edit.other % len(lines)
    match edit.kind:
        case Kind.DROP_LINE:
            del lines[here]
        case Kind.REPEAT_LINE:
            lines.insert(there, lines[here])
        case Kind.SWAP_LINES:
            lines[here], lines[there] = lines[there], lines[here]
        case Kind.INDENT:
            lines[here] = " " * (1 + edit.other % 4) + lines[here]
        case _:
            lines[here] = lines[here].removeprefix(" ")
    return "".join(lines)


def _words(text: str) -> list[tuple[int, int]]:
    """Where its words stand, by first place and the place after the last."""
    found: list[tuple[int, int]] = []
    start = None
    for place, sign in enumerate(text + " "):
        inside = not (sign.isspace() or sign in "[]{},:")
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            found.append((start, place))
            start = None
    return found
