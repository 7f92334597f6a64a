"""What classes of a derived element give, from syntax tree to model: codes, truth values and numbers (section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guideproof.analysis.graph.edges import Circular, derived_order
from guideproof.model.element import NUMERIC, VISIT, Classify, ClassValue, CodeOrTruth, ElementType
from guideproof.model.fault import FormulaSyntax, SchemaFault, Shape, TypeMismatch
from guideproof.model.formula import Expression, Number, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_quantity
from guideproof.program.cases import Lacking, NotBuilt
from guideproof.program.lacks import TooLong
from guideproof.program.variables import Variables
from guideproof.reading.conditions import number_in_unit
from guideproof.reading.dates import ANY_DATE, date_named
from guideproof.reading.formulas import read_formula
from guideproof.reading.parameters import named_by, standing_alone, with_constants
from guideproof.reading.schemas import schema
from guideproof.reading.tree import Mapped, Scalar, Tree, flow
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import Span

_EXPECTED = {
    ElementType.BOOLEAN: "`true` or `false`",
    ElementType.CODE: "a code; truth values are of `type: boolean`, numbers of `type: quantity` or `integer`",
}
_ZERO = Fraction(0)
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def code_in(written: Tree | None, variables: Signatures) -> str | None:
    """The code that a class gives, or that a parameter is which stands for it; ``None`` for anything else."""
    found = with_constants(written, (), variables) if isinstance(written, Mapped) else written
    return found.value if isinstance(found, Scalar) and isinstance(found.value, str) else None


def read_value(id: str, written: Tree, variables: Signatures) -> tuple[ClassValue, str]:
    """What a class of a derived element gives, and how that is written; what cannot be read is told of."""
    signature = variables.signatures[id]
    if signature.type in NUMERIC:
        return _number(signature, written, variables) or Number(_ZERO), flow(written)
    if signature.type is ElementType.DATE:
        return Variable(_date(id, written, variables) or VISIT), flow(written)
    return _code_or_truth(signature, written, variables), ""


def _date(id: str, written: Tree, variables: Signatures) -> str | None:
    """The date, or the visit, that a case gives."""
    if isinstance(written, Scalar) and _NAME.fullmatch(written.text):
        return date_named("value", f"`{id}`", written, variables)
    variables.faults.append(SchemaFault(Shape.TYPE, "value", f"`{id}`", flow(written), (ANY_DATE,), written.span))
    return None


def _code_or_truth(signature: Signature, written: Tree, variables: Signatures) -> CodeOrTruth:
    found = with_constants(written, (), variables) if isinstance(written, Mapped) else written
    truth = signature.type is ElementType.BOOLEAN
    if not isinstance(found, Scalar):
        return truth or ""
    value = found.value if isinstance(found.value, bool) else found.text if named_by(found) is None else found.value
    if not isinstance(value, CodeOrTruth) or isinstance(value, bool) is not truth or _is_number(found):
        expected = _EXPECTED[signature.type]
        fault = TypeMismatch(signature.id, signature.type, flow(written), expected, written.span)
        variables.faults.append(fault)
        return truth or ""
    if isinstance(value, str) and not is_code(value):
        title = schema("common")["$defs"]["code"]["title"]
        owner = f"class `{value}`"
        variables.faults.append(SchemaFault(Shape.PATTERN, "value", owner, value, (title,), written.span))
    return value


def is_code(text: str) -> bool:
    """Whether a text is spelled as codes are."""
    code = schema("common")["$defs"]["code"]
    return re.fullmatch(code["pattern"], text) is not None and text not in code["not"]["enum"]


def _is_number(found: Scalar) -> bool:
    return not isinstance(found.value, str | bool)


def alone(expression: Expression, signature: Signature, span: Span, variables: Signatures) -> Expression | None:
    """A formula that is nothing but a parameter, in the unit of its result; any other as it is. ``None``, with a fault,
    where the parameter measures something else."""
    standing = standing_alone(expression, span, variables)
    if standing is None:
        return expression
    number = number_in_unit(signature, standing, variables)
    return None if number is None else Number(number, standing.parameter)


def _number(signature: Signature, written: Tree, variables: Signatures) -> Expression | None:
    found = with_constants(written, (), variables)
    if not isinstance(found, Scalar):
        return None
    if isinstance(found.value, str) and parse_quantity(found.value) is None and named_by(found) is None:
        expression = read_formula(found.text, signature.id, found.span, variables)
        return alone(expression, signature, found.span, variables) if expression is not None else None
    if isinstance(found.value, bool) or found.value is None:
        expected = "a number, a quantity, a parameter or a formula"
        variables.faults.append(TypeMismatch(signature.id, signature.type, found.text, expected, found.span))
        return None
    number = number_in_unit(signature, found, variables)
    if number is not None and signature.type is ElementType.INTEGER and number.denominator != 1:
        variables.faults.append(TypeMismatch(signature.id, signature.type, found.text, "a whole number", written.span))
    return None if number is None else Number(number, named_by(found))


_LACKING = {
    Lacking.GRID: (
        "it is a quotient, which lies on no grid, and a number by cases lies on one",
        "Round it: `round(…, 0.01)`, or `floor` or `ceil`, to as many places as matter.",
    ),
    Lacking.RANGE: (
        "it divides by an element or is irrational, and nobody can tell between which ends it lies while something is "
        "missing that it reads",
        "Add `range: [0, 200]` to the number, as it fits what may come out.",
    ),
    Lacking.PRECISION: (
        "it is irrational, and so it is rounded to a grid between two ends",
        "Add `range: [0, 200]` and `precision: 0.1` to the number, as it fits what may come out.",
    ),
}
"""What a case lacks, and what to do."""


def unbuilt_cases(guideline: Guideline) -> Iterator[FormulaSyntax]:
    """A fault for a number by cases whose value cannot be computed; the guideline has no other fault."""
    numbers = [each for each in guideline.derived.values() if isinstance(each.definition, Classify)]
    if not any(isinstance(each.definition, Classify) and each.definition.gives_numbers for each in numbers):
        return
    try:
        order, program = derived_order(guideline), Variables(guideline)
        for id in order:
            if (refused := _refused(program, id)) is not None:
                problem, way = _LACKING[refused.lacking]
                yield FormulaSyntax(id, refused.branch.text, problem, refused.branch.span, way=way)
    except (Circular, TooLong):
        return


def _refused(program: Variables, id: str) -> NotBuilt | None:
    """What of an element itself cannot be computed."""
    try:
        program.kind(id)
    except NotBuilt as refused:
        return refused if refused.id == id else None
    return None
