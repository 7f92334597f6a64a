"""The language server on standard input and output: what the editor asks, passed to who answers it."""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import suppress

from lsprotocol import types

from guideproof.server.actions import KINDS, actions
from guideproof.server.answers import registered
from guideproof.server.homes import path_of
from guideproof.server.language_server import Server
from guideproof.server.streams import own_streams
from guideproof.server.watching import watch

SETTLED = "guideproof/settled"
"""A request of our own: it is answered when every change so far is checked."""

_PATIENCE = 5.0
"""How many seconds an action waits for the findings of the newest text; those of an older one have other places."""

_OUTLIVED = 1.0
"""Every so many seconds it is looked whether the editor still runs."""


def serve() -> None:
    """Serves until the editor says that it ends, or is gone."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # what goes wrong is told to the editor
    asked, told = own_streams()
    server = made()
    try:
        server.start_io(asked, told)
    finally:
        server.checking.close()


def made() -> Server:
    """A server with all that it can do."""
    server = Server()
    _beginning(server)
    _texts(server)
    _findings(server)
    registered(server)
    return server


def _beginning(server: Server) -> None:
    """What the editor can do, and in which folders it stands."""
    session = server.session

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.loop = asyncio.get_running_loop()
        folders = [folder.uri for folder in params.workspace_folders or []] or [params.root_uri or ""]
        session.roots = [path for path in map(path_of, folders) if path is not None]
        if isinstance(params.process_id, int) and _runs(params.process_id):
            server.outliving = asyncio.create_task(_outlive(server, params.process_id))

    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        documents = server.client_capabilities.text_document
        session.cases = documents is not None and documents.code_lens is not None
        session.encoding = str(server.workspace.position_encoding or "utf-16")
        watch(server)
        session.changed([])

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        removed = {path_of(each.uri) for each in params.event.removed}
        added = [path_of(each.uri) for each in params.event.added]
        session.roots = [root for root in [*session.roots, *added] if root is not None and root not in removed]
        session.changed([])


async def _outlive(server: Server, process: int) -> None:
    """Ends with the editor, also where something else keeps its end of the input open."""
    while _runs(process):
        await asyncio.sleep(_OUTLIVED)
    server.checking.close()
    os._exit(0)


def _runs(process: int) -> bool:
    """Whether a process runs, as far as this system tells without harm."""
    if os.name != "posix" or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _texts(server: Server) -> None:
    """What is open, and what changed."""
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        session.opened_as(params.text_document.uri, params.text_document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if path_of(uri) in session.opened:  # of what is not open the disk would be read, which may be a pipe
            session.opened_as(uri, server.workspace.get_text_document(uri).source)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        session.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        session.changed([path] if path is not None else [])

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: types.DidChangeWatchedFilesParams) -> None:
        paths = (path_of(each.uri) for each in params.changes)
        session.changed([path for path in paths if path is not None])


def _findings(server: Server) -> None:
    """What the editor does with findings."""
    session = server.session

    @server.feature(SETTLED)
    async def settled(_params: None) -> None:
        for home in list(session.homes.values()):
            await session.settled(home)
            await server.loading.known(home)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(list(KINDS)))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        found = session.home(params.text_document.uri)
        if found is None:
            return None
        home, _ = found
        with suppress(TimeoutError):
            await asyncio.wait_for(session.settled(home), _PATIENCE)
        return None if home.awaited else actions(session, home, params, server.client_capabilities)
