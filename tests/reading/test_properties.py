"""Laws of reading: places point at what was written, values are what was meant, two validators agree."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from guideproof.model.fault import SchemaFault, UnknownKey
from guideproof.model.text_fault import BlankText
from guideproof.reading import schemas
from guideproof.reading.json_tree import parse_json
from guideproof.reading.structure import check_structure
from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree, plain
from guideproof.reading.yaml_tree import parse

GOOD = Path(__file__).parent / "good"
quick = settings(max_examples=120, deadline=None)

# --- A document written by hand, so that every place is known -----------------------------------------------------

NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?", fullmatch=True)
WORDS = st.text("abcé→😀_", min_size=1, max_size=6)
TRAPS = st.sampled_from(["true", "false", "null", "no", "012", "1e3", "12:30", ".5", "~", "a b"])
PLAIN = st.one_of(WORDS, NUMBERS, TRAPS).map(lambda text: ("plain", text))
QUOTED = st.text("ab\"\\\né'😀 #:", max_size=6).map(lambda text: ("quoted", text))
KEYS = st.one_of(WORDS, st.sampled_from(["no", "12", "1.5", "a b", "~"]))
DOCUMENTS = st.recursive(
    st.one_of(PLAIN, QUOTED),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda items: ("list", items)),
        st.dictionaries(KEYS, inner, min_size=1, max_size=3).map(lambda entries: ("mapping", entries)),
        st.lists(inner, max_size=3).map(lambda items: ("flow", items)),
    ),
    max_leaves=12,
)  # fmt: skip


@dataclass
class Writer:
    """Writes a document as YAML and keeps the place of every scalar and key that it writes."""

    lines: list[str] = field(default_factory=lambda: [""])
    places: list[tuple[str, int, int, int]] = field(default_factory=list)

    def put(self, text: str, kept: bool = False) -> None:
        if kept:
            column = len(self.lines[-1]) + 1
            self.places.append((text, len(self.lines), column, column + len(text)))
        self.lines[-1] += text

    def value(self, document: Any, indent: int, flow: bool = False) -> Any:
        kind, content = document
        if kind == "plain":
            self.put(content, kept=True)
            return meant(content)
        if kind == "quoted":
            self.put(json.dumps(content, ensure_ascii=False), kept=True)
            return content
        if kind == "flow" or flow:
            return self.in_brackets(content, indent)
        return self.in_lines(content, indent)

    def in_brackets(self, content: Any, indent: int) -> Any:
        keyed = isinstance(content, dict)
        self.put("{" if keyed else "[")
        read: list[Any] = []
        for position, item in enumerate(content):
            self.put(", " if position else "")
            if keyed:
                self.put(item, kept=True)
                self.put(": ")
            read.append(self.value(content[item] if keyed else item, indent, flow=True))
        self.put("}" if keyed else "]")
        return dict(zip(content, read, strict=True)) if keyed else read

    def in_lines(self, content: Any, indent: int) -> Any:
        keyed = isinstance(content, dict)
        read: list[Any] = []
        for item in content:
            self.lines.append(" " * indent)
            if keyed:
                self.put(item, kept=True)
                self.put(":  ")
            else:
                self.put("- ")
            read.append(self.value(content[item] if keyed else item, indent + 2))
        return dict(zip(content, read, strict=True)) if keyed else read


def meant(text: str) -> Any:
    """What an unquoted scalar means, said another way than the reader says it."""
    if text in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[text]
    whole, point, decimals = text.removeprefix("-").partition(".")
    is_whole = whole.isascii() and whole.isdigit() and (whole == "0" or whole[0] != "0")
    is_number = is_whole and (not point or (decimals.isascii() and decimals.isdigit()))
    if not is_number:
        return text
    return Fraction(int(whole + decimals), 10 ** len(decimals)) * (-1 if text[0] == "-" else 1)


def written_places(tree: Tree) -> list[tuple[int, int, int]]:
    match tree:
        case Scalar(span=span):
            assert span.line == span.end_line
            return [(span.line, span.column, span.end_column)]
        case Sequence(items, span):
            assert all(span.contains(item.span) for item in items)
            return [place for item in items for place in written_places(item)]
        case Mapped(entries, span):
            assert all(span.contains(entry.span) for entry in entries.values())
            keys = [(e.key_span.line, e.key_span.column, e.key_span.end_column) for e in entries.values()]
            return keys + [place for entry in entries.values() for place in written_places(entry.value)]


INDICATORS = "ab:-?[]{},&*!|>'\"%@#\\\t\n\r \u200b0."


@quick
@given(DOCUMENTS)
def test_values_and_places(document: Any) -> None:
    writer = Writer()
    value = writer.value(document, 0)
    text = "\n".join(writer.lines)
    tree, faults = parse(text.encode(), "x.yaml")
    assert not faults, (text, faults)
    assert tree is not None
    assert plain(tree) == value
    assert sorted(written_places(tree)) == sorted((line, start, end) for _, line, start, end in writer.places)


@quick
@given(st.from_regex(r"[-+.0-9_eExo:]{1,8}", fullmatch=True))
def test_numbers(text: str) -> None:
    tree, _ = parse(text.encode(), "x.yaml")
    if isinstance(tree, Scalar) and tree.text == text:
        assert tree.value == meant(text)
        assert type(tree.value) is type(meant(text))


@quick
@given(
    st.one_of(st.binary(max_size=60), st.text("ab:-?[]{},&*!|>'\"%@#\\\t\n\r \u200b0.", max_size=40).map(str.encode))
)
def test_anything_is_read_or_refused(data: bytes) -> None:
    for reader in (parse, parse_json):
        tree, faults = reader(data, "x.yaml")
        assert tree is not None or faults
        assert faults == sorted(faults, key=lambda fault: fault.span) or reader is parse_json
        lines = len(re.split("\r\n?|\n", data.decode("utf-8", "replace")))
        for span in [fault.span for fault in faults] + ([tree.span] if tree else []):
            assert 1 <= span.line <= span.end_line <= lines
            assert (span.line, span.column) <= (span.end_line, span.end_column)


# --- The validator against another one, on documents that are nearly right ----------------------------------------


@cache
def other_validator(kind: str) -> Draft202012Validator:
    every = [schemas.schema(name) for name in (*schemas.KINDS, *schemas.PARTS)]
    registry = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in every)
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(schemas.schema(kind), registry=registry, format_checker=checker)


def as_json(tree: Tree) -> Any:
    return json.loads(json.dumps(plain(tree), default=lambda number: float(number) if number % 1 else int(number)))


@cache
def examples() -> list[tuple[str, str]]:
    found = []
    for kind in schemas.KINDS:
        for path in sorted((GOOD / kind).glob("*.yaml")):
            tree, _ = parse(path.read_bytes(), path.name)
            assert tree is not None
            found.append((kind, json.dumps(as_json(tree))))
    return found


SCALARS = [None, True, False, 0, -1, 2, 0.5, 1.0, "", "a", "Not An Id", "liver", "unique", "2026-02-30", "6 wk"]
LISTS = [[], ["a"], ["a", "a"], [1, True]]
MAPPINGS = [
    {},
    {"a": 1},
    {"element": "a"},
    {"at_least": "6 wk"},
    {"finding": "a#b"},
    {"all": [{"a": 1}]},
    {"below": 0.5},
]
VALUES = st.sampled_from([*SCALARS, *LISTS, *MAPPINGS]).map(copy.deepcopy)
KNOWN = "id when otherwise next kind unit values count formula never open after until selection at_least element all"
NAMES = st.sampled_from([*KNOWN.split(), "a", "min", "constraints", "Bad Name", "0", "", "a/b~c"])


@st.composite
def nearly_right(draw: st.DrawFn) -> tuple[str, Any]:
    """An example with one to three values replaced, removed, added, renamed or doubled."""
    kind, text = draw(st.sampled_from(examples()))
    data = json.loads(text)
    for _ in range(draw(st.integers(1, 3))):
        parent, key = data, None
        while isinstance(parent, dict | list) and parent:
            choices = list(parent) if isinstance(parent, dict) else list(range(len(parent)))
            key = draw(st.sampled_from(choices))
            if not (isinstance(parent[key], dict | list) and parent[key]) or draw(st.integers(0, 2)) == 0:
                break
            parent = parent[key]
        if key is None:
            break
        change = draw(st.sampled_from(["replace", "remove", "add", "rename", "double"]))
        if change == "replace":
            parent[key] = draw(VALUES)
        elif change == "remove":
            del parent[key]
        elif change == "double" and isinstance(parent, list):
            parent.append(copy.deepcopy(parent[key]))
        elif isinstance(parent, dict):
            parent[draw(NAMES)] = draw(VALUES) if change == "add" else parent.pop(key)
    return kind, data


@settings(max_examples=150, deadline=None)
@given(nearly_right())
def test_structure_agrees_with_another_validator(example: tuple[str, Any]) -> None:
    kind, data = example
    tree, faults = parse_json(json.dumps(data, indent=1).encode(), "x.yaml")
    assert tree is not None
    assert not faults
    found = check_structure(kind, tree)
    assert (not found) == other_validator(kind).is_valid(data), (found, data)
    assert len(found) == len(set(found))
    for fault in found:
        assert isinstance(fault, SchemaFault | UnknownKey | BlankText)
        assert tree.span.contains(fault.span)
        assert fault.owner
        if isinstance(fault, SchemaFault):
            assert "'" not in fault.owner
            assert all(fault.expected)
