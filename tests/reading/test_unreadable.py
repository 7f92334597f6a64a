"""What cannot be opened is a finding at its place, at once, and never counts as absent."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from guideproof.checks.run import Examination, examine
from guideproof.reading import opening
from guideproof.reading.files import NotAGuideline
from guideproof.reading.load import load_guideline
from guideproof.reading.yaml_tree import LARGEST

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "reporters" / "small" / "guideline"
PATHS = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*"))
FOLDERS = [path for path in PATHS if (SMALL / path).is_dir()]
FILES = [path for path in PATHS if (SMALL / path).is_file()]
CANNOT_BE_OPENED = {"unreadable", "forbidden-yaml"}


@pytest.fixture
def guideline(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "guideline"))


def examined(folder: Path) -> Examination:
    return examine(load_guideline(folder, root=folder.parent))


BEFORE = {(finding.name, finding.span.path) for finding in examined(SMALL).findings}


def assert_told(examination: Examination, path: str) -> None:
    """One finding says so at its place, one that checks were left out for it, and none that something is missing."""
    new = [finding for finding in examination.findings if (finding.name, finding.span.path) not in BEFORE]
    (cause,) = [finding for finding in new if finding.name in CANNOT_BE_OPENED]
    assert cause.span.path == f"guideline/{path}"
    assert path in cause.message
    left_out = [finding.span.path for finding in new if finding.name == "not-checked"]
    assert left_out == ([] if path.startswith("vignettes") else [cause.span.path])
    switched_off = {"weakly-carried"} if path == "guideline.yaml" else set()  # by the manifest, which is not read
    assert {finding.name for finding in new} <= CANNOT_BE_OPENED | {"not-checked"} | switched_off
    if left_out:
        assert examination.proofs is None


class Refusing:
    """Stands in for what opens files and folders: refuses one path."""

    def __init__(self, really: Callable[..., object], path: Path, error: type[OSError], number: int) -> None:
        self._really = really
        self._path = path
        self._error = error(number, os.strerror(number))

    def __call__(self, path: object, *arguments: object) -> object:
        if Path(str(path)) == self._path:
            raise self._error
        return self._really(path, *arguments)


@pytest.mark.parametrize("path", FOLDERS)
def test_a_folder_that_may_not_be_listed(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", Refusing(os.scandir, SMALL / path, PermissionError, 13))
    assert_told(examined(SMALL), path)


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_may_not_be_read(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.os, "open", Refusing(os.open, SMALL / path, PermissionError, 13))
    assert_told(examined(SMALL), path)


@pytest.mark.parametrize("path", PATHS)
def test_what_goes_away_while_it_is_read(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("scandir", "open"):
        monkeypatch.setattr(os, name, Refusing(getattr(os, name), SMALL / path, FileNotFoundError, 2))
    assert_told(examined(SMALL), path)


@pytest.mark.parametrize("path", PATHS)
def test_a_disk_that_fails(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("scandir", "open"):
        monkeypatch.setattr(os, name, Refusing(getattr(os, name), SMALL / path, OSError, 5))
    assert_told(examined(SMALL), path)


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(path.parent)  # the path of a socket must be short
        try:
            bound.bind(path.name)
        finally:
            os.chdir(here)


def outside(path: Path) -> Path:
    """The same file outside the guideline."""
    return SMALL / path.relative_to(path.parents[len(path.parents) - 1 - path.parts.index("guideline")])


OTHERS: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "socket": socket_at,
    "folder": lambda path: path.mkdir(),
    "full folder": lambda path: shutil.copytree(SMALL / "nodes", path) and None,
    "link that leaves": lambda path: path.symlink_to(outside(path)),
    "link within": lambda path: path.symlink_to(path.parent),
    "dangling link": lambda path: path.symlink_to("nowhere"),
    "circle of links": lambda path: path.symlink_to(path.name),
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "too large": lambda path: path.write_bytes(b"#" * (LARGEST + 1)) and None,
    "much too large": lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 1 << 40),
}


@pytest.mark.parametrize("path", ["guideline.yaml", *(path for path in FILES if path != "guideline.yaml")][::3])
@pytest.mark.parametrize("other", OTHERS)
def test_something_else_in_the_place_of_a_file(other: str, path: str, guideline: Path) -> None:
    place = guideline / path
    place.unlink()
    OTHERS[other](place)
    found = examined(guideline)
    if "large" in other:
        assert "1 MiB" in next(each.message for each in found.findings if each.name == "forbidden-yaml")
        place.unlink()
        place.symlink_to("nowhere")  # so that its place is in the message
    assert_told(examined(guideline), path)


@pytest.mark.parametrize("other", ["pipe", "socket", "link that leaves", "dangling link", "circle of links"])
@pytest.mark.parametrize("path", FOLDERS)
def test_something_else_in_the_place_of_a_folder(other: str, path: str, guideline: Path) -> None:
    shutil.rmtree(guideline / path)
    OTHERS[other](guideline / path)
    assert_told(examined(guideline), path)


def test_a_device(guideline: Path) -> None:
    place = guideline / "evidence" / "zero.yaml"
    try:
        os.mknod(place, 0o20666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")
    assert "is a device" in next(each.message for each in examined(guideline).findings if each.name == "unreadable")


def test_a_guideline_in_a_folder_called_vignettes(tmp_path: Path) -> None:
    """Only what lies in its own folder of vignettes may be passed over by the proofs."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "vignettes"))
    (folder / "interventions" / "all.yaml").write_text("broken: [\n")
    assert {"yaml-syntax", "not-checked"} <= {finding.name for finding in examined(folder).findings}


@pytest.mark.parametrize("kind", ["nothing", "file", "pipe", "circle of links", "dangling link", "empty"])
def test_no_folder_to_read(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "guideline"
    if kind == "empty":
        place.mkdir()
    elif kind == "file":
        place.write_text("{}")
    elif kind != "nothing":
        OTHERS[kind](place)
    with pytest.raises(NotAGuideline, match="guideline"):
        load_guideline(place)


# As an ordinary user: whoever runs this as root drops that power once everything is imported.
ORDINARY = """
import contextlib, io, os, sys
from guideproof.cli import main
for warm in (["check", "--format", "text", sys.argv[1]], ["test", sys.argv[1]], ["check", sys.argv[2]]):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main(warm)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
os.chdir(sys.argv[3])
main(sys.argv[4:])
"""


@pytest.fixture
def shut() -> Iterator[Callable[[str], Path]]:
    """Takes all rights from a path of a guideline that everybody may reach, which pytest's own folders are not."""
    shut: list[Path] = []
    with TemporaryDirectory() as home:
        guideline = Path(shutil.copytree(SMALL, Path(home) / "guideline"))
        Path(home).chmod(0o755)

        def take(path: str) -> Path:
            shut.append(guideline / path)
            shut[-1].chmod(0)
            return guideline

        yield take
        for path in shut:
            path.chmod(0o755)


def ordinary(folder: Path, *arguments: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    broken = str(TESTS / "checks" / "unknown-reference" / "bad" / "each-kind" / "guideline")
    command = [sys.executable, "-c", ORDINARY, str(SMALL), broken, str(at or folder.parent), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("path", ["nodes", "nodes/treatment", "vignettes", "evidence", "inputs/patient.yaml"])
def test_an_ordinary_user(path: str, shut: Callable[[str], Path]) -> None:
    folder = shut(path)
    done = ordinary(folder, "check", folder.name)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"guideline/{path}\n  1:1 error GP115 unreadable\n" in done.stdout
    done = ordinary(folder, "test", folder.name)
    assert done.returncode == 2
    assert "GP115 unreadable" in done.stderr
    assert not done.stdout


def test_an_ordinary_user_and_the_folder_itself(shut: Callable[[str], Path]) -> None:
    folder = shut(".")
    done = ordinary(folder, "check", folder.name)
    assert done.returncode == 2
    assert "'guideline' is not readable" in done.stderr
    done = ordinary(folder, "run", "/dev/null", "--guideline", folder.name)
    assert done.returncode == 2


def test_an_ordinary_user_below_a_folder_that_is_shut(shut: Callable[[str], Path]) -> None:
    """What lies above need not be readable."""
    folder = shut("vignettes")
    (folder / "vignettes").chmod(0o755)
    folder.parent.chmod(0o711)
    assert ordinary(folder, "check", ".", at=folder).returncode == 0
