"""Who asks for a server without the extra is told what to install."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from tests.cli.test_commands import run


def test_what_is_missing_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    code, out, err = run(capsys, "lsp")
    assert (code, out) == (2, "")
    assert "pip install 'guideproof[lsp]'" in err


def test_a_closed_input_is_misuse(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    code, out, err = run(capsys, "lsp")
    assert (code, out) == (2, "")
    assert "standard input is closed" in err
