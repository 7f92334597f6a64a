"""``guideproof test``: the worked cases of a guideline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideproof.cli.options import folders_argument, quiet_option, timings_option
from guideproof.cli.output import colored, misuse_shown, quiet, show
from guideproof.cli.waiting import waiting
from guideproof.timing import stage

if TYPE_CHECKING:
    from guideproof.analysis.cases.case_run import CaseRun


@click.command("test", short_help="Run the worked cases (vignettes) of a guideline.")
@folders_argument
@quiet_option
@timings_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit"]),
    default="text",
    show_default=True,
    help="How to report: for people, for programs, as tests of a CI server.",
)
@click.option(
    "--cover-check",
    "least",
    metavar="PERCENT",
    type=click.IntRange(0, 100),
    help="Exit with 1 if less than so much of the nodes, branches or sides of tests is covered; with --mutate also if "
    "fewer of the planted faults are noticed.",
)
@click.option(
    "--mutate", is_flag=True, help="Plant faults in the guideline and tell which of them no vignette notices."
)
@click.option(
    "--seconds",
    metavar="N",
    type=click.FloatRange(0, min_open=True),
    help="With --mutate: how long at most. The faults that are not reached by then are counted as not noticed; "
    "without it the work is counted in steps, and the same on every machine.",
)
def command(folders: list[Path], form: str, least: int | None, mutate: bool, seconds: float | None) -> None:
    """Run the vignettes of the guideline in DIR (default: guideline) and show what came otherwise than expected.

    What they do not cover is listed with the patient who would. Several guidelines may be named, also by files in them.
    Exit codes: 0 all passed, 1 some failed or too little
    is covered, 2 misuse.
    """
    if seconds is not None and not mutate:
        raise click.UsageError("--seconds says how long faults are planted: give --mutate too")
    if len(folders) > 1 and form != "text":
        raise click.UsageError(
            f"a report as {form} is of one guideline, and {len(folders)} are named: name one at a time"
        )
    tried = [_tried(folder, form, least, mutate, seconds) for folder in folders]
    if not all(tried):
        raise click.exceptions.Exit(1)


def _tried(folder: Path, form: str, least: int | None, mutate: bool, seconds: float | None) -> bool:
    """Whether the vignettes of a guideline pass and cover as much as is asked for, having shown what came out."""
    with misuse_shown(), waiting("Planting faults", shown=form == "text") as progress:
        with stage("importing"):
            from guideproof.workflow import try_vignettes

        trial = try_vignettes(folder, mutate=mutate, seconds=seconds, progress=progress)
    short = least is not None and trial.percent < least
    if form != "text" or not quiet() or trial.failed or short:
        show(_rendered(trial, form, least))
    if short and form == "text":
        show(f"{trial.percent}% is covered, and {least}% is asked for\n", err=True)
    return not (trial.failed or short)


def _rendered(trial: CaseRun, form: str, least: int | None) -> str:
    match form:
        case "json":
            from guideproof.reporters import vignettes_json

            return vignettes_json.render(trial)
        case "junit":
            from guideproof.reporters import vignettes_junit

            return vignettes_junit.render(trial, least=least)
        case _:
            from guideproof.reporters.text import vignettes

            return vignettes.render(trial, color=colored())
