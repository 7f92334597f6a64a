"""The hooks of `.pre-commit-hooks.yaml`, run by real pre-commit in a repository made for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
SMALL = REPOSITORY / "examples" / "stroke-risk"
HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"
TOOLS = Path(sys.executable).parent


def run(folder: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept |= {
        "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY / "toolkit"),
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "NO_COLOR": "1",
    }
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=check, timeout=120)


def test_the_manifest_is_one(tmp_path: Path) -> None:
    assert run(tmp_path, str(TOOLS / "pre-commit"), "validate-manifest", str(HOOKS)).returncode == 0


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A repository with a guideline in a subfolder and the hooks; only how they are installed is another."""
    place = tmp_path / "it"
    shutil.copytree(SMALL, place / "care" / "guideline")
    hooks: list[dict[str, Any]] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    for hook in hooks:
        hook["language"] = "system"
        hook["entry"] = hook["entry"].replace("guideproof", f"{sys.executable} -m guideproof", 1)
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (place / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    run(place, "git", "init", "-q", "-b", "main")
    run(place, "git", "add", "-A")
    run(place, "git", "commit", "-q", "-m", "one")
    run(place, str(TOOLS / "pre-commit"), "install")
    return place


def test_a_commit_passes_fails_and_is_left_alone(place: Path) -> None:
    (place / "README.md").write_text("# Care\n", encoding="utf-8")
    (place / "values.yaml").write_text("a: 1\n", encoding="utf-8")
    run(place, "git", "add", "-A")
    done = run(place, "git", "commit", "-m", "no guideline is concerned")
    assert "no files to check" in done.stdout + done.stderr
    manifest = place / "care" / "guideline" / "guideline.yaml"
    manifest.write_text("# A comment.\n" + manifest.read_text(encoding="utf-8"), encoding="utf-8")
    done = run(place, "git", "commit", "-a", "-m", "a sound guideline")
    assert (done.stdout + done.stderr).count("Passed") == 3
    manifest.write_text(manifest.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    refused = run(place, "git", "commit", "-a", "-m", "a broken guideline", check=False)
    assert refused.returncode == 1
    said = refused.stdout + refused.stderr
    assert "care/guideline/guideline.yaml" in said
    assert "colour" in said
    assert (refused.stdout + refused.stderr).count("Passed") == 1  # the layout is that of the house
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("colour: red\n", "\n\n"), encoding="utf-8")
    refused = run(place, "git", "commit", "-a", "-m", "blank lines at the end", check=False)
    assert refused.returncode == 1
    assert "formatted: care/guideline/guideline.yaml" in refused.stdout + refused.stderr
    run(place, "git", "commit", "-a", "--allow-empty", "-m", "formatted")
