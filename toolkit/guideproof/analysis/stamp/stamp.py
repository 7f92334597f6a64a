"""The line by which an emitted file says what it was made from."""

from __future__ import annotations

import json
import re
from typing import Any

from guideproof.analysis.stamp.digest import digest
from guideproof.model.guideline import Guideline

_STAMP = re.compile(r"guideproof: (\{[^\n]*\})")
_FAR = 4096


def stamp(guideline: Guideline, file: str) -> str:
    """``guideproof: {"file": …, "guideline": …, "version": …, "digest": …}`` for a comment at the top of a file."""
    manifest = guideline.manifest
    return _line({"file": file, "guideline": manifest.id, "version": manifest.version, "digest": digest(guideline)})


def about(guideline: Guideline) -> dict[str, str]:
    """What a program says of the guideline that it was made from."""
    manifest = guideline.manifest
    return {
        "id": manifest.id,
        "version": manifest.version,
        "title": manifest.title,
        "status": manifest.status,
        "digest": digest(guideline),
    }


def chart_stamp(guideline: Guideline, file: str) -> str:
    """The same without version and digest: a chart shows its version, and one that a change of the guideline does not
    touch keeps its bytes, so that a reviewer sees which charts changed."""
    return _line({"file": file, "guideline": guideline.manifest.id})


def _line(about: dict[str, str]) -> str:
    """As one line that ends no comment of any language, and is text in XML."""
    text = json.dumps(about, ensure_ascii=True).replace("*/", "*\\/")
    for symbol in "<>&":
        text = text.replace(symbol, f"\\u{ord(symbol):04x}")
    return f"guideproof: {text}"


def read_stamp(data: bytes) -> dict[str, str] | None:
    """What the stamp of a file says, or ``None`` where there is none near its top; charts say file and guideline."""
    found = _STAMP.search(data[:_FAR].decode("utf-8", "replace"))
    try:
        about: Any = json.loads(found[1]) if found else None
    except ValueError:
        return None
    if not isinstance(about, dict) or not all(isinstance(about.get(key), str) for key in ("file", "guideline")):
        return None
    return {key: about[key] for key in ("file", "guideline", "version", "digest") if isinstance(about.get(key), str)}


def is_made_as(file: str, data: bytes) -> bool:
    """Whether a file carries the stamp of just this place: a copy under another name is somebody's own."""
    about = read_stamp(data)
    return about is not None and about["file"] == file
