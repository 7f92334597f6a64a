"""A repository whose configuration is hostile gets nothing run, whatever it tries; each trial is shown to be one."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tests.revisions.repositories import committed, made, run, write

from guideproof.revisions import git
from guideproof.revisions.git import NoRevision
from guideproof.revisions.repository import commit_of, is_ancestor, repository_at
from guideproof.revisions.side import default_base
from guideproof.revisions.tags import last_release
from guideproof.revisions.tree import files_at


def canary(place: Path) -> tuple[Path, Path]:
    """A command that leaves a file where it runs, and that file."""
    seen, command = place / "seen", place / "command"
    command.write_text(f'#!/bin/sh\ntouch "{seen}"\nexit 1\n', encoding="utf-8")
    command.chmod(0o755)
    return seen, command


def without_object(place: Path) -> str:
    """Takes the object of a file away, and gives its name: whoever reads it asks a promisor for it."""
    name = run(place, "rev-parse", "main:guideline/guideline.yaml")
    (place / ".git" / "objects" / name[:2] / name[2:]).unlink()
    return name


PROMISORS = {
    "ext": {"url": "ext::{command}"},
    "file": {"url": "{other}", "uploadpack": "{command}"},
    "ssh": {"url": "ssh://nowhere.invalid/it"},
}


@pytest.mark.parametrize("kind", PROMISORS)
@pytest.mark.parametrize("older", [False, True], ids=["as it is", "a git that does not know GIT_NO_LAZY_FETCH"])
def test_no_missing_object_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, older: bool) -> None:
    place, other = made(tmp_path / "it"), made(tmp_path / "other")
    seen, command = canary(tmp_path)
    name = without_object(place)
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "evil",
        "remote.evil.promisor": "true",
        "core.sshCommand": str(command),
        f"protocol.{kind}.allow": "always",
        "protocol.allow": "always",
    }
    settings |= {
        f"remote.evil.{key}": value.format(command=command, other=other) for key, value in PROMISORS[kind].items()
    }
    for key, value in settings.items():
        run(place, "config", key, value)
    run(place, "cat-file", "-p", name, check=False)
    assert seen.exists(), "the trial is none: plain reading ran nothing"
    seen.unlink()
    if older:
        kept = git.environment()
        del kept["GIT_NO_LAZY_FETCH"]
        monkeypatch.setattr(git, "environment", lambda: kept)
    with pytest.raises(NoRevision, match="partial clone"):
        files_at(repository_at(place), "main", "guideline")
    assert not seen.exists()


def test_no_setting_by_which_git_runs_something_has_it_run(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    seen, command = canary(tmp_path)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"):
        (hooks / hook).symlink_to(command)
    for key in (
        "core.fsmonitor", "core.pager", "pager.cat-file", "pager.rev-parse", "pager.ls-tree", "core.editor",
        "core.sshCommand", "core.askPass", "core.gitProxy", "core.alternateRefsCommand", "diff.external",
        "diff.loud.textconv", "filter.loud.clean", "filter.loud.smudge", "filter.loud.process", "gpg.program",
        "uploadpack.packObjectsHook", "credential.helper", "sequence.editor",
    ):  # fmt: skip
        run(place, "config", key, str(command))
    for name in ("rev-parse", "cat-file", "ls-tree", "merge-base"):
        run(place, "config", f"alias.{name}", f"!{command}")
    run(place, "config", "core.hooksPath", str(hooks))
    run(place, "config", "log.showSignature", "true")
    write(place, {".gitattributes": "* filter=loud diff=loud\n", ".git/info/attributes": "* filter=loud diff=loud\n"})
    run(place, "status", check=False)
    assert seen.exists(), "the trial is none: plain `git status` ran nothing"
    seen.unlink()
    repository = repository_at(place)
    head = commit_of(repository, "HEAD")
    assert set(files_at(repository, head, "guideline").files) == {"guideline.yaml", "inputs/age.yaml"}
    default_base(Path("guideline"), place)
    last_release(repository, head)
    assert is_ancestor(repository, head, head)
    assert not seen.exists()


def test_a_configuration_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = made(tmp_path / "it")
    os.mkfifo(tmp_path / "pipe")
    run(place, "config", "include.path", str(tmp_path / "pipe"))
    monkeypatch.setattr(git, "SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(NoRevision, match="not answered"):
        repository_at(place)
    assert time.monotonic() - started < 30


def test_a_bare_repository_that_was_committed_is_a_folder_like_any(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    seen, command = canary(tmp_path)
    inner = place / "guideline" / "inner"
    run(tmp_path, "clone", "-q", "--bare", "it", str(inner))
    run(inner, "config", "core.fsmonitor", str(command))
    found = repository_at(inner)
    assert (found.top, found.bare) == (place.resolve(), False)
    assert not seen.exists()


def test_replaced_objects_and_grafts_count_for_nothing(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    old = run(place, "rev-parse", "main:guideline/guideline.yaml")
    new = run(place, "hash-object", "-w", "--stdin", given=b"id: replaced\n")
    run(place, "replace", old, new)
    assert run(place, "show", "main:guideline/guideline.yaml") == "id: replaced"
    first = run(place, "rev-parse", "main")
    second = committed(place, "two")
    write(place, {".git/info/grafts": f"{second}\n"})
    repository = repository_at(place)
    assert files_at(repository, "main", "guideline").files["guideline.yaml"] == b"id: first\n"
    assert is_ancestor(repository, first, second)


def test_a_git_that_lies_in_the_checkout_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = made(tmp_path / "it")
    seen, command = canary(tmp_path)
    (place / "git").symlink_to(command)
    monkeypatch.chdir(place)
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    assert commit_of(repository_at(Path()), "main")
    assert not seen.exists()
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(NoRevision, match="no `git` on the search path"):
        repository_at(place)


def test_a_broken_repository_says_so(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    (place / ".git" / "HEAD").write_text("nothing\n", encoding="utf-8")
    with pytest.raises(NoRevision, match="cannot be read"):
        repository_at(place)


def test_more_than_can_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = made(tmp_path / "it")
    monkeypatch.setattr("guideproof.revisions.tree.FILES", 1)
    with pytest.raises(NoRevision, match="more than 1"):
        files_at(repository_at(place), "main", "guideline")
    with pytest.raises(NoRevision, match="more than 10 bytes"):
        git.git(place, "rev-parse", "main", most=10)
