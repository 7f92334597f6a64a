"""How a language spells a program: what differs between languages, and how all of them print statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from guideproof.model.element import Element
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.slots import Kind, NumberKind, Slot
from guideproof.program.thresholds import Beside, Thresholds
from guideproof.renderers.evaluator.languages.reckoning import Reckoning
from guideproof.renderers.evaluator.lowering.expression import Literal
from guideproof.renderers.evaluator.lowering.layout import WIDTH, LaidValue, laid_out
from guideproof.renderers.evaluator.syntax import (
    AllFalse,
    Assign,
    Comment,
    Do,
    Function,
    HeldOf,
    If,
    JoinedText,
    LaidOut,
    Printed,
    PrintedExpression,
    Return,
)

NamedPart = Sequence[tuple[str, object]]

BESIDE = ("given", "rounded", "lacking", "assumed")
"""What a record holds beside its elements."""


class Language(Reckoning, Protocol):
    """A language. Its constants first, then how it prints modules, lines, values and expressions."""

    wide: bool
    """Whether some whole number of the program may not fit a binary double."""
    step: str
    """The indent of what stands within something."""
    end: str
    """What ends a statement."""
    closing: str
    """The line that ends what stands within something, if any does."""
    remark: str
    """What begins a remark behind a statement."""
    let: str
    """What stands before a name that is given its value once."""
    joints: tuple[str, str]
    """What joins alternatives, and what joins parts that must all hold."""
    joint_leads: bool
    """Whether what joins begins a line, or ends one."""
    extremes: tuple[str, str]
    """The functions that give the least and the greatest of their arguments."""
    yield_all: str
    """What gives all that another function gives, one after the other."""
    earlier: str
    """A variable that begins as false, and becomes true or unknown."""
    none_taken: str
    """The branches taken at a node that has none."""
    check_facts: str
    """The function that reads facts."""
    tracing: str
    """Whether a trace is asked for."""
    walk_begins: Sequence[str]
    """The statements that a walk begins with."""
    spread: str = ""
    """What says of several nodes at once whether they apply, where the language can say that."""
    reserved: Sequence[str]
    """Names that no variable may have."""
    reserved_held: Sequence[str]
    """Names that nothing in a patient's record may have."""
    order: Sequence[str]
    """The parts of a module, as a reader meets them."""

    # The module

    def names(self) -> Iterable[str]:
        """The names in a module that are not made for what a guideline says."""

    def letter(self, kind: str) -> str:
        """What names of a kind begin with where they are to be short, else nothing: then they say what they name."""
        return ""

    def shared(self) -> dict[str, list[list[str]]]:
        """The parts that are the same in all programs."""

    def head(self, guideline: Guideline) -> list[str]:
        """What a program says of itself, and how it is used."""

    def metadata(self, guideline: Guideline) -> list[str]:
        """The constants that tell what the program was made from."""

    def spaced(self, texts: Sequence[str]) -> str:
        """The text of a module from those of its parts."""

    # Lines

    def comment(self, text: str, indent: str = "") -> list[str]:
        """Words for whoever reads the program."""

    def constant(self, name: str, value: object) -> list[str]:
        """Something that the whole module knows by a name."""

    def recommendation(self, name: str, items: Sequence[Mapping[str, Any]]) -> list[str]:
        """What a node recommends, as a constant."""

    def record_class(self, says: str, elements: Sequence[HeldOf]) -> list[str]:
        """The class of a patient's record."""

    def function(self, function: Function) -> list[str]:
        """A function with its documentation."""

    def condition(self, test: PrintedExpression, indent: str) -> list[str]:
        """What begins the lines of what is done only where the test is true."""

    def all_false(self, names: Sequence[str], indent: str) -> Iterator[str]:
        """Variables that begin as false, as many a line as fit."""

    def assigned(self, name: str, value: str, indent: str) -> list[str]:
        """A variable that is set to a value."""

    def returned(self, values: Sequence[str], indent: str) -> list[str]:
        """Several values that are given back together."""

    def starts(self, applies: Mapping[str, str]) -> Iterator[Printed]:
        """At the node with which a walk starts, the variable that says whether it applies is given that."""

    def lines(self, statements: Iterable[Printed], indent: str) -> Iterator[str]:
        """Statements as lines."""
        for statement in statements:
            match statement:
                case Comment(text):
                    yield from self.comment(text, indent) if text else [""]
                case Do(text, remark):
                    yield f"{indent}{text}{self.end}{f' {self.remark} {remark}' if remark else ''}"
                case LaidOut(before, value, behind):
                    yield from laid_out(value, before, f"{behind}{self.end}", indent, self.step)
                case AllFalse(names):
                    yield from self.all_false(names, indent)
                case Return(values):
                    yield from self.returned(values, indent)
                case Assign(name, value):
                    yield from self.assigned(name, self.flat(value), indent)
                case If():
                    yield from self.when(statement, indent)

    def when(self, when: If, indent: str) -> Iterator[str]:
        """What is done only where something is true, as lines."""
        yield from self.condition(when.test, indent)
        yield from self.lines(when.body, indent + self.step)
        if self.closing:
            yield f"{indent}{self.closing}"

    def flat(self, expression: PrintedExpression, nested: bool = False) -> str:
        """An expression on one line; ``nested``: within another."""
        if isinstance(expression, str):
            return expression
        text = f" {self.joints[expression.all]} ".join(self.flat(part, nested=True) for part in expression.parts)
        return f"({text})" if nested else text

    def inside(self, joined: JoinedText, indent: str) -> list[str]:
        """An expression between brackets that stand on lines of their own."""
        flat = indent + self.flat(joined)
        return [flat] if len(flat) <= WIDTH else self.broken(joined, indent)

    def broken(self, joined: JoinedText, indent: str) -> list[str]:
        """The parts of an expression, a line each."""
        lines: list[str] = []
        joint, last = self.joints[joined.all], len(joined.parts) - 1
        for place, part in enumerate(joined.parts):
            before = f"{joint} " if self.joint_leads and place else ""
            behind = f" {joint}" if not self.joint_leads and place < last else ""
            flat = f"{indent}{before}{self.flat(part, nested=True)}{behind}"
            if isinstance(part, str) or len(flat) <= WIDTH:
                lines.append(flat)
            else:
                lines += [f"{indent}{before}(", *self.inside(part, indent + self.step), f"{indent}){behind}"]
        return lines

    # Values

    def literal(self, text: str | None) -> str:
        """A text that nothing can end."""

    def exact(self, number: str) -> str:
        """The exact number that a decimal stands for, as a program gives it to an element."""

    def spelled(self, value: Literal) -> str:
        """A truth, a whole number, a text or nothing."""

    def bits(self, value: int, of: int) -> str:
        """So many bits as a number."""

    def sequence(self, items: Sequence[object]) -> LaidValue:
        """Values one after the other."""

    def table(self, rows: NamedPart) -> LaidValue:
        """Values by texts."""

    def derived_table(self, rows: NamedPart) -> LaidValue:
        """How derived elements are shown, in order."""

    def made(self, kind: str, values: Sequence[object], named: NamedPart) -> LaidValue:
        """An object that does something, made from values of which the last have names."""

    def record(self, kind: str, fields: NamedPart) -> LaidValue:
        """Data of a kind."""

    def node(self, fields: NamedPart, said: Mapping[str, object]) -> LaidValue:
        """Data of a node; ``said`` is what not every kind of node has."""

    def element(self, element: Element, kind: Kind, held: Mapping[Slot, str], thresholds: Thresholds) -> LaidValue:
        """How the facts of an element are read into the places of a record."""

    def data(self, value: Any) -> object:
        """Data of the JSON of an evaluation as a literal."""

    def number(self, element: Element, kind: NumberKind, thresholds: Thresholds) -> NamedPart:
        """The grid and the unit of an element, and what its conditions compare it with, if facts are converted."""
        assert element.grid is not None
        grid = {"low": element.grid.low, "high": element.grid.high, "step": element.grid.precision}
        unit = self.literal(element.unit.text if element.unit else None)
        numbers = [self.literal(str(number)) for number in thresholds.numbers]
        others = [
            self.sequence([*map(self.literal, (each.element, str(each.factor), str(each.shift))), *self._points(each)])
            for each in thresholds.beside
        ]
        molar_mass = element.unit.molar_mass if element.unit else None
        compared: list[tuple[str, object]] = [("molar_mass", self.literal(str(molar_mass)))] if molar_mass else []
        compared += [("named", self.sequence(numbers))] if numbers else []
        compared += [("beside", self.sequence(others))] if others else []
        parts = [*((name, self.literal(format_number(number))) for name, number in grid.items()), ("unit", unit)]
        return [*parts, *(compared if kind.converted else [])]

    def _points(self, other: Beside) -> list[LaidValue]:
        pairs = [self.sequence([self.literal(code), self.literal(str(points))]) for code, points in other.points]
        return [self.sequence(pairs)] if pairs else []

    def text(self, said: str | list[str] | None) -> object:
        """A text, or pieces of one of which every second one is an element whose value stands there."""
        return self.sequence(list(map(self.literal, said))) if isinstance(said, list) else self.literal(said)

    def reassessment(self, said: Mapping[str, Any]) -> LaidValue:
        """A later visit, from its data."""

    # Expressions

    def compared(self, left: str, operator: str, right: str) -> str:
        """Two whole numbers compared."""

    def one_of(self, what: str, values: Sequence[Literal], inverted: bool = False) -> PrintedExpression:
        """Whether something is one of these values, or none of them."""

    def is_false(self, what: str, inverted: bool = False) -> str:
        """Whether a truth, which may be unknown, is false."""
        return self.flat(self.one_of(what, (False,), inverted))

    def negated(self, test: str) -> str:
        """Whether something is not so."""

    def chosen(self, test: str, yes: str, no: str, nested: bool = False) -> str:
        """One of two values; ``nested``: among others."""

    def together(self, names: Sequence[str]) -> str:
        """What is set to several values at once."""

    def both_start(self, first: str, second: str, value: str) -> str:
        """Two numbers begin with a value."""

    def each_start(self, starts: Sequence[tuple[str, str]]) -> str:
        """Numbers begin with a value each."""

    def among(self, value: Literal, several: str, inverted: bool = False) -> str:
        """Whether several truths have one such among them."""

    def each_is_false(self, several: str, count: int) -> str:
        """Whether so many truths are all false."""

    # The walk

    def taking(self, applies: str, decided: str) -> tuple[str, str]:
        """Keeps which branches a decision takes; also what then says whether the decision applies."""

    def traced(self, visit: Sequence[str]) -> str:
        """Adds a visit to the trace."""

    def added(self, many: str, one: str) -> str:
        """Adds one to many."""

    def added_all(self, many: str, more: str) -> str:
        """Adds more to many."""
