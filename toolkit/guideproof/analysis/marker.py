"""The line by which an emitted file says what it was made from."""

from __future__ import annotations

import json
import re
from typing import Any

from guideproof.analysis.digest import digest
from guideproof.model.guideline import Guideline

_MARKER = re.compile(r"guideproof: (\{[^\n]*\})")
_FAR = 4096


def marker(guideline: Guideline, file: str) -> str:
    """``guideproof: {"file": …, "guideline": …, "version": …, "digest": …}`` for a comment at the top of a file."""
    about = {
        "file": file,
        "guideline": guideline.manifest.id,
        "version": guideline.manifest.version,
        "digest": digest(guideline),
    }
    return "guideproof: " + json.dumps(about, ensure_ascii=True).replace("<", "\\u003c").replace("*/", "*\\/")


def read_marker(data: bytes) -> dict[str, str] | None:
    """What the marker of a file says, or ``None`` where there is none near its top."""
    found = _MARKER.search(data[:_FAR].decode("utf-8", "replace"))
    try:
        about: Any = json.loads(found[1]) if found else None
    except ValueError:
        return None
    keys = ("file", "guideline", "version", "digest")
    if not isinstance(about, dict) or not all(isinstance(about.get(key), str) for key in keys):
        return None
    return {key: about[key] for key in keys}
