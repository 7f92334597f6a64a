"""What the toolkit imports is what the distribution declares, at versions that set-up pins."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8")
IMPORTED_AS = {"pyyaml": "yaml", "jsonschema-rs": "jsonschema_rs", "z3-solver": "z3", "resvg-py": "resvg_py"}
# z3 proves, graphviz-pure is a program that lays pictures out: neither has to be imported to be needed.
NOT_IMPORTED = {"z3", "graphviz-pure"}
# What only some users need: cohorts on their own machine, and on Spark; a language server for editors; pictures in PNG;
# the live page.
EXTRAS = ("cohort", "spark", "lsp", "png", "serve")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ \[;]", requirement)[0].lower() for requirement in requirements}


def imported() -> set[str]:
    found: set[str] = set()
    for module in (REPOSITORY / "toolkit").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"guideproof"}


def test_imports_are_declared_and_declarations_are_used() -> None:
    extras, declared = (
        {IMPORTED_AS.get(name, name) for name in names(requirements)}
        for requirements in (
            [each for name in EXTRAS for each in PROJECT["optional-dependencies"][name]],
            PROJECT["dependencies"],
        )
    )
    assert imported() <= declared | extras
    assert (declared | extras) - imported() <= NOT_IMPORTED


def test_every_dependency_is_pinned_for_set_up() -> None:
    pinned = {line.partition("==")[0] for line in CONSTRAINTS.splitlines() if "==" in line}
    assert names(PROJECT["dependencies"]) | names(PROJECT["optional-dependencies"]["dev"]) <= pinned


def test_what_renders_is_pinned_for_everybody() -> None:
    exact = dict(requirement.split("==") for requirement in PROJECT["dependencies"] if "==" in requirement)
    assert set(exact) == {"graphviz-pure"}
    assert all(f"{name}=={version}" in CONSTRAINTS for name, version in exact.items())
