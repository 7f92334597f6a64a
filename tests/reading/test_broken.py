"""Every way in which people break YAML is told once, on the line of the mistake, by its cause, whatever ends lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guideproof.model.fault import Fault
from guideproof.model.reference import Kind
from guideproof.model.text_fault import Broken, YamlSyntax
from guideproof.reading.load import load_guideline
from guideproof.reading.record import read_record
from guideproof.reading.structure import check_structure
from guideproof.reading.tree import plain
from guideproof.reading.yaml_tree import parse

HERE = Path(__file__).parent / "broken"
_HEAD = re.compile(r"= (\w+) (\w+) (\d+): (\d+) (\d+)")


def mistakes() -> list[tuple[Broken, str, int, str]]:
    """The cause, the kind of file, the line of the mistake and the text with it."""
    found: list[tuple[Broken, str, int, str]] = []
    for block in (HERE / "mistakes.txt").read_text(encoding="utf-8").split("\n= ")[1:]:
        head, *written = f"= {block}".rstrip("\n").split("\n")
        match = _HEAD.fullmatch(head)
        assert match, head
        what, kind, line, start, count = match.groups()
        lines = (HERE / f"{kind}.yaml").read_text(encoding="utf-8").split("\n")
        at = int(start) - 1
        lines[at : at + int(count)] = [each[2:] for each in written]
        found.append((Broken(what), kind, int(line), "\n".join(lines)))
    return found


MISTAKES = mistakes()


def read(kind: str, text: str) -> list[Fault]:
    tree, faults = parse(text.encode(), "x.yaml", lambda repaired: len(check_structure(kind, repaired)))
    return faults if tree is None else faults + check_structure(kind, tree)


@pytest.mark.parametrize("kind", ["node", "vignette", "evidence"])
def test_without_a_mistake(kind: str) -> None:
    assert read(kind, (HERE / f"{kind}.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(("what", "kind", "line", "text"), MISTAKES)
def test_mistake(what: Broken, kind: str, line: int, text: str, end: str) -> None:
    found = read(kind, text.replace("\n", end))
    assert [(type(fault), fault.span.line) for fault in found] == [(YamlSyntax, line)]
    assert isinstance(found[0], YamlSyntax)
    assert found[0].what is what


@pytest.mark.parametrize(("what", "kind", "line", "text"), MISTAKES)
def test_below_other_things(what: Broken, kind: str, line: int, text: str) -> None:
    """A patient's record, of which no schema says what it may hold, and the same mistake a level deeper."""
    deeper = "".join(f"  {each}" if each.strip() else each for each in text.splitlines(keepends=True))
    if what in (Broken.CONFLICT, Broken.TAB) or line == 1:
        return
    _, found = read_record(f"first: 1\nrecord:\n{deeper}last: 2\n".encode(), "patient.yaml")
    told = [(fault.what, fault.span.line) for fault in found if isinstance(fault, YamlSyntax)]
    assert not told or told == [(what, line + 2)]


@pytest.mark.parametrize(("what", "kind", "line", "text"), MISTAKES)
def test_among_the_files_of_a_guideline(tmp_path: Path, what: Broken, kind: str, line: int, text: str) -> None:
    """The file is told of, and the guideline is read with or without it."""
    home = {"node": "nodes/all", "vignette": "vignettes", "evidence": "evidence"}[kind]
    name = (HERE / f"{kind}.yaml").read_text(encoding="utf-8").partition("\n")[0].removeprefix("id: ")
    (tmp_path / home).mkdir(parents=True)
    (tmp_path / home / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "guideline.yaml").write_text("{}\n", encoding="utf-8")
    faults = load_guideline(tmp_path, root=tmp_path).faults
    assert [(fault.what, fault.span.line) for fault in faults if isinstance(fault, YamlSyntax)] == [(what, line)]


def test_what_lacks_its_dash_is_not_built(tmp_path: Path) -> None:
    """Items without a dash may lack what the schema asks of an item, which nobody has been told of then."""
    (tmp_path / "nodes" / "all").mkdir(parents=True)
    (tmp_path / "nodes" / "all" / "operate.yaml").write_text(
        "id: operate\nversion: 1.0.0\nkind: recommendation\ntitle: Operate\nrecommend:\n  strength: strong\n",
        encoding="utf-8",
    )
    (tmp_path / "guideline.yaml").write_text("{}\n", encoding="utf-8")
    guideline = load_guideline(tmp_path, root=tmp_path)
    assert (Kind.NODE, "operate") in guideline.unread
    assert not guideline.nodes


def test_every_cause_is_shown() -> None:
    """And none is so but what the parser gives up on without any repair."""
    assert {what for what, *_ in MISTAKES} == set(Broken) - {Broken.UNKNOWN}


def test_two_mistakes() -> None:
    lines = (HERE / "node.yaml").read_text(encoding="utf-8").split("\n")
    lines[3], lines[11], lines[17] = "title: Choose: which?", "    label High", "     next:"
    found = read("node", "\n".join(lines))
    assert [(fault.what, fault.span.line) for fault in found if isinstance(fault, YamlSyntax)] == [
        (Broken.COLON, 4),
        (Broken.NO_COLON, 12),
        (Broken.TOO_DEEP, 18),
    ]
    assert len(found) == 3


def test_what_nobody_understands() -> None:
    """One finding where the parser gave up, of a text that no single repair makes better."""
    for text in ("a: 1\n- b\n", "[{" * 30, '{"' * 30, "a: b: " + "c, " * 50_000 + "\n"):
        _, found = parse(text.encode(), "x.yaml")
        assert len(found) == 1, text[:20]
        assert isinstance(found[0], YamlSyntax)


def test_a_tab_before_a_comment() -> None:
    _, found = parse(b"\t# why\nfacts: {}\n", "x.yaml")
    [fault] = found
    assert isinstance(fault, YamlSyntax)
    assert (fault.what, fault.span.line) == (Broken.TAB, 1)


def test_json_is_called_json() -> None:
    for name in ("patient.json", "patient"):
        _, found = read_record(b'{"ecog": 0,\n "age" 61}', name)
        assert [type(fault).__name__ for fault in found] == ["JsonSyntax"]


def test_a_name_behind_a_list_in_brackets_is_no_item_of_it() -> None:
    tree, found = parse(b"sites: {includes_any: [lung, liver], bone}\n", "x.yaml")
    assert tree is not None
    assert plain(tree) == {"sites": {"includes_any": ["lung", "liver"]}}
    [fault] = found
    assert isinstance(fault, YamlSyntax)
    assert (fault.what, fault.text, fault.span.column) == (Broken.NO_VALUE, "bone", 38)
