"""``guideproof run``: what the guideline says of one patient."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import format_option, guideline_option
from guideproof.cli.output import colored, misuse_shown, show


@click.command("run", short_help="Evaluate a patient.")
@click.argument("patient")
@guideline_option
@click.option("--entry", metavar="NAME", help="The entry point; the first one of the guideline unless said.")
@click.option("--on", metavar="DATE", help="The day of the visit, such as 2026-01-31; today unless said.")
@format_option
def command(patient: str, folder: Path, entry: str | None, on: str | None, form: str) -> None:
    """Evaluate PATIENT, a YAML or JSON file that maps elements to values, or - for standard input.

    Exit codes: 0 complete, 1 needs data or out of scope, 2 invalid facts or misuse.
    """
    with misuse_shown():
        from guideproof.given import bytes_of, day_named
        from guideproof.workflow import evaluate

        name = "patient" if patient == "-" else Path(patient).as_posix()
        guideline, evaluation = evaluate(folder, bytes_of(patient), name, entry, day_named("--on", on))
    if form == "json":
        from guideproof.reporters.json import as_text

        show(as_text(evaluation.as_json()))
    else:
        from guideproof.reporters.text import patient as report

        show(report.render(evaluation, guideline, color=colored()))
    raise click.exceptions.Exit({"complete": 0, "needs_data": 1, "out_of_scope": 1, "invalid": 2}[evaluation.status])
