"""What somebody wrote in a formula who writes it as elsewhere: a decimal comma, other signs, a test, a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guideproof.model.number import parse_number
from guideproof.model.written_number import BARE_NUMBER, meant_number
from guideproof.nearest import did_you_mean, nearest

_NUMBER_LIKE = re.compile(
    r"(?<![\w.])(?:\d+(?:[.,'_ ]\d+)*[.,]?(?:[eE][-+]?\d+)?|[.,]\d+)"
    r"(?: ?[\u00bd\u00bc\u00be]| ?%| ?[A-Za-z\u00b5\u03bc][^-+*/()\s,]*|[\u00b2\u00b3])?|[\u00bd\u00bc\u00be]"
)
_POWER = re.compile(r"(\w+) ?(?:\*\* ?([0-9]+)|([\u00b2\u00b3]))")
_SIGNS = {
    "\u2212": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u00d7": "*",
    "\u00b7": "*",
    "\u22c5": "*",
    "\u00f7": "/",
    "\u2215": "/",
    "\u2044": "/",
}
"""Signs that a formula does not have, and what it has for them."""


def written_otherwise(formula: str) -> tuple[str, str, tuple[str, ...]] | None:
    """The first number, or else sign, of a formula that is written otherwise than it is read, why it is not read so,
    and what to write."""
    for found in _NUMBER_LIKE.finditer(formula):
        part = found.group().strip()
        meant = meant_number(part, BARE_NUMBER) if parse_number(part) is None else None
        if meant is not None:
            return part, f"`{part}` is no number here, because {', and '.join(meant.why)}", meant.write
    power = _POWER.search(formula)
    if power is not None:
        exponent = power[2] or ("2" if power[3] == "\u00b2" else "3")
        return power[0], f"`{power[0]}` is a power that is written otherwise here", (f"{power[1]}^{exponent}",)
    for sign, write in _SIGNS.items():
        if sign in formula:
            return sign, f"`{sign}` has no meaning in a formula", (write,)
    return None


_TEST = re.compile(r"[<>!=]=|[<>=!?\u2264\u2265\u2260]|\bif *\(", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d]\w*")


OF_TESTS = (
    "Write a number that has cases as `classify`, each with its `when` and a formula as its `value`, and a test as"
    " `condition`."
)
"""The way out where a formula holds a test."""


def test_in(formula: str) -> str | None:
    """The first sign of a test in a formula."""
    found = _TEST.search(formula)
    return found[0].rstrip(" (") if found else None


def no_meaning(rest: str, known: Sequence[str]) -> tuple[str, str]:
    """That what a formula goes on with means nothing, and the way out, if it is known."""
    name = _NAME.match(rest)
    if name is None:
        ways = {"%": "A share is a number such as `0.3`; what is left of `a / b` is `a - b * floor(a / b)`."}
        return f"`{rest[:1]}` has no meaning in a formula", ways.get(rest[:1], "")
    hint = did_you_mean(name[0], known)
    said = f"`{name[0]}` is no id of an element, which is in `snake_case`"
    return said, f"D{hint[1:]}" if hint else "Write the id of an element."


def no_function(name: str, functions: Sequence[str]) -> str:
    """That there is no such function, and which is meant."""
    others = {"log": ("ln", "log10"), "pow": ("^",), "ceiling": ("ceil",), "root": ("sqrt",)}
    meant = others.get(name, nearest(name, functions))
    hint = f"; did you mean {' or '.join(f'`{each}`' for each in meant)}?" if meant else ""
    return f"there is no function `{name}`{hint}"
