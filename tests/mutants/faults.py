"""Small faults in Python modules: every place where a slip of one word or sign would still be a program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.FloorDiv: ("//", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
    ast.LShift: ("<<", ">>"),
    ast.RShift: (">>", "<<"),
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "ceil": "floor", "floor": "ceil"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One slip: in a file, from one place in its text to another, ``text`` instead of what stands there."""

    path: Path
    start: int
    end: int
    text: str
    line: int

    def planted(self, source: str) -> str:
        """The module with the slip in it."""
        return source[: self.start] + self.text + source[self.end :]


def faults_in(path: Path) -> Iterator[Fault]:
    """Every slip in a module. Annotations, docstrings and what only types read are left alone."""
    source = path.read_text(encoding="utf-8")
    places = _Places(source)
    tree = ast.parse(source)
    for node in _code(tree):
        for start, end, text in _slips(node, source, places):
            yield Fault(path, start, end, text, getattr(node, "lineno", 0))


class _Places:
    """Where a line and a column are in a text; columns count bytes."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def of(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """What runs: no annotation, no type alias, no block for the type checker."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases"):
            continue
        if name == "keywords" and isinstance(node, ast.ClassDef):
            continue  # that values are frozen is tried of all classes at once, in ``tests/laws/test_values.py``
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
                continue
            if isinstance(child, ast.AST):
                yield child
                yield from _code(child)


def _slips(node: ast.AST, source: str, places: _Places) -> Iterator[tuple[int, int, str]]:
    match node:
        case ast.Compare(left, operators, comparators):
            for one, operator, other in zip([left, *comparators], operators, comparators, strict=False):
                written, instead = COMPARISONS[type(operator)]
                yield from _between(one, other, written, instead, source, places)
        case ast.BinOp(left, operator, right) if type(operator) in ARITHMETIC:
            written, instead = ARITHMETIC[type(operator)]
            yield from _between(left, right, written, instead, source, places)
        case ast.BoolOp(operator, values):
            written, instead = ("and", "or") if isinstance(operator, ast.And) else ("or", "and")
            yield from _between(values[0], values[1], written, instead, source, places)
        case ast.UnaryOp(ast.Not()):
            start, _ = places.of(node)
            yield start, start + len("not"), ""
        case ast.Constant(bool() as value):
            yield *places.of(node), str(not value)
        case ast.Constant(int() as value):
            yield *places.of(node), str(value + 1)
        case ast.Call(ast.Name(name) as called) if name in NAMES:
            yield *places.of(called), NAMES[name]
        case ast.If(test) | ast.IfExp(test) if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            start, end = places.of(test)
            yield start, end, f"not ({source[start:end]})"
        case ast.Continue():
            start = places.at(node.lineno, node.col_offset)
            yield start, start + len("continue"), "break"


def _between(
    one: ast.expr, other: ast.expr, written: str, instead: str, source: str, places: _Places
) -> Iterator[tuple[int, int, str]]:
    """An operator between two expressions; parentheses and line ends may stand there too."""
    after, before = places.of(one)[1], places.of(other)[0]
    found = source.find(written, after, before)
    if found >= 0:
        yield found, found + len(written), instead
