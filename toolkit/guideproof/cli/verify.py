"""``guideproof verify``: whether a file is what the guideline gives."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import guideline_option, quiet_option
from guideproof.cli.output import misuse_shown, show, tell


@click.command("verify", short_help="Say whether an emitted file is what the guideline gives.")
@click.argument("file")
@guideline_option
@quiet_option
def command(file: str, folder: Path) -> None:
    """Say whether FILE, such as an evaluator.py that runs in a hospital, is exactly what the guideline gives.

    Exit codes: 0 it is, 1 it is not, 2 misuse.
    """
    with misuse_shown():
        from guideproof.drawing import verify
        from guideproof.given import LARGEST_EMITTED, bytes_of

        verified = verify(folder, Path(file).name, bytes_of(file, LARGEST_EMITTED))
    if verified.genuine:
        tell(f"{file}: is what this guideline gives as `{verified.file}`\n")
        return
    show("".join(f"{file}: {reason}\n" for reason in verified.reasons))
    raise click.exceptions.Exit(1)
