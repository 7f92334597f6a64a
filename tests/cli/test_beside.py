"""Work beside a command's own: the same result with another process and without one, whatever becomes of that."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from guideproof import beside as module
from guideproof.beside import beside
from guideproof.timing import recorded

EXAMPLE = Path(__file__).parents[2] / "examples" / "stroke-risk"
HERE = os.getpid()

copied = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process may be copied: what a copy does here ends without a word."""
    monkeypatch.setattr(module, "_may", lambda: True)


@copied
@pytest.mark.usefixtures("free")
def test_another_process_does_it_and_is_gone_at_the_end() -> None:
    def work() -> tuple[int, bytes]:
        return os.getpid(), b"x" * 3_000_000

    with beside(work) as done:
        process, written = done()
    assert process != HERE
    assert written == b"x" * 3_000_000
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)


@copied
@pytest.mark.usefixtures("free")
def test_what_nobody_asks_for_is_not_waited_for() -> None:
    begun = time.monotonic()
    with beside(lambda: time.sleep(60)):
        pass
    assert time.monotonic() - begun < 30


@copied
@pytest.mark.usefixtures("free")
def test_what_a_process_that_died_did_not_do_is_done_here() -> None:
    def work() -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with beside(work) as done:
        assert done() == HERE


@copied
@pytest.mark.usefixtures("free")
def test_what_fails_fails_where_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> int:
        raise ValueError(f"in {os.getpid()}")

    with beside(work) as done, pytest.raises(ValueError, match=f"in {HERE}"):
        done()
    assert capfd.readouterr() == ("", "")


@copied
@pytest.mark.usefixtures("free")
def test_whoever_ignores_what_ends_gets_it_too() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with beside(os.getpid) as done:
            assert done() != HERE
    finally:
        signal.signal(signal.SIGCHLD, before)


@copied
@pytest.mark.usefixtures("free")
def test_an_interrupt_is_a_matter_of_the_commands_own_process() -> None:
    def work() -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return os.getpid()

    with beside(work) as done:
        process = done()
    assert process != HERE
    with pytest.raises(KeyboardInterrupt):
        os.kill(HERE, signal.SIGINT)


_KILLED = """
import os, signal, time
from guideproof import beside as module
module._may = lambda: True

def work():
    os.write(told, str(os.getpid()).encode())
    time.sleep(600)

heard, told = os.pipe()
with module.beside(work):
    print(os.read(heard, 100).decode(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@copied
def test_a_command_that_is_killed_leaves_nobody_behind() -> None:
    run = subprocess.run([sys.executable, "-c", _KILLED], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == -signal.SIGKILL
    process, until = Path(f"/proc/{int(run.stdout)}"), time.monotonic() + 60
    while _runs(process) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _runs(process)


def _runs(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@copied
@pytest.mark.usefixtures("free")
def test_where_the_system_has_no_room_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    with beside(os.getpid) as done:
        assert done() == HERE


def test_without_a_process_it_is_done_once_asked_for() -> None:
    done: list[str] = []
    with beside(lambda: done.append("work")) as asked:
        done.append("block")
        asked()
    assert done == ["block", "work"]


def _free_to() -> bool:
    return module._may()


@copied
def test_who_may_be_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread()])
    assert not _free_to()  # a library's caller
    monkeypatch.setattr(module, "_commands", [])
    module.allow()
    assert _free_to()
    with recorded():
        assert not _free_to()
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread(), threading.Thread(daemon=True)])
    assert _free_to()  # a progress bar
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread(), threading.Thread(daemon=False)])
    assert not _free_to()
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.current_thread()])
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert not _free_to()


_ON = "import os, sys; os.sched_getaffinity = lambda _: {cores}; from guideproof.__main__ import main; main()"


def _said(cores: str, *arguments: str) -> str:
    command = [sys.executable, "-c", _ON.replace("{cores}", cores), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not run.stderr
    return run.stdout


@copied
def test_commands_say_the_same_on_one_core(tmp_path: Path) -> None:
    later = tmp_path / "guideline"
    shutil.copytree(EXAMPLE, later)
    (changed,) = (path for path in later.glob("derived/*.yaml") if "stroke: true" in path.read_text())
    changed.write_text(changed.read_text().replace("stroke: true}, points: 2", "stroke: true}, points: 1"))
    told = [_said(cores, "diff", str(EXAMPLE), str(later), "--format", "json") for cores in ("{0}", "{0, 1}")]
    assert told[0] == told[1]
    assert '"exact"' in told[0]  # somebody is led elsewhere, and it is told who
    drawn = []
    for cores in ("{0}", "{0, 1}"):
        out = tmp_path / f"drawn{len(drawn)}"
        _said(cores, "render", str(EXAMPLE), "-o", str(out))
        drawn.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) > 10
