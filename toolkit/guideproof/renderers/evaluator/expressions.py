"""Expressions and statements of a lowered guideline, in the names of a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guideproof.model.element import VISIT, ClassValue, class_text
from guideproof.model.formula import Operator, Rounding
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    Quotient,
    Raised,
    Read,
    RealSign,
    RealSteps,
    Whole,
)
from guideproof.program.slots import Slot, SlotRole
from guideproof.program.variables import Variables
from guideproof.renderers.evaluator.languages.language import Language
from guideproof.renderers.evaluator.lowering.conditions import Rails
from guideproof.renderers.evaluator.lowering.explanation import NamesElement, NamesOf, StopWhen, When
from guideproof.renderers.evaluator.lowering.explanation import Statement as Naming
from guideproof.renderers.evaluator.lowering.expression import (
    Both,
    Either,
    InClasses,
    OneOf,
    Ordered,
    PlainConstant,
    PlainTruth,
)
from guideproof.renderers.evaluator.lowering.layout import LaidValue
from guideproof.renderers.evaluator.lowering.names import FreeNames
from guideproof.renderers.evaluator.syntax import Do, Function, Gives, If, JoinedText, Printed, PrintedExpression


class Printer:
    """Gives names to what a program is made of, and prints expressions in them."""

    def __init__(self, variables: Variables, language: Language) -> None:
        self.variables = variables
        self.language = language
        self.names = FreeNames(language.names())
        self._held = FreeNames(language.reserved_held)
        guideline = variables.guideline
        for element in (*guideline.elements, *guideline.derived):
            for slot in variables.slots(element):
                self.held(slot)
        if guideline.dated:
            self.held(Slot(VISIT))

    def held(self, slot: Slot) -> str:
        """The name under which a record holds the slot."""
        part = slot.code if slot.role is SlotRole.CODE else slot.role.value
        wanted = slot.element if slot.role is SlotRole.VALUE else f"{slot.element}_{part}"
        return self._held.of(slot, wanted)

    def derives(self, derived: str) -> str:
        """The function that computes a derived element."""
        return self.names.of(("derive", derived), f"derive_{derived}")

    def lacks(self, derived: str) -> str:
        """The function that names what a derived element lacks."""
        return self.names.of(("lacks", derived), f"lacks_{derived}")

    def class_constant(self, derived: str, value: ClassValue) -> str:
        """The constant that stands for one class."""
        return self.names.of(("class", derived, class_text(value)), f"{derived}_{class_text(value)}".upper())

    def classes(self, derived: str, bits: int) -> str:
        """A set of classes, one bit a class."""
        return self.language.bits(bits, len(self.variables.classes(derived)))

    def ids(self, ids: Iterable[str]) -> LaidValue:
        """Ids in a row."""
        return self.language.sequence([self.language.literal(id) for id in ids])

    def generator(self, name: str, says: str, statements: Sequence[Naming]) -> list[str]:
        """A function that gives element ids."""
        return self.language.function(Function(name, Gives.ELEMENTS, says, self._naming(statements)))

    def _naming(self, statements: Sequence[Naming]) -> tuple[Printed, ...]:
        lines: list[Printed] = []
        for statement in statements:
            match statement:
                case NamesElement(element):
                    lines.append(Do(f"yield {self.language.literal(element)}"))
                case NamesOf(derived):
                    lines.append(Do(f"{self.language.yield_all} lacking(p, {self.lacks(derived)})"))
                case StopWhen(truth):
                    lines.append(If(self.expression(truth), (Do("return"),)))
                case When(truth, body):
                    lines.append(If(self.expression(truth), self._naming(body)))
        return tuple(lines)

    def truth(self, name: str, says: str, rails: Rails) -> list[str]:
        """A function that gives a truth value: true, false, or unknown."""
        yes, unknown, no = (Do(f"return {self.language.spelled(value)}") for value in (True, None, False))
        body = If(self.expression(rails.holds), (yes,)), If(self.expression(rails.may), (unknown,)), no
        return self.language.function(Function(name, Gives.TRUTH, says, body))

    def expression(self, truth: PlainTruth) -> PrintedExpression:
        """A truth of two values."""
        match truth:
            case Both(parts) | Either(parts):
                return JoinedText(isinstance(truth, Both), tuple(map(self.expression, parts)))
            case PlainConstant(value):
                return self.language.spelled(value)
            case OneOf(slot, values, inverted):
                return self.language.one_of(f"p.{self.held(slot)}", values, inverted)
            case Ordered(left, operator, right):
                return self.language.compared(self.whole(left), operator, self.whole(right))
            case InClasses():
                return self._in_classes(truth)

    def _in_classes(self, test: InClasses) -> PrintedExpression:
        slot, negated = f"p.{self.held(test.slot)}", self.language.negated
        constants = [self.class_constant(test.slot.element, code) for code in test.classes]
        named = constants[0] if len(constants) == 1 else f"({' | '.join(constants)})"
        if not test.certain:
            return negated(f"{slot} & {named}") if test.inverted else f"{slot} & {named}"
        if len(constants) == 1:
            return self.language.compared(slot, "!=" if test.inverted else "==", named)
        if test.inverted:
            return JoinedText(False, (negated(slot), f"{slot} & ~{named}"))
        return JoinedText(True, (slot, negated(f"{slot} & ~{named}")))

    def whole(self, whole: Whole, binds: int = 0) -> str:
        """A whole number."""
        match whole:
            case Constant(value):
                return self.language.spelled(value)
            case Read(slot, _, None):
                return f"p.{self.held(slot)}"
            case Read(slot, _, missing):
                place = f"p.{self.held(slot)}"
                given = self.language.chosen(
                    self.language.flat(self.language.one_of(place, (None,))), self.language.spelled(missing), place
                )
                return f"({given})"
            case Extremum(greatest, parts):
                return f"{self.language.extremes[greatest]}({', '.join(self.whole(part) for part in parts)})"
            case Arithmetic(operator, left, right):
                own = 2 if operator is Operator.MULTIPLY else 1
                text = f"{self.whole(left, own)} {operator} {self.whole(right, own + 1)}"
                return f"({text})" if own < binds else text
            case Quotient(Rounding.DOWN, dividend, Constant(divisor)):
                return self.language.quotient(self.whole(dividend, 3), self.language.spelled(divisor))
            case MonthsBetween(start, end):
                return self.language.months("between", self.whole(start), self.whole(end))
            case MonthsLater(start, months):
                return self.language.months("later", self.whole(start), self.whole(months))
            case Quotient() | Raised() | RealSteps() | RealSign():
                raise NotImplementedError("such formulas are refused by the reader still")
