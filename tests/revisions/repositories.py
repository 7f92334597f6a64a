"""Repositories made for a test, with nothing of whoever runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

BLANK = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}


def run(folder: Path, *arguments: str, check: bool = True, given: bytes = b"") -> str:
    """What a plain `git` answers in a folder."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=BLANK, input=given, capture_output=True, check=check, timeout=60
    )
    return done.stdout.decode("utf-8", "replace").strip()


def made(folder: Path, *options: str) -> Path:
    """A repository whose branch `main` has one commit, with a guideline of two files."""
    folder.mkdir(parents=True)
    run(folder, "init", "-q", "-b", "main", *options)
    write(folder, {"guideline/guideline.yaml": "id: first\n", "guideline/inputs/age.yaml": "age: {}\n"})
    committed(folder, "one")
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    """Writes files below a folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def committed(folder: Path, message: str) -> str:
    """Commits all that is there, and gives the name of the commit."""
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "--allow-empty", "-m", message)
    return run(folder, "rev-parse", "HEAD")


def bytes_below(folder: Path) -> dict[str, bytes | str]:
    """All files below a folder with their bytes; links with where they lead."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found[path.relative_to(folder).as_posix()] = os.readlink(path)  # noqa: PTH115
        elif path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
