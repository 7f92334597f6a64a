"""What every back end is asked, the library as the reference, and each emitted program in an engine of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from tests.conformance.cases import Case

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.model.guideline import Guideline
from guideproof.renderers import evaluator

HERE = Path(__file__).parent


class Engine(Protocol):
    """Answers cases under a guideline.

    What was sent is received in the order of sending; between the two, engines in processes of their own work on it.
    ``None`` is received for a case that the engine cannot be asked. ``answers_a_case`` is how often one evaluates it.
    """

    name: str
    answers_a_case: int

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None: ...

    def receive(self) -> list[Any]: ...

    def expected(self, guideline: Guideline, answers: Sequence[Any], received: Sequence[Any]) -> list[Any]:
        """What must be received, ``None`` too, where the library gives these answers."""
        ...


def answers(engine: Engine, guideline: Guideline, cases: Sequence[Case]) -> list[Any]:
    """The answers of one engine."""
    engine.send(guideline, cases)
    return engine.receive()


def library(guideline: Guideline, cases: Sequence[Case]) -> list[Any]:
    """The reference: the evaluation of each case, and what a quick way must recommend."""
    evaluator = Evaluator(guideline)
    answers = []
    for case in cases:
        evaluation = evaluator.evaluate(case.read(), case.entry).as_json()
        invalid = evaluation["status"] == "invalid"
        recommended = {"problems": evaluation["problems"]} if invalid else evaluation["recommendations"]
        answers.append({"evaluation": evaluation, "recommend": recommended})
    return answers


class _Program:
    """An emitted program says of every case just what the library says: all of it, and by its quick way."""

    answers_a_case = 2

    def expected(self, guideline: Guideline, answers: Sequence[Any], received: Sequence[Any]) -> list[Any]:
        return list(answers)


class _Process(_Program):
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
        [program] = evaluator.render(guideline, "evaluator.py").values()
        return program.decode("utf-8")


@lru_cache(maxsize=4)
def _with_answers(guideline: Guideline) -> str:
    [program] = evaluator.render(guideline, "evaluator.js").values()
    return program.decode("utf-8") + (HERE / "answers.js").read_text(encoding="utf-8")


class NodeProgram(_Process):
    """``evaluator.js`` in Node."""

    def __init__(self) -> None:
        super().__init__("evaluator.js in Node", ["node", str(HERE / "worker.mjs")])

    def program(self, guideline: Guideline) -> str:
        return _with_answers(guideline)


class QuickJsProgram(_Program):
    """``evaluator.js`` in QuickJS, in this process."""

    name = "evaluator.js in QuickJS"

    def program(self, guideline: Guideline) -> str:
        return _with_answers(guideline)

    def send(self, guideline: Guideline, cases: Sequence[Case]) -> None:
        self._sent = self.program(guideline), json.dumps(_plain(cases))

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
