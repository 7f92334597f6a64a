"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from guideproof.cli.found import GUIDELINE, default_guideline, guideline_of, guidelines_of
from guideproof.cli.output import hush
from guideproof.timing import recorded


def _one(context: click.Context, parameter: click.Parameter, given: Path | None) -> Path:
    return default_guideline() if given is None else guideline_of(given)


def _several(context: click.Context, parameter: click.Parameter, given: tuple[Path, ...]) -> list[Path]:
    return guidelines_of(given) if given else [default_guideline()]


folder_argument = click.argument(
    "folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False, callback=_one
)
"""The folder of the guideline, or a file in it; unless said that of the place where somebody stands."""

folders_argument = click.argument(
    "folders", metavar="[DIR|FILE]...", type=click.Path(path_type=Path), nargs=-1, callback=_several
)
"""The guidelines of several folders and files, each once."""

guideline_option = click.option(
    "--guideline",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    show_default=str(GUIDELINE),
    callback=_one,
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


def _hushed(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    hush(context, wanted)


quiet_option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_hushed,
    help="Say only what is wrong: no progress, no summary.",
)
"""For scripts, which have the exit code."""


timings_option = click.option(
    "--timings",
    is_flag=True,
    expose_value=False,
    callback=_timed,
    help="Print where the time went, on the error output: stages, calls, seconds.",
)
"""Where the time of a command went."""
