"""Derived elements from syntax tree to model (section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from guideproof.model.element import (
    NUMERIC,
    ClassBranch,
    Classify,
    Computed,
    Count,
    Definition,
    Derived,
    ElementType,
    Grid,
)
from guideproof.model.fault import TypeMismatch, UnknownCode
from guideproof.model.node import BranchTable, HitPolicy
from guideproof.reading import fields
from guideproof.reading.added import announce_points, read_points, read_sum
from guideproof.reading.case_values import alone, code_in, is_code, read_value
from guideproof.reading.conditions import read_condition
from guideproof.reading.dates import announce_dates, dated_signature, read_date_after, read_elapsed
from guideproof.reading.elements import unit_of, values_of
from guideproof.reading.formulas import read_formula
from guideproof.reading.result_grids import lacks_grid, read_result_grid
from guideproof.reading.tables.cells import TABLE, Table
from guideproof.reading.tables.classes import VALUE, read_classes, values_in
from guideproof.reading.tree import Entry, Mapped, Scalar
from guideproof.reading.variables import Signature, Signatures
from guideproof.source import Span


def announce_derived(entry: Entry, table: Table | None, variables: Signatures) -> None:
    """Makes the type, codes and unit of a derived element known, so that conditions anywhere can name it."""
    tree = entry.value
    assert isinstance(tree, Mapped)
    if "elapsed" in tree.entries or "date" in tree.entries:
        announce_dates(entry, variables)
        return
    if "points" in tree.entries:
        points = announce_points(entry, variables)
        if points is None:
            variables.unread.add(entry.key)
        else:
            variables.signatures[entry.key] = points
        return
    codes, unit, grid = dict[str, str](), None, None
    result = read_result_grid(entry, variables)
    if result is None:
        variables.unread.add(entry.key)
        return
    if "classify" in tree.entries or TABLE in tree.entries:
        type = _type_of_classes(tree)
        if type is ElementType.DATE:
            variables.signatures[entry.key] = dated_signature(entry.key, None)
            return
        codes = _classes(entry.key, tree, table, variables) if type is ElementType.CODE else {}
        unit = unit_of(entry.key, tree, variables) if type is ElementType.QUANTITY else None
        grid = result.grid if type in NUMERIC else None
    elif "count" in tree.entries:
        type = ElementType.INTEGER
        grid = Grid(Fraction(0), Fraction(len(fields.items(tree, "count"))), Fraction(1))
    elif "formula" in tree.entries:
        type, grid = ElementType.QUANTITY, result.grid
        if fields.text(tree, "type") == ElementType.INTEGER:
            type = ElementType.INTEGER
        unit = unit_of(entry.key, tree, variables)
        if unit is None and "unit" in tree.entries:
            variables.unread.add(entry.key)
            return
    else:
        type = ElementType.BOOLEAN
    _ask_type(entry.key, tree, type, variables)
    variables.signatures[entry.key] = Signature(entry.key, type, codes, unit, grid)


def _ask_type(id: str, tree: Mapped, type: ElementType, variables: Signatures) -> None:
    """Refuses a type that is not what a derived element gives."""
    said = fields.text(tree, "type")
    if said is not None and said != type:
        definition = next(key for key in ("classify", TABLE, "count", "formula", "condition") if key in tree.entries)
        expected = f"the type {type}, because `{definition}` gives that"
        variables.faults.append(TypeMismatch(id, said, said, expected, tree.entries["type"].value.span))


def _type_of_classes(tree: Mapped) -> ElementType:
    """What a `classify` gives, by the type that it says."""
    said = tree.entries["type"].value if "type" in tree.entries else None
    return ElementType(said.text) if isinstance(said, Scalar) and said.text in set(ElementType) else ElementType.CODE


def _classes(id: str, tree: Mapped, table: Table | None, variables: Signatures) -> dict[str, str]:
    """The codes that a `classify` or a table gives, with their titles; all that `values` lists where it lacks one."""
    values = [item.get("value") for item in fields.mappings(tree, "classify")]
    values += values_in(table) if table is not None else ()
    given = dict.fromkeys(code for each in values if (code := code_in(each, variables)) is not None)
    listed = fields.titles(values_of(id, tree, variables) or tree, "values")
    strangers = [each for each in values if code_in(each, variables) not in (*listed, None)] if listed else []
    if table is None or [name.text for name in table.names][-1:] == [VALUE]:
        codes = ((code_in(each, variables), each.span) for each in strangers if each is not None)
        known = tuple(listed)
        variables.faults += [UnknownCode(id, code, known, span, True) for code, span in codes if code and is_code(code)]
    return listed if strangers else {code: listed.get(code, code) for code in given}


def _never_given(tree: Mapped, given: Mapping[str, str]) -> tuple[tuple[str, Span], ...]:
    """The codes that it lists itself and gives to nobody."""
    listed = fields.mapping(tree, "values") if isinstance(tree.get("values"), Mapped) else None
    return tuple(
        (each.key, each.key_span) for each in (listed.entries.values() if listed else ()) if each.key not in given
    )


def read_derived(entry: Entry, table: Table | None, variables: Signatures) -> Derived | None:
    """The derived element of a key, with the table of its classes if it has one, after all are announced; ``None``
    where its formula or its table cannot be read."""
    tree, signature = entry.value, variables.signatures.get(entry.key)
    if not isinstance(tree, Mapped) or signature is None:
        return None
    definition = _definition(entry.key, tree, table, variables)
    result = read_result_grid(entry, variables)
    if definition is None or result is None:
        return None
    if isinstance(definition, Computed):
        lacking = lacks_grid(entry.key, definition.expression, result, definition.span)
        if lacking is not None:
            variables.faults.append(lacking)
            return None
    return Derived(
        id=entry.key,
        title=fields.required(tree, "title"),
        type=signature.type,
        codes=signature.codes,
        never_given=_never_given(tree, signature.codes),
        unit=signature.unit,
        definition=definition,
        span=entry.key_span,
        allow=fields.allowances(tree),
        precision=fields.number(tree, "precision"),
        range=result.range,
        short=fields.text(tree, "short"),
    )


def _definition(id: str, tree: Mapped, table: Table | None, variables: Signatures) -> Definition | None:
    if "elapsed" in tree.entries:
        return read_elapsed(id, tree, variables)
    if "date" in tree.entries:
        return read_date_after(id, tree, variables)
    if "formula" in tree.entries:
        written = tree.entries["formula"].value
        expression = read_formula(fields.required(tree, "formula"), id, written.span, variables)
        number = alone(expression, variables.signatures[id], written.span, variables) if expression else None
        return Computed(number, written.span) if number else None
    if "points" in tree.entries:
        return read_points(id, tree, variables)
    if "sum" in tree.entries:
        return read_sum(id, tree, variables)
    if "count" in tree.entries:
        conditions = tuple(read_condition(item, variables) for item in fields.items(tree, "count"))
        return Count(conditions, tree.entries["count"].value.span)
    if "classify" in tree.entries:
        branches = tuple(_class(id, item, variables) for item in fields.mappings(tree, "classify"))
        policy = HitPolicy(fields.text(tree, "hit_policy") or "unique")
        return Classify(branches, tree.entries["classify"].value.span, policy)
    if TABLE in tree.entries:
        return _tabled(id, tree, table, variables)
    return read_condition(tree.entries["condition"].value, variables)


def _tabled(id: str, tree: Mapped, table: Table | None, variables: Signatures) -> Classify | None:
    if table is None:
        return None
    branches = read_classes(table, lambda written: read_value(id, written, variables), variables)
    if branches is None:
        return None
    policy, names = HitPolicy(fields.text(tree, "hit_policy") or "unique"), tuple(each.text for each in table.names)
    return Classify(branches, tree.entries[TABLE].value.span, policy, BranchTable(table.span, names))


def _class(id: str, tree: Mapped, variables: Signatures) -> ClassBranch:
    when = tree.entries.get("when")
    value, written = read_value(id, tree.entries["value"].value, variables)
    condition = read_condition(when.value, variables) if when is not None else None
    return ClassBranch(condition, value, tree.span, written=written)
