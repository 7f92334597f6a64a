"""Running a layout engine: graphviz-pure, whose layouts are the same everywhere, or a Graphviz installed here.

An engine sees numbers only, names of its own making and the sizes of boxes: no text of a guideline reaches it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

ENGINES = ("pure", "dot")
_SECONDS = 300


class EngineError(Exception):
    """Nothing can be drawn here; the text says what to do."""


def find_engine(engine: str) -> str:
    """The program of an engine. Raises ``EngineError`` where it is not installed, ``ValueError`` for another name."""
    if engine not in ENGINES:
        raise ValueError(f"`{engine}` is not a layout engine: choose `pure` or `dot`")
    program = _pure() if engine == "pure" else shutil.which("dot")
    if program is not None:
        return program
    if engine == "pure":
        raise EngineError("the layout engine `graphviz-pure` is not installed: run `pip install graphviz-pure`")
    raise EngineError(
        "the layout engine `dot` is not installed: run `apt-get install graphviz` (Debian, Ubuntu) or "
        "`brew install graphviz` (macOS), or leave out `--engine dot`"
    )


def _pure() -> str | None:
    """The program that the wheel of graphviz-pure installs beside Python; else one on the search path."""
    name = "graphviz-pure.exe" if os.name == "nt" else "graphviz-pure"
    beside = Path(sysconfig.get_path("scripts")) / name
    return str(beside) if beside.is_file() else shutil.which(name)


def lay_out(source: str, engine: str = "pure") -> bytes:
    """The layout of a DOT source as Graphviz's JSON. Raises ``EngineError`` where there is none."""
    command = [find_engine(engine), "-Kdot", "-Tjson0"]
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, input=source.encode(), capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"the layout engine `{engine}` drew no chart within {_SECONDS} seconds") from error
    if done.returncode != 0 or not done.stdout:
        said = done.stderr.decode(errors="replace").strip()[-500:]
        raise EngineError(f"the layout engine `{engine}` failed with exit code {done.returncode}: {said}")
    return done.stdout
