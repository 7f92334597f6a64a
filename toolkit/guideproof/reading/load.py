"""A guideline from its folder: every file read, every fault of every file collected, the model built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.model.element import Constraint, Derived, Element, range_constraint
from guideproof.model.evidence import Disagreement, Source
from guideproof.model.fault import DuplicateId, Fault, FileName, Misplaced
from guideproof.model.grading import Grading
from guideproof.model.guideline import Guideline, Manifest
from guideproof.model.intervention import Intervention
from guideproof.model.node import BranchTable, Node
from guideproof.model.parameter import Parameter
from guideproof.model.reference import Kind
from guideproof.model.safety import SafetyRule
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.model.vignette import Vignette
from guideproof.program.thresholds import thresholds
from guideproof.reading.added import announce_sums
from guideproof.reading.case_tables import read_cases
from guideproof.reading.case_values import unbuilt_cases
from guideproof.reading.chains import too_deep
from guideproof.reading.collector import collector_paused
from guideproof.reading.dates import beyond_calendar
from guideproof.reading.derived import announce_derived, read_derived
from guideproof.reading.documents import Document, read_document
from guideproof.reading.elements import applying, misfit_limits, read_constraint, read_element
from guideproof.reading.expected_values import expected_values
from guideproof.reading.fields import mappings, text
from guideproof.reading.files import OF_SCHEMA, VIGNETTES, Files, GuidelineFile, read_files
from guideproof.reading.interventions import read_intervention, read_safety_rule
from guideproof.reading.magnitudes import too_long
from guideproof.reading.manifest import read_manifest, unread_manifest
from guideproof.reading.nodes import Rows, misgraded, read_node
from guideproof.reading.parameters import read_parameter
from guideproof.reading.references import unknown_references
from guideproof.reading.result_grids import misfit_ranges
from guideproof.reading.rooms import rooms_of
from guideproof.reading.sources import read_disagreement, read_source
from guideproof.reading.store import NotAGuideline, Place, store_of
from guideproof.reading.tables.branches import read_branches
from guideproof.reading.tables.cells import TABLE, Table
from guideproof.reading.tables.of_classes import tables_of_classes
from guideproof.reading.tree import Entry, Mapped
from guideproof.reading.variables import Signatures
from guideproof.reading.vignettes import FactCheck, read_vignette
from guideproof.source import Span, whole
from guideproof.timing import stage

__all__ = ["NotAGuideline", "load_guideline"]


class Reading(Struct, frozen=True):
    """What reads a file with the table beside it, and a table of worked cases; it may remember what it has read."""

    document: Callable[[GuidelineFile, GuidelineFile | None], Document] = read_document
    cases: Callable[[GuidelineFile, Signatures], tuple[list[Document], list[Fault]]] = read_cases


def load_guideline(
    place: Place, root: Path | None = None, reading: Reading | None = None, *, cases: bool = True
) -> Guideline:
    """The guideline in a folder or another store; its ``faults`` say what could not be read. Paths are relative to
    ``root``, else the repository or the folder's parent. Without ``cases`` there are none. Raises ``NotAGuideline``."""
    store, reading = store_of(place), reading or Reading()
    with stage("files"):
        found = read_files(store, root, None if cases else VIGNETTES)
    with stage("reading"), collector_paused():
        documents = [reading.document(file, found.beside(file)) for file in found.files]
        return _Build(documents, found, store.named(), reading).guideline()


class _Build(Struct):
    """The model in the making."""

    documents: list[Document]
    found: Files
    name: str
    reading: Reading
    variables: Signatures = field(default_factory=Signatures)
    faults: list[Fault] = field(default_factory=list)
    unread: set[tuple[Kind, str]] = field(default_factory=set)
    places: dict[tuple[Kind, str], Span] = field(default_factory=dict)

    def guideline(self) -> Guideline:
        self.faults += self.found.faults
        self.unread |= self.found.unread
        self.variables.hidden = (Kind.ELEMENT, "") in self.unread
        for document in self.documents:
            self.faults += document.faults
        elements, constraint_trees = self._elements()
        parameters = self._parameters()
        elements, derived = self._derived(elements)
        for id, parameter in parameters.items():
            if (first := self.places.get((Kind.ELEMENT, id))) is not None:
                self.faults.append(DuplicateId(Kind.PARAMETER, id, first, parameter.span, Kind.ELEMENT))
        constraints = self._constraints(constraint_trees)
        ranged = [each for each in derived.values() if each.range is not None]
        constraints |= {constraint.id: constraint for constraint in map(range_constraint, ranged)}
        interventions = self._interventions()
        manifest = self._manifest()
        grading = manifest.grading if (Kind.ENTRY_POINT, "") not in self.unread else None
        self.faults += misfit_limits(elements, self.variables)
        built = Guideline(
            manifest=manifest,
            elements=elements,
            derived=derived,
            constraints=constraints,
            interventions=interventions,
            nodes={node.id: node for node in self._nodes(grading)},
            sources={source.id: source for source in self._sources()},
            safety={rule.id: rule for rule in self._safety()},
            disagreements={each.id: each for each in self._disagreements()},
            vignettes={},
            faults=(),
            unread=frozenset(),
            parameters=parameters,
        )
        vignettes = {each.id: each for each in self._vignettes(built)}
        unread = self.unread | {(Kind.ELEMENT, id) for id in self.variables.unread}
        built = replace(built, vignettes=vignettes, unread=frozenset(unread), rooms=rooms_of(self.documents))
        beyond = beyond_calendar(built) if built.dated else ()
        faults = [*self.faults, *self.variables.faults, *unknown_references(built), *beyond]
        return replace(built, faults=tuple(dict.fromkeys(faults)))

    def _of(self, kind: str) -> Iterator[Document]:
        return (document for document in self.documents if document.file.kind == kind)

    def _claim(self, kind: Kind, id: str, span: Span) -> bool:
        """Whether the id is free; where it is taken, that is a fault."""
        first = self.places.setdefault((kind, id), span)
        if first is not span:
            self.faults.append(DuplicateId(kind, id, first, span))
        return first is span

    def _entries(self, kind: str, skip: tuple[str, ...] = ()) -> Iterator[tuple[Document, Entry]]:
        """The things of files that hold several; those that the schema refuses are announced as unread instead."""
        for document in self._of(kind):
            if document.tree is None:
                self.unread.add((OF_SCHEMA[kind], ""))
                if OF_SCHEMA[kind] is Kind.ELEMENT:
                    self.variables.hidden = True
                continue
            for entry in document.tree.entries.values():
                if entry.key in skip:
                    continue
                if not isinstance(entry.value, Mapped) or not document.sound(entry.span):
                    self.unread.add((OF_SCHEMA[kind], entry.key))
                    if OF_SCHEMA[kind] is Kind.ELEMENT:
                        self.variables.unread.add(entry.key)
                elif self._claim(OF_SCHEMA[kind], entry.key, entry.key_span):
                    yield document, entry

    def _elements(self) -> tuple[dict[str, Element], list[tuple[Document, Mapped]]]:
        elements: dict[str, Element] = {}
        entries = [entry for _, entry in self._entries("inputs", skip=("constraints",))]
        self.variables.announced = frozenset(entry.key for entry in entries)
        self.variables.listed = {
            entry.key: entry.value
            for entry in entries
            if isinstance(entry.value, Mapped) and isinstance(entry.value.get("values"), Mapped)
        }
        for entry in entries:
            element = read_element(entry, self.variables)
            if element is not None:
                elements[element.id] = element
        constraints = [
            (document, item)
            for document in self._of("inputs")
            if document.tree is not None
            for item in mappings(document.tree, "constraints")
        ]
        return elements, constraints

    def _parameters(self) -> dict[str, Parameter]:
        parameters: dict[str, Parameter] = {}
        for _, entry in self._entries("parameters"):
            parameter = read_parameter(entry, self.variables)
            if parameter is None:
                self.unread.add((Kind.PARAMETER, entry.key))
            else:
                parameters[parameter.id] = parameter
        self.variables.unread_parameters = {id for kind, id in self.unread if kind is Kind.PARAMETER}
        return parameters

    def _derived(self, inputs: Mapping[str, Element]) -> tuple[dict[str, Element], dict[str, Derived]]:
        entries = [entry for _, entry in self._entries("derived")]
        tables, faults = tables_of_classes(self.found, entries, self.variables)
        self.faults += faults
        added = [entry for entry in entries if isinstance(entry.value, Mapped) and "sum" in entry.value.entries]
        for entry in entries:
            if entry not in added:
                announce_derived(entry, tables.get(entry.key), self.variables)
        announce_sums(added, self.variables)
        derived: dict[str, Derived] = {}
        for entry in entries:
            element = read_derived(entry, tables.get(entry.key), self.variables)
            if element is None:
                self.unread.add((Kind.ELEMENT, entry.key))
            else:
                derived[element.id] = element
        manifest = unread_manifest(self.found.manifest, self.name)
        elements = applying(inputs, self.variables)
        known = Guideline(manifest, elements, derived, {}, {}, {}, {}, {}, {}, {}, (), frozenset())
        for id, deep in [*too_deep(known)]:
            self.faults += [] if deep is None else [deep]
            self.unread.add((Kind.ELEMENT, id))
            elements.pop(id, None)
            derived.pop(id, None)
        for fault in too_long(known):
            self.faults.append(fault)
            self.unread.add((Kind.ELEMENT, fault.element))
        self.faults += [] if self.faults or self.variables.faults else (*unbuilt_cases(known), *misfit_ranges(known))
        return elements, {id: each for id, each in derived.items() if (Kind.ELEMENT, id) not in self.unread}

    def _constraints(self, trees: list[tuple[Document, Mapped]]) -> dict[str, Constraint]:
        constraints: dict[str, Constraint] = {}
        for document, tree in trees:
            if document.sound(tree.span):
                constraint = read_constraint(tree, self.variables)
                if self._claim(Kind.CONSTRAINT, constraint.id, constraint.span):
                    constraints[constraint.id] = constraint
        return constraints

    def _interventions(self) -> dict[str, Intervention]:
        found = (read_intervention(entry) for _, entry in self._entries("interventions"))
        return {intervention.id: intervention for intervention in found if intervention is not None}

    def _manifest(self) -> Manifest:
        document = next(self._of("manifest"), None)
        if document is None or document.tree is None or not document.sound():
            self.unread.add((Kind.ENTRY_POINT, ""))
            return unread_manifest(self.found.manifest, self.name)
        return read_manifest(document.tree, self.variables)

    def _things(self, kind: str) -> Iterator[tuple[Document, Mapped]]:
        """The trees of files that hold one thing each; one that cannot be built is announced as unread by its name."""
        for document in self._of(kind):
            tree = document.tree
            if tree is None or not document.sound():
                self.unread.add((OF_SCHEMA[kind], document.file.id))
                if written := text(tree, "id") if tree is not None else None:
                    self.unread.add((OF_SCHEMA[kind], written))
                continue
            entry = tree.entries.get("id")
            written = (text(tree, "id") or "") if entry is not None else document.file.id
            place = entry.value.span if entry is not None else whole(document.file.path)
            if written != document.file.id:
                self.faults.append(FileName(Misplaced.ID, written, document.file.id, place))
                self.unread.add((OF_SCHEMA[kind], document.file.id))
            if self._claim(OF_SCHEMA[kind], written, place):
                yield document, tree

    def _nodes(self, grading: Grading | None) -> Iterator[Node]:
        for document in self._of("node"):
            if grading is not None and document.tree is not None:
                self.faults += misgraded(document.tree, grading)
        tables = {document.file.path: self._rows(document.table) for document in self._of("node") if document.table}
        for document, tree in self._things("node"):
            rows = tables.get(document.file.path)
            if document.tabled and rows is None:
                self.unread.add((Kind.NODE, text(tree, "id") or ""))
                if self.found.lacks_beside(document.file):
                    place = tree.entries[TABLE].key_span
                    self.faults.append(TableFault(TableFlaw.NO_FILE, document.file.id, "", place))
            else:
                yield read_node(tree, document.file.section, grading, self.variables, rows)

    def _rows(self, table: Table) -> Rows | None:
        branches = read_branches(table, self.variables)
        names = tuple(each.text for each in table.names)
        return None if branches is None else (BranchTable(table.span, names), branches)

    def _sources(self) -> Iterator[Source]:
        return (read_source(tree) for _, tree in self._things("evidence"))

    def _safety(self) -> Iterator[SafetyRule]:
        return (read_safety_rule(tree, self.variables) for _, tree in self._things("safety"))

    def _disagreements(self) -> Iterator[Disagreement]:
        return (read_disagreement(tree) for _, tree in self._things("disagreements"))

    def _vignettes(self, built: Guideline) -> Iterator[Vignette]:
        known = frozenset({*built.elements, *built.derived, *self.variables.unread})
        check, expected = FactCheck(built.elements, known, thresholds(built), built.dated), expected_values(built)
        for file in self.found.cases:
            rows, faults = self.reading.cases(file, self.variables)
            self.documents += rows
            self.faults += [*faults, *(fault for row in rows for fault in row.faults)]
        for document, tree in self._things("vignette"):
            vignette = read_vignette(tree, document.file.id, self.faults)
            if not self.variables.hidden:
                self.faults += check.faults(vignette)
            yield expected.in_own_units(vignette)
        self.faults += expected.faults
