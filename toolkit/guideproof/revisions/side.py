"""What a name on the command line means: a folder, a revision, or a revision with a path in it (`REV:path`)."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from guideproof.revisions.git import NoRevision
from guideproof.revisions.repository import (
    Repository,
    commit_of,
    is_revision,
    main_branch,
    merge_base,
    repository_at,
    shown,
)


class Folder(Struct, frozen=True):
    """A side that stands on the disk."""

    path: Path


class Committed(Struct, frozen=True):
    """A side that stands in a repository: the commit, and the path of the guideline from the top on."""

    repository: Repository
    commit: str
    path: str
    named: str


Side = Folder | Committed


def side_of(name: str, guideline: Path, at: Path) -> Side:
    """The side that a name means to somebody who stands in the folder ``at``; ``guideline`` says which folder of a
    revision is meant where the name says no path.

    Nothing is guessed: a name that is both a folder and a revision is refused. Raises ``NoRevision``.
    """
    if not name or len(name) > 200 or not name.isprintable():
        raise NoRevision(f"`{shown(name)}` names no folder and no revision")
    folder, plain = at / name, name.startswith((".", "/", "~")) or Path(name).is_absolute()
    revision, colon, path = name.partition(":")
    if folder.is_dir():
        if not plain and _also_revision(name, at):
            raise NoRevision(
                f"`{shown(name)}` is a folder here and a revision too: write `./{shown(name)}` for the folder, "
                f"`{shown(name)}:{_from_top(guideline, at)}` for the revision"
            )
        return Folder(folder)
    if folder.is_file():
        raise NoRevision(f"`{shown(name)}` is a file: name the folder of the guideline, or a revision")
    if plain and not colon and not name.startswith("."):
        raise NoRevision(f"there is no folder `{shown(name)}`")
    try:
        repository = repository_at(at)
    except NoRevision as nowhere:
        raise NoRevision(f"there is no folder `{shown(name)}`, and {nowhere}") from nowhere
    inside = _clean(path, at, repository) if colon else _from_top(guideline, at)
    return Committed(repository, commit_of(repository, revision), inside, shown(name))


def default_base(guideline: Path, at: Path) -> Committed:
    """Where the work on the guideline began: the merge base of `HEAD` with the main branch. Raises ``NoRevision``."""
    repository = repository_at(at)
    base = merge_base(repository, main_branch(repository), commit_of(repository, "HEAD"))
    return Committed(repository, base, _from_top(guideline, at), f"merge base {base[:12]}")


def _also_revision(name: str, at: Path) -> bool:
    try:
        return is_revision(repository_at(at), name)
    except NoRevision:
        return False


def _from_top(guideline: Path, at: Path) -> str:
    """The path of a folder from the top of its repository on."""
    top = Path(os.path.realpath(repository_at(at).top))
    if repository_at(at).bare:
        return guideline.as_posix()
    relative = os.path.relpath(os.path.realpath(at / guideline), top)
    if ".." in Path(relative).parts:
        raise NoRevision(f"the folder `{guideline}` does not lie in the repository at `{top}`")
    return "" if relative == "." else Path(relative).as_posix()


def _clean(path: str, at: Path, repository: Repository) -> str:
    """As Git has it: from the top on, and with `./` or `../` at the beginning from where somebody stands."""
    if path.startswith(("./", "../")) and not repository.bare:
        relative = os.path.relpath(os.path.realpath(at), os.path.realpath(repository.top))
        path = os.path.normpath(f"{relative}/{path}").replace(os.sep, "/")
    return path.strip("/")
