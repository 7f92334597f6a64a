"""The link that opens a line in the editor of whoever edits."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from guideproof.nearest import no_such
from guideproof.reading.store import real, repository_of, shown_folder
from guideproof.writing import Misuse

EDITORS = {
    "cursor": "cursor://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "windsurf": "windsurf://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
}
"""Addresses by which editors open a line, as these register them."""

HINT = "Start with `--editor vscode` (or another: " + ", ".join(EDITORS) + ") to open these lines by a link."
_RUNS = frozenset({"javascript", "data", "vbscript", "blob", "about", "filesystem"})
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*):[^\s<>\"]+")

Opens = Callable[[dict[str, Any]], str]
"""From a finding to the address that opens its line."""


def editor_named(name: str, folder: Path) -> Opens:
    """The links of an editor by its name, or by an address with ``{path}`` and ``{line}``. Raises ``Misuse``."""
    form = EDITORS.get(name, name)
    if "{path}" not in form:
        known = no_such("editor", name, EDITORS)
        known += "" if known.endswith("?") else "."
        raise Misuse(
            f"{known} Another one is named by its address, such as `vscode://file{{path}}:{{line}}:{{column}}`"
        )
    scheme = _ADDRESS.fullmatch(form)
    if scheme is None or scheme[1] in _RUNS:
        raise Misuse(f"`{name}` is no address of an editor, such as `vscode://file{{path}}:{{line}}:{{column}}`")
    home, shown = real(folder), shown_folder(folder, repository_of(folder))

    def opens(found: dict[str, Any]) -> str:
        path = (home / str(found["path"]).removeprefix(f"{shown}/")).as_posix()
        path = path if path.startswith("/") else f"/{path}"
        filled = form.replace("{path}", quote(path, safe="/:"))
        return filled.replace("{line}", str(found["line"])).replace("{column}", str(found["column"]))

    return opens
