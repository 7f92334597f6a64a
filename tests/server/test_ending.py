"""Nothing is left running, however the editor goes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server.client import ROOT, Client

SHIPPED = ROOT / "guideline"
pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not list processes")


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in listed.read_text().split()]


def gone(processes: list[int]) -> bool:
    """Whether they end within a while."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if not any(_runs(each) for each in processes):
            return True
        time.sleep(0.02)
    return False


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def busy() -> Iterator[tuple[Client, list[int]]]:
    """A server in the middle of a check, and the processes that it has started."""
    client = Client()
    manifest = SHIPPED / "guideline.yaml"
    client.open(manifest, manifest.read_text())
    end = time.monotonic() + 20
    while not (found := children(client.process.pid)) and time.monotonic() < end:
        time.sleep(0.02)
    assert found
    yield client, found
    client.left()


def test_the_editor_closes_its_end(busy: tuple[Client, list[int]]) -> None:
    client, started = busy
    assert client.process.stdin is not None
    client.process.stdin.close()
    assert client.process.wait(20) == 0
    assert gone(started)
    assert client.errors == b""


def test_the_server_is_killed(busy: tuple[Client, list[int]]) -> None:
    client, started = busy
    client.process.kill()
    client.process.wait()
    assert gone(started)


def test_the_editor_is_gone_and_something_keeps_its_end_open(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        client = Client(editor=process.pid)
        client.open(tmp_path / "notes.yaml", "a: b")
        assert process.stdin is not None
    assert client.process.wait(20) == 0
    client.left()


def test_who_sends_what_is_no_message_is_not_trusted() -> None:
    asked = b"hello\r\nContent-Length: 5\r\n\r\n{bad}Content-Length: 99999999999\r\n\r\n{}"
    command = [sys.executable, "-m", "guideproof", "lsp"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "toolkit")}
    done = subprocess.run(command, input=asked, capture_output=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
