"""The constraints of a program."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.program.reasons import settling
from guideproof.program.wording import condition_text
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.lowering.explanation import naming, only_names
from guideproof.renderers.evaluator.lowering.program import Program
from guideproof.renderers.evaluator.syntax import Do, Function, Gives, If


def constraints(program: Program, printer: Printer) -> Iterator[list[str]]:
    """For each constraint whether a record breaks it and which elements say so; then the table of all."""
    language, rows = printer.language, []
    for id, rails in program.constraints.items():
        constraint = program.guideline.constraints[id]
        breaks = printer.names.of(("breaks", id), f"breaks_{id}")
        yes, no = Do(f"return {language.spelled(True)}"), Do(f"return {language.spelled(False)}")
        body = If(printer.expression(rails.fails), (yes,)), no
        says = f"Certainly not so: {condition_text(constraint.holds)}"
        yield language.function(Function(breaks, Gives.CERTAINTY, says, body))
        settled = naming(settling(constraint.holds, False), program.variables)
        names = only_names(settled)
        if names is None:
            reasons: object = printer.names.of(("reasons", id), f"reasons_{id}")
            yield printer.generator(str(reasons), f"The elements by which `{id}` is broken.", settled)
        else:
            reasons = printer.ids(names)
        because, ranged = language.literal(constraint.because), constraint.ranged
        fields = [("name", language.literal(id)), ("because", because), ("breaks", breaks), ("reasons", reasons)]
        more = [("ranged", language.literal(ranged))] if ranged else []
        rows.append(language.record("Constraint", [*fields, *more]))
    yield language.constant("CONSTRAINTS", language.sequence(rows))
