"""Revisions are read from every kind of repository, and nothing of it changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.revisions.repositories import bytes_below, committed, made, run, write

from guideproof.analysis.comparing.precedence import number
from guideproof.revisions.git import NoRevision
from guideproof.revisions.repository import commit_of, main_branch, merge_base, repository_at
from guideproof.revisions.side import Committed, Folder, default_base, side_of
from guideproof.revisions.tags import last_release
from guideproof.revisions.tree import LARGEST, NoFile, files_at

FIRST = {"guideline.yaml": b"id: first\n", "inputs/age.yaml": b"age: {}\n"}
GUIDELINE = Path("guideline")


def read(place: Path, revision: str = "main", path: str = "guideline") -> dict[str, bytes]:
    return dict(files_at(repository_at(place), revision, path).files)


@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_both_kinds_of_names_are_read(tmp_path: Path, form: str) -> None:
    place = made(tmp_path / "it", f"--object-format={form}")
    assert read(place) == FIRST
    assert len(commit_of(repository_at(place), "main")) == (40 if form == "sha1" else 64)


def test_bare_repositories_worktrees_and_subfolders_are_read(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    run(tmp_path, "clone", "-q", "--bare", "it", "bare.git")
    run(place, "worktree", "add", "-q", "-b", "side", str(tmp_path / "tree"))
    assert read(tmp_path / "bare.git") == FIRST
    assert read(tmp_path / "tree", "side") == FIRST
    assert read(place / "guideline" / "inputs") == FIRST
    assert read(place, path="") == {f"guideline/{name}": data for name, data in FIRST.items()}


def test_a_file_is_read_as_it_was_and_not_as_it_stands(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    write(place, {"guideline/guideline.yaml": "id: second\n"})
    committed(place, "two")
    write(place, {"guideline/guideline.yaml": "id: third\n", ".gitattributes": "* filter=loud text eol=crlf\n"})
    assert read(place, "main~1") == FIRST
    assert read(place)["guideline.yaml"] == b"id: second\n"


def test_nothing_of_the_repository_changes(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    run(place, "tag", "v0.1.0")
    write(place, {"guideline/inputs/age.yaml": "age: {type: integer}\n"})  # the index does not know of it yet
    before = bytes_below(place)
    times = {path: path.stat().st_mtime_ns for path in (place / ".git").rglob("*")}
    assert read(place) == FIRST
    default_base(GUIDELINE, place)
    last_release(repository_at(place), commit_of(repository_at(place), "HEAD"))
    assert bytes_below(place) == before
    assert {path: path.stat().st_mtime_ns for path in (place / ".git").rglob("*")} == times


def test_what_a_hook_is_told_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, other = made(tmp_path / "it"), made(tmp_path / "other")
    write(other, {"guideline/guideline.yaml": "id: other\n"})
    committed(other, "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "none"))
    assert read(place) == FIRST


def test_inside_a_hook_revisions_are_read(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    hook = place / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    script = (
        "from pathlib import Path; from guideproof.revisions.repository import repository_at; "
        "from guideproof.revisions.tree import files_at; "
        "Path('seen').write_bytes(files_at(repository_at(Path('.')), 'HEAD', 'guideline').files['guideline.yaml'])"
    )
    toolkit = Path(__file__).parents[2] / "toolkit"
    hook.write_text(f'#!/bin/sh\nPYTHONPATH="{toolkit}" exec "{sys.executable}" -c "{script}"\n', encoding="utf-8")
    hook.chmod(0o755)
    write(place, {"guideline/guideline.yaml": "id: second\n"})
    run(place, "commit", "-q", "-a", "-m", "two")
    assert (place / "seen").read_text(encoding="utf-8") == "id: first\n"


def test_links_and_submodules_are_named_and_not_followed(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    (place / "guideline" / "link.yaml").symlink_to("/etc/hostname")
    (place / "guideline" / "large.yaml").write_bytes(b"a" * (LARGEST + 1))
    head = committed(place, "two")
    run(place, "update-index", "--add", "--cacheinfo", f"160000,{head},guideline/sub")
    run(place, "commit", "-q", "-m", "three")
    found = files_at(repository_at(place), "main", "guideline")
    assert found.files == FIRST
    assert found.others == {
        "link.yaml": NoFile.LINK,
        "large.yaml": NoFile.TOO_LARGE,
        "sub": NoFile.SUBMODULE,
    }


def test_a_tree_that_no_folder_could_be_names_what_it_holds(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    blob = run(place, "hash-object", "-w", "--stdin", given=b"evil\n")
    entry = b"100644 ..\0" + bytes.fromhex(blob) + b"100644 a\xff.yaml\0" + bytes.fromhex(blob)
    tree = run(place, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=entry)
    commit = run(place, "commit-tree", tree, "-m", "x")
    found = files_at(repository_at(place), commit, "")
    assert found.files == {}
    assert set(found.others.values()) == {NoFile.NAME}


def test_a_shallow_clone_says_what_to_do(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    run(place, "checkout", "-q", "-b", "work")
    committed(place, "two")
    run(place, "checkout", "-q", "main")
    committed(place, "three")
    run(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", place.as_uri(), "shallow")
    shallow = repository_at(tmp_path / "shallow")
    with pytest.raises(NoRevision, match="fetch-depth: 0"):
        merge_base(shallow, main_branch(shallow), commit_of(shallow, "origin/work"))
    with pytest.raises(NoRevision, match="fetch-depth: 0"):
        commit_of(shallow, "HEAD~1")


def read_side(name: str, place: Path) -> None:
    side = side_of(name, GUIDELINE, place)
    assert isinstance(side, Committed)
    files_at(side.repository, side.commit, side.path)


@pytest.mark.parametrize(
    "name",
    [
        "--output=seen",
        "-x",
        "--all",
        "--help",
        "",
        "main\nmain",
        "a" * 600,
        "main:..",
        "main:../x",
        "@{-9}",
        "main..main",
        "^main",
        "\x1b[2J",
    ],
)
def test_a_hostile_name_is_no_revision(tmp_path: Path, name: str) -> None:
    place = made(tmp_path / "it")
    before = bytes_below(place)
    with pytest.raises(NoRevision) as refused:
        read_side(name, place)
    assert str(refused.value).isprintable()
    assert bytes_below(place) == before


def test_a_side_is_a_folder_or_a_revision_and_never_guessed(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    inside = place / "guideline"
    head = commit_of(repository_at(place), "HEAD")
    assert side_of("guideline", GUIDELINE, place) == Folder(inside)
    found = [
        side_of(name, GUIDELINE, place) for name in ("main", "main:guideline", "HEAD:guideline/", "main:./guideline")
    ]
    assert [(each.commit, each.path) for each in found if isinstance(each, Committed)] == [(head, "guideline")] * 4
    from_inside = side_of("main", Path(), inside)
    assert isinstance(from_inside, Committed)
    assert from_inside.path == "guideline"
    (place / "main").mkdir()
    with pytest.raises(NoRevision, match="a folder here and a revision too"):
        side_of("main", GUIDELINE, place)
    assert side_of("./main", GUIDELINE, place) == Folder(place / "./main")


def test_without_a_name_the_work_begins_where_it_left_the_main_branch(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    start = run(place, "rev-parse", "HEAD")
    run(place, "checkout", "-q", "-b", "work")
    committed(place, "two")
    run(place, "checkout", "-q", "main")
    committed(place, "three")
    run(place, "checkout", "-q", "work")
    assert default_base(GUIDELINE, place).commit == start
    run(place, "checkout", "-q", "--orphan", "alone")
    committed(place, "four")
    with pytest.raises(NoRevision, match="share no commit"):
        default_base(GUIDELINE, place)


def test_a_folder_outside_of_any_repository_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoRevision, match=r"there is no folder `main`, and `.*` lies in no Git repository"):
        side_of("main", GUIDELINE, tmp_path)


def test_a_file_is_no_side(tmp_path: Path) -> None:
    (tmp_path / "guideline.yaml").write_bytes(b"")
    with pytest.raises(NoRevision, match=r"`guideline.yaml` is a file: name the folder"):
        side_of("guideline.yaml", GUIDELINE, tmp_path)


def test_the_last_release_is_the_newest_that_is_reachable(tmp_path: Path) -> None:
    place = made(tmp_path / "it")
    for tag in ("v0.9.0", "0.10.0-rc.1", "0.10.0-rc.2", "words", "v01.0.0", "1.0"):
        run(place, "tag", tag)
    run(place, "tag", "-a", "v0.10.0-rc.10", "-m", "annotated")
    run(place, "tag", "v9.0.0", run(place, "rev-parse", "HEAD^{tree}"))
    run(place, "checkout", "-q", "-b", "work")
    committed(place, "two")
    run(place, "tag", "v2.0.0")
    repository = repository_at(place)
    on_main = last_release(repository, commit_of(repository, "main"))
    on_work = last_release(repository, commit_of(repository, "work"))
    assert on_main is not None
    assert on_main.tag == "v0.10.0-rc.10"
    assert on_work is not None
    assert on_work.tag == "v2.0.0"


def test_without_a_tag_there_is_no_release(tmp_path: Path) -> None:
    repository = repository_at(made(tmp_path / "it"))
    assert last_release(repository, commit_of(repository, "main")) is None


ORDER = (
    "0.1.0 0.9.9 0.10.0 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta "
    "1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 2.0.0 2.1.0 2.1.1 10.0.0"
)


def test_versions_have_the_order_of_the_standard() -> None:
    """The chains of semver.org 2.0.0, items 9 and 11."""
    found = [number(each) for each in ORDER.split()]
    ranks = [each.rank for each in found if each is not None]
    assert len(ranks) == len(ORDER.split())
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert [str(each) for each in found] == ORDER.split()
    assert number("1.0.0+build.1") == number("1.0.0")


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "01.0.0", "1.0.0-01", "1.0.0-", "1.0.0+", "v1.0.0", "1.0.0\n", "١.0.0", "1.0.0-a..b"]
)
def test_what_is_no_version_is_none(text: str) -> None:
    assert number(text) is None
