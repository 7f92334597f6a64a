"""Arguments that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

GUIDELINE = Path("guideline")

folder_argument = click.argument(
    "folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=GUIDELINE
)
"""The folder of the guideline, ``guideline`` unless said."""

guideline_option = click.option(
    "--guideline",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=GUIDELINE,
    show_default=True,
    help="The folder of the guideline.",
)
"""The same, for a command whose argument is something else."""

format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to report."
)
"""The format of what is printed."""
