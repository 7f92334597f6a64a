"""`guideproof serve`: what is refused before anything listens."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from guideproof.cli import guideproof

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "stroke-risk")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([EXAMPLE, "--editor", "vscod"], "there is no editor `vscod`. Did you mean `vscode`?"),
        ([EXAMPLE, "--editor", "javascript:alert('{path}')"], "is no address of an editor"),
        ([EXAMPLE, "--editor", "x y:{path}"], "is no address of an editor"),
        ([EXAMPLE, "--port", "70000"], "70000 is not in the range"),
        ([str(ROOT / "tests")], "is no guideline"),
        (["there-is-none"], "there is no folder `there-is-none`"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(guideproof, ["serve", *arguments])
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_port_that_is_taken_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(guideproof, ["serve", EXAMPLE, "--port", port])
    assert result.exit_code == 2
    assert f"port {port} cannot be listened on" in result.output


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "watchfiles"])
def test_without_its_libraries_it_says_how_to_install_them(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith("guideproof.serving")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [each for each in sys.modules if each.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    result = CliRunner().invoke(guideproof, ["serve", EXAMPLE])
    assert result.exit_code == 2
    assert f"needs {library}, which is not installed: pip install 'guideproof[serve]'" in " ".join(
        result.output.split()
    )
