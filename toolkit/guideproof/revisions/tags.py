"""The last release: the newest version that is tagged and on which a commit stands."""

from __future__ import annotations

from msgspec import Struct

from guideproof.analysis.comparing.precedence import VersionNumber, number
from guideproof.revisions.git import NoRevision
from guideproof.revisions.repository import Repository, commit_of, is_ancestor

MOST_TAGS = 2000
"""How many tags of versions are tried."""


class Release(Struct, frozen=True):
    """A version tag: its name, the version that it says, its commit."""

    tag: str
    version: VersionNumber
    commit: str


def last_release(repository: Repository, commit: str) -> Release | None:
    """The version tag (`1.2.0` or `v1.2.0`) of highest precedence that is reachable from a commit; none is ``None``.

    Raises ``NoRevision`` where there are more tags than are tried.
    """
    answer = repository.ask("rev-parse", "--symbolic", "--tags")
    names = answer.output.decode("utf-8", "surrogateescape").splitlines()
    versions = {name: found for name in names if (found := number(name.removeprefix("v"))) is not None}
    if len(versions) > MOST_TAGS:
        raise NoRevision(f"there are {len(versions):,} tags of versions, more than the {MOST_TAGS:,} that are tried")
    for name in sorted(versions, key=lambda each: (versions[each].rank, each), reverse=True):
        try:
            tagged = commit_of(repository, f"refs/tags/{name}")
        except NoRevision:
            continue  # a tag of a tree or a file is no release
        if is_ancestor(repository, tagged, commit):
            return Release(name, versions[name], tagged)
    return None
