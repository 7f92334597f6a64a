"""The board as one HTML page for a record: it needs nothing beside itself, runs nothing and sends nothing.

`board.html` is its template, in which every text is escaped, and `board.css` its style, whose digest is all that the
page's policy lets through.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guideproof.board.shape import HIGHEST, Board
from guideproof.reporters.text.ink import visible

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent


def render(board: Board, *, why: bool = False, path: bool = False) -> str:
    """The page; with ``why`` the reasons and the evidence of everything, with ``path`` the whole way."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    shown = {"board": board, "why": why, "path": path, "highest": HIGHEST, "style": style, "digest": digest}
    return _template().render(shown)


@lru_cache(maxsize=1)
def _style() -> str:
    return (_HERE / "board.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string((_HERE / "board.html").read_text(encoding="utf-8"))


def _shown(value: Any) -> Any:
    """What acts in a text instead of showing is made visible; what is markup already stays as it is."""
    return visible(value) if type(value) is str else value
