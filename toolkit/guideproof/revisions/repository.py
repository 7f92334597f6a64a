"""The repository of a place: its revisions, and where two lines of work part."""

from __future__ import annotations

import os
import re
from pathlib import Path

from msgspec import Struct

from guideproof.revisions.git import GitAnswer, NoRevision, git

_OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_LONGEST = 500

MAIN_BRANCHES = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/heads/main",
    "refs/remotes/origin/master",
    "refs/heads/master",
)
"""Where the main branch is looked for, in this order."""

DEEP = "fetch all of it first (in GitHub Actions `fetch-depth: 0` of `actions/checkout`, else `git fetch --unshallow`)"


class Repository(Struct, frozen=True):
    """A repository: the folder at its top, or, of a bare one, the repository itself."""

    top: Path
    bare: bool

    def ask(self, *arguments: str, given: bytes = b"") -> GitAnswer:
        """What `git` answers in this repository. Raises ``NoRevision``."""
        return git(self.top, *arguments, bare=self.bare, given=given)

    @property
    def shallow(self) -> bool:
        """Whether the history was cut off when it was fetched."""
        return self.ask("rev-parse", "--is-shallow-repository").output.strip() == b"true"


def repository_at(place: Path) -> Repository:
    """The repository that a folder lies in, or is. Raises ``NoRevision``.

    The way up looks for `.git` alone: a folder that only looks like a bare repository may have been committed by
    anybody, and is one here only if somebody stands in it.
    """
    start = Path(os.path.realpath(place))
    for above in (start, *start.parents):
        if os.path.lexists(above / ".git"):
            found = Repository(above, False)
            break
    else:
        if not all((start / name).exists() for name in ("HEAD", "objects", "refs")):
            raise NoRevision(f"`{place}` lies in no Git repository, so it has no revisions: name two folders")
        found = Repository(start, True)
    answer = found.ask("rev-parse", "--is-shallow-repository")
    if answer.code:
        raise NoRevision(f"the Git repository at `{found.top}` cannot be read: {answer.said}")
    return found


def commit_of(repository: Repository, revision: str) -> str:
    """The name of the commit that a revision means. Raises ``NoRevision``."""
    found = _resolved(repository, f"{revision}^{{commit}}") if _can_be(revision) else None
    if found is None:
        raise NoRevision(f"there is no revision `{shown(revision)}` in this repository{_cut_off(repository)}")
    return found


def is_revision(repository: Repository, revision: str) -> bool:
    """Whether a text names a commit."""
    return _can_be(revision) and _resolved(repository, f"{revision}^{{commit}}") is not None


def tree_of(repository: Repository, commit: str, path: str) -> str | None:
    """The name of the tree that stands at a path (from the top on) in a commit, ``None`` where there is no folder."""
    clean = "/".join(each for each in path.split("/") if each not in ("", "."))
    if ".." in clean.split("/") or not clean.isprintable():
        return None
    return _resolved(repository, f"{commit}:{clean}", "tree")


def merge_base(repository: Repository, one: str, other: str) -> str:
    """The last commit that the lines of work of two commits share. Raises ``NoRevision``."""
    answer = repository.ask("merge-base", one, other)
    found = answer.output.decode("ascii", "replace").split("\n")[0].strip()
    if answer.code or not _OBJECT.fullmatch(found):
        raise NoRevision(
            f"`{one[:12]}` and `{other[:12]}` share no commit that is known here, so nobody can say where they "
            f"part{_cut_off(repository) or ': name the revision to compare with'}"
        )
    return found


def is_ancestor(repository: Repository, one: str, other: str) -> bool:
    """Whether a commit is among those on which another stands, or is that other."""
    return repository.ask("merge-base", "--is-ancestor", one, other).code == 0


def main_branch(repository: Repository) -> str:
    """The commit at the end of the main branch. Raises ``NoRevision``."""
    for name in MAIN_BRANCHES:
        found = _resolved(repository, f"{name}^{{commit}}")
        if found is not None:
            return found
    raise NoRevision(
        f"there is no main branch here to compare with (`main` or `master`): name a revision{_cut_off(repository)}"
    )


def shown(revision: str) -> str:
    """A revision as a message shows it: what it could do to a terminal is left out."""
    return "".join(each if each.isprintable() and each != "`" else "?" for each in revision[:100])


def _can_be(revision: str) -> bool:
    return bool(revision) and len(revision) <= _LONGEST and revision.isprintable()


def _resolved(repository: Repository, expression: str, kind: str = "") -> str | None:
    """The one object that an expression names. What begins with a dash is none: `--end-of-options` says so to Git."""
    answer = repository.ask("rev-parse", "--verify", "--quiet", "--end-of-options", expression)
    name = answer.output.decode("ascii", "replace").strip()
    if answer.code or not _OBJECT.fullmatch(name):
        return None
    if (
        kind
        and repository.ask("cat-file", "--batch-check=%(objecttype)", given=f"{name}\n".encode()).output.strip()
        != kind.encode()
    ):
        return None
    return name


def _cut_off(repository: Repository) -> str:
    return f"; its history was cut off: {DEEP}" if repository.shallow else ""
