"""``guideproof test``: the worked cases of a guideline."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import folder_argument, format_option
from guideproof.cli.output import colored, misuse_shown, show


@click.command("test", short_help="Run the worked cases (vignettes) of a guideline.")
@folder_argument
@format_option
def command(folder: Path, form: str) -> None:
    """Run the vignettes of the guideline in DIR (default: guideline) and show what came otherwise than expected.

    Exit codes: 0 all passed, 1 some failed, 2 misuse.
    """
    with misuse_shown():
        from guideproof.workflow import run_vignettes

        report = run_vignettes(folder)
    if form == "json":
        from guideproof.reporters.vignettes_json import render

        show(render(report))
    else:
        from guideproof.reporters.text import vignettes

        show(vignettes.render(report, color=colored()))
    if report.failed:
        raise click.exceptions.Exit(1)
