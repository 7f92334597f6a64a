"""The house stays small: one idea a file, files and functions that fit a reader's head."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TOOLKIT = Path(__file__).parents[2] / "toolkit"
MODULES = sorted(TOOLKIT.rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 45
REFUSED = {"utils", "util", "common", "helpers", "helper", "manager", "misc"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(TOOLKIT).as_posix())
def test_module_is_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert module.stem not in REFUSED
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name
