"""``guideproof serve``: the guideline as a live page while somebody edits it."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideproof.cli.options import folder_argument
from guideproof.cli.output import misuse_shown, show

if TYPE_CHECKING:
    from guideproof.serving.shown import ShownState


@click.command("serve", short_help="Show a guideline live while it is edited.")
@folder_argument
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on; unless said a free one.")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--editor",
    metavar="NAME",
    envvar="GUIDEPROOF_EDITOR",
    show_envvar=True,
    help="Link each finding to its line in this editor: vscode, zed, idea and others, or an address with {path} and "
    "{line}.",
)
def command(folder: Path, port: int, opened: bool, editor: str | None) -> None:
    """Show the guideline in DIR (default: guideline) as a page on this machine, drawn and checked anew at each save.

    The page says how long it has been current, and keeps the patient that somebody tries. While the files have errors
    it shows these, beside the last good picture. Nobody but this machine can ask for it, and only with the address
    that is printed. Ctrl-C ends it.

    Exit codes: 0 ended, 2 misuse.
    """
    with misuse_shown():
        try:
            from guideproof.serving.serve import serve
        except ModuleNotFoundError as missing:
            library = (missing.name or "").partition(".")[0]
            if library in ("starlette", "uvicorn", "watchfiles"):
                raise click.UsageError(
                    f"the live page needs {library}, which is not installed: pip install 'guideproof[serve]'"
                ) from missing
            raise

        def listening(address: str) -> None:
            show(f"{address} shows `{folder}`. Ctrl-C ends it.\n")
            if opened:
                import webbrowser

                # A browser of the terminal would keep everything waiting.
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        serve(folder, port=port, editor=editor, listening=listening, tell=_told)
    show("Ended.\n")


def _told(told: ShownState, bug: str) -> None:
    counts = told.counts
    show(f"{datetime.now():%H:%M:%S} {told.line}{f' {counts}.' if counts else ''}\n")
    if told.problem is not None:
        show(f"{told.problem}\n{bug}", err=True)
