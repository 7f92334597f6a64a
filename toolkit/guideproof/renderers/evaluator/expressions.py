"""Expressions and statements of a lowered guideline, in the names of a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from guideproof.model.element import VISIT, CodeOrTruth, class_text
from guideproof.model.formula import Operator, Rounding
from guideproof.program.arithmetic import (
    Arithmetic,
    Constant,
    Extremum,
    MonthsBetween,
    MonthsLater,
    OneIf,
    Quotient,
    Raised,
    Read,
    Real,
    RealApplied,
    RealArithmetic,
    RealExtremum,
    RealPower,
    RealRatio,
    RealRounded,
    RealSign,
    RealSteps,
    Whole,
    WholeEnds,
)
from guideproof.program.folding import opposite
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
from guideproof.renderers.evaluator.lowering.layout import LaidValue, flattened
from guideproof.renderers.evaluator.lowering.names import FreeNames
from guideproof.renderers.evaluator.syntax import Do, Function, Gives, If, JoinedText, Printed, PrintedExpression


class Printer:
    """Gives names to what a program is made of, and prints expressions in them."""

    def __init__(self, variables: Variables, language: Language) -> None:
        self.variables = variables
        self.language = language
        self.names = FreeNames(language.names(), language.letter("f"))
        self._held = FreeNames(language.reserved_held, language.letter("h"))
        guideline = variables.guideline
        if guideline.dated:  # what all programs share reads it by its name
            self._held.keep(Slot(VISIT), VISIT)
        for element in (*guideline.elements, *guideline.derived):
            for slot in variables.slots(element):
                self.held(slot)

    def held(self, slot: Slot) -> str:
        """The name under which a record holds the slot."""
        known = self._held.known(slot)
        if known is not None:
            return known
        part = slot.code if slot.role is SlotRole.CODE else slot.role.value
        wanted = slot.element if slot.role is SlotRole.VALUE else f"{slot.element}_{part}"
        return self._held.of(slot, wanted)

    def derives(self, derived: str) -> str:
        """The function that computes a derived element."""
        return self.names.of(("derive", derived), f"derive_{derived}".replace(" ", "_"))

    def lacks(self, derived: str) -> str:
        """The function that names what a derived element lacks."""
        return self.names.of(("lacks", derived), f"lacks_{derived}")

    def fails(self, derived: str) -> str:
        """The function that says why a formula has no value."""
        return self.names.of(("fails", derived), f"fails_{derived}".replace(" ", "_"))

    def cut(self, ends: WholeEnds | None, low: str, high: str) -> tuple[str, str]:
        """A least and a greatest number, cut to a range if there is one; both are written more than once."""
        if ends is None:
            return low, high
        (least, greatest), (first, last) = self.language.extremes, map(self.language.spelled, ends)
        return f"{greatest}({low}, {least}({first}, {high}))", f"{least}({high}, {greatest}({last}, {low}))"

    def class_constant(self, derived: str, value: CodeOrTruth) -> str:
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
            case OneIf(slot, codes):
                test = self.language.flat(self.language.one_of(f"p.{self.held(slot)}", codes))
                return f"({self.language.chosen(test, self.language.spelled(1), self.language.spelled(0))})"
            case Extremum(greatest, parts):
                return f"{self.language.extremes[greatest]}({', '.join(self.whole(part) for part in parts)})"
            case Arithmetic(operator, left, right):
                own = 2 if operator is Operator.MULTIPLY else 1
                text = f"{self.whole(left, own)} {operator} {self.whole(right, own + 1)}"
                return f"({text})" if own < binds else text
            case Quotient(rounding, dividend, divisor):
                return self._quotient(rounding, dividend, divisor)
            case Raised(base, exponent):
                return self.language.raised(self.whole(base, 4), exponent)
            case MonthsBetween(start, end):
                return self.language.months("between", self.whole(start), self.whole(end))
            case MonthsLater(start, months):
                return self.language.months("later", self.whole(start), self.whole(months))
            case RealSteps() | RealSign():
                return flattened(self.laid_out(whole))

    def laid_out(self, whole: Whole) -> object:
        """A whole number, which may stand on several lines."""
        match whole:
            case RealSteps(real, step, (least, most)):
                steps = self.language.real("real_steps", [self._real(real), *self._ratio_of(step)])
                ends = (self.language.beside_real(str(end)) for end in (least, most))
                return self.language.from_real(self.language.real("real_within", [steps, *ends]))
            case RealSign(real):
                return self.language.from_real(self.language.real("real_sign", [self._real(real)]))
            case _:
                return self.whole(whole)

    def _quotient(self, rounding: Rounding, dividend: Whole, divisor: Whole) -> str:
        match rounding:
            case Rounding.DOWN:
                return self.language.quotient(self.whole(dividend, 3), self.whole(divisor, 3))
            case Rounding.UP:
                return f"(-{self.language.quotient(self.whole(opposite(dividend), 3), self.whole(divisor, 3))})"
            case Rounding.NEAREST:
                return self.language.nearest(self.whole(dividend), self.whole(divisor))

    def _real(self, real: Real) -> LaidValue:
        """A real number."""
        match real:
            case RealRatio(dividend, divisor, factor):
                beside = self.language.beside_real
                over, under = self.whole(dividend, 2), self.whole(divisor, 2)
                ratio = [beside(over, factor.numerator), beside(under, factor.denominator)]
                return self.language.real("real_ratio", ratio)
            case RealArithmetic(operator, left, right):
                return self.language.real(_REAL_NAMES[operator], [self._real(left), self._real(right)])
            case RealExtremum(greatest, parts):
                name = "real_greatest" if greatest else "real_least"
                return self.language.real(name, list(map(self._real, parts)))
            case RealRounded(rounding, part, step):
                arguments = [self.language.literal(rounding.value), self._real(part), *self._ratio_of(step)]
                return self.language.real("real_multiple", arguments)
            case RealApplied(function, part):
                return self.language.real(f"real_{function}", [self._real(part)])
            case RealPower(base, exponent) if exponent.denominator == 1:
                power = self.language.beside_real(str(exponent.numerator))
                return self.language.real("real_power", [self._real(base), power])
            case RealPower(base, exponent):
                return self.language.real("real_raised", [self._real(base), *self._ratio_of(exponent)])

    def _ratio_of(self, value: Fraction) -> list[str]:
        return [self.language.beside_real(str(each)) for each in (value.numerator, value.denominator)]


_REAL_NAMES = {
    Operator.ADD: "real_sum",
    Operator.SUBTRACT: "real_difference",
    Operator.MULTIPLY: "real_product",
    Operator.DIVIDE: "real_quotient",
}
