"""``guideproof run``: what the guideline says of one patient."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import guideline_option
from guideproof.cli.output import misuse_shown, show, show_board


@click.command("run", short_help="Evaluate a patient.")
@click.argument("patient")
@guideline_option
@click.option("--entry", metavar="NAME", help="The entry point; the first one of the guideline unless said.")
@click.option("--on", metavar="DATE", help="The day of the visit, such as 2026-01-31; today unless said.")
@click.option("--why", is_flag=True, help="Show the reasons and the evidence of everything that is said.")
@click.option("--path", "way", is_flag=True, help="Show the whole way of the patient, and all that is asked.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="How to show it; json always holds everything.",
)
def command(patient: str, folder: Path, entry: str | None, on: str | None, why: bool, way: bool, form: str) -> None:
    """Evaluate PATIENT, a YAML or JSON file that maps elements to values, or - for standard input.

    First what cannot wait, then what is recommended, what is to be decided, what is not advised, what is missing and
    who can say it, the next visit, and what was assumed.

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
        from guideproof.board.made import board_of

        show_board(board_of(evaluation, guideline), form, why=why, way=way)
    raise click.exceptions.Exit({"complete": 0, "needs_data": 1, "out_of_scope": 1, "invalid": 2}[evaluation.status])
