"""Elements and constraints from syntax tree to model (section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec.structs import replace

from guideproof.analysis.evaluation.facts import DaySpan, ValueFault, is_whole, read_value
from guideproof.analysis.evaluation.facts import written as written_value
from guideproof.model.calendar import format_day
from guideproof.model.element import (
    NEVER,
    NUMERIC,
    Answerer,
    Assumption,
    Constraint,
    Element,
    ElementType,
    Grid,
    Limits,
)
from guideproof.model.fault import Fault, SchemaFault, Shape, TypeMismatch, UnitMismatch, UnknownReference
from guideproof.model.number import format_number
from guideproof.model.reference import Coding, Kind, Ref
from guideproof.model.unit import DIMENSIONLESS, Unit, parse_quantity, parse_unit
from guideproof.model.written_number import Meant, meant_number
from guideproof.model.written_unit import units_meant, why_otherwise
from guideproof.nearest import nearest
from guideproof.program.slots import VISIT_KIND
from guideproof.reading import fields
from guideproof.reading.code_points import points_of_codes
from guideproof.reading.conditions import read_condition
from guideproof.reading.dates import read_days
from guideproof.reading.tree import Entry, Mapped, Scalar, flow, plain
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import whole


def read_element(entry: Entry, variables: Signatures) -> Element | None:
    """The input element of a key; ``None``, with faults, where its unit or its range makes no sense."""
    tree = entry.value
    if not isinstance(tree, Mapped):
        return None
    type = ElementType(fields.required(tree, "type"))
    unit = unit_of(entry.key, tree, variables) if type is ElementType.QUANTITY else None
    grid = _grid(entry, tree, variables) if type in NUMERIC else None
    days = read_days(entry, tree, variables) if type is ElementType.DATE else None
    unreadable = (type is ElementType.QUANTITY and unit is None) or (type in NUMERIC and grid is None)
    if unreadable or (type is ElementType.DATE and days is None):
        variables.unread.add(entry.key)
        return None
    values = values_of(entry.key, tree, variables) if type in (ElementType.CODE, ElementType.CODES) else _NO_VALUES
    own = variables if values is tree else replace(variables, faults=[])  # where they are listed they are told
    listed = fields.mapping(values, "values") if values is not None else None
    points = points_of_codes(entry.key, type, listed, own)
    if values is None or points is None:
        variables.unread.add(entry.key)
        return None
    codes = fields.titles(values, "values")
    variables.signatures[entry.key] = Signature(entry.key, type, codes, unit, grid, days, points=points)
    element = Element(
        id=entry.key,
        title=fields.required(tree, "title"),
        type=type,
        question=fields.text(tree, "question"),
        help=fields.text(tree, "help"),
        codings=fields.codings(tree),
        source=fields.text(tree, "source"),
        codes=codes,
        unit=unit,
        grid=grid,
        span=entry.key_span,
        allow=fields.allowances(tree),
        short=fields.text(tree, "short"),
        answered_by=Answerer(answered_by) if (answered_by := fields.text(tree, "answered_by")) else None,
        limits=_limits(fields.mapping(tree, "limits")),
        code_codings=_code_codings(listed),
        days=days,
        points=points,
    )
    _announce_applicability(entry.key, tree, variables)
    return replace(element, assumption=_assumption(element, tree, variables))


_NO_VALUES = Mapped({}, whole(""))


def values_of(id: str, tree: Mapped, variables: Signatures) -> Mapped | None:
    """The mapping whose `values` an element has: itself, or the one whose codes it takes over; ``None``, with a fault,
    where that lists none of its own."""
    written = tree.get("values")
    if not isinstance(written, Scalar):
        return tree
    listing, other = variables.listed.get(written.text), written.text
    if listing is None and not variables.hidden:
        if other in variables.announced:
            takes = ("the id of an input element that lists its own codes",)
            variables.faults.append(SchemaFault(Shape.TYPE, "values", f"element `{id}`", other, takes, written.span))
        elif other not in variables.unread:
            known = tuple(variables.listed)
            variables.faults.append(UnknownReference(Kind.ELEMENT, other, known, written.span))
    return listing


def applying(elements: Mapping[str, Element], variables: Signatures) -> dict[str, Element]:
    """The elements with what they say of whom they apply to, which may name any other one: all must be announced."""
    written = variables.applicability
    return {
        id: replace(each, applies_when=read_condition(written[id], variables)) if id in written else each
        for id, each in elements.items()
    }


def _announce_applicability(id: str, tree: Mapped, variables: Signatures) -> None:
    written = tree.entries.get("applies_when")
    if written is not None:
        variables.applicability[id] = written.value


def _code_codings(values: Mapped | None) -> dict[str, tuple[Coding, ...]]:
    found = ((code, entry.value) for code, entry in (values.entries.items() if values else ()))
    return {code: codings for code, tree in found if isinstance(tree, Mapped) and (codings := fields.codings(tree))}


def _limits(tree: Mapped | None) -> Limits | None:
    return None if tree is None else Limits(fields.ref(tree, "lower"), fields.ref(tree, "upper"))


def misfit_limits(elements: Mapping[str, Element], variables: Signatures) -> Iterator[Fault]:
    """Limits of normal that are no numbers, measure something else than their element, or have it for a limit."""
    told: set[str] = set()
    for element in elements.values():
        lower, upper = _limits_of(element).values() or (None, None)
        if lower is not None and upper is not None and lower.id == upper.id:
            both, takes = Meant((f"`{upper.id}` is the lower one already",), ()), ("the id of the upper limit",)
            yield SchemaFault(Shape.PATTERN, "upper", f"`limits` of `{element.id}`", upper.id, takes, upper.span, both)
        for key, limit in _limits_of(element).items():
            around = _behind(limit.id, elements) if limit is not None else frozenset()
            if limit is not None and element.id in around and element.id not in told:
                told |= around
                why = f"`{element.id}` is itself among the limits of `{limit.id}`"
                owner = f"`limits` of `{element.id}`"
                meant = Meant((why,), ())
                yield SchemaFault(Shape.PATTERN, key, owner, limit.id, (_NO_CIRCLE,), limit.span, meant)
            signature = variables.signatures.get(limit.id) if limit is not None else None
            if limit is None or signature is None:
                continue
            own, other = (each.unit or DIMENSIONLESS for each in (element, signature))
            if signature.type in NUMERIC and other.to(own) is not None:
                continue
            fitting = f"the id of a number in a unit of the dimension of `{own.text}`"
            yield SchemaFault(Shape.TYPE, key, f"`limits` of `{element.id}`", limit.id, (fitting,), limit.span)


_NO_CIRCLE = "the id of an element that has no limits itself"


def _limits_of(element: Element) -> dict[str, Ref | None]:
    return {"lower": element.limits.lower, "upper": element.limits.upper} if element.limits else {}


def _behind(id: str, elements: Mapping[str, Element]) -> frozenset[str]:
    """An element and all that its limits lead to."""
    found, pending = {id}, [id]
    while pending:
        element = elements.get(pending.pop())
        further = [each.id for each in _limits_of(element).values() if each] if element is not None else []
        pending += [each for each in further if each not in found]
        found.update(further)
    return frozenset(found)


def _assumption(element: Element, tree: Mapped, variables: Signatures) -> Assumption | None:
    """What a missing value stands for; ``None``, with a fault, where that is no whole value of the element."""
    written = tree.entries.get("missing_means")
    if written is None:
        return None
    given, span = plain(written.value), written.value.span
    if given == NEVER and element.type is ElementType.DATE:
        return Assumption(NEVER, fields.required(tree, "because"), span)
    value = read_value(element, given, span)
    if isinstance(value, ValueFault):
        near = isinstance(value, TypeMismatch) and element.type is ElementType.DATE and nearest(str(given), [NEVER])
        meant = Meant((f"only `{NEVER}` says that there was no such date",), (NEVER,))
        variables.faults.append(replace(value, meant=meant) if near and isinstance(value, TypeMismatch) else value)
        return None
    late = isinstance(value, DaySpan) and element.days is not None and element.days.until_visit
    late = late and isinstance(value, DaySpan) and value.last > VISIT_KIND.first
    if value is None or late or not is_whole(element, value):
        expected = "a value of which nothing is unknown"
        if late:
            expected = f"a day that no visit comes before: {format_day(VISIT_KIND.first)} or an earlier one"
        variables.faults.append(TypeMismatch(element.id, element.type, flow(written.value), expected, span))
        return None
    return Assumption(written_value(element, value), fields.required(tree, "because"), span)


def unit_of(id: str, tree: Mapped, variables: Signatures) -> Unit | None:
    """The unit that an element states; ``None``, with a fault where it states one that there is not."""
    written = tree.get("unit")
    if not isinstance(written, Scalar):
        return None
    unit = parse_unit(written.text)
    if unit is None:
        variables.faults.append(UnitMismatch(id, None, written.text, False, written.span, meant=_meant(written.text)))
        return None
    molar_mass = _molar_mass(id, unit, tree, variables)
    return unit if molar_mass is None else unit._replace(molar_mass=molar_mass)


_PER_MOLE = parse_unit("g/mol")


def _molar_mass(id: str, unit: Unit, tree: Mapped, variables: Signatures) -> Fraction | None:
    """The grams of a mole that an element states; ``None``, with a fault where it states something else."""
    written = tree.get("molar_mass")
    if not isinstance(written, Scalar):
        return None
    assert _PER_MOLE is not None
    quantity = parse_quantity(written.text)
    stated = parse_unit(quantity[1]) if quantity is not None else None
    conversion = stated.to(_PER_MOLE) if stated is not None else None
    measured = any(base in ("g", "mol") for base, _ in unit.dimension)
    if quantity is not None and conversion is not None and quantity[0] > 0 and measured:
        return conversion.of(quantity[0])
    expected = "a mass of a mole above zero, such as `113.12 g/mol`"
    meant = meant_number(written.text, _PER_MOLE.text) if conversion is None else None
    if not measured:
        expected = "it where mass or amount of a substance is measured"
        meant = Meant((f"`{unit}` measures neither the mass nor the amount of a substance",), ())
    fault = SchemaFault(Shape.PATTERN, "molar_mass", f"element `{id}`", written.text, (expected,), written.span, meant)
    variables.faults.append(fault)
    return None


def _meant(text: str) -> Meant:
    """What a text may be meant for where a unit stands."""
    units = units_meant(text, None)
    return Meant((units,), ()) if isinstance(units, str) else Meant((why_otherwise(text),), units)


def _grid(entry: Entry, tree: Mapped, variables: Signatures) -> Grid | None:
    ends = [item.value for item in fields.items(tree, "range") if isinstance(item, Scalar)]
    low, high = (end if isinstance(end, Fraction) else Fraction(0) for end in ends)
    precision = fields.number(tree, "precision")
    grid = Grid(low, high, Fraction(1) if precision is None else precision)
    owner = f"element `{entry.key}`"
    if grid.precision <= 0 or (tree_is_integer(tree) and grid.precision.denominator != 1):
        kind = "a whole number above 0" if tree_is_integer(tree) else "a number above 0"
        written = tree.entries["precision"]
        variables.faults.append(
            SchemaFault(Shape.RANGE, "precision", owner, format_number(grid.precision), (kind,), written.value.span)
        )
        return None
    if grid.first > grid.last or None in (grid.step(low), grid.step(high)):
        given = f"[{format_number(low)}, {format_number(high)}]"
        step = format_number(grid.precision)
        expected = (f"a range from low to high that contains a multiple of the precision {step}",)
        if grid.first <= grid.last:
            inside = f"[{format_number(grid.number(grid.first))}, {format_number(grid.number(grid.last))}]"
            expected = (f"a range whose ends are multiples of the precision {step}, such as {inside}",)
        span = tree.entries["range"].value.span
        variables.faults.append(SchemaFault(Shape.RANGE, "range", owner, given, expected, span))
        return None
    return grid


def tree_is_integer(tree: Mapped) -> bool:
    """Whether an element's mapping says that it is an integer."""
    return fields.text(tree, "type") == ElementType.INTEGER


def read_constraint(tree: Mapped, variables: Signatures) -> Constraint:
    """What every real patient satisfies."""
    holds = read_condition(tree.entries["holds"].value, variables)
    return Constraint(fields.required(tree, "id"), holds, fields.required(tree, "because"), tree.span)
