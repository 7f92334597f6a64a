"""Which elements apply to a patient, as functions of a program."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.model.element import Element
from guideproof.program.reasons import settling
from guideproof.program.wording import condition_text
from guideproof.renderers.evaluator.expressions import Printer
from guideproof.renderers.evaluator.lowering.explanation import naming
from guideproof.renderers.evaluator.lowering.program import Program


def applicability(program: Program, printer: Printer) -> Iterator[list[str]]:
    """For each element that may be told not to apply whether it does, and of an input which elements say that it
    does not; then the table of all, ``APPLIES``."""
    language, rows = printer.language, []
    for id, rails in program.applying.items():
        name = printer.names.of(("applies", id), f"applies_{id}")
        variable = program.guideline.variable(id)
        said = variable.applies_when if isinstance(variable, Element) else None
        told = condition_text(said) if said is not None else "what it is computed from applies"
        yield printer.truth(name, f"Whether `{id}` applies: {told}", rails)
        reasons: object = printer.ids(())
        if said is not None:
            reasons = printer.names.of(("rules out", id), f"rules_out_{id}")
            settled = naming(settling(said, False), program.variables)
            yield printer.generator(str(reasons), f"The elements by which `{id}` does not apply.", settled)
        rows.append((id, language.record("Applicability", [("holds", name), ("reasons", reasons)])))
    yield language.constant("APPLIES", language.table(rows))
