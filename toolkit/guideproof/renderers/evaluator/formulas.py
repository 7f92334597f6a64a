"""The functions of a formula, and how its value is shown."""

from __future__ import annotations

from guideproof.model.element import Derived
from guideproof.program.arithmetic import Constant, RealSign
from guideproof.program.rational import ONE
from guideproof.program.slots import RatioKind
from guideproof.program.variables import StepFormula
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.lowering.expression import Ordered, both, inverse, number_known
from guideproof.renderers.evaluator.lowering.layout import LaidValue
from guideproof.renderers.evaluator.syntax import (
    Do,
    Function,
    Gives,
    If,
    LaidOut,
    Printed,
    PrintedExpression,
    Return,
)


def computing(id: str, says: str, formula: StepFormula, printer: Printer) -> Function:
    """The function that computes a formula; it gives nothing where the value is unknown, or where there is none."""
    none, whole = printer.language.spelled(None), formula.number.whole
    nothing: Printed = Do(f"return {none}")
    found: Printed = LaidOut("return ", printer.laid_out(whole))
    divided = formula.number.over != ONE
    if divided:
        nothing = Return((none, none))
        found = Return((printer.whole(whole), printer.whole(formula.number.over)))
    tests = [_unknown(formula, printer)]
    if formula.lacks:
        tests.append(printer.language.one_of(f"{printer.fails(id)}(p)", (None,), inverted=True))
    body: list[Printed] = [If(test, (nothing,)) for test in tests]
    return Function(printer.derives(id), Gives.RATIO if divided else Gives.NUMBER, says, (*body, found))


def failing(id: str, formula: StepFormula, printer: Printer) -> Function:
    """The function that says why a formula has no value."""
    language = printer.language
    none = Do(f"return {language.spelled(None)}")
    statements: list[Printed] = [If(_unknown(formula, printer), (none,))]
    for place, each in enumerate(formula.lacks, start=1):
        test = printer.expression(Ordered(each.whole, each.against.value, Constant(0)))
        if isinstance(each.whole, RealSign):
            name = f"sign_{place}"
            statements.append(LaidOut(f"{language.let}{name} = ", printer.laid_out(each.whole)))
            test = language.compared(name, each.against.value, language.spelled(0))
        statements.append(If(test, (Do(f"return {language.literal(each.lack.value)}"),)))
    says = f"Why `{id}` has no value where all that it reads is known."
    return Function(printer.fails(id), Gives.TEXT, says, (*statements, none))


def _unknown(formula: StepFormula, printer: Printer) -> PrintedExpression:
    return printer.expression(inverse(both(*map(number_known, formula.operands))))


def shown(derived: Derived, start: tuple[object, ...], lacks: tuple[str, object], printer: Printer) -> LaidValue:
    """What shows a formula's value, and within which range it lies where that is missing."""
    language, variables = printer.language, printer.variables
    unit = derived.unit.text if derived.unit and derived.unit.text != "1" else None
    step = language.literal(str(variables.step_of(derived.id)))
    named: list[tuple[str, object]] = [("step", step), ("unit", language.literal(unit)), lacks]
    divided = isinstance(variables.kind(derived.id), RatioKind)
    lacking = bool(variables.formula(derived.id).lacks)
    if divided or lacking:
        named.append(("fails", printer.fails(derived.id) if lacking else language.spelled(None)))
    name = "RatioResult" if divided else "LackingResult" if lacking else "FormulaResult"
    found = language.made(name, list(start), named)
    if derived.range is None:
        return found
    assert not isinstance(found, str)
    opened, parts, closed = found
    return opened, parts, closed + f".within({', '.join(language.literal(str(end)) for end in derived.range)})"
