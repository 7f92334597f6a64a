"""The record of a patient, the input elements, the derived elements and the constraints, as JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.lowering.conditions import Rails, lower
from guideproof.analysis.lowering.explanation import derived_lacks, only_names, settled_by
from guideproof.analysis.lowering.expression import Role, Slot, inverse
from guideproof.analysis.lowering.layout import laid_out
from guideproof.analysis.lowering.program import Program
from guideproof.analysis.lowering.wording import condition_text, formula_text, steps_text
from guideproof.model.condition import Condition
from guideproof.model.element import Classify, Count, Derived, Element, ElementType, Formula
from guideproof.model.number import format_number
from guideproof.renderers.evaluator_javascript.expressions import Printer
from guideproof.renderers.evaluator_javascript.text import (
    array,
    comment,
    construct,
    documentation,
    literal,
    record,
    table,
)


def patient_class(program: Program, printer: Printer) -> Iterator[str]:
    """The class of a record, with a property for everything that is known of an element."""
    guideline, variables = program.guideline, program.variables
    yield from documentation(
        "The record of one patient, made by `checkFacts`. What is missing is null; numbers count the steps of their "
        "grid; a class is the set of those still possible, one bit a class."
    )
    yield "class Patient {"
    yield "  constructor() {"
    elements: list[Element | Derived] = [*guideline.elements.values(), *guideline.derived.values()]
    for element in elements:
        yield from comment(f"{element.title} ({steps_text(element, variables.scale(element.id))})", "    ")
        for slot in variables.slots(element.id):
            yield f"    this.{printer.property(slot)} = {_start(element, slot, printer)};"
    yield from comment("What derived elements lack, by the function that names it, once it was asked for", "    ")
    yield "    this.lacking = new Map();"
    yield "  }"
    yield "}"


def _start(element: Element | Derived, slot: Slot, printer: Printer) -> str:
    """What stands in a slot where nothing is known."""
    if isinstance(element, Derived) and isinstance(element.definition, Classify):
        return printer.classes(element.id, 0)
    if slot.role is Role.HIGH and isinstance(element, Element):
        return printer.number(len(element.codes))
    return printer.number(0) if slot.role in (Role.LOW, Role.HIGH) else "null"


def elements_table(program: Program, printer: Printer) -> Iterator[str]:
    """``ELEMENTS``: how the facts of each input element are read."""
    rows = [(element.id, _element(element, printer)) for element in program.guideline.elements.values()]
    yield from laid_out(table(rows), "const ELEMENTS = ", ";", "", "  ")


def _element(element: Element, printer: Printer) -> object:
    name, question = literal(element.id), literal(element.question)
    if element.type is ElementType.CODES:
        slots = [(code, Slot(element.id, Role.CODE, code)) for code in element.codes]
        held = [array([literal(code), literal(printer.property(slot))]) for code, slot in slots]
        size = [literal(printer.property(Slot(element.id, role))) for role in (Role.LOW, Role.HIGH)]
        return construct("CodesElement", [name, array(held), array(size), question])
    slot = literal(printer.property(Slot(element.id)))
    match element.type:
        case ElementType.BOOLEAN:
            return construct("BooleanElement", [name, slot, question])
        case ElementType.CODE:
            codes = array([literal(code) for code in element.codes])
            return construct("CodeElement", [name, slot, question, codes])
        case _:
            assert element.grid is not None
            grid = element.grid
            numbers = [("low", grid.low), ("high", grid.high), ("step", grid.precision)]
            shown: list[tuple[str, object]] = [("kind", literal(element.type.value))]
            shown += [(key, literal(format_number(number))) for key, number in numbers]
            shown.append(("unit", literal(element.unit.text if element.unit else None)))
            return construct("NumberElement", [name, slot, question, record(shown)])


def derived_table(program: Program, printer: Printer) -> Iterator[str]:
    """``DERIVED``: how the derived elements are shown, in the order of the guideline."""
    rows = [_derived(derived, program, printer) for derived in program.guideline.derived.values()]
    yield from laid_out(array(rows), "const DERIVED = ", ";", "", "  ")


def _derived(derived: Derived, program: Program, printer: Printer) -> object:
    slots = [literal(printer.property(slot)) for slot in program.variables.slots(derived.id)]
    start, lacks = [literal(derived.id), *slots], printer.lacks(derived.id)
    match derived.definition:
        case Formula():
            step = literal(str(program.variables.scale(derived.id)))
            unit = derived.unit.text if derived.unit and derived.unit.text != "1" else None
            return construct("FormulaResult", [*start, step, literal(unit), lacks])
        case Count():
            return construct("CountResult", [*start, lacks])
        case Classify():
            codes = array([literal(code) for code in program.variables.classes(derived.id)])
            return construct("ClassResult", [*start, codes, lacks])
        case _:
            return construct("BooleanResult", [*start, lacks])


def class_constants(program: Program, printer: Printer) -> Iterator[str]:
    """The constants that stand for classes."""
    for derived in program.guideline.derived.values():
        if isinstance(derived.definition, Classify):
            yield from comment(f"{derived.title}: one bit a class")
            for place, code in enumerate(program.variables.classes(derived.id)):
                yield f"const {printer.class_constant(derived.id, code)} = {printer.classes(derived.id, 1 << place)};"


def derived_functions(program: Program, printer: Printer) -> Iterator[list[str]]:
    """For each derived element the function that computes it, and the one that names what it lacks."""
    for id in program.derived:
        derived = program.guideline.derived[id]
        yield list(_computation(derived, program, printer))
        lacked = derived_lacks(derived, program.variables)
        yield printer.generator(printer.lacks(id), f"The input elements that `{id}` still needs.", lacked)
    yield list(_derive(program, printer))


def _computation(derived: Derived, program: Program, printer: Printer) -> Iterator[str]:
    name, variables = printer.derives(derived.id), program.variables
    match derived.definition:
        case Formula(expression):
            quantity = variables.formulas[derived.id]
            yield from documentation(
                f"{derived.title}, {steps_text(derived, quantity.scale)}: {formula_text(expression)}"
            )
            yield f"function {name}(p) {{"
            yield from printer.condition(inverse(variables.operands_known(derived.id)), "  ")
            yield "    return null;"
            yield "  }"
            yield f"  return {printer.whole(quantity.whole)};"
        case Count(conditions):
            yield from documentation(f"{derived.title}: how many hold, at least and at most.")
            yield f"function {name}(p) {{"
            yield f"  let [at_least, at_most] = [{printer.number(0)}, {printer.number(0)}];"
            counted = f"at_most += {printer.number(1)};", f"at_least += {printer.number(1)};"
            for condition in conditions:
                yield from _if(condition, lower(condition, variables), counted, printer)
            yield "  return [at_least, at_most];"
        case Classify(branches):
            zero, one = printer.classes(derived.id, 0), printer.classes(derived.id, 1)
            yield from documentation(f"{derived.title}: the classes that are possible, and those that certainly hold.")
            yield f"function {name}(p) {{"
            yield f"  let [possible, certain] = [{zero}, {zero}];"
            for branch in branches:
                constant = printer.class_constant(derived.id, branch.code)
                found = f"possible |= {constant};", f"certain |= {constant};"
                yield from _if(branch.when, lower(branch.when, variables), found, printer)
            yield f"  return [certain & (certain - {one}) ? certain : possible, certain];"
        case condition:
            yield from documentation(f"{derived.title}: {condition_text(condition)}")
            yield f"function {name}(p) {{"
            yield from truth_of(lower(condition, variables), printer)
    yield "}"


def truth_of(rails: Rails, printer: Printer) -> Iterator[str]:
    """The body of a function that gives a truth value: true, false, or ``null`` for unknown."""
    yield from printer.condition(rails.holds, "  ")
    yield "    return true;"
    yield "  }"
    yield from printer.condition(rails.may, "  ")
    yield "    return null;"
    yield "  }"
    yield "  return false;"


def _if(condition: Condition, rails: Rails, bodies: tuple[str, str], printer: Printer) -> Iterator[str]:
    may, holds = bodies
    yield from comment(condition_text(condition), "  ")
    yield from printer.condition(rails.may, "  ")
    yield f"    {may}"
    yield from printer.condition(rails.holds, "    ")
    yield f"      {holds}"
    yield "    }"
    yield "  }"


def _derive(program: Program, printer: Printer) -> Iterator[str]:
    yield from documentation("Computes the derived elements, each after those that it is made of.")
    yield "function derive(p) {"
    for id in program.derived:
        slots = [f"p.{printer.property(slot)}" for slot in program.variables.slots(id)]
        target = slots[0] if len(slots) == 1 else f"[{', '.join(slots)}]"
        yield f"  {target} = {printer.derives(id)}(p);"
    yield "}"


def constraints(program: Program, printer: Printer) -> Iterator[list[str]]:
    """For each constraint whether a record breaks it and which elements say so; then the table of all."""
    rows: list[object] = []
    for id, rails in program.constraints.items():
        constraint = program.guideline.constraints[id]
        breaks = printer.names.of(("breaks", id), f"breaks_{id}")
        yield [
            *documentation(f"Certainly not so: {condition_text(constraint.holds)}"),
            f"function {breaks}(p) {{",
            *printer.condition(rails.fails, "  "),
            "    return true;",
            "  }",
            "  return false;",
            "}",
        ]
        settled = settled_by(constraint.holds, False, program.variables)
        reasons = printer.array_of(only_names(settled))
        if reasons is None:
            reasons = printer.names.of(("reasons", id), f"reasons_{id}")
            yield printer.generator(reasons, f"The elements by which `{id}` is broken.", settled)
        because = literal(constraint.because)
        rows.append(record([("name", literal(id)), ("because", because), ("breaks", breaks), ("reasons", reasons)]))
    yield laid_out(array(rows), "const CONSTRAINTS = ", ";", "", "  ")
