"""How the values that stand in amounts and texts are said by a program."""

from __future__ import annotations

from guideproof.program.slots import RatioKind, Slot, SlotRole
from guideproof.program.texts import DateText, NumberText, SetText, TitleText, TruthText, told_elements, value_text
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.lowering.program import Program


def said_table(program: Program, printer: Printer) -> list[str]:
    """``SAID``: for each element whose value stands in a text how it is said, in the order of the guideline."""
    guideline = program.guideline
    told = told_elements(guideline)
    rows = [(id, _said(id, printer)) for id in (*guideline.elements, *guideline.derived) if id in told]
    return printer.language.constant("SAID", printer.language.table(rows))


def _said(id: str, printer: Printer) -> object:
    language, variables = printer.language, printer.variables
    literal, made = language.literal, language.made
    slots = [literal(printer.held(slot)) for slot in variables.slots(id) if slot.role is not SlotRole.FAULT]
    match value_text(id, variables):
        case TruthText():
            return made("TruthText", slots, ())
        case TitleText(titles, alone) if id in variables.guideline.derived:
            said = language.sequence(list(map(literal, titles.values())))
            return made("ClassText", [slots[0], said, language.spelled(alone)], ())
        case TitleText(titles):
            rows = [(str(code), literal(title)) for code, title in titles.items()]
            return made("CodeText", [slots[0], language.table(rows)], ())
        case SetText(titles):
            held = [
                language.sequence([literal(printer.held(Slot(id, SlotRole.CODE, code))), literal(title)])
                for code, title in titles.items()
            ]
            return made("SetText", [language.sequence(held)], ())
        case DateText(range, until_visit):
            days = [language.spelled(None)] * 2 if range is None else list(map(str, range))
            return made("DateText", [*slots, *days, language.spelled(until_visit)], ())
        case NumberText(step, one, many) if isinstance(variables.kind(id), RatioKind):
            return made("RatioText", [*slots, literal(str(step)), literal(one), literal(many)], ())
        case NumberText(step, one, many):
            return made("NumberText", [slots[0], slots[-1], literal(str(step)), literal(one), literal(many)], ())
