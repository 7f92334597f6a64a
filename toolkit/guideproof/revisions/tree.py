"""The files of a folder at a revision, as bytes by their paths; links and submodules are named and never followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from guideproof.revisions.git import MOST, NoRevision
from guideproof.revisions.repository import Repository, commit_of, shown, tree_of

LARGEST = 1 << 20
"""How many bytes a file may have; one that is larger is named and not read."""

FILES = 20_000
"""How many entries a folder may have, with all folders in it."""


_PARTIAL = "; a partial clone lacks objects, and none is fetched from here: fetch them first (`git fetch --refetch`)"


class NoFile(Enum):
    """Why something in a folder is not among its files."""

    LINK = "a symbolic link, which is not followed"
    SUBMODULE = "a submodule, whose files are in another repository"
    TOO_LARGE = "too large to be read"
    NAME = "nothing that a folder can hold under this name"


class FilesAt(Struct, frozen=True):
    """The files of a folder at a commit, by their paths from the folder on, and what is no file there."""

    commit: str
    path: str
    files: Mapping[str, bytes]
    others: Mapping[str, NoFile]


class _Entry(Struct, frozen=True):
    mode: str
    name: str
    size: int
    path: str


def files_at(repository: Repository, revision: str, path: str) -> FilesAt:
    """The files under a path (from the top of the repository on) at a revision.

    Raises ``NoRevision``: where there is no such revision or folder, and where it holds more than can be read.
    """
    commit = commit_of(repository, revision)
    tree = tree_of(repository, commit, path)
    if tree is None:
        at = commit[:12] if revision == commit else f"`{shown(revision)}` ({commit[:12]})"
        raise NoRevision(f"there is no folder `{shown(path)}` at {at}")
    others: dict[str, NoFile] = {}
    wanted: dict[str, _Entry] = {}
    for entry in _listed(repository, tree):
        why = _no_file(entry)
        if why is not None or entry.path in wanted:
            others[entry.path] = why or NoFile.NAME
        else:
            wanted[entry.path] = entry
    return FilesAt(commit, path, _read(repository, wanted), others)


def _no_file(entry: _Entry) -> NoFile | None:
    match entry.mode:
        case "120000":
            return NoFile.LINK
        case "160000":
            return NoFile.SUBMODULE
    if any(part in ("", ".", "..") or part.lower() == ".git" for part in entry.path.split("/")):
        return NoFile.NAME
    if not entry.path.isprintable() or "\\" in entry.path:  # an undecodable byte became a surrogate: not printable
        return NoFile.NAME
    return NoFile.TOO_LARGE if entry.size > LARGEST else None


def _listed(repository: Repository, tree: str) -> Iterator[_Entry]:
    answer = repository.ask("ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    if answer.code:
        # A git that does not know `GIT_NO_LAZY_FETCH` says the one or the other: it would have fetched the object.
        lacks = "missing" in answer.said or ("transport" in answer.said and "not allowed" in answer.said)
        raise NoRevision(f"the folder cannot be listed by Git: {answer.said}{_PARTIAL if lacks else ''}")
    lines = answer.output.split(b"\0")[:-1]
    if len(lines) > FILES:
        raise NoRevision(f"the folder holds {len(lines):,} files, more than {FILES:,}: name the one of the guideline")
    for line in lines:
        head, _, path = line.partition(b"\t")
        mode, _, name, size = head.decode("ascii").split()
        yield _Entry(mode, name, int(size) if size.isdigit() else 0, path.decode("utf-8", "surrogateescape"))


def _read(repository: Repository, wanted: Mapping[str, _Entry]) -> dict[str, bytes]:
    """The bytes of each file, by one call: `NAME TYPE SIZE`, a line end, the bytes, a line end."""
    names = list(dict.fromkeys(entry.name for entry in wanted.values()))
    sizes = {entry.name: entry.size for entry in wanted.values()}
    if sum(sizes.values()) + 200 * len(sizes) > MOST:
        raise NoRevision(f"the folder holds more than {MOST:,} bytes: name the one of the guideline")
    answer = repository.ask("cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    output, at, found = answer.output, 0, {}
    for name in names:
        head, end, _ = output[at : at + 200].partition(b"\n")
        if not end or head.split() != [name.encode(), b"blob", str(sizes[name]).encode()]:
            raise NoRevision(
                f"the object {name[:12]} cannot be read by Git: {answer.said or 'it is missing'}{_PARTIAL}"
            )
        start = at + len(head) + 1
        found[name] = output[start : start + sizes[name]]
        at = start + sizes[name] + 1
    return {path: found[entry.name] for path, entry in wanted.items()}
