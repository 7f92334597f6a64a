"""An editor as a test needs one: it speaks to the real server over standard input and output."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_PATIENCE = 60


def address(path: Path | str) -> str:
    """The address of a file."""
    return path if isinstance(path, str) else path.as_uri()


class Client:
    """A server that runs, and what it has said; ``wait`` waits for what is still to come."""

    def __init__(
        self, roots: Sequence[Path] = (), *, capabilities: Mapping[str, Any] | None = None, editor: int = 0
    ) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "guideproof", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "toolkit")},
        )
        self.findings: dict[str, list[dict[str, Any]]] = {}
        self.published: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self.errors = b""
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._answers: dict[int, dict[str, Any]] = {}
        self._number = 0
        self._version = 0
        self._threads = [threading.Thread(target=each) for each in (self._listen, self._listen_to_errors)]
        for thread in self._threads:
            thread.start()
        folders = [{"uri": root.as_uri(), "name": root.name} for root in roots]
        started = {"processId": editor or os.getpid(), "rootUri": None, "capabilities": dict(capabilities or {})}
        self.initialized = self.ask("initialize", {**started, "workspaceFolders": folders or None})
        self.tell("initialized", {})

    def ask(self, method: str, params: Any) -> Any:
        """The answer to a request."""
        self._number += 1
        number = self._number
        self._write({"id": number, "method": method, "params": params})
        self.wait(lambda: number in self._answers)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def tell(self, method: str, params: Any) -> None:
        """Tells something that is not answered."""
        self._write({"method": method, "params": params})

    def open(self, path: Path | str, text: str) -> None:
        """Opens a file with a text."""
        self._version += 1
        document = {"uri": address(path), "languageId": "yaml", "version": self._version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def change(self, path: Path | str, text: str) -> None:
        """Another text of a file that is open."""
        self._version += 1
        document = {"uri": address(path), "version": self._version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def close(self, path: Path | str) -> None:
        """Closes a file."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": address(path)}})

    def at(self, method: str, path: Path | str, text: str, mark: str, **more: Any) -> Any:
        """The answer to a request of a place: where ``mark`` stands in the text, at its ``|`` (else at its start)."""
        before, _, behind = mark.partition("|")
        place = text.index(before + behind) + (len(before) if "|" in mark else 0)
        head = text[:place]
        line = head.count("\n")
        column = len(head.rpartition("\n")[2].encode("utf-16-le")) // 2
        document = {"textDocument": {"uri": address(path)}, "position": {"line": line, "character": column}}
        return self.ask(method, {**document, **more})

    def wait(self, until: Any, seconds: float = _PATIENCE) -> None:
        """Waits until something is so that what comes makes so."""
        end = time.monotonic() + seconds
        while not until():
            try:
                said = self._said.get(timeout=max(end - time.monotonic(), 0.001))
            except queue.Empty:
                raise AssertionError(f"it did not come: {self.errors.decode()}") from None
            assert said is not None, f"the server has ended: {self.errors.decode()}"
            self._take(said)

    def settle(self) -> None:
        """Waits until every change so far is checked."""
        self.ask("guideproof/settled", None)

    def end(self) -> int:
        """Ends the server as the protocol has it; gives its exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(_PATIENCE)
        return self.left()

    def left(self) -> int:
        """Ends the server if it still runs, and lets go of it; gives its exit code."""
        self.process.kill()
        code = self.process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            with suppress(OSError):
                stream.close()
        return code

    def _take(self, said: dict[str, Any]) -> None:
        if "id" in said and "method" not in said:
            self._answers[said["id"]] = said
        elif said["method"] == "textDocument/publishDiagnostics":
            uri = said["params"]["uri"]
            self.findings[uri] = said["params"]["diagnostics"]
            self.published.append(uri)
        elif said["method"] == "window/logMessage":
            self.errors += said["params"]["message"].encode()
        elif "id" in said:
            self.asked.append(said)
            self._write({"id": said["id"], "result": None})

    def _write(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while head := stream.readline():
            length = int(head.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._said.put(json.loads(stream.read(length)))
        self._said.put(None)

    def _listen_to_errors(self) -> None:
        assert self.process.stderr is not None
        while data := self.process.stderr.read1(4096):
            self.errors += data
