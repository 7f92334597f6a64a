"""The functions of a formula, and how its value is shown."""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.model.element import Derived
from guideproof.program.arithmetic import Constant, RealSign
from guideproof.program.cases import CaseFault
from guideproof.program.formulas import StepFormula
from guideproof.program.lacks import Lack
from guideproof.program.rational import ONE
from guideproof.program.slots import RatioKind
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


def computing(id: str, says: str, formula: StepFormula, printer: Printer, *, numbered: bool = False) -> Function:
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
        asked = f"{printer.fails(id)}(p)"
        inverted = printer.language.one_of(asked, (None,), inverted=True)
        tests.append(printer.language.compared(asked, "!=", printer.language.spelled(0)) if numbered else inverted)
    body: list[Printed] = [If(test, (nothing,)) for test in tests]
    return Function(printer.derives(id), Gives.RATIO if divided else Gives.NUMBER, says, (*body, found))


def failing(id: str, formula: StepFormula, printer: Printer, numbered: Sequence[Lack] | None = None) -> Function:
    """The function that says why a formula has no value: in words, or of a case as what ``fault_number`` gives, zero
    where it has one."""
    language = printer.language
    none = Do(f"return {language.spelled(None if numbered is None else 0)}")
    statements: list[Printed] = [If(_unknown(formula, printer), (none,))]
    for place, each in enumerate(formula.lacks, start=1):
        test = printer.expression(Ordered(each.whole, each.against.value, Constant(0)))
        if isinstance(each.whole, RealSign):
            name = f"sign_{place}"
            statements.append(LaidOut(f"{language.let}{name} = ", printer.laid_out(each.whole)))
            test = language.compared(name, each.against.value, language.spelled(0))
        told = language.literal(each.lack.value)
        if numbered is not None:
            told = language.spelled(fault_number(each.lack, numbered))
        statements.append(If(test, (Do(f"return {told}"),)))
    says = f"Why `{id}` has no value where all that it reads is known."
    return Function(printer.fails(id), Gives.TEXT if numbered is None else Gives.FAULT, says, (*statements, none))


def fault_number(lack: Lack, lacks: Sequence[Lack]) -> int:
    """The number of a reason for which a number by cases has no value: they follow those of ``CaseFault``."""
    return len(CaseFault) + 1 + lacks.index(lack)


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
    if divided or lacking or derived.irrational:
        named.append(("fails", printer.fails(derived.id) if lacking else language.spelled(None)))
    name = "RatioResult" if divided else "LackingResult" if lacking else "FormulaResult"
    name = "RealResult" if derived.irrational else name
    found = language.made(name, list(start), named)
    if derived.range is None:
        return found
    assert not isinstance(found, str)
    opened, parts, closed = found
    return opened, parts, closed + f".within({', '.join(language.literal(str(end)) for end in derived.range)})"
