"""Points of conditions and sums from syntax tree to model (section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from guideproof.model.element import ElementType, Grid, Points, PointsBranch, Sum
from guideproof.model.fault import SchemaFault, Shape, TypeMismatch, UnitMismatch
from guideproof.model.unit import DIMENSIONLESS, SAME, Unit, parse_quantity
from guideproof.program.rational import common_step
from guideproof.reading import fields
from guideproof.reading.code_points import grid_of_points
from guideproof.reading.conditions import number_in_unit, read_condition
from guideproof.reading.elements import unit_of
from guideproof.reading.parameters import named_by, with_constants
from guideproof.reading.tree import Entry, Mapped, Scalar, Tree, flow
from guideproof.reading.variables import Signature, Signatures


def announce_points(entry: Entry, variables: Signatures) -> Signature | None:
    """A derived element that adds the points of conditions, as a test sees it; ``None``, with a fault, where some of
    them cannot be read, so that nobody knows its range."""
    tree, id = entry.value, entry.key
    assert isinstance(tree, Mapped)
    type, unit = announced_type(entry, variables)
    signature = Signature(id, type, {}, unit, None)
    numbers: list[Fraction] = []
    for item in fields.mappings(tree, "points"):
        written = item.entries["points"].value
        number = _number(signature, written, variables)
        if number is not None and type is ElementType.INTEGER and number.denominator != 1:
            expected = "whole points; of `type: quantity` they may be decimal"
            variables.faults.append(TypeMismatch(id, type, flow(written), expected, written.span))
        variables.weights[id, item.span] = number
        numbers += [number] if number is not None else []
    if None in (variables.weights[id, item.span] for item in fields.mappings(tree, "points")):
        return None
    step = common_step([abs(number) for number in numbers if number]) if any(numbers) else Fraction(1)
    least, most = (sum(map(pick, numbers), Fraction(0)) for pick in (_below, _above))
    return Signature(id, type, {}, unit, Grid(least, most, step))


def _below(number: Fraction) -> Fraction:
    return min(Fraction(0), number)


def _above(number: Fraction) -> Fraction:
    return max(Fraction(0), number)


def announced_type(entry: Entry, variables: Signatures) -> tuple[ElementType, Unit | None]:
    """The type that a derived element that adds says it has, `integer` or `quantity`, and its unit."""
    tree = entry.value
    assert isinstance(tree, Mapped)
    quantity = fields.text(tree, "type") == ElementType.QUANTITY
    return ElementType.QUANTITY if quantity else ElementType.INTEGER, unit_of(entry.key, tree, variables)


def _number(signature: Signature, written: Tree, variables: Signatures) -> Fraction | None:
    value = with_constants(written, (), variables)
    if isinstance(value, Scalar) and isinstance(value.value, str) and parse_quantity(value.value) is None:
        fitting = "a number, or the id of a parameter that is one"
        fault = SchemaFault(Shape.TYPE, "points", f"`{signature.id}`", flow(value), (fitting,), value.span)
        variables.faults.append(fault)
        return None
    return None if value is None else number_in_unit(signature, value, variables)


def read_points(id: str, tree: Mapped, variables: Signatures) -> Points | None:
    """The conditions and their points; ``None`` where a number could not be read."""
    branches: list[PointsBranch] = []
    for item in fields.mappings(tree, "points"):
        when = read_condition(item.entries["when"].value, variables)
        number = variables.weights[id, item.span]
        written = with_constants(item.entries["points"].value, (), variables)
        if number is None or written is None:
            return None
        branches.append(PointsBranch(when, number, item.span, named_by(written)))
    return Points(tuple(branches), tree.entries["points"].value.span)


def announce_sums(entries: Iterable[Entry], variables: Signatures) -> None:
    """Makes sums known, each after those that it adds; what runs in a circle is told elsewhere. One with a part that
    has no range is unread: nobody knows its own."""
    waiting = {entry.key: entry for entry in entries}
    while waiting:
        ready = [id for id, entry in waiting.items() if waiting.keys().isdisjoint(_named(entry))] or list(waiting)
        for id in ready:
            entry = waiting.pop(id)
            signature = _sum(entry, variables)
            parts = (each for each in _named(entry) if each not in ready)
            if all(_grid(variables.signatures.get(each)) is not None for each in parts):
                variables.signatures[id] = signature
            else:
                _parts(signature, entry.value, variables)
                variables.unread.add(id)


def _named(entry: Entry) -> Iterator[str]:
    assert isinstance(entry.value, Mapped)
    yield from (item.text for item in fields.items(entry.value, "sum") if isinstance(item, Scalar))


def _sum(entry: Entry, variables: Signatures) -> Signature:
    type, unit = announced_type(entry, variables)
    grids = [grid for id in _named(entry) if (grid := _grid(variables.signatures.get(id))) is not None]
    step = common_step([grid.precision for grid in grids]) if grids else Fraction(1)
    grid = Grid(sum((each.low for each in grids), Fraction(0)), sum((each.high for each in grids), Fraction(0)), step)
    return Signature(entry.key, type, {}, unit, grid)


def _grid(signature: Signature | None) -> Grid | None:
    """The numbers that an element can be; those of codes are their points."""
    if signature is None or not signature.points:
        return signature.grid if signature is not None else None
    return grid_of_points(signature.points)


def read_sum(id: str, tree: Mapped, variables: Signatures) -> Sum | None:
    """The elements that are added; ``None``, with faults, where one is no number on a grid, or of another unit."""
    found = _parts(variables.signatures[id], tree, variables)
    return Sum(found, tree.entries["sum"].value.span) if found is not None else None


def _parts(own: Signature, tree: Tree, variables: Signatures) -> tuple[str, ...] | None:
    assert isinstance(tree, Mapped)
    found: list[str] = []
    items = [item for item in fields.items(tree, "sum") if isinstance(item, Scalar)]
    for item in items:
        signature = variables.known(item.text, item.span)
        if signature is not None and _fits(own, signature, item, variables):
            found.append(signature.id)
    return tuple(found) if len(found) == len(items) else None


def _fits(own: Signature, other: Signature, item: Scalar, variables: Signatures) -> bool:
    owner = f"`{own.id}`"
    if not other.is_number:
        fitting = "the id of a number, or of a code whose codes have points"
        variables.faults.append(SchemaFault(Shape.TYPE, "sum", owner, flow(item), (fitting,), item.span))
        return False
    if other.grid is None and not other.points:
        fitting = "the id of a number that has a grid: a formula states `range` and `precision` for that"
        variables.faults.append(SchemaFault(Shape.TYPE, "sum", owner, flow(item), (fitting,), item.span))
        return False
    mine, theirs = (each.unit or DIMENSIONLESS for each in (own, other))
    if theirs.to(mine) != SAME:
        if theirs.to(mine) is None:
            variables.faults.append(UnitMismatch(own.id, mine.text, theirs.text, True, item.span))
        else:
            fitting = f"the id of an element in `{mine.text}`, the unit of the sum, not in `{theirs.text}`"
            variables.faults.append(SchemaFault(Shape.TYPE, "sum", owner, flow(item), (fitting,), item.span))
        return False
    if own.type is ElementType.INTEGER and (grid := _grid(other)) is not None and grid.precision.denominator != 1:
        expected = f"whole numbers only; of `type: quantity` it may add `{other.id}` too"
        variables.faults.append(TypeMismatch(own.id, own.type, item.text, expected, item.span))
        return False
    return True
