"""On which grid a formula comes out, and between which ends: `precision` and `range` of derived elements."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from guideproof.analysis.graph.edges import Circular, derived_order
from guideproof.model.element import Grid
from guideproof.model.fault import FormulaSyntax, SchemaFault, Shape
from guideproof.model.formula import Expression, is_irrational
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.cases import NotBuilt
from guideproof.program.lacks import TooLong
from guideproof.program.slots import CaseKind, IntervalKind
from guideproof.program.variables import variables_of
from guideproof.reading import fields
from guideproof.reading.tree import Entry, Mapped, Scalar
from guideproof.reading.variables import Signatures
from guideproof.source import Span

_ANYWHERE = Fraction(10**1000)


class ResultGrid(Struct, frozen=True):
    """What is said of where a result lies."""

    precision: Fraction | None
    range: tuple[Fraction, Fraction] | None

    @property
    def grid(self) -> Grid | None:
        """The numbers that may come out, where it is said on which grid they lie."""
        if self.precision is None:
            return None
        low, high = self.range or (-_ANYWHERE, _ANYWHERE)
        return Grid(low, high, self.precision)


def read_result_grid(entry: Entry, variables: Signatures) -> ResultGrid | None:
    """What a derived element says of where its result lies; ``None``, with a fault, where that makes no sense."""
    tree = entry.value
    assert isinstance(tree, Mapped)
    whole = fields.text(tree, "type") == "integer"
    precision = fields.number(tree, "precision")
    owner = f"derived element `{entry.key}`"
    if precision is not None and (precision <= 0 or (whole and precision.denominator != 1)):
        kind = "a whole number above 0" if whole else "a number above 0"
        span = tree.entries["precision"].value.span
        given = format_number(precision)
        variables.faults.append(SchemaFault(Shape.RANGE, "precision", owner, given, (kind,), span))
        return None
    if precision is None and whole:
        precision = Fraction(1)
    if "range" not in tree.entries:
        return ResultGrid(precision, None)
    ends = [item.value for item in fields.items(tree, "range") if isinstance(item, Scalar)]
    low, high = (end if isinstance(end, Fraction) else Fraction(0) for end in ends)
    off = precision is not None and any((end / precision).denominator != 1 for end in (low, high))
    if low > high or off:
        step = f", both multiples of the precision {format_number(precision)}" if off and precision else ""
        given = f"[{format_number(low)}, {format_number(high)}]"
        span = tree.entries["range"].value.span
        variables.faults.append(
            SchemaFault(Shape.RANGE, "range", owner, given, (f"a range from low to high{step}",), span)
        )
        return None
    return ResultGrid(precision, (low, high))


def lacks_grid(owner: str, expression: Expression, result: ResultGrid, span: Span) -> FormulaSyntax | None:
    """That an irrational formula does not say on which grid it comes out, or between which ends."""
    lacking = [key for key, said in (("range", result.range), ("precision", result.precision)) if said is None]
    if not lacking or not is_irrational(expression):
        return None
    problem = "it is irrational, and so it is rounded to a grid between two ends"
    way = f"Add {' and '.join(f'`{key}: {_EXAMPLES[key]}`' for key in lacking)}, as it fits the result."
    return FormulaSyntax(owner, "", problem, span, way=way)


_EXAMPLES = {"range": "[0, 200]", "precision": "0.1"}


def misfit_ranges(guideline: Guideline) -> Iterator[SchemaFault]:
    """A fault for each range of a number that counts, adds or goes by cases which is off the grid of what it can be, or
    holds nothing of that; the guideline has no other fault."""
    try:
        order, variables = derived_order(guideline), variables_of(guideline)
        kinds = {id: variables.kind(id) for id in order if guideline.derived[id].range is not None}
    except (Circular, NotBuilt, TooLong):
        return
    for id, kind in kinds.items():
        derived = guideline.derived[id]
        if derived.range is None or not isinstance(kind, IntervalKind):
            continue
        low, high = derived.range
        step = "" if isinstance(kind, CaseKind) or not _off(kind.step, derived.range) else format_number(kind.step)
        least, most = kind.first * kind.step, kind.last * kind.step
        if step or high < least or low > most:
            given = f"[{format_number(low)}, {format_number(high)}]"
            meets = f"a range that holds some of what it can be, {format_number(least)} to {format_number(most)}"
            fitting = f"a range from low to high, both multiples of {step}, as all that it can be" if step else meets
            yield SchemaFault(Shape.RANGE, "range", f"derived element `{id}`", given, (fitting,), derived.span)


def _off(step: Fraction, ends: tuple[Fraction, Fraction]) -> bool:
    return any((end / step).denominator != 1 for end in ends)
