from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.server.client import Client

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

EDITOR = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename", "delete"]},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "codeLens": {"refreshSupport": True},
    },
    "textDocument": {"codeLens": {}},
}


@pytest.fixture(scope="session")
def editor() -> Iterator[Client]:
    """One server for all tests; each opens a guideline of its own."""
    client = Client(capabilities=EDITOR)
    try:
        yield client
        assert client.end() == 0
    finally:
        client.left()
    assert client.errors == b""
