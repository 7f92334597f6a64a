"""An editor completes the ids of a guideline by its schemas: asked of the language server for YAML that editors run.

``npm ci --ignore-scripts --prefix tests/own_schemas/editor`` installs it; without it these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guideproof.editing.schemas import equip
from guideproof.own_schemas import settings

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "stroke-risk"
SERVER = HERE / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NODE = shutil.which("node")
PATIENCE = 60  # seconds; how often it was asked said nothing of how far the server had come

pytestmark = pytest.mark.skipif(
    NODE is None or not SERVER.exists(),
    reason="yaml-language-server is not installed: npm ci --ignore-scripts --prefix tests/own_schemas/editor",
)

DECISION = "id: a\nversion: 0.1.0\nkind: decision\ntitle: A\nquestion: B?\nbranches:\n  - id: x\n    when:\n"


class Editor:
    """A folder that is open in an editor."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self._folder, self._process, self._asked = folder, process, 0
        uri = folder.as_uri()
        capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        folders = [{"uri": uri, "name": "guideline"}]
        asked = {"processId": None, "rootUri": uri, "capabilities": capabilities, "workspaceFolders": folders}
        self._ask("initialize", asked)
        self._send(method="initialized", params={})

    def offered(self, path: str, text: str, label: str) -> dict[str, str]:
        """What is offered at the ``|`` in the text of a file, each with what is said of it, once a label is among it:
        until the server has read its settings and the schema there is nothing, or other things."""
        at = text.index("|")
        line, column = text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
        uri = (self._folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text.replace("|", "")}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        given_up, found = time.monotonic() + PATIENCE, dict[str, str]()
        while label not in found and time.monotonic() < given_up:
            came = self._ask("textDocument/completion", place)
            items = came["items"] if isinstance(came, dict) else came or []
            found = {each["label"]: str(each.get("documentation") or "") for each in items}
            time.sleep(0.02)
        return found

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send(id=self._asked, method=method, params=params)
        while True:
            came = self._read()
            if came.get("id") == self._asked and "method" not in came:
                return came.get("result")
            if "id" in came and "method" in came:
                self._send(id=came["id"], result=self._answer(came))

    def _answer(self, asked: Any) -> Any:
        if asked["method"] != "workspace/configuration":
            return None
        given = {"schemas": json.loads(settings())["yaml.schemas"], "completion": True, "validate": True, "hover": True}
        return [given if each.get("section") == "yaml" else None for each in asked["params"]["items"]]

    def _send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server ended"
        return json.loads(self._process.stdout.read(length))


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("opened") / "guideline"
    shutil.copytree(EXAMPLE, folder)
    assert NODE is not None
    equip(folder, None)
    command = [NODE, str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Editor(folder, process)
        process.kill()


@pytest.mark.parametrize(
    ("path", "text", "label", "said"),
    [
        ("nodes/prevention/a.yaml", f"{DECISION}      sex: f|\n    next: []\n", "female", "female"),
        (
            "nodes/prevention/b.yaml",
            f"{DECISION}      valve|\n    next: []\n",
            "valve_disease",
            "mechanical heart valve",
        ),
        ("nodes/prevention/c.yaml", f"{DECISION}      sex: male\n    next: ta|\n", "talk", ""),
        (
            "vignettes/d.yaml",
            "title: x\nfacts:\n  valve|\nexpect:\n  status: complete\n",
            "valve_disease",
            "mechanical",
        ),
        ("vignettes/e.yaml", "title: x\nfacts:\n  sex: m|\nexpect:\n  status: complete\n", "male", "male"),
    ],
)
def test_ids_are_offered_with_their_titles(editor: Editor, path: str, text: str, label: str, said: str) -> None:
    offered = editor.offered(path, text, label)
    assert label in offered
    assert said in offered[label]
