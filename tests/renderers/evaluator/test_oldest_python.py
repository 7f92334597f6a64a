"""The emitted Python program runs on Python 3.9: proven without one, and tried where there is one.

vermin knows which syntax, modules, members and keyword arguments came with which version; unions of types are found
here, since it overlooks some. Nobody can know the type of a variable, so a new method of an old type
(``number.bit_count()``) is only found where Python 3.9 is installed.
"""

from __future__ import annotations

import ast
import builtins
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import guideproof
from guideproof.renderers.evaluator import render

SMALL = guideproof.load(Path(__file__).parents[2] / "evaluation" / "guideline")
PROGRAM = render(SMALL, "evaluator.py")["evaluator.py"]

NEWER = {
    "match": ("match SECONDS:\n    case 1:\n        pass", "pattern matching requires"),
    "a union that is evaluated": ("isinstance(1, int | str)", "a union of types: int | str"),
    "a union with an imported class": ("Number = Fraction | None", "a union of types: Fraction | None"),
    "except*": ("try:\n    pass\nexcept* ValueError:\n    pass", "`except*` requires"),
    "a function": ("import itertools\nitertools.pairwise([])", "'itertools.pairwise' member requires"),
    "a module": ("import tomllib", "'tomllib' module requires"),
    "an argument": ("zip([], [], strict=True)", "'zip(strict)' requires"),
    "slots of a dataclass": (
        "import dataclasses\n@dataclasses.dataclass(slots=True)\nclass Slotted:\n    pass",
        "dataclass(slots)' requires",
    ),
}


class _Unannotated(ast.NodeTransformer):
    """Takes out annotations: they are never evaluated, under ``from __future__ import annotations``."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        return ast.Assign([node.target], node.value) if node.value is not None else ast.Pass()


def needs_newer(program: str, folder: Path) -> str:
    """What in a program needs a newer Python than 3.9, in words; empty where nothing does."""
    tree = ast.parse(program)
    assert "annotations" in [name.name for each in tree.body if isinstance(each, ast.ImportFrom) for name in each.names]
    evaluated = ast.fix_missing_locations(_Unannotated().visit(tree))
    path = folder / "program.py"
    path.write_text(ast.unparse(evaluated), encoding="utf-8")
    vermin = [sys.executable, "-c", "import vermin; vermin.main()", "--no-config-file", "--no-parse-comments"]
    command = [*vermin, "--target=3.9-", "--violations", "--quiet", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout + "".join(f"a union of types: {ast.unparse(each)}\n" for each in _unions(evaluated))


def _unions(program: ast.Module) -> Iterator[ast.BinOp]:
    """Every ``X | Y`` of which one side is a type; of dictionaries it is as old as Python 3.9."""
    types = {name for name, value in vars(builtins).items() if isinstance(value, type)}
    for each in ast.walk(program):
        if isinstance(each, ast.ClassDef):
            types.add(each.name)
        elif isinstance(each, ast.ImportFrom):
            module = import_module(each.module or "")
            types.update(name.name for name in each.names if isinstance(getattr(module, name.name), type))
    for each in ast.walk(program):
        if isinstance(each, ast.BinOp) and isinstance(each.op, ast.BitOr):
            sides = [side.value if isinstance(side, ast.Subscript) else side for side in (each.left, each.right)]
            if any(isinstance(side, ast.Name) and side.id in types for side in sides):
                yield each


def test_nothing_needs_a_newer_python(tmp_path: Path) -> None:
    assert needs_newer(PROGRAM.decode(), tmp_path) == ""


@pytest.mark.parametrize(("newer", "found"), NEWER.values(), ids=NEWER)
def test_what_is_newer_is_found(newer: str, found: str, tmp_path: Path) -> None:
    assert found in needs_newer(f"{PROGRAM.decode()}\n{newer}\n", tmp_path)


def test_it_runs_on_the_oldest_python(tmp_path: Path) -> None:
    python = shutil.which("python3.9")
    if python is None or subprocess.run([python, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("Python 3.9 is not installed: https://www.python.org/downloads/ or `pyenv install 3.9`")
    (tmp_path / "evaluator.py").write_bytes(PROGRAM)
    (tmp_path / "patient.json").write_text("{}")
    command = [python, "-I", "evaluator.py", "patient.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert json.loads(done.stdout) == guideproof.evaluate(SMALL, {}).as_json()
