"""The mapping of a table's columns to the guideline's elements: a small YAML file, read as strictly as a guideline.

    patient_id: mrn                 # the column that says who it is
    entry: visit                    # the column that names the entry point
    columns:
      ecog: ECOG_PS                 # element: column
      hemoglobin: {column: hgb, unit: g/L}
      histology: {column: hist, values: {ccRCC: clear_cell, other: non_clear_cell}}
      hematuria: {column: blood, values: {Y: true, N: false}}
      metastatic_sites__liver: mets_liver

A ``unit`` is converted exactly. With ``values`` nothing else is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction

from guideproof.cohort.misuse import CohortMisuse
from guideproof.model.element import NUMERIC, Element, ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.unit import DIMENSIONLESS, parse_unit
from guideproof.reading.tree import Entry, Mapped, Scalar, Tree
from guideproof.reading.yaml_tree import parse
from guideproof.renderers.cohort_sql.columns import fact_columns


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """Where a fact is found: the table's column, the factor to the element's unit, and what its values mean."""

    column: str
    unit: str | None = None
    factor: Fraction = Fraction(1)
    values: Mapping[str, str | bool] | None = None


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A whole mapping; ``columns`` is from the name of a fact's column to where it is found."""

    patient: str | None = None
    entry: str | None = None
    columns: Mapping[str, MappedColumn] = field(default_factory=dict)


def read_mapping(data: bytes, name: str, guideline: Guideline) -> ColumnMapping:
    """The mapping in a file. Raises ``CohortMisuse`` with every fault and its place."""
    tree, faults = parse(data, name)
    if faults:
        raise CohortMisuse(
            "\n".join(f"{fault.span}: the mapping is not plain YAML ({_kind(fault)})" for fault in faults)
        )
    if not isinstance(tree, Mapped):
        raise CohortMisuse(f"{name}: a mapping file has `patient_id`, `entry` and `columns`; this one is no mapping")
    reader = _Reader(guideline)
    found = reader.read(tree)
    if reader.faults:
        raise CohortMisuse("\n".join(reader.faults))
    return found


def _kind(fault: object) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in type(fault).__name__)
    return words.strip()


class _Reader:
    """Reads one mapping and gathers what is wrong with it."""

    def __init__(self, guideline: Guideline) -> None:
        self._facts = {name: element for element in guideline.elements.values() for name in fact_columns(element)}
        self._guideline = guideline
        self.faults: list[str] = []

    def read(self, tree: Mapped) -> ColumnMapping:
        self._only(tree, ("patient_id", "entry", "columns"), "the mapping")
        columns: dict[str, MappedColumn] = {}
        given = tree.get("columns")
        if isinstance(given, Mapped):
            for entry in given.entries.values():
                columns.update(self._column(entry))
        elif given is not None:
            self._fault(given, "`columns` maps elements to columns of the table")
        return ColumnMapping(self._name(tree, "patient_id"), self._name(tree, "entry"), columns)

    def _fault(self, tree: Tree | Entry, message: str) -> None:
        self.faults.append(f"{tree.span}: {message}")

    def _only(self, tree: Mapped, allowed: tuple[str, ...], owner: str) -> None:
        for entry in tree.entries.values():
            if entry.key not in allowed:
                self._fault(entry, f"{owner} has no key `{entry.key}`{_nearest(entry.key, allowed)}")

    def _name(self, tree: Mapped, key: str) -> str | None:
        value = tree.get(key)
        if value is None:
            return None
        if isinstance(value, Scalar) and value.text:
            return value.text
        self._fault(value, f"`{key}` is the name of a column")
        return None

    def _column(self, entry: Entry) -> Iterator[tuple[str, MappedColumn]]:
        element = self._facts.get(entry.key)
        if element is None:
            self._fault(entry, f"the guideline has no element `{entry.key}`{self._instead(entry.key)}")
            return
        value = entry.value
        if isinstance(value, Scalar) and value.text:
            yield entry.key, MappedColumn(value.text)
            return
        if not isinstance(value, Mapped):
            self._fault(value, f"`{entry.key}` is a column's name, or `column` with `unit` or `values`")
            return
        self._only(value, ("column", "unit", "values"), f"`{entry.key}`")
        unit, factor = self._unit(value, element)
        name = self._name(value, "column") or entry.key
        yield entry.key, MappedColumn(name, unit, factor, self._values(value, element))

    def _instead(self, key: str) -> str:
        element = self._guideline.elements.get(key)
        if element is not None:
            return f"'s column: a set has one column a code, {', '.join(f'`{name}`' for name in fact_columns(element))}"
        if key in self._guideline.derived:
            return " that is asked for: it is derived, so it is computed and cannot be given"
        return _nearest(key, tuple(self._facts))

    def _unit(self, tree: Mapped, element: Element) -> tuple[str | None, Fraction]:
        given = tree.get("unit")
        if given is None:
            return None, Fraction(1)
        written = given.text if isinstance(given, Scalar) else ""
        unit, own = parse_unit(written), element.unit or DIMENSIONLESS
        factor = unit.to(own) if unit is not None else None
        if element.type not in NUMERIC or element.type is ElementType.INTEGER or factor is None:
            self._fault(given, f"`{written}` is no unit of `{element.id}`, which is in `{own}`")
            return None, Fraction(1)
        return written, factor

    def _values(self, tree: Mapped, element: Element) -> Mapping[str, str | bool] | None:
        given = tree.get("values")
        if given is None:
            return None
        if element.type in NUMERIC or not isinstance(given, Mapped) or not given.entries:
            self._fault(
                given, f"`values` of `{element.id}` maps what stands in the table to codes, or to true and false"
            )
            return None
        meanings: dict[str, str | bool] = {}
        for entry in given.entries.values():
            meaning = entry.value.value if isinstance(entry.value, Scalar) else None
            fitting: tuple[str | bool, ...] = (
                tuple(element.codes) if element.type is ElementType.CODE else (True, False)
            )
            if isinstance(meaning, str | bool) and meaning in fitting:
                meanings[entry.key] = meaning
            else:
                names = ", ".join(str(each).lower() for each in fitting)
                self._fault(entry, f"`{entry.key}` must mean one of {names}")
        return meanings


def _nearest(key: str, names: tuple[str, ...]) -> str:
    near = get_close_matches(key, names, 1)
    return f"; did you mean `{near[0]}`?" if near else f"; there are {', '.join(names)}" if len(names) < 6 else ""
