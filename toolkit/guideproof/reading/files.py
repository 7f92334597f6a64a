"""The files of a guideline: what the path of each says that it holds (section 1), and what cannot be opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.fault import Closed, Fault, FileName, Misplaced, UnreadableFile
from guideproof.model.reference import KEBAB, Kind
from guideproof.model.table_fault import TableFault, TableFlaw
from guideproof.model.text_fault import Forbidden, ForbiddenYaml
from guideproof.reading.kinds import kind_of
from guideproof.reading.opening import Unopened
from guideproof.reading.store import NotAGuideline, Store
from guideproof.reading.yaml_tree import LARGEST, parse
from guideproof.source import Span, whole

MANIFEST = "guideline.yaml"
VIGNETTES = "vignettes"
"""The folder of the worked cases."""

KINDS = {
    "inputs": Kind.ELEMENT,
    "derived": Kind.ELEMENT,
    "parameters": Kind.PARAMETER,
    "interventions": Kind.INTERVENTION,
    "nodes": Kind.NODE,
    "evidence": Kind.SOURCE,
    "safety": Kind.SAFETY_RULE,
    "disagreements": Kind.DISAGREEMENT,
    VIGNETTES: Kind.VIGNETTE,
}
"""What the files of each folder hold."""

OF_SCHEMA = {"node": Kind.NODE, "vignette": Kind.VIGNETTE, "manifest": Kind.ENTRY_POINT, **KINDS}
"""What the files of each schema hold."""

_SEVERAL = {Kind.ELEMENT, Kind.PARAMETER, Kind.INTERVENTION}
"""What is not a file each."""

_SCHEMAS = {VIGNETTES: "vignette"}
"""Schemas that do not have the name of their folder."""

_SUFFIXES = (".yaml", ".csv")
_TABLE, _CLASSES, _CASES = "table", "classes", "cases"
_OF_TABLES = {"nodes": _TABLE, "derived": _CLASSES, VIGNETTES: _CASES}
"""Stand for the schema of what has none: branches of a decision, classes of a derived element, vignettes."""


class GuidelineFile(Struct, frozen=True):
    """A file to read: which schema it follows, its id and section by its path, its shown path, its bytes."""

    kind: str
    id: str
    section: str
    path: str
    data: bytes


class Files(Struct, frozen=True):
    """The files of a guideline in the order of their paths, and what keeps others from being read.

    ``tables`` are those in CSV, by their shown paths, each beside the file in YAML that it belongs to; ``classes`` are
    those of derived elements, by their ids, ``cases`` those of vignettes. ``unread`` is what the files may hold that
    are not read: a kind with an id, or with ``""`` where any id may be among them.
    """

    manifest: str
    files: tuple[GuidelineFile, ...]
    tables: Mapping[str, GuidelineFile]
    classes: Mapping[str, GuidelineFile]
    cases: tuple[GuidelineFile, ...]
    faults: tuple[Fault, ...]
    unread: frozenset[tuple[Kind, str]]

    def beside(self, file: GuidelineFile) -> GuidelineFile | None:
        """The table beside a file."""
        return self.tables.get(_as_table(file.path))

    def lacks_beside(self, file: GuidelineFile) -> bool:
        """Whether there certainly is no table beside a file."""
        path = _as_table(file.path)
        return path not in self.tables and not any(fault.span.path == path for fault in self.faults)


def read_files(store: Store, root: Path | None = None, without: str | None = None) -> Files:
    """Every file of a guideline, and what is wrong with where the others stand or with opening them.

    ``root`` is what shown paths are relative to, where it is given; ``without`` is a folder that is not looked into.
    Links are never followed, hidden files and Markdown are passed over. Raises ``NotAGuideline`` if there is no such
    folder, or no manifest in it.
    """
    prefix = store.shown(root)
    names, faults = _walk(store, prefix, without)
    if MANIFEST not in names:
        raise NotAGuideline(f"`{store.folder}` is no guideline: it has no `{MANIFEST}`")
    files: list[GuidelineFile] = []
    for relative in sorted(names):
        found = _classify(store, relative, whole(f"{prefix}/{relative}"))
        if isinstance(found, GuidelineFile):
            files.append(found)
        elif found is not None:
            faults[relative] = found
    unread = frozenset(thing for relative, fault in faults.items() for thing in _hidden(relative, fault))
    trees = tuple(file for file in files if file.kind not in _OF_TABLES.values())
    tables = {file.path: file for file in files if file.kind == _TABLE}
    owned = {_as_table(file.path) for file in trees}
    for path, file in tables.items():
        if path not in owned and (Kind.NODE, file.id) not in unread:
            faults[path] = TableFault(TableFlaw.NO_NODE, file.id, "", whole(path))
    cases = tuple(file for file in files if file.kind == _CASES)
    classes = {file.id: file for file in files if file.kind == _CLASSES}
    return Files(
        f"{prefix}/{MANIFEST}", trees, tables, classes, cases, tuple(faults[each] for each in sorted(faults)), unread
    )


def _walk(store: Store, prefix: str, without: str | None) -> tuple[list[str], dict[str, Fault]]:
    """The paths in the folder of all that is not itself a folder, and the folders that cannot be opened."""
    names: list[str] = []
    faults: dict[str, Fault] = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            inside = store.listed(below)
        except Unopened as refused:
            if not below:
                raise NotAGuideline(_no_folder(store.folder, refused)) from refused
            faults[below] = UnreadableFile(refused.why, below, True, refused.said, whole(f"{prefix}/{below}"))
            continue
        for name, is_folder in inside:
            relative = f"{below}/{name}" if below else name
            if is_folder and relative == without:
                continue
            # A folder called as a file is in the place of one: nobody looks for more in it.
            (waiting if is_folder and not name.endswith(_SUFFIXES) else names).append(relative)
    return names, faults


def _no_folder(folder: Path, refused: Unopened) -> str:
    match refused.why:
        case Closed.GONE if os.path.lexists(folder) and not folder.is_symlink():
            return f"`{folder}` is not a folder: name the one that the guideline is in"
        case Closed.GONE:
            return f"there is no folder `{folder}`: name the one that the guideline is in"
        case _:
            return f"the folder `{folder}` cannot be opened: {refused}"


def _classify(store: Store, relative: str, span: Span) -> GuidelineFile | Fault | None:
    stem, dot, suffix = relative.rpartition(".")
    try:
        store.look(relative)
        if suffix == "md":
            return None
        misplaced = _as_what(_misplaced(relative, stem if dot else "", suffix, span), store, relative)
        return misplaced or _file(stem, suffix, span, store.read(relative, LARGEST))
    except Unopened as refused:
        return _unreadable(relative, refused, span)


def _misplaced(relative: str, stem: str, suffix: str, span: Span) -> Fault | None:
    if relative in KINDS:
        return UnreadableFile(Closed.FILE, relative, False, "", span)
    if suffix == "csv" and _is_table(stem.split("/")):
        return None
    if suffix != "yaml" or not stem:
        suffix = "csv" if suffix.lower() == "csv" and _is_table(stem.split("/")) else "yaml"
        return FileName(Misplaced.SUFFIX, relative, f"{stem or relative}.{suffix}", span)
    return FileName(Misplaced.FOLDER, relative, "", span) if _schema(stem.split("/")) is None else None


def _as_what(fault: Fault | None, store: Store, relative: str) -> Fault | None:
    """A misplaced file with what its keys say that it holds."""
    if isinstance(fault, FileName) and fault.what is Misplaced.FOLDER:
        tree, _ = parse(store.read(relative, LARGEST), fault.span.path)
        return replace(fault, expected=kind_of(tree) or "")
    return fault


def _file(stem: str, suffix: str, span: Span, data: bytes) -> GuidelineFile | Fault:
    parts = stem.split("/")
    schema = _schema(parts) if suffix != "csv" else _OF_TABLES[parts[0]]
    assert schema is not None
    if KINDS.get(parts[0]) not in _SEVERAL:
        for name in parts:
            if not KEBAB.fullmatch(name):
                return FileName(Misplaced.NAME, name, _kebab(name), span)
    return GuidelineFile(schema, parts[-1], parts[1] if schema == "node" else "", span.path, data)


def _unreadable(relative: str, refused: Unopened, span: Span) -> Fault:
    match refused.why:
        case Closed.LINK:
            return ForbiddenYaml(Forbidden.LINK, relative, span)
        case Closed.TOO_LARGE:
            return ForbiddenYaml(Forbidden.TOO_LARGE, refused.said, span)
        case why:
            return UnreadableFile(why, relative, False, refused.said, span)


def _is_table(parts: list[str]) -> bool:
    """Whether a table may stand in a path."""
    return (len(parts), parts[0]) in ((3, "nodes"), (2, "derived"), (2, "vignettes"))


def _as_table(path: str) -> str:
    return f"{path.removesuffix('.yaml')}.csv"


def kind_at(relative: str) -> str | None:
    """What a file holds by its path in a guideline; ``None`` where nothing is looked for."""
    stem, _, suffix = relative.rpartition(".")
    return _schema(stem.split("/")) if suffix == "yaml" else None


def _schema(parts: list[str]) -> str | None:
    """The schema that the file of a path follows; ``None`` where nothing is looked for."""
    match parts:
        case ["guideline"]:
            return "manifest"
        case ["nodes", _, _]:
            return "node"
        case [folder, _] if folder in KINDS and folder != "nodes":
            return _SCHEMAS.get(folder, folder)
        case _:
            return None


def _hidden(relative: str, fault: Fault) -> Iterator[tuple[Kind, str]]:
    """What a file or folder that is not read may hold, as its path says."""
    if relative == MANIFEST:
        yield Kind.ENTRY_POINT, ""
        return
    top, last = relative.partition("/")[0], relative.rpartition("/")[2]
    name = last.partition(".")[0]
    one_file = isinstance(fault, FileName) or last.endswith(_SUFFIXES)
    kinds = {KINDS[top]} if top in KINDS else set(KINDS.values())
    if isinstance(fault, FileName) and fault.expected in OF_SCHEMA:
        kinds = {OF_SCHEMA[fault.expected]}
    for kind in kinds:
        if one_file and kind not in _SEVERAL:
            yield kind, name
            yield kind, _kebab(name)
        else:
            yield kind, ""


def _kebab(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
