"""Expressions and statements of a lowered guideline as Python."""

from __future__ import annotations

import keyword
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
from guideproof.renderers.evaluator_python.text import docstring, literal, sequence


@dataclass(frozen=True, slots=True)
class _Joined:
    """Parts joined by ``and`` or ``or``."""

    word: str
    parts: tuple[_Doc, ...]


_Doc = str | _Joined


class Printer:
    """Prints expressions; ``slots`` are the attributes of a record, ``names`` those of the module."""

    def __init__(self, variables: Variables, names: Names) -> None:
        self.variables = variables
        self.names = names
        self._slots = Names([*keyword.kwlist, "__slots__", "__init__", "lacking"])
        guideline = variables.guideline
        for element in (*guideline.elements, *guideline.derived):
            for slot in variables.slots(element):
                self.attribute(slot)

    def attribute(self, slot: Slot) -> str:
        """The attribute of a record that holds the slot."""
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

    def condition(self, head: str, truth: Truth, tail: str, indent: str) -> list[str]:
        """``head truth tail`` as lines: ``if``, the expression, ``:``."""
        doc = self._doc(truth)
        flat = f"{indent}{head}{_flat(doc)}{tail}"
        if len(flat) <= WIDTH or isinstance(doc, str):
            return [flat]
        return _wrapped(head, doc, tail, indent)

    def generator(self, name: str, says: str, statements: Iterable[Statement]) -> list[str]:
        """A function that gives element ids."""
        body = self.statements(statements, "    ") or ["    yield from ()"]
        return [f"def {name}(p: Patient) -> Iterator[str]:", *docstring(says), *body]

    def tuple_of(self, elements: tuple[str, ...] | None) -> object:
        """Element ids as a tuple, if they are given."""
        return None if elements is None else sequence([literal(element) for element in elements])

    def statements(self, statements: Iterable[Statement], indent: str) -> list[str]:
        """Statements of a generator of element ids."""
        lines: list[str] = []
        for statement in statements:
            match statement:
                case Name(element):
                    lines.append(f"{indent}yield {literal(element)}")
                case NamesOf(derived):
                    lines.append(f"{indent}yield from lacking(p, {self.lacks(derived)})")
                case _:
                    lines += self.condition("if ", statement.truth, ":", indent)
                    lines += self.statements(statement.body, indent + "    ")
        return lines

    def _doc(self, truth: Truth) -> _Doc:
        match truth:
            case Both(parts):
                return _Joined("and", tuple(self._doc(part) for part in parts))
            case Either(parts):
                return _Joined("or", tuple(self._doc(part) for part in parts))
            case Always(value):
                return str(value)
            case OneOf(slot, values, inverted):
                return f"p.{self.attribute(slot)} {_compared(values, inverted)}"
            case Ordered(left, operator, right):
                return f"{self.whole(left)} {operator} {self.whole(right)}"
            case InClasses():
                return self._classes(truth)

    def _classes(self, test: InClasses) -> _Doc:
        slot = f"p.{self.attribute(test.slot)}"
        constants = [self.class_constant(test.slot.element, code) for code in test.codes]
        named = constants[0] if len(constants) == 1 else f"({' | '.join(constants)})"
        if not test.certain:
            return f"not {slot} & {named}" if test.inverted else f"{slot} & {named}"
        if len(constants) == 1:
            return f"{slot} {'!=' if test.inverted else '=='} {named}"
        if test.inverted:
            return _Joined("or", (f"not {slot}", f"{slot} & ~{named}"))
        return _Joined("and", (slot, f"not {slot} & ~{named}"))

    def whole(self, whole: Whole, binds: int = 0) -> str:
        """A whole number."""
        match whole:
            case Constant(value):
                return str(value)
            case Read(slot):
                return f"p.{self.attribute(slot)}"
            case Extremum(greatest, parts):
                return f"{'max' if greatest else 'min'}({', '.join(self.whole(part) for part in parts)})"
            case Arithmetic(operator, left, right):
                own = 2 if operator == "*" else 1
                text = f"{self.whole(left, own)} {operator} {self.whole(right, own + 1)}"
                return f"({text})" if own < binds else text


def _compared(values: tuple[Literal, ...], inverted: bool) -> str:
    if len(values) > 1:
        return f"{'not in' if inverted else 'in'} ({', '.join(map(_literal, values))})"
    value = values[0]
    if value is None or isinstance(value, bool):
        return f"{'is not' if inverted else 'is'} {value}"
    return f"{'!=' if inverted else '=='} {_literal(value)}"


def _literal(value: Literal) -> str:
    return literal(value) if isinstance(value, str) else str(value)


def _flat(doc: _Doc, nested: bool = False) -> str:
    if isinstance(doc, str):
        return doc
    text = f" {doc.word} ".join(_flat(part, nested=True) for part in doc.parts)
    return f"({text})" if nested else text


def _wrapped(head: str, doc: _Joined, tail: str, indent: str) -> list[str]:
    """An expression that is too long for a line, in brackets: in its own where it has some, as ruff format does."""
    inner = indent + "    "
    match doc.parts:
        case (str(left), _Joined() as right):
            return [f"{indent}{head}{left} {doc.word} (", *_inside(right, inner), f"{indent}){tail}"]
        case (_Joined() as left, str(right)):
            return [f"{indent}{head}(", *_inside(left, inner), f"{indent}) {doc.word} {right}{tail}"]
        case (_Joined() as left, _Joined() as right):
            start = f"{indent}{head}({_flat(left)}) {doc.word} ("
            lines = [start] if len(start) <= WIDTH else [f"{indent}{head}(", *_inside(left, inner)]
            middle = [] if len(start) <= WIDTH else [f"{indent}) {doc.word} ("]
            return [*lines, *middle, *_inside(right, inner), f"{indent}){tail}"]
        case _:
            return [f"{indent}{head}(", *_inside(doc, inner), f"{indent}){tail}"]


def _inside(doc: _Joined, indent: str) -> list[str]:
    flat = indent + _flat(doc)
    return [flat] if len(flat) <= WIDTH else _broken(doc, indent)


def _broken(doc: _Joined, indent: str) -> list[str]:
    lines: list[str] = []
    for place, part in enumerate(doc.parts):
        word = f"{doc.word} " if place else ""
        flat = f"{indent}{word}{_flat(part, nested=True)}"
        if isinstance(part, str) or len(flat) <= WIDTH:
            lines.append(flat)
        else:
            lines += [f"{indent}{word}(", *_inside(part, indent + "    "), f"{indent})"]
    return lines
