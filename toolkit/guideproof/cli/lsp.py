"""``guideproof lsp``: the language server, for editors."""

from __future__ import annotations

import importlib.util
import sys

import click

from guideproof.cli.output import show

_INSTALL = "pip install 'guideproof[lsp]'"


@click.command("lsp", short_help="Serve an editor by the Language Server Protocol.")
def command() -> None:
    """Answer an editor by the Language Server Protocol on standard input and output: findings while you type, what ids
    mean, completion and renaming. An editor starts it; `docs/editors.md` says how.

    It ends when the editor says so or is gone. Exit codes: 0 done, 2 misuse.
    """
    if any(importlib.util.find_spec(name) is None for name in ("pygls", "lsprotocol")):
        raise click.UsageError(f"the language server needs more than is installed: {_INSTALL}")
    if sys.stdin is None:
        raise click.UsageError("standard input is closed: an editor starts this command, and speaks to it there")
    if sys.stdin.isatty():
        show("An editor starts this command, and speaks to it on standard input; docs/editors.md says how.\n", err=True)
    from guideproof.server.serve import serve

    serve()
