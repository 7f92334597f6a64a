"""A record in JSON is read alike by the library, evaluator.py and evaluator.js, and taken just where it is JSON."""

from __future__ import annotations

import json
import re
import sys
import types
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import guideproof
from guideproof.model.number import LONGEST, parse_json_number
from guideproof.model.text_fault import InvisibleCharacter
from guideproof.reading.json_tree import parse_json
from guideproof.reading.tree import Mapped, plain
from guideproof.renderers import evaluator

quickjs = pytest.importorskip("quickjs")

ROOT = Path(__file__).parents[2]
GUIDELINE = guideproof.load(ROOT / "tests/evaluation/guideline")
REFUSED = "refused"

DUMP = """
const dumped = (value) => {
  if (typeof value === "number") return { number: `${exact(value).numerator}/${exact(value).denominator}` };
  if (value instanceof Exact) return { number: `${value.numerator}/${value.denominator}` };
  if (value instanceof Map) return { mapping: [...value].map(([key, each]) => [key, dumped(each)]) };
  return Array.isArray(value) ? value.map(dumped) : value;
};
globalThis.read = (text) => {
  try {
    return JSON.stringify(dumped(parseFacts(JSON.parse(text))));
  } catch (error) {
    if (error instanceof SyntaxError) return '"refused"';
    throw error;
  }
};
"""


@pytest.fixture(scope="module")
def in_python() -> Iterator[Callable[[str], Any]]:
    [text] = evaluator.render(GUIDELINE, "evaluator.py").values()
    program = sys.modules["evaluator"] = types.ModuleType("evaluator")  # where its dataclasses look for it
    exec(compile(text, "evaluator.py", "exec"), program.__dict__)

    def read(text: str) -> Any:
        try:
            return dumped(program.read_facts(text))
        except (ValueError, RecursionError):
            return REFUSED

    yield read
    del sys.modules["evaluator"]


@pytest.fixture(scope="module")
def in_javascript() -> Callable[[str], Any]:
    [program] = evaluator.render(GUIDELINE, "evaluator.js").values()
    context = quickjs.Context()
    context.module(program.decode("utf-8") + DUMP)
    return lambda text: json.loads(context.get("read")(json.dumps(text)))


def by_the_library(text: str) -> Any:
    tree, faults = parse_json(text.encode("utf-8"), "patient.json")
    if faults or not isinstance(tree, Mapped):
        return REFUSED
    return dumped(plain(tree))


def by_the_standard(text: str) -> Any:
    """As Python's own reader has it, which is held to RFC 8259; but for what the contract refuses beyond it."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(found)) < len(found):
            raise ValueError("a key stands twice")
        return dict(found)

    def number(written: str) -> Fraction:
        if digits(written) > LONGEST:
            raise ValueError("too many digits")
        return Fraction(re.sub("^-?0[eE].*", "0", written))

    def constant(written: str) -> Any:
        raise ValueError(written)

    try:
        found = json.loads(text, object_pairs_hook=pairs, parse_int=number, parse_float=number, parse_constant=constant)
    except ValueError:
        return REFUSED
    return dumped(found) if isinstance(found, dict) else REFUSED


def digits(written: str) -> int:
    """How many digits the number has when it is written out without an exponent, by moving its point."""
    mantissa, _, exponent = written.lower().lstrip("-").partition("e")
    whole, _, fraction = mantissa.partition(".")
    moved = max(-1000, min(int(exponent or 0), 1000))
    if moved > 0:
        whole, fraction = whole + fraction[:moved].ljust(moved, "0"), fraction[moved:]
    else:
        rest = whole.rjust(-moved + 1, "0")
        whole, fraction = rest[: len(rest) + moved], rest[len(rest) + moved :] + fraction
    return len(whole.lstrip("0") or "0") + len(fraction)


def dumped(value: Any) -> Any:
    match value:
        case Fraction():
            return {"number": f"{value.numerator}/{value.denominator}"}
        case dict():
            return {"mapping": [[key, dumped(each)] for key, each in value.items()]}
        case list():
            return [dumped(each) for each in value]
        case _:
            return value


numbers = st.from_regex(r"-?(0|[1-9][0-9]{0,22})(\.[0-9]{1,22})?([eE][+-]?[0-9]{1,2})?", fullmatch=True)
texts = st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=5).map(json.dumps)
scalars = numbers | texts | st.sampled_from(["true", "false", "null", "[]", "{}", '"\\u00e9\\n\\/"', "0e0", "-0"])
gaps = st.sampled_from(["", "", " ", "\n", "\r\n", "\t"])


@st.composite
def mappings(draw: Any, values: st.SearchStrategy[str]) -> str:
    keys = draw(st.lists(texts, max_size=4))
    gap = draw(gaps)
    return f"{{{gap}" + f"{gap},{gap}".join(f"{key}{gap}:{gap}{draw(values)}" for key in keys) + f"{gap}}}"


records = mappings(st.recursive(scalars, lambda inner: mappings(inner) | st.lists(inner, max_size=3).map(
    lambda items: f"[{', '.join(items)}]"), max_leaves=6))  # fmt: skip


@st.composite
def spoiled(draw: Any) -> str:
    """A record with a few characters changed, most often no JSON any more."""
    text = draw(records)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from([*'{}[]:,"-+.eE019 \n\\', "", "NaN", "//"])) + text[place + draw(
            st.integers(0, 1)) :]  # fmt: skip
    return text


@given(spoiled())
@example('{"a": 1e39, "b": 1e-39, "c": 0e999999999}')
@example('{"a": 1e40}')
@example('{"a": 1e-40}')
@example('{"a": 0e-40}')
@example('{"a": 1e99999999999999999999}')
@example('{"a": ' + "1" * 41 + "}")
@example('{"a": -' + "1" * 39 + ".0}")
@example('{"a": 012}')
@example('{"a": NaN}')
@example('{"a": -Infinity}')
@example('{"a": 1,}')
@example('{"a": 1} {"b": 2}')
@example('{"a": 1, "a": 1}')
@example('{"a": {"b": 1, "b": 1}}')
@example('{"a"\n:\n1}')
@example("null")
@example("")
@example(" \n")
@example("[]")
@example('"a"')
@example("{'a': 1}")
@example("{a: 1}")
@example('{"a": "\n"}')
@example('{"a": "\\q"}')
@example('{"__proto__": 1}')
@example('{"a": "\\ue00e9"}')
def test_all_read_the_same(in_python: Callable[[str], Any], in_javascript: Callable[[str], Any], text: str) -> None:
    expected = by_the_standard(text)
    # The library takes characters that nobody sees out of a text, and says so: a fault, so that nothing is evaluated.
    if not any(isinstance(fault, InvisibleCharacter) for fault in parse_json(text.encode("utf-8"), "patient.json")[1]):
        assert by_the_library(text) == expected
    assert in_python(text) == expected
    assert in_javascript(text) == expected


@given(numbers)
def test_numbers_are_exact_and_not_too_long(text: str) -> None:
    assert parse_json_number(text) == (Fraction(text) if digits(text) <= LONGEST else None)
