"""Running a layout engine: graphviz-pure, whose layouts are the same everywhere, or a Graphviz installed here.

An engine sees numbers only, names of its own making and the sizes of boxes: no text of a guideline reaches it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ENGINES = ("pure", "dot")
_AT_ONCE = 2
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


def lay_out(sources: Sequence[str], engine: str = "pure") -> list[dict[str, Any]]:
    """The layouts of DOT sources, each a graph, as Graphviz's JSON. An engine is started for several of them at once:
    starting it takes as long as laying out a small one. Raises ``EngineError`` where there is none."""
    command = [find_engine(engine), "-Kdot", "-Tjson0"]
    parts = [part for place in range(_AT_ONCE) if (part := sources[place::_AT_ONCE])]
    found: list[dict[str, Any]] = [{}] * len(sources)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda part: _answered(command, engine, "\n".join(part)), parts)
        for place, (part, answer) in enumerate(zip(parts, answers, strict=True)):
            graphs = _graphs(answer)
            if len(graphs) != len(part):
                raise EngineError(f"the layout engine `{engine}` gave {len(graphs)} of {len(part)} charts")
            found[place::_AT_ONCE] = graphs
    return found


def _graphs(answer: str) -> list[dict[str, Any]]:
    """The graphs in an answer, which stand one behind the other."""
    graphs, start, decoder = list[dict[str, Any]](), answer.find("{"), json.JSONDecoder()
    while start >= 0:
        graph, end = decoder.raw_decode(answer, start)
        graphs.append(graph)
        start = answer.find("{", end)
    return graphs


def _answered(command: Sequence[str], engine: str, source: str) -> str:
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
    return done.stdout.decode()
