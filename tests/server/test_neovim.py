"""The settings of the manual in the Neovim that is installed: findings of an unsaved text, hover, nothing left over."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.server.client import ROOT
from tests.server.test_ending import gone

NEOVIM = shutil.which("nvim")
NODE = "nodes/prevention/talk.yaml"
SCRIPT = """
local function found()
  return #vim.diagnostic.get(0) > 0
end
vim.wait(40000, function() return #vim.lsp.get_active_clients() > 0 end, 20)
vim.api.nvim_buf_set_lines(0, 2, 3, false, { "kind: recomendation" })
vim.wait(40000, found, 20)
local place = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 2, character = 1 } }
local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", place, 40000)
local said = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
  table.insert(said, { each.lnum, each.col, each.code, each.source })
end
local _, answer = next(hover)
local file = io.open(os.getenv("OUT"), "w")
file:write(vim.fn.json_encode({ said = said, hover = answer.result.contents.value }))
file:close()
vim.cmd("qall!")
"""


def settings(version: tuple[int, int]) -> str:
    """The block of the manual for a version."""
    manual = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    part = manual.partition("## Neovim")[2].partition("\n## ")[0]
    new, old = re.findall(r"```text\n(.*?)```", part, re.DOTALL)
    return str(new if version >= (0, 11) else old)


@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed")
def test_neovim_shows_what_the_server_finds(tmp_path: Path) -> None:
    assert NEOVIM is not None
    said = subprocess.run([NEOVIM, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"v(\d+)\.(\d+)", said)
    assert version is not None
    folder = tmp_path / "guideline"
    shutil.copytree(ROOT / "examples" / "stroke-risk", folder)
    (tmp_path / "init.lua").write_text(settings((int(version[1]), int(version[2]))))
    (tmp_path / "script.lua").write_text(SCRIPT)
    command = tmp_path / "bin" / "guideproof"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\necho $$ > "{tmp_path}/server"\nexec "{sys.executable}" -m guideproof "$@"\n')
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "toolkit"),
        "OUT": str(tmp_path / "out.json"),
        "XDG_STATE_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
        "HOME": str(tmp_path),
    }
    arguments = [NEOVIM, "--headless", "-n", "-u", "init.lua", f"guideline/{NODE}", "-c", "luafile script.lua"]
    done = subprocess.run(
        arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert (tmp_path / "out.json").exists(), done.stderr
    told = json.loads((tmp_path / "out.json").read_text())
    assert [2, 6, "GP105", "guideproof"] in told["said"]
    assert "a question with branches" in told["hover"]
    assert gone([int((tmp_path / "server").read_text())])
