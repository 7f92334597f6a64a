"""What stands inside a page: data, the evaluator and the script as one module; digests that let only these run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from guideproof.renderers.site.literal import as_constant

_HERE = Path(__file__).parent
_EXPORT = re.compile(r"^export (?=const |function |class |let )", re.MULTILINE)
_END = re.compile(r"<(?=[/!]|script)", re.IGNORECASE)

SCRIPTS = (
    "board", "elements", "record", "cards", "patient", "chart", "coverage", "table", "panel", "views", "sheets",
    "printing", "page",
)  # fmt: skip
"""The files of the script, in their order."""

LIVE = (*SCRIPTS, "live", "following")
"""The same for a page that is kept current."""


def script(data: dict[str, Any], evaluator: str, scripts: Sequence[str] = SCRIPTS) -> str:
    """The whole module: data, the evaluator closed in, then the script. It can end no script element early."""
    evaluator = "\n".join(_told(_EXPORT.sub("", evaluator).split("\n")))
    closed = f"const evaluator = (() => {{\n{evaluator}\nreturn {{ evaluate, admit, shown }};\n}})();"
    parts = [as_constant("DATA", data), _END.sub(r"\\x3c", closed), *map(_source, scripts)]
    return "\n".join(parts)


def live_script() -> str:
    """The module of a live page that has no picture."""
    return "\n".join(map(_source, ("elements", "live", "waiting")))


def _told(lines: list[str]) -> Iterator[str]:
    """The lines of the program without comments and indentation, which a reader of ``evaluator.js`` has; no text of
    the program runs over several lines."""
    within = False
    for line in lines:
        text = line.strip()
        within = within or text.startswith("/*")
        if text and not within and not text.startswith("//"):
            yield text
        within = within and not text.endswith("*/")


@lru_cache(maxsize=16)
def _source(name: str) -> str:
    return (_HERE / "script" / f"{name}.js").read_text(encoding="utf-8")


def digest(text: str) -> str:
    """The source expression of Content Security Policy for an inline element with this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
