"""The record of a patient, the input elements, the derived elements and the constraints, as Python."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.lowering.conditions import Rails, lower
from guideproof.analysis.lowering.explanation import derived_lacks, only_names, settled_by
from guideproof.analysis.lowering.expression import Role, Slot, inverse
from guideproof.analysis.lowering.layout import Entry, laid_out
from guideproof.analysis.lowering.program import Program
from guideproof.analysis.lowering.wording import condition_text, formula_text, steps_text
from guideproof.model.condition import Condition
from guideproof.model.element import Classify, Count, Derived, Element, ElementType, Formula
from guideproof.model.number import format_number
from guideproof.renderers.evaluator_python.expressions import Printer
from guideproof.renderers.evaluator_python.text import call, comment, docstring, literal, mapping, sequence


def patient_class(program: Program, printer: Printer) -> Iterator[str]:
    """The class of a record, with a slot for everything that is known of an element."""
    guideline, variables = program.guideline, program.variables
    elements: list[Element | Derived] = [*guideline.elements.values(), *guideline.derived.values()]
    slots = [slot for element in elements for slot in variables.slots(element.id)]
    yield "class Patient:"
    yield from docstring(
        "The record of one patient, made by `check_facts`. What is missing is None; numbers count the steps of their "
        "grid; a class is the set of those still possible, one bit a class."
    )
    yield ""
    names = [*(printer.attribute(slot) for slot in slots), "lacking"]
    yield from laid_out(sequence([literal(name) for name in names]), "__slots__ = ", "", "    ")
    yield ""
    yield "    def __init__(self) -> None:"
    for element in elements:
        yield from comment(f"{element.title} ({steps_text(element, variables.scale(element.id))})", "        ")
        for slot in variables.slots(element.id):
            kind, start = _kind(element, slot)
            yield f"        self.{printer.attribute(slot)}: {kind} = {start}"
    yield from comment("What derived elements lack, by the function that names it, once it was asked for", "        ")
    yield "        self.lacking: dict[Any, tuple[str, ...]] = {}"


def _kind(element: Element | Derived, slot: Slot) -> tuple[str, str]:
    """The type of a slot and what stands there where nothing is known."""
    if slot.role is Role.LOW or slot.role is Role.CERTAIN:
        return "int", "0"
    if slot.role is Role.HIGH:
        return "int", str(len(element.codes)) if isinstance(element, Element) else "0"
    if isinstance(element, Derived) and isinstance(element.definition, Classify):
        return "int", "0"
    if slot.role is Role.CODE or element.type is ElementType.BOOLEAN:
        return "bool | None", "None"
    return ("str | None" if element.type is ElementType.CODE else "int | None"), "None"


def elements_table(program: Program, printer: Printer) -> Iterator[str]:
    """``ELEMENTS``: how the facts of each input element are read."""
    rows = [(element.id, _element(element, printer)) for element in program.guideline.elements.values()]
    yield from laid_out(mapping(rows), "ELEMENTS: dict[str, Element] = ", "", "")


def _element(element: Element, printer: Printer) -> object:
    first = [literal(element.id)]
    question = Entry("question=", literal(element.question))
    codes = Entry("codes=", mapping([(code, literal(title)) for code, title in element.codes.items()]))
    value = Entry("slot=", literal(printer.attribute(Slot(element.id))) if _has_value(element) else "None")
    match element.type:
        case ElementType.BOOLEAN:
            return call("BooleanElement", [*first, value, question])
        case ElementType.CODE:
            return call("CodeElement", [*first, value, question, codes])
        case ElementType.CODES:
            held = [(code, literal(printer.attribute(Slot(element.id, Role.CODE, code)))) for code in element.codes]
            size = [literal(printer.attribute(Slot(element.id, role))) for role in (Role.LOW, Role.HIGH)]
            slots = [Entry("slots=", mapping(held)), Entry("size=", sequence(size))]
            return call("CodesElement", [*first, *slots, question, codes])
        case ElementType.INTEGER | ElementType.QUANTITY:
            assert element.grid is not None
            grid = element.grid
            numbers = [("low", grid.low), ("high", grid.high), ("step", grid.precision)]
            shown = [Entry(f"{name}=", literal(format_number(number))) for name, number in numbers]
            unit = Entry("unit=", literal(element.unit.text if element.unit else None))
            kind = "IntegerElement" if element.type is ElementType.INTEGER else "QuantityElement"
            return call(kind, [*first, value, question, *shown, unit])


def _has_value(element: Element) -> bool:
    return element.type is not ElementType.CODES


def derived_table(program: Program, printer: Printer) -> Iterator[str]:
    """``DERIVED``: how the derived elements are shown, in the order of the guideline."""
    rows = [(derived.id, _derived(derived, program, printer)) for derived in program.guideline.derived.values()]
    yield from laid_out(mapping(rows), "DERIVED: dict[str, Any] = ", "", "")


def _derived(derived: Derived, program: Program, printer: Printer) -> object:
    slots = [literal(printer.attribute(slot)) for slot in program.variables.slots(derived.id)]
    lacks = Entry("lacks=", printer.lacks(derived.id))
    match derived.definition:
        case Formula():
            step = literal(str(program.variables.scale(derived.id)))
            unit = derived.unit.text if derived.unit and derived.unit.text != "1" else None
            return call(
                "FormulaResult",
                [literal(derived.id), *slots, Entry("step=", step), Entry("unit=", literal(unit)), lacks],
            )
        case Count():
            return call("CountResult", [literal(derived.id), *slots, lacks])
        case Classify():
            codes = sequence([literal(code) for code in program.variables.classes(derived.id)])
            return call("ClassResult", [literal(derived.id), *slots, codes, lacks])
        case _:
            return call("BooleanResult", [literal(derived.id), *slots, lacks])


def derived_functions(program: Program, printer: Printer) -> Iterator[list[str]]:
    """For each derived element the function that computes it, and the one that names what it lacks."""
    for id in program.derived:
        derived = program.guideline.derived[id]
        yield list(_computation(derived, program, printer))
        lacked = derived_lacks(derived, program.variables)
        yield printer.generator(printer.lacks(id), f"The input elements that `{id}` still needs.", lacked)
    yield list(_derive(program, printer))


def class_constants(program: Program, printer: Printer) -> Iterator[str]:
    """The constants that stand for classes."""
    for derived in program.guideline.derived.values():
        if isinstance(derived.definition, Classify):
            yield from comment(f"{derived.title}: one bit a class")
            for place, code in enumerate(program.variables.classes(derived.id)):
                yield f"{printer.class_constant(derived.id, code)} = {1 << place}"


def _computation(derived: Derived, program: Program, printer: Printer) -> Iterator[str]:
    name, variables = printer.derives(derived.id), program.variables
    match derived.definition:
        case Formula(expression):
            quantity = variables.formulas[derived.id]
            yield f"def {name}(p: Patient) -> int | None:"
            yield from docstring(f"{derived.title}, {steps_text(derived, quantity.scale)}: {formula_text(expression)}")
            yield from printer.condition("if ", inverse(variables.operands_known(derived.id)), ":", "    ")
            yield "        return None"
            yield f"    return {printer.whole(quantity.whole)}"
        case Count(conditions):
            yield f"def {name}(p: Patient) -> tuple[int, int]:"
            yield from docstring(f"{derived.title}: how many hold, at least and at most.")
            yield "    at_least = at_most = 0"
            for condition in conditions:
                counted = ["at_most += 1"], ["at_least += 1"]
                yield from _if(condition, lower(condition, variables), counted, printer)
            yield "    return at_least, at_most"
        case Classify(branches):
            yield f"def {name}(p: Patient) -> tuple[int, int]:"
            yield from docstring(f"{derived.title}: the classes that are possible, and those that certainly hold.")
            yield "    possible = certain = 0"
            for branch in branches:
                constant = printer.class_constant(derived.id, branch.code)
                found = [f"possible |= {constant}"], [f"certain |= {constant}"]
                yield from _if(branch.when, lower(branch.when, variables), found, printer)
            yield "    return (certain if certain & (certain - 1) else possible), certain"
        case condition:
            rails = lower(condition, variables)
            yield f"def {name}(p: Patient) -> bool | None:"
            yield from docstring(f"{derived.title}: {condition_text(condition)}")
            yield from truth_of(rails, printer)


def truth_of(rails: Rails, printer: Printer) -> Iterator[str]:
    """The body of a function that gives a truth value: true, false, or ``None`` for unknown."""
    yield from printer.condition("if ", rails.holds, ":", "    ")
    yield "        return True"
    yield from printer.condition("if ", rails.may, ":", "    ")
    yield "        return None"
    yield "    return False"


def _if(condition: Condition, rails: Rails, bodies: tuple[list[str], list[str]], printer: Printer) -> Iterator[str]:
    may, holds = bodies
    yield from comment(condition_text(condition), "    ")
    yield from printer.condition("if ", rails.may, ":", "    ")
    yield from (f"        {line}" for line in may)
    yield from printer.condition("if ", rails.holds, ":", "        ")
    yield from (f"            {line}" for line in holds)


def _derive(program: Program, printer: Printer) -> Iterator[str]:
    yield "def derive(p: Patient) -> None:"
    yield from docstring("Computes the derived elements, each after those that it is made of.")
    for id in program.derived:
        slots = ", ".join(f"p.{printer.attribute(slot)}" for slot in program.variables.slots(id))
        yield f"    {slots} = {printer.derives(id)}(p)"
    if not program.derived:
        yield "    return"


def constraints(program: Program, printer: Printer) -> Iterator[list[str]]:
    """For each constraint whether a record breaks it and which elements say so; then the table of all."""
    rows: list[object] = []
    for id, rails in program.constraints.items():
        constraint = program.guideline.constraints[id]
        breaks = printer.names.of(("breaks", id), f"breaks_{id}")
        yield [
            f"def {breaks}(p: Patient) -> bool:",
            *docstring(f"Certainly not so: {condition_text(constraint.holds)}"),
            *printer.condition("if ", rails.fails, ":", "    "),
            "        return True",
            "    return False",
        ]
        settled = settled_by(constraint.holds, False, program.variables)
        reasons = printer.tuple_of(only_names(settled))
        if reasons is None:
            reasons = printer.names.of(("reasons", id), f"reasons_{id}")
            yield printer.generator(reasons, f"The elements by which `{id}` is broken.", settled)
        rows.append(call("Constraint", [literal(id), literal(constraint.because), breaks, reasons]))
    yield laid_out(sequence(rows), "CONSTRAINTS: tuple[Constraint, ...] = ", "", "")
