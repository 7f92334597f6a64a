"""What changes on the disk: told by the editor where it can, looked for where it cannot."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from lsprotocol import types

from guideproof.reading.files import MANIFEST
from guideproof.reading.store import Disk, files_below
from guideproof.server.language_server import Server

_SUFFIXES = ("yaml", "csv")
_NAME = "guideproof-files"
_EVERY = 2.0
"""Every so many seconds the files of a guideline are looked at where the editor does not tell what changes."""

Stamps = tuple[tuple[str, int, int], ...]
"""When files were last written, and how long they are."""


def watch(server: Server) -> None:
    """Has the editor tell what changes on the disk, another branch or a file made elsewhere; or looks for it."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is None or not watching.dynamic_registration:
        server.watching = asyncio.create_task(_look(server))
        return
    watchers = [types.FileSystemWatcher(f"**/*.{suffix}") for suffix in _SUFFIXES]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = types.Registration(_NAME, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(types.RegistrationParams([registration]))


async def _look(server: Server) -> None:
    seen: dict[Path, Stamps] = {}
    while True:
        homes = list(server.session.homes)
        for folder in homes:
            stamps = await asyncio.to_thread(_stamps, folder)
            if seen.setdefault(folder, stamps) != stamps:
                seen[folder] = stamps
                server.session.changed([folder / MANIFEST])
        seen = {folder: stamps for folder, stamps in seen.items() if folder in homes}
        await asyncio.sleep(_EVERY)


def _stamps(folder: Path) -> Stamps:
    found = []
    for path in files_below(Disk(folder)):
        if path.endswith(_SUFFIXES):
            try:
                status = os.lstat(folder / path)
            except OSError:
                continue
            found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(found)
