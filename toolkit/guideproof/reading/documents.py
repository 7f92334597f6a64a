"""A file of a guideline as it is read: its tree, the table beside it, and everything that is wrong with both."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.model.fault import Fault, FileName, Misplaced, UnknownKey
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.model.text_fault import BlankText
from guideproof.reading.files import GuidelineFile
from guideproof.reading.kinds import kind_of
from guideproof.reading.prose import allow_in_prose
from guideproof.reading.structure import check_structure
from guideproof.reading.tables.branches import LABEL
from guideproof.reading.tables.cells import TABLE, Table, parse_table
from guideproof.reading.tree import Mapped, Tree
from guideproof.reading.yaml_tree import parse
from guideproof.source import Span, whole


class Document(Struct):
    """A file with its tree and its table (``None`` where there is none), its faults, and those of them for which it is
    refused."""

    file: GuidelineFile
    tree: Mapped | None
    faults: list[Fault]
    refused: list[Fault] = field(default_factory=list)
    table: Table | None = None

    @property
    def tabled(self) -> bool:
        """Whether it says that it has a table."""
        return self.tree is not None and TABLE in self.tree.entries

    def sound(self, within: Span | None = None) -> bool:
        """Whether the schema accepts the file, or the part of it in a place."""
        return not any(within is None or within.contains(fault.span) for fault in self.refused)


def read_document(file: GuidelineFile, beside: GuidelineFile | None) -> Document:
    """A file with the table that stands beside it, if one does; where nobody can tell whether the table is its, both
    are read."""
    document = _read(file)
    if beside is not None and (document.tabled or document.tree is None):
        document.table, faults = parse_table(beside.data, beside.path, (LABEL,))
        document.faults += faults
    elif beside is not None:
        document.faults.append(TableFault(TableFlaw.NOT_SAID, file.id, "", whole(beside.path)))
    return document


def _read(file: GuidelineFile) -> Document:
    tree, faults = parse(file.data, file.path, lambda repaired: len(check_structure(file.kind, repaired)))
    faults = allow_in_prose(file.kind, tree, faults, file.data)
    if tree is None:
        return Document(file, None, faults)
    return judged(file, tree, faults)


def judged(file: GuidelineFile, tree: Tree, faults: list[Fault]) -> Document:
    """A tree with what its schema says of it."""
    wrong = check_structure(file.kind, tree)
    meant = kind_of(tree) if wrong and file.kind != "manifest" else None
    if meant not in (None, file.kind):  # one cause: all else that the schema refuses follows from it
        faults = [*faults, FileName(Misplaced.KIND, file.kind, str(meant), whole(file.path))]
        return Document(replace(file, kind=str(meant)), None, faults)
    # A key too many or a blank text is passed over; what else the schema says makes the thing another than was meant.
    refused: list[Fault] = [fault for fault in wrong if not isinstance(fault, UnknownKey | BlankText)]
    return Document(file, tree if isinstance(tree, Mapped) else None, [*faults, *wrong], refused)
