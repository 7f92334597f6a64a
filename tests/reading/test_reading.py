"""Files read to trees and checked against their schemas: exactly these trees, and exactly these facts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from guideproof.model.fault import Fault
from guideproof.reading import yaml_events
from guideproof.reading.json_tree import parse_json
from guideproof.reading.schemas import KINDS
from guideproof.reading.structure import check_structure
from guideproof.reading.tree import Mapped, Scalar, Sequence, Tree
from guideproof.reading.yaml_tree import parse
from guideproof.source import Span

HERE = Path(__file__).parent
FILES = sorted(path for path in HERE.glob("*/*/*") if path.suffix in (".yaml", ".json"))


def place(span: Span) -> str:
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def tree_lines(tree: Tree, name: str = "", indent: str = "") -> Iterator[str]:
    """One line for each value, with the places of its key and of itself."""
    match tree:
        case Scalar(value, text):
            shown = value if isinstance(value, Fraction) else json.dumps(value)
            yield f"{indent}{name}{place(tree.span)} {type(value).__name__} {shown} from {json.dumps(text)}"
        case Sequence(items):
            yield f"{indent}{name}{place(tree.span)} list"
            for item in items:
                yield from tree_lines(item, "", f"{indent}  ")
        case Mapped(entries):
            yield f"{indent}{name}{place(tree.span)} mapping"
            for entry in entries.values():
                key = f"{json.dumps(entry.key)} {place(entry.key_span)}: "
                yield from tree_lines(entry.value, key, f"{indent}  ")


def fault_line(fault: Fault) -> str:
    """The place, the kind and the fields of a fault; characters beyond ASCII as escapes."""
    fields = {name: getattr(fault, name) for name in fault.__struct_fields__}
    place_of = place(fields.pop("span"))
    shown = (
        f"{name}={place(value) if isinstance(value, Span) else json.dumps(value)}" for name, value in fields.items()
    )
    return f"{place_of} {type(fault).__name__} {' '.join(shown)}"


def read(path: Path) -> tuple[Tree | None, list[Fault]]:
    reader = parse_json if path.suffix == ".json" else parse
    tree, faults = reader(path.read_bytes(), path.name)
    kind = path.parent.name
    if kind in KINDS and tree is not None:
        faults = faults + check_structure(kind, tree)
    return tree, faults


def expect(path: Path, text: str) -> None:
    """The file holds this text; where expectations are being recorded, it is written instead."""
    if os.environ.get("GUIDEPROOF_ACCEPT"):
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"record it with `make accept`: {path}"
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.golden
@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_file(path: Path) -> None:
    tree, faults = read(path)
    lines = [fault_line(fault) for fault in faults]
    assert (path.parts[-3] == "bad") == bool(faults), lines
    if path.parent.name not in KINDS:
        lines += ["no tree"] if tree is None else tree_lines(tree)
    if lines:
        expect(path.with_suffix(".txt"), "\n".join(lines) + "\n")


@pytest.mark.parametrize("path", sorted(HERE.glob("good/yaml/*.yaml")), ids=lambda path: path.stem)
def test_without_the_c_library(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_by_c = read(path)
    monkeypatch.setattr(yaml_events, "EVENTS", yaml.SafeLoader)
    assert read(path) == read_by_c
