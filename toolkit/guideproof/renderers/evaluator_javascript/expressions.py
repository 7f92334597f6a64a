"""Expressions and statements of a lowered guideline as JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guideproof.analysis.lowering.explanation import Name, NamesOf, Statement
from guideproof.analysis.lowering.expression import (
    Always,
    Arithmetic,
    Both,
    Constant,
    Either,
    Extremum,
    InClasses,
    Literal,
    OneOf,
    Ordered,
    Read,
    Role,
    Slot,
    Truth,
    Whole,
)
from guideproof.analysis.lowering.layout import WIDTH
from guideproof.analysis.lowering.names import Names
from guideproof.analysis.lowering.variables import Variables
from guideproof.renderers.evaluator_javascript.text import array, documentation, literal

MOST_BITS = 30
"""So many classes fit the bits of a Number; more of them need a BigInt."""


@dataclass(frozen=True, slots=True)
class _Joined:
    """Parts joined by ``&&`` or ``||``."""

    operator: str
    parts: tuple[_Doc, ...]


_Doc = str | _Joined


class Printer:
    """Prints expressions; ``wide`` writes whole numbers as BigInts."""

    def __init__(self, variables: Variables, names: Names, wide: bool) -> None:
        self.variables = variables
        self.names = names
        self.wide = wide
        self._slots = Names(
            ["lacking", "constructor", "__proto__", "prototype", "toString", "valueOf", "hasOwnProperty"]
        )
        guideline = variables.guideline
        for element in (*guideline.elements, *guideline.derived):
            for slot in variables.slots(element):
                self.property(slot)

    def property(self, slot: Slot) -> str:
        """The property of a record that holds the slot."""
        part = slot.code if slot.role is Role.CODE else slot.role.value
        wanted = slot.element if slot.role is Role.VALUE else f"{slot.element}_{part}"
        return self._slots.of(slot, wanted)

    def derives(self, derived: str) -> str:
        """The function that computes a derived element."""
        return self.names.of(("derive", derived), f"derive_{derived}")

    def lacks(self, derived: str) -> str:
        """The function that names what a derived element lacks."""
        return self.names.of(("lacks", derived), f"lacks_{derived}")

    def class_constant(self, derived: str, code: str) -> str:
        """The constant that stands for one class."""
        return self.names.of(("class", derived, code), f"{derived}_{code}".upper())

    def number(self, value: int) -> str:
        """A whole number."""
        return f"{value}n" if self.wide else str(value)

    def classes(self, derived: str, value: int) -> str:
        """A set of classes, one bit a class."""
        return f"{value}n" if len(self.variables.classes(derived)) > MOST_BITS else str(value)

    def condition(self, truth: Truth, indent: str) -> list[str]:
        """``if (truth) {`` as lines."""
        doc = self._doc(truth)
        flat = f"{indent}if ({_flat(doc)}) {{"
        if len(flat) <= WIDTH or isinstance(doc, str):
            return [flat]
        return [f"{indent}if (", *_broken(doc, indent + "  "), f"{indent}) {{"]

    def generator(self, name: str, says: str, statements: Iterable[Statement]) -> list[str]:
        """A function that gives element ids."""
        return [*documentation(says), f"function* {name}(p) {{", *self.statements(statements, "  "), "}"]

    def array_of(self, elements: tuple[str, ...] | None) -> object:
        """Element ids as an array, if they are given."""
        return None if elements is None else array([literal(element) for element in elements])

    def statements(self, statements: Iterable[Statement], indent: str) -> list[str]:
        """Statements of a generator of element ids."""
        lines: list[str] = []
        for statement in statements:
            match statement:
                case Name(element):
                    lines.append(f"{indent}yield {literal(element)};")
                case NamesOf(derived):
                    lines.append(f"{indent}yield* lacking(p, {self.lacks(derived)});")
                case _:
                    lines += self.condition(statement.truth, indent)
                    lines += self.statements(statement.body, indent + "  ")
                    lines.append(f"{indent}}}")
        return lines

    def _doc(self, truth: Truth) -> _Doc:
        match truth:
            case Both(parts):
                return _Joined("&&", tuple(self._doc(part) for part in parts))
            case Either(parts):
                return _Joined("||", tuple(self._doc(part) for part in parts))
            case Always(value):
                return str(value).lower()
            case OneOf(slot, values, inverted):
                equals = "!==" if inverted else "==="
                tests = tuple(f"p.{self.property(slot)} {equals} {self._literal(value)}" for value in values)
                return tests[0] if len(tests) == 1 else _Joined("&&" if inverted else "||", tests)
            case Ordered(left, operator, right):
                strict = f"{operator}=" if operator in ("==", "!=") else operator
                return f"{self.whole(left)} {strict} {self.whole(right)}"
            case InClasses():
                return self._in_classes(truth)

    def _in_classes(self, test: InClasses) -> _Doc:
        slot = f"p.{self.property(test.slot)}"
        constants = [self.class_constant(test.slot.element, code) for code in test.codes]
        named = constants[0] if len(constants) == 1 else f"({' | '.join(constants)})"
        if not test.certain:
            return f"!({slot} & {named})" if test.inverted else f"{slot} & {named}"
        if len(constants) == 1:
            return f"{slot} {'!==' if test.inverted else '==='} {named}"
        if test.inverted:
            return _Joined("||", (f"!{slot}", f"{slot} & ~{named}"))
        return _Joined("&&", (slot, f"!({slot} & ~{named})"))

    def whole(self, whole: Whole, binds: int = 0) -> str:
        """An expression for a whole number."""
        match whole:
            case Constant(value):
                return self.number(value)
            case Read(slot):
                return f"p.{self.property(slot)}"
            case Extremum(greatest, parts):
                return f"{'largest' if greatest else 'smallest'}({', '.join(self.whole(part) for part in parts)})"
            case Arithmetic(operator, left, right):
                own = 2 if operator == "*" else 1
                text = f"{self.whole(left, own)} {operator} {self.whole(right, own + 1)}"
                return f"({text})" if own < binds else text

    def _literal(self, value: Literal) -> str:
        match value:
            case None:
                return "null"
            case bool():
                return str(value).lower()
            case int():
                return self.number(value)
            case str():
                return literal(value)


def _flat(doc: _Doc, nested: bool = False) -> str:
    if isinstance(doc, str):
        return doc
    text = f" {doc.operator} ".join(_flat(part, nested=True) for part in doc.parts)
    return f"({text})" if nested else text


def _broken(doc: _Joined, indent: str) -> list[str]:
    lines: list[str] = []
    for place, part in enumerate(doc.parts):
        operator = f" {doc.operator}" if place < len(doc.parts) - 1 else ""
        flat = f"{indent}{_flat(part, nested=True)}{operator}"
        if isinstance(part, str) or len(flat) <= WIDTH:
            lines.append(flat)
        else:
            lines += [f"{indent}(", *_broken(part, indent + "  "), f"{indent}){operator}"]
    return lines
