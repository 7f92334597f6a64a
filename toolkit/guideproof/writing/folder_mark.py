"""The mark of a folder that an engine wrote: which files it holds, so that one that was changed since is left alone."""

from __future__ import annotations

import json
from hashlib import file_digest
from pathlib import Path
from typing import Any

MARK = "_guideproof.json"
"""Names with a low line in front are passed over by what reads such folders as tables."""


def mark_folder(folder: Path) -> None:
    """Writes the mark: the name and SHA-256 digest of every file in the folder. Raises ``OSError``."""
    found = {path.name: _digest(path) for path in sorted(folder.iterdir())}
    (folder / MARK).write_text(json.dumps({"made by": "guideproof", "files": found}, indent=2) + "\n", encoding="utf-8")


def is_marked(folder: Path) -> bool:
    """Whether a folder holds what its mark says, unchanged, and nothing else. Raises ``OSError``."""
    mark = folder / MARK
    if mark.is_symlink() or not mark.is_file():
        return False
    try:
        about: Any = json.loads(mark.read_bytes())
    except ValueError:
        return False
    files = about.get("files") if isinstance(about, dict) else None
    paths = {path.name: path for path in folder.iterdir() if path != mark}
    if not isinstance(files, dict) or files.keys() != paths.keys():
        return False
    return all(
        path.is_file() and not path.is_symlink() and _digest(path) == files[name] for name, path in paths.items()
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
