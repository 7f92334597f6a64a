"""Dates from syntax tree to model: ranges, times between dates, dates after a time (section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec.structs import replace

from guideproof.analysis.graph.edges import Circular, derived_order
from guideproof.model.calendar import FIRST_DAY, LAST_DAY, CalendarUnit, day_of, days_written, elapsed
from guideproof.model.element import NUMERIC, VISIT, DateAfter, Days, Elapsed, ElementType, Grid, Wait
from guideproof.model.fault import Fault, SchemaFault, Shape, TypeMismatch
from guideproof.model.guideline import Guideline
from guideproof.model.unit import parse_quantity, parse_unit
from guideproof.model.written_date import meant_date
from guideproof.model.written_number import Meant
from guideproof.program.variables import variables_of
from guideproof.program.wording import dates_text
from guideproof.reading import fields
from guideproof.reading.parameters import named_by, with_constants
from guideproof.reading.periods import period_faults
from guideproof.reading.tree import Entry, Mapped, Scalar, Tree, flow
from guideproof.reading.variables import Signature, Signatures

LAST_VISIT = day_of(2099, 12, 31)

_TODAY = ("today", "now")
ANY_DATE = f"the id of a date, or `{VISIT}`"
_WHOLE = "a period of whole years `a`, months `mo`, weeks `wk` or days `d`, such as `36 mo`"


def whole_day(value: Tree) -> int | None:
    """The day that a text names; ``None`` for a month, a year and anything else."""
    written = days_written(value.value) if isinstance(value, Scalar) and isinstance(value.value, str) else None
    return written[0] if written is not None and written[0] == written[1] else None


def read_days(entry: Entry, tree: Mapped, variables: Signatures) -> Days | None:
    """The range of a date; ``None``, with a fault, where it holds no day. The schema has asked for two ends."""
    owner, ends = f"element `{entry.key}`", [item for item in fields.items(tree, "range") if isinstance(item, Scalar)]
    until_visit = ends[-1].value == VISIT
    days = [whole_day(end) for end in (ends[:1] if until_visit else ends)]
    for end, day in zip(ends, days, strict=False):
        if day is None:
            meant = meant_date(end.text)
            expected = ("a date such as `2026-01-31`",)
            fault = SchemaFault(Shape.PATTERN, "range", owner, end.text, expected, end.span, meant)
            variables.faults.append(fault)
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    first, last = known[0], LAST_VISIT if until_visit else known[-1]
    if first > last:
        expected = ("a range from the first day to the last",)
        given, span = flow(tree.entries["range"].value), tree.entries["range"].value.span
        variables.faults.append(SchemaFault(Shape.RANGE, "range", owner, given, expected, span))
        return None
    return Days(first, last, until_visit)


def announce_dates(entry: Entry, variables: Signatures) -> None:
    """Makes a derived element that is computed from dates known: all values that the calendar allows."""
    tree, id = entry.value, entry.key
    assert isinstance(tree, Mapped)
    written = fields.mapping(tree, "elapsed")
    definition, owner = ("date" if written is None else "elapsed"), f"derived element `{id}`"
    signature = dated_signature(id, None)
    if written is not None:
        unit = CalendarUnit(fields.required(written, "unit"))
        signature = dated_signature(id, unit)
        stated = tree.get("unit")
        if isinstance(stated, Scalar) and stated.text != unit.value:
            expected = (f"`{unit.value}`, the unit of its `elapsed`; or leave it out",)
            variables.faults.append(SchemaFault(Shape.TYPE, "unit", owner, stated.text, expected, stated.span))
    said = fields.text(tree, "type")
    if said is not None and said != signature.type:
        expected_type = f"the type {signature.type}, because `{definition}` gives that"
        variables.faults.append(TypeMismatch(id, said, said, expected_type, tree.entries["type"].value.span))
    variables.signatures[id] = signature


def dated_signature(id: str, unit: CalendarUnit | None) -> Signature:
    """What a test sees of a time between dates in a unit, or of a date after a time: all that the calendar allows."""
    if unit is None:
        return Signature(id, ElementType.DATE, {}, None, None, Days(FIRST_DAY, LAST_DAY))
    most = Fraction(elapsed(FIRST_DAY, LAST_DAY, unit))
    return Signature(
        id, ElementType.QUANTITY, {}, parse_unit(unit.value), Grid(-most - 1, most, Fraction(1)), calendar=unit
    )


def read_elapsed(id: str, tree: Mapped, variables: Signatures) -> Elapsed | None:
    """The time between two dates; ``None``, with a fault, where one of them is none."""
    written = fields.mapping(tree, "elapsed") or Mapped({}, tree.span)
    start, end = (_date(id, "elapsed", key, written, variables) for key in ("from", "to"))
    unit = CalendarUnit(fields.required(written, "unit"))
    if start is not None and start == end:
        why, place = f"from `{start}` to `{end}` there is no time", written.entries["to"].value.span
        takes = ("the id of another date, or `visit`",)
        owner = f"`elapsed` of `{id}`"
        variables.faults.append(SchemaFault(Shape.PATTERN, "to", owner, end, takes, place, Meant((why,), ())))
        return None
    return None if start is None or end is None else Elapsed(start, end, unit, tree.entries["elapsed"].value.span)


def read_date_after(id: str, tree: Mapped, variables: Signatures) -> DateAfter | None:
    """The date after a time; ``None``, with a fault, where the date or the time is none."""
    written = fields.mapping(tree, "date") or Mapped({}, tree.span)
    start = _date(id, "date", "from", written, variables)
    wait = _wait(id, written.entries["add"].value, variables)
    return None if start is None or wait is None else DateAfter(start, wait, tree.entries["date"].value.span)


def _date(id: str, definition: str, key: str, written: Mapped, variables: Signatures) -> str | None:
    """The id of a date, or of the visit."""
    value = written.get(key)
    if not isinstance(value, Scalar):
        return None
    return date_named(key, f"`{definition}` of `{id}`", value, variables)


def date_named(key: str, owner: str, value: Scalar, variables: Signatures) -> str | None:
    """The id of a date that a value names, or ``VISIT``; ``None``, with a fault, where it names none."""
    if value.text == VISIT:
        return VISIT
    if value.text in _TODAY and variables.lacks(value.text):
        meant = Meant((f"the day on which a patient is seen is named `{VISIT}`",), (VISIT,))
        fault = SchemaFault(Shape.PATTERN, key, owner, value.text, (ANY_DATE,), value.span, meant)
        variables.faults.append(fault)
        return None
    signature = variables.known(value.text, value.span)
    if signature is not None and signature.type is not ElementType.DATE:
        variables.faults.append(SchemaFault(Shape.TYPE, key, owner, value.text, (ANY_DATE,), value.span))
        return None
    return signature.id if signature is not None else None


def _wait(id: str, value: Tree, variables: Signatures) -> Wait | None:
    owner = f"`date` of `{id}`"
    if isinstance(value, Mapped) and "element" in value.entries:
        return _by_element(owner, value, variables)
    found = with_constants(value, (), variables)
    if not isinstance(found, Scalar):
        return None
    text = found.value if isinstance(found.value, str) else found.text
    quantity = parse_quantity(text)
    if quantity is None:
        variables.faults.append(SchemaFault(Shape.TYPE, "add", owner, found.text, (_WHOLE,), found.span))
        return None
    faults = period_faults("add", text, found)
    if faults:
        variables.faults += faults
        return None
    number, unit = quantity
    if unit not in _UNITS or number.denominator != 1:
        variables.faults.append(SchemaFault(Shape.TYPE, "add", owner, found.text, (_WHOLE,), found.span))
        return None
    return Wait(_UNITS[unit], number.numerator, parameter=named_by(found))


_UNITS: Mapping[str, CalendarUnit] = {unit.value: unit for unit in CalendarUnit}


def _by_element(owner: str, value: Mapped, variables: Signatures) -> Wait | None:
    """A time that an element gives: a whole number of one of the units."""
    named = value.get("element")
    signature = variables.known(named.text, named.span) if isinstance(named, Scalar) else None
    if signature is None or not isinstance(named, Scalar):
        return None
    unit, grid = signature.unit.text if signature.unit is not None else "", signature.grid
    whole = grid is not None and grid.precision.denominator == 1
    if signature.type not in NUMERIC or unit not in _UNITS or not whole:
        fitting = "the id of an element that is a whole number of years `a`, months `mo`, weeks `wk` or days `d`"
        variables.faults.append(SchemaFault(Shape.TYPE, "add", owner, named.text, (fitting,), named.span))
        return None
    return Wait(_UNITS[unit], None, element=signature.id)


def beyond_calendar(guideline: Guideline) -> Iterator[Fault]:
    """A fault for each date after a time that may come before the year 1 or after the year 9999: there is none then.
    What rests on one is not looked at, nor what runs in a circle, nor what comes after an event that there was not."""
    try:
        order = derived_order(guideline)
    except Circular:
        return
    elements = guideline.elements.items()
    were = {id: replace(each, assumption=None) if each.may_be_never else each for id, each in elements}
    guideline = replace(guideline, elements=were)
    variables, known = variables_of(guideline), {VISIT, *guideline.elements}
    for derived in map(guideline.derived.__getitem__, order):
        if not known.issuperset(derived.operands):
            continue
        known.add(derived.id)
        if not isinstance(derived.definition, DateAfter):
            continue
        low, high = (end.ends for end in variables.between(derived.id))
        if low[0] < FIRST_DAY or high[1] > LAST_DAY:
            known.remove(derived.id)
            stays = ("a date that stays in the years 1 to 9999, whatever its parts are",)
            owner, says = f"derived element `{derived.id}`", dates_text(derived.definition)
            yield SchemaFault(Shape.RANGE, "date", owner, says, stays, derived.definition.span)


_MONTHS = ("a", "mo")


def of_other_pair(signature: Signature, unit: str) -> bool:
    """Whether a time between dates would be compared with a number of a unit that does not measure what it counts:
    years and months are no number of days."""
    return signature.calendar is not None and (signature.calendar.value in _MONTHS) is not (unit in _MONTHS)
