"""The extension for Visual Studio Code: what it promises of folders that nobody trusts stands in its manifest."""

from __future__ import annotations

import json
from pathlib import Path

from guideproof.version import __version__

HOME = Path(__file__).parents[2] / "editors" / "vscode"
MANIFEST = json.loads((HOME / "package.json").read_text(encoding="utf-8"))
LOCK = json.loads((HOME / "package-lock.json").read_text(encoding="utf-8"))


def test_nothing_starts_in_a_folder_that_is_not_trusted() -> None:
    assert MANIFEST["capabilities"]["untrustedWorkspaces"]["supported"] is False
    path = MANIFEST["contributes"]["configuration"]["properties"]["guideproof.path"]
    assert path["scope"] == "machine"
    source = (HOME / "src" / "extension.ts").read_text(encoding="utf-8")
    assert "workspaceValue" not in source
    assert ".get<" not in source


def test_it_is_built_from_exact_versions() -> None:
    assert MANIFEST["version"] == LOCK["version"] == __version__
    assert MANIFEST["devDependencies"] == LOCK["packages"][""]["devDependencies"]
    assert all(version[0].isdigit() for version in MANIFEST["devDependencies"].values())
    assert all("integrity" in each for name, each in LOCK["packages"].items() if name)
