"""The settings of the manual in the Emacs that is installed: findings of an unsaved text, nothing left over."""

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

EMACS = shutil.which("emacs")
NODE = "nodes/prevention/talk.yaml"
SCRIPT = """
(require 'json)
(defun wait-for (predicate)
  (let ((end (+ (float-time) 40)))
    (while (and (not (funcall predicate)) (< (float-time) end))
      (accept-process-output nil 0.05))))
(find-file (getenv "NODE"))
(unless (derived-mode-p 'yaml-mode) (yaml-mode))
(setq eglot-sync-connect 40 eglot-connect-timeout 40 eglot-autoshutdown t)
(call-interactively #'eglot)
(goto-char (point-min))
(forward-line 2)
(delete-region (line-beginning-position) (line-end-position))
(insert "kind: recomendation")
(run-hooks 'post-command-hook)
(eglot--signal-textDocument/didChange)
(defun said ()
  (mapcar (lambda (each)
            (vector (1- (line-number-at-pos (flymake-diagnostic-beg each))) (flymake-diagnostic-text each)))
          (flymake-diagnostics)))
(wait-for (lambda () (flymake-start) (said)))
(defvar found (with-current-buffer (get-file-buffer (getenv "NODE")) (vconcat (said))))
(with-temp-file (getenv "OUT") (insert (json-encode found)))
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
"""


def settings() -> str:
    """The block of the manual."""
    manual = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    part = manual.partition("## Emacs")[2].partition("\n## ")[0]
    [block] = re.findall(r"```text\n(.*?)```", part, re.DOTALL)
    return str(block)


def lacks() -> str | None:
    """Why Emacs cannot be tried; ``None`` where it can."""
    if EMACS is None:
        return "Emacs is not installed (`apt-get install emacs-nox elpa-eglot elpa-yaml-mode`)"
    asked = "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))"
    done = subprocess.run([EMACS, "--batch", "--eval", asked], capture_output=True, check=False)
    return None if done.returncode == 0 else "Emacs has no Eglot or no YAML mode (`elpa-eglot`, `elpa-yaml-mode`)"


def test_emacs_shows_what_the_server_finds(tmp_path: Path) -> None:
    why = lacks()
    if why is not None:
        pytest.skip(why)
    assert EMACS is not None
    folder = tmp_path / "guideline"
    shutil.copytree(ROOT / "examples" / "stroke-risk", folder)
    (tmp_path / "init.el").write_text(f"(package-initialize)\n(require 'yaml-mode)\n{settings()}\n(require 'eglot)\n")
    (tmp_path / "script.el").write_text(SCRIPT)
    command = tmp_path / "bin" / "guideproof"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\necho $$ > "{tmp_path}/server"\nexec "{sys.executable}" -m guideproof "$@"\n')
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "toolkit"),
        "OUT": str(tmp_path / "out.json"),
        "NODE": str(folder / NODE),
        "HOME": str(tmp_path),
    }
    arguments = [EMACS, "--batch", "-l", "init.el", "-l", "script.el"]
    done = subprocess.run(
        arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=150, check=False
    )
    assert (tmp_path / "out.json").exists(), done.stderr
    told = json.loads((tmp_path / "out.json").read_text())
    assert any(line == 2 and "GP105" in text for line, text in told), (told, done.stderr)
    assert gone([int((tmp_path / "server").read_text())])
