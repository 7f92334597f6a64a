"""The back ends under test: the library, and each emitted program in an engine of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from guideproof.analysis.evaluation import Evaluator
from guideproof.model.guideline import Guideline
from guideproof.model.number import parse_number
from guideproof.renderers import evaluator_javascript, evaluator_python

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """A patient as a JSON text, at an entry point; ``exact``: numbers are read exactly, else as binary floats."""

    facts: str
    entry: str | None
    exact: bool

    def read(self) -> Mapping[str, Any]:
        """The facts as the library takes them."""
        if not self.exact:
            return json.loads(self.facts, parse_int=_binary)  # type: ignore[no-any-return]
        return json.loads(self.facts, parse_float=_number, parse_int=_number)  # type: ignore[no-any-return]


def _binary(text: str) -> int | float:
    """A whole number as JavaScript keeps it."""
    return int(text) if len(text) < 16 else float(text)


def _number(text: str) -> Fraction | str:
    number = parse_number(text)
    return text if number is None else number


class Engine(Protocol):
    """Answers cases under a guideline: the evaluation of each, and what the quick way recommends.

    What was sent is received in the order of sending; between the two, engines in processes of their own work on it.
    """

    name: str

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None: ...

    def receive(self) -> list[Any]: ...


def answers(engine: Engine, guideline: Guideline, cases: Sequence[Case]) -> list[Any]:
    """The answers of one engine."""
    engine.send(guideline, cases)
    return engine.receive()


class Library:
    """The reference."""

    name = "library"

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None:
        self._sent = guideline, cases

    def receive(self) -> list[Any]:
        guideline, cases = self._sent
        evaluator = Evaluator(guideline)
        answers = []
        for case in cases:
            evaluation = evaluator.evaluate(case.read(), case.entry).as_json()
            invalid = evaluation["status"] == "invalid"
            recommended = {"problems": evaluation["problems"]} if invalid else evaluation["recommendations"]
            answers.append({"evaluation": evaluation, "recommend": recommended})
        return answers


class _Process:
    """A worker that answers a line with a line."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, **pipes, text=True, encoding="utf-8")

    def program(self, guideline: Guideline) -> str:
        raise NotImplementedError

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None:
        assert self._process.stdin is not None
        request = {"program": self.program(guideline), "cases": _plain(cases)}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def receive(self) -> list[Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"{self.name} ended: its error is above"
        return json.loads(line)  # type: ignore[no-any-return]

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=10)


def _plain(cases: Sequence[Case]) -> list[dict[str, Any]]:
    return [{"facts": case.facts, "entry": case.entry, "exact": case.exact} for case in cases]


class PythonProgram(_Process):
    """``evaluator.py`` in an interpreter of its own, isolated from this one's packages."""

    def __init__(self, python: str = sys.executable) -> None:
        super().__init__("evaluator.py", [python, "-I", "-X", "utf8", str(HERE / "worker.py")])

    def program(self, guideline: Guideline) -> str:
        [program] = evaluator_python.render(guideline).values()
        return program.decode("utf-8")


@lru_cache(maxsize=4)
def _with_answers(guideline: Guideline) -> str:
    [program] = evaluator_javascript.render(guideline).values()
    return program.decode("utf-8") + (HERE / "answers.js").read_text(encoding="utf-8")


class NodeProgram(_Process):
    """``evaluator.js`` in Node."""

    def __init__(self) -> None:
        super().__init__("evaluator.js in Node", ["node", str(HERE / "worker.mjs")])

    def program(self, guideline: Guideline) -> str:
        return _with_answers(guideline)


class QuickJsProgram:
    """``evaluator.js`` in QuickJS, in this process."""

    name = "evaluator.js in QuickJS"

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None:
        self._sent = _with_answers(guideline), json.dumps(_plain(cases))

    def receive(self) -> list[Any]:
        import quickjs

        program, cases = self._sent
        context = quickjs.Context()
        context.module(program)
        return json.loads(context.get("answers")(cases))  # type: ignore[no-any-return]


def missing_engines() -> dict[str, str]:
    """The engines that are not installed here, each with what installs it."""
    missing = {}
    if shutil.which("node") is None:
        missing["node"] = "Node is not installed: `apt-get install nodejs`, or https://nodejs.org"
    try:
        import quickjs  # noqa: F401
    except ImportError:
        missing["quickjs"] = "QuickJS is not installed: `pip install quickjs`"
    return missing


@contextmanager
def engines() -> Iterator[list[Engine]]:
    """The emitted programs in every engine that is installed."""
    missing = missing_engines()
    processes: list[Any] = [PythonProgram()]
    if "node" not in missing:
        processes.append(NodeProgram())
    try:
        yield [*processes, *([] if "quickjs" in missing else [QuickJsProgram()])]
    finally:
        for process in processes:
            process.close()
