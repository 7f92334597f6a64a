"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from guideproof.timing import recorded

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


def _timed(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.with_resource(_told())


@contextmanager
def _told() -> Iterator[None]:
    with recorded() as timings:
        try:
            yield
        finally:
            click.echo(timings.table(), err=True)


timings_option = click.option(
    "--timings",
    is_flag=True,
    expose_value=False,
    callback=_timed,
    help="Print where the time went, on the error output: stages, calls, seconds.",
)
"""Where the time of a command went."""
