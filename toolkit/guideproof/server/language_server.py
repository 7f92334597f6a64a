"""The server with its state: what it knows of the editor, and what it tells it unasked."""

from __future__ import annotations

import asyncio
import traceback
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from guideproof.server.checking import Checking
from guideproof.server.loading import Known, Loading
from guideproof.server.messages import Answer, Told, Tried
from guideproof.server.session import Session
from guideproof.version import __version__


class Server(LanguageServer):
    """The server with its state."""

    def __init__(self) -> None:
        super().__init__("guideproof", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.loop: asyncio.AbstractEventLoop | None = None
        self.checking = Checking(self._answered)
        self.session = Session(self.checking, self._publish)
        self.loading = Loading()
        self.watching: asyncio.Task[None] | None = None
        self.outliving: asyncio.Task[None] | None = None
        self._reading: asyncio.Future[Known | None] | None = None

    def report_server_error(self, error: Exception, source: object) -> None:
        """Tells the editor's log of what was not foreseen; what was refused, whoever asked is told already."""
        if not isinstance(error, JsonRpcInvalidParams):
            said = "".join(traceback.format_exception(error))
            more = f"\n{error.data}" if isinstance(error, JsonRpcException) and error.data else ""
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, said + more))

    def _publish(self, uri: str, shown: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown))

    def _answered(self, told: Told) -> None:
        """In the thread that listens to the process: the answer is taken in where everything else happens."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._take, told)

    def _take(self, told: Told) -> None:
        if isinstance(told, Tried):
            self._take_cases(told)
        else:
            self._take_answer(told)

    def _take_cases(self, told: Tried) -> None:
        workspace = self.client_capabilities.workspace
        lens = workspace.code_lens if workspace is not None else None
        if self.session.cases_tried(told) and lens is not None and lens.refresh_support:
            self.workspace_code_lens_refresh(None)

    def _take_answer(self, answer: Answer) -> None:
        if not self.session.answered(answer):
            return
        home = self.session.homes.get(Path(answer.folder))
        if home is not None:  # whoever points at something next need not wait
            self._reading = asyncio.ensure_future(self.loading.known(home))
        if answer.bug:
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, answer.bug))
            said = "guideproof: the check failed by a bug in guideproof, not in your guideline; the log says more"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))
