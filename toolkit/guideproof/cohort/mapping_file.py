"""Reads the file of a mapping, as strictly as a guideline; every fault is told with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from guideproof.analysis.evaluation.facts import conversion_of
from guideproof.checks.run import examine
from guideproof.checks.selection import chosen
from guideproof.cohort.declared import Declared
from guideproof.cohort.mapping import ColumnMapping, MappedColumn
from guideproof.cohort.misuse import CohortMisuse
from guideproof.cohort.table_file import regular
from guideproof.model.element import Element
from guideproof.model.fault import Fault
from guideproof.model.guideline import Guideline
from guideproof.model.unit import DIMENSIONLESS, SAME, Conversion
from guideproof.model.written_unit import units_meant, why_otherwise
from guideproof.nearest import MOST_LISTED, did_you_mean
from guideproof.program.slots import CodeKind, NumberKind, SetKind, input_kind
from guideproof.reading.tree import Entry, Mapped, Scalar, Sequence, Tree
from guideproof.reading.yaml_tree import LARGEST, parse
from guideproof.renderers.cohort_sql.columns import fact_columns


def read_mapping(path: Path, guideline: Guideline) -> ColumnMapping:
    """The mapping in a file. Raises ``CohortMisuse`` with every fault and its place."""
    try:
        with regular(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise CohortMisuse(f"`{path}` cannot be read: {error.strerror}") from error
    name = path.as_posix()
    tree, faults = parse(data, name)
    if faults:
        raise CohortMisuse("\n".join(_worded(faults, name, guideline)))
    if not isinstance(tree, Mapped):
        raise CohortMisuse(
            f"{name}: a mapping file has {_listed(_KEYS)}, each of them only if needed; this one is no mapping"
        )
    reader = _MappingReader(guideline)
    found = reader.read(tree)
    if reader.faults:
        raise CohortMisuse("\n".join(reader.faults))
    return found


_KEYS = ("patient_id", "entry", "on", "columns", "missing", "decimal", "booleans")


def _worded(faults: list[Fault], name: str, guideline: Guideline) -> Iterator[str]:
    """The faults of the file in the words of the checks, as though it belonged to the guideline."""
    examined = examine(replace(guideline, faults=tuple(faults)), chosen=chosen(["GP1"], ["not-checked"]))
    for finding in examined.findings:
        if finding.span.path == name:
            yield f"{finding.span}: {finding.message}{f'. {finding.hint}' if finding.hint else ''}"


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(f'`{name}`' for name in names[:-1])} and `{names[-1]}`"


class _MappingReader:
    """Reads one mapping and gathers what is wrong with it."""

    def __init__(self, guideline: Guideline) -> None:
        self._facts = {name: element for element in guideline.elements.values() for name in fact_columns(element)}
        self._guideline = guideline
        self.faults: list[str] = []

    def read(self, tree: Mapped) -> ColumnMapping:
        self._only(tree, _KEYS, "the mapping")
        columns: dict[str, MappedColumn] = {}
        sets: dict[str, str] = {}
        given = tree.get("columns")
        if isinstance(given, Mapped):
            for entry in given.entries.values():
                if self._is_set(entry.key):
                    sets.update(self._whole_set(entry))
                else:
                    columns.update(self._column(entry))
        elif given is not None:
            self._fault(given, "`columns` maps elements to columns of the table")
        declared = Declared(self._missing(tree), self._comma(tree), self._booleans(tree))
        patient, point, visit = (self._name(tree, key) for key in ("patient_id", "entry", "on"))
        return ColumnMapping(patient, point, visit, columns, sets, declared)

    def _is_set(self, key: str) -> bool:
        element = self._guideline.elements.get(key)
        return element is not None and isinstance(input_kind(element), SetKind)

    def _whole_set(self, entry: Entry) -> Iterator[tuple[str, str]]:
        value = entry.value
        if isinstance(value, Mapped) and list(value.entries) == ["column"]:
            value = value.entries["column"].value
        if isinstance(value, Scalar) and value.text:
            yield entry.key, value.text
        else:
            self._fault(
                value,
                f"`{entry.key}` is a set: name the column that is a list of its codes, or map each code,"
                f" {', '.join(f'`{name}`' for name in fact_columns(self._guideline.elements[entry.key]))}",
            )

    def _missing(self, tree: Mapped) -> tuple[str, ...]:
        """The words for missing values; as they are written, whatever they would be in YAML."""
        given = tree.get("missing")
        if given is None:
            return ()
        items = given.items if isinstance(given, Sequence) else [given]
        words = tuple(item.text for item in items if isinstance(item, Scalar) and (item.text or item.value == ""))
        if len(words) < len(items):
            self._fault(given, "`missing` lists what stands for no value, as `missing: [NA, -9]`")
        return words

    def _comma(self, tree: Mapped) -> bool:
        given = tree.get("decimal")
        if given is not None and not (isinstance(given, Scalar) and given.text in (".", ",")):
            self._fault(given, '`decimal` is the sign in numbers, `"."` or `","`')
        return isinstance(given, Scalar) and given.text == ","

    def _booleans(self, tree: Mapped) -> dict[str, bool]:
        given = tree.get("booleans")
        if given is None:
            return {}
        entries = list(given.entries.values()) if isinstance(given, Mapped) else []
        words = {
            entry.key: entry.value.value
            for entry in entries
            if isinstance(entry.value, Scalar) and isinstance(entry.value.value, bool)
        }
        if not entries or len(words) < len(entries):
            self._fault(given, "`booleans` maps words to true and false, as `booleans: {yes: true, no: false}`")
        return words

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
            self._fault(value, f"`{entry.key}` is a column's name, or `column` with `unit`, `values` or `missing`")
            return
        self._only(value, ("column", "unit", "values", "missing"), f"`{entry.key}`")
        unit, conversion = self._unit(value, element)
        name = self._name(value, "column") or entry.key
        yield entry.key, MappedColumn(name, unit, conversion, self._values(value, element), self._missing(value))

    def _instead(self, key: str) -> str:
        if key in self._guideline.derived:
            return " that is asked for: it is derived, so it is computed and cannot be given"
        return _nearest(key, tuple(self._facts))

    def _unit(self, tree: Mapped, element: Element) -> tuple[str | None, Conversion]:
        given = tree.get("unit")
        if given is None:
            return None, SAME
        written = given.text if isinstance(given, Scalar) else ""
        kind = input_kind(element)
        own = kind.unit if isinstance(kind, NumberKind) else None
        if own is None:
            self._fault(given, f"`{element.id}` is no number with a unit; leave `unit` out")
            return None, SAME
        conversion = conversion_of(written, own)
        if conversion is None:
            meant = units_meant(written, own.text, own.molar_mass)
            said = meant if isinstance(meant, str) else f"{why_otherwise(written)}; write `{meant[0]}`"
            self._fault(given, f"{said}; `{element.id}` is {_measured(element)}")
            return None, SAME
        return written, conversion

    def _values(self, tree: Mapped, element: Element) -> Mapping[str, str | bool] | None:
        given = tree.get("values")
        if given is None:
            return None
        kind = input_kind(element)
        if isinstance(kind, NumberKind) or not isinstance(given, Mapped) or not given.entries:
            self._fault(
                given, f"`values` of `{element.id}` maps what stands in the table to codes, or to true and false"
            )
            return None
        meanings: dict[str, str | bool] = {}
        for entry in given.entries.values():
            meaning = entry.value.value if isinstance(entry.value, Scalar) else None
            fitting: tuple[str | bool, ...] = kind.codes if isinstance(kind, CodeKind) else (True, False)
            if isinstance(meaning, str | bool) and meaning in fitting:
                meanings[entry.key] = meaning
            else:
                names = ", ".join(str(each).lower() for each in fitting)
                self._fault(entry, f"`{entry.key}` must mean one of {names}")
        return meanings


def _measured(element: Element) -> str:
    own = element.unit.text if element.unit is not None else DIMENSIONLESS.text
    return "a number without a unit" if own == DIMENSIONLESS.text else f"in `{own}`"


def _nearest(key: str, names: tuple[str, ...]) -> str:
    said = did_you_mean(key, names, f"there are {_listed(names)}" if len(names) <= MOST_LISTED else "")
    return f"; {said}" if said else ""
