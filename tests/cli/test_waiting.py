"""The progress bar: shown on a terminal when it takes long, and nowhere else."""

from __future__ import annotations

import os
import pty
import sys
import time

import pytest

from guideproof.cli import waiting as module
from guideproof.cli.waiting import waiting


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *, patience: float, seconds: float) -> str:
    """What is written to a terminal while something takes so many seconds."""
    ours, theirs = pty.openpty()
    monkeypatch.setattr(module, "_PATIENCE", patience)
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with waiting("Proving") as progress:
            time.sleep(seconds)
            progress(1, 2)
        terminal.flush()
        os.set_blocking(ours, False)
        try:
            written = os.read(ours, 65_536)
        except BlockingIOError:
            written = b""
    os.close(ours)
    return written.decode()


def test_shown_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Proving" in on_a_terminal(monkeypatch, patience=0.0, seconds=0.3)


def test_not_shown_when_it_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_a_terminal(monkeypatch, patience=60.0, seconds=0.0) == ""


def test_not_shown_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("Proving") as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""
