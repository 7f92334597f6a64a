"""Input made to hang, exhaust or crash a reader ends at once, with the fault that says why."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from guideproof.model.fault import FormulaSyntax, SchemaFault, Shape
from guideproof.model.text_fault import DuplicateKey, Forbidden, ForbiddenYaml, InvisibleCharacter, YamlSyntax
from guideproof.reading.chains import MOST_MADE, MOST_NESTED
from guideproof.reading.json_tree import parse_json
from guideproof.reading.load import load_guideline
from guideproof.reading.tree import Scalar
from guideproof.reading.yaml_tree import LARGEST, parse

DEEP = {
    "lists": b"[",
    "mappings": b"{",
    "keys": b"? ",
    "items": b"- ",
    "both": b"[{a: ",
    "items and keys": b"- ? ",
    "quoted": b'{"a":',
    "anchored": b"&a [",
}

BROKEN = {
    "pairs": b"a: ",
    "quotes": b'"',
    "texts": b'"a" ',
    "anchors": b"&",
    "aliases": b"*",
    "percent signs": b"%",
    "at signs": b"@",
    "tabs": b"\t",
    "colons": b":",
    "closed lists": b"[]",
    "directives": b"%YAML 1.1\n",
    "unclosed text": b'"' + b"a" * LARGEST,
    "unclosed lines": b"'" + b"a\n" * LARGEST,
    "commas": b"[" + b"," * LARGEST,
    "a key of many kilobytes": b"a" * (LARGEST - 2) + b": b",
}

HARMLESS = {
    "one line": b"a: " + b"b" * LARGEST,
    "one word": b"a" * LARGEST,
    "digits": b"1" * LARGEST,
    "blanks": b" " * LARGEST,
    "lines": b"\n" * LARGEST,
    "line ends of two kinds": b"\n\r" * LARGEST,
    "comment": b"#" * LARGEST,
    "comments": b"#\n" * LARGEST,
    "documents": b"---\n" * LARGEST,
    "dashes": b"-" * LARGEST,
    "single quotes": b"'" * LARGEST,
    "exclamation marks": b"!" * LARGEST,
    "block": b"|\n" + b" a\n" * LARGEST,
    "folded": b">\n" + b" \n" * LARGEST,
    "zeros": b"\0" * LARGEST,
    "not UTF-8": b"\xff" * LARGEST,
    "escapes": b'"' + b"\\0" * (LARGEST // 2 - 1) + b'"',
    "blanks of another kind": b"\xc2\xa0" * LARGEST,
}


def filled(data: bytes) -> bytes:
    """As much of it as a file may hold, repeated if it is short."""
    return (data * (LARGEST // len(data) + 1))[:LARGEST]


@pytest.fixture(autouse=True)
def prompt() -> object:
    """Each case takes a hundredth of this; only one that grows faster than its input does not get by."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 3


@pytest.mark.parametrize("data", DEEP.values(), ids=DEEP)
def test_deep(data: bytes) -> None:
    tree, faults = parse(filled(data), "x.yaml")
    assert tree is None
    deep = [fault for fault in faults if isinstance(fault, ForbiddenYaml) and fault.what is Forbidden.TOO_DEEP]
    assert [fault.text for fault in deep] == ["65 levels"]


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_broken(data: bytes) -> None:
    tree, faults = parse(filled(data), "x.yaml")
    assert tree is None
    assert [type(fault) for fault in faults] == [YamlSyntax]


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS)
def test_harmless(data: bytes) -> None:
    tree, faults = parse(filled(data), "x.yaml")
    assert tree is not None
    assert len(faults) <= 1


def test_many_faults_are_all_told() -> None:
    _, faults = parse(b"a:\n" * 5_000, "x.yaml")
    assert len(faults) == 4_999
    assert {type(fault) for fault in faults} == {DuplicateKey}
    _, faults = parse("\u200b\u200c".encode() * 5_000, "x.yaml")
    assert len(faults) == 10_000
    assert {type(fault) for fault in faults} == {InvisibleCharacter}
    _, faults = parse(b"[" + b"&a *b, " * 3 + b"*a, &a !b c]", "x.yaml")
    assert {type(fault) for fault in faults} <= {ForbiddenYaml, YamlSyntax}


def test_billion_laughs() -> None:
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 10)]
    tree, faults = parse(b"\n".join(lines), "x.yaml")
    assert tree is not None
    assert sum(isinstance(fault, ForbiddenYaml) and fault.what is Forbidden.ALIAS for fault in faults) == 90


@pytest.mark.parametrize("data", [b"[", b'{"a":', b"1", b'"', b"[0,", b'"\\ud83d\\ude00', b"1e9", b"{}"], ids=repr)
def test_json(data: bytes) -> None:
    tree, faults = parse_json(filled(data), "x.json")
    assert faults
    assert tree is None or isinstance(tree, Scalar)


INPUT = "x0: {title: X, type: boolean}\n"
NUMBER = "x0: {title: X, type: integer, range: [0, 9]}\n"
DATE = "x0: {title: X, type: date, range: [2000-01-01, visit]}\n"
LINKS = {
    "applies": (INPUT, "inputs", MOST_NESTED, "type: boolean, applies_when: {BEFORE: true}"),
    "points": (NUMBER, "derived", MOST_NESTED, "type: integer, points: [{when: {BEFORE: {above: 2}}, points: 3}]"),
    "cases": (
        NUMBER,
        "derived",
        MOST_NESTED,
        "type: integer, classify: [{when: {BEFORE: {above: 2}}, value: BEFORE}, {otherwise: true, value: 1}]",
    ),
    "dates": (DATE, "derived", MOST_NESTED, "type: date, date: {from: BEFORE, add: 1 mo}"),
    "sums": (NUMBER, "derived", MOST_MADE, "type: integer, sum: [BEFORE, x0]"),
    "formulas": (NUMBER, "derived", MOST_MADE, "type: integer, formula: BEFORE + 1"),
    "conditions": (INPUT, "derived", MOST_MADE, "type: boolean, condition: {not: {BEFORE: true}}"),
    "counts": (NUMBER, "derived", MOST_MADE, "type: integer, count: [{BEFORE: {above: 0}}]"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_long_chains(tmp_path: Path, kind: str) -> None:
    first, folder, most, link = LINKS[kind]
    for length, told in ((most, 0), (most + 1, 1), (800, 1)):
        links = (
            f"x{place}: {{title: X, {link}}}\n".replace("BEFORE", f"x{place - 1}") for place in range(1, length + 1)
        )
        for name in ("inputs", "derived"):
            (tmp_path / name).mkdir(exist_ok=True)
            text = (first if name == "inputs" else "") + ("".join(links) if name == folder else "")
            (tmp_path / name / "all.yaml").write_text(text or "{}\n", encoding="utf-8")
        (tmp_path / "guideline.yaml").write_text("id: chain\n", encoding="utf-8")
        guideline = load_guideline(tmp_path, root=tmp_path)
        deep = [each for each in guideline.faults if isinstance(each, SchemaFault) and each.shape is Shape.DEEP]
        assert len(deep) == told
        assert len(guideline.elements) + len(guideline.derived) == min(length, most) + 1


CHAINS = {
    "sum": ("{}x0", "x0 + "),
    "product": ("{}x0", "x0 * "),
    "sum of a root": ("sqrt(x0){}", " + x0"),
    "both": ("{}x0", "2 * x0 + 3 / "),
}


@pytest.mark.parametrize("kind", CHAINS)
def test_a_long_chain_of_operations_is_refused(tmp_path: Path, kind: str) -> None:
    """Whatever walks a formula goes a step down with each operation that needs the one before."""
    formula, link = CHAINS[kind]
    told = {}
    for links in (50, 130):
        for folder, element in (
            ("inputs", "x0: {title: X, type: integer, range: [1, 2]}"),
            ("derived", f"f: {{title: F, type: integer, range: [1, 9], formula: {formula.format(link * links)}}}"),
        ):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / "all.yaml").write_text(element, encoding="utf-8")
        (tmp_path / "guideline.yaml").write_text("id: chain\n", encoding="utf-8")
        faults = load_guideline(tmp_path, root=tmp_path).faults
        told[links] = [each.problem for each in faults if isinstance(each, FormulaSyntax)]
    assert not [each for each in told[50] if "chain" in each]
    assert [each for each in told[130] if "chain" in each]
