"""The files of a guideline: what the path of each says that it holds (section 1)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guideproof.model.fault import Fault, FileName, Forbidden, ForbiddenYaml, Misplaced
from guideproof.reading.yaml_tree import LARGEST
from guideproof.source import whole

MANIFEST = "guideline.yaml"

_FOLDERS = {
    "inputs": "inputs",
    "derived": "derived",
    "interventions": "interventions",
    "evidence": "evidence",
    "safety": "safety",
    "disagreements": "disagreements",
    "vignettes": "vignette",
}
_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class NotAGuideline(ValueError):
    """The folder asked for does not exist or is no guideline: misuse, not a finding."""


@dataclass(frozen=True, slots=True)
class GuidelineFile:
    """A file to read: which schema it follows, its id and section by its path, its shown path, its bytes."""

    kind: str
    id: str
    section: str
    path: str
    data: bytes


def read_files(folder: Path, root: Path) -> tuple[list[GuidelineFile], list[Fault]]:
    """Every YAML file of a guideline in the order of its path, and what is wrong with where the others stand.

    ``root`` is what shown paths are relative to. Links are never followed, hidden files and Markdown are passed over.
    Raises ``NotAGuideline`` if there is no such folder, or no manifest in it.
    """
    if not folder.is_dir():
        raise NotAGuideline(f"there is no folder `{folder}`: name the one that the guideline is in")
    if not (folder / MANIFEST).is_file():
        raise NotAGuideline(f"`{folder}` is no guideline: it has no `{MANIFEST}`")
    files: list[GuidelineFile] = []
    faults: list[Fault] = []
    prefix = shown_folder(folder, root)
    for relative in sorted(_walk(folder)):
        found = _classify(folder, relative, prefix)
        if isinstance(found, GuidelineFile):
            files.append(found)
        elif found is not None:
            faults.append(found)
    return files, faults


def shown_folder(folder: Path, root: Path) -> str:
    """The folder as messages show it: relative to ``root``, with ``/``."""
    relative = os.path.relpath(folder.resolve(), root.resolve())
    return folder.resolve().name if relative.startswith("..") else Path(relative).as_posix()


def _walk(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in links]
        for name in (*names, *links):
            if not name.startswith("."):
                yield (Path(parent) / name).relative_to(folder).as_posix()


def _classify(folder: Path, relative: str, prefix: str) -> GuidelineFile | Fault | None:
    path, shown = folder / relative, f"{prefix}/{relative}"
    stem, dot, suffix = relative.rpartition(".")
    if path.is_symlink():
        return ForbiddenYaml(Forbidden.LINK, relative, whole(shown))
    if suffix == "md":
        return None
    if suffix != "yaml" or not dot:
        return FileName(Misplaced.SUFFIX, relative, f"{stem or relative}.yaml", whole(shown))
    parts = stem.split("/")
    kind = _kind(parts)
    if kind is None:
        return FileName(Misplaced.FOLDER, relative, "", whole(shown))
    size = path.stat().st_size
    if size > LARGEST:
        return ForbiddenYaml(Forbidden.TOO_LARGE, str(size), whole(shown))
    section = parts[1] if kind == "node" else ""
    for name in parts:
        if not _KEBAB.fullmatch(name) and kind not in ("inputs", "derived", "interventions"):
            return FileName(Misplaced.NAME, name, _kebab(name), whole(shown))
    return GuidelineFile(kind, parts[-1], section, shown, path.read_bytes())


def _kind(parts: list[str]) -> str | None:
    match parts:
        case ["guideline"]:
            return "manifest"
        case ["nodes", _, _]:
            return "node"
        case [folder, _]:
            return _FOLDERS.get(folder)
        case _:
            return None


def _kebab(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
