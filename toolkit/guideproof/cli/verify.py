"""``guideproof verify``: whether a file is what the guideline gives."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from guideproof.cli.options import GUIDELINE
from guideproof.cli.output import misuse_shown, show


@click.command("verify", short_help="Say whether an emitted file is what the guideline gives.")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--guideline",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=GUIDELINE,
    show_default=True,
    help="The folder of the guideline.",
)
def command(file: IO[bytes], folder: Path) -> None:
    """Say whether FILE, such as an evaluator.py that runs in a hospital, is exactly what the guideline gives.

    Exit codes: 0 it is, 1 it is not, 2 misuse.
    """
    with misuse_shown():
        from guideproof.workflow import verify

        verified = verify(folder, Path(file.name).name, file.read())
    if verified.genuine:
        show(f"{file.name}: is what this guideline gives as `{verified.file}`\n")
        return
    show("".join(f"{file.name}: {reason}\n" for reason in verified.reasons))
    raise click.exceptions.Exit(1)
