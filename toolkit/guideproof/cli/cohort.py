"""``guideproof cohort``: what the guideline says of a whole table of patients."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideproof.cli.options import format_option, guideline_option, quiet_option, timings_option
from guideproof.cli.output import colored, misuse_shown, quiet, show, show_board
from guideproof.timing import stage

if TYPE_CHECKING:
    from guideproof.cohort.engine import Progress
    from guideproof.cohort.opening import Order
    from guideproof.model.guideline import Guideline


@click.command("cohort", short_help="Evaluate a table of patients.")
@click.argument("patients", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write a row a patient: .parquet, .csv or .ndjson.")
@click.option("--derived", is_flag=True, help="Have a column of each derived element in it, too; that takes longer.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Draw the flow as SVG into this file.")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True)
@click.option("--entry", metavar="NAME", help="The entry point; else the column `entry`, else the first one.")
@click.option("--on", metavar="DATE", help="The day of the visit of all; else the column `on`, else today.")
@click.option("--mapping", type=click.Path(path_type=Path, dir_okay=False), help="A YAML file: which column is what.")
@click.option("--missing", metavar="WORD", multiple=True, help="What stands for a missing value, as NA; repeatable.")
@click.option("--decimal", type=click.Choice([".", ","]), default=".", show_default=True, help="The sign in numbers.")
@click.option(
    "--booleans", metavar="TRUE/FALSE", multiple=True, help="Words for true and false, as yes/no; repeatable."
)
@click.option("--explain", metavar="ID", help="Show one patient's whole path instead.")
@guideline_option
@quiet_option
@timings_option
@format_option
def command(
    patients: Path,
    out: Path | None,
    derived: bool,
    picture: Path | None,
    engine: str,
    entry: str | None,
    on: str | None,
    mapping: Path | None,
    missing: tuple[str, ...],
    decimal: str,
    booleans: tuple[str, ...],
    explain: str | None,
    folder: Path,
    form: str,
) -> None:
    """Evaluate every patient of PATIENTS (.parquet, .csv or .ndjson) and show what the cohort comes to.

    A table has one row a patient: `patient_id`, one column an element, and for a set one boolean column a code, or in
    Parquet and NDJSON a list. CSV is UTF-8, with a comma, a semicolon or a tab between fields, whichever its first line
    has. Patients whose facts cannot be are counted as invalid, with the reasons; they never stop a run. What is no
    table, or has rows that are none of it, is refused, with the lines. How a table writes missing values, decimals and
    booleans is declared, and never guessed.

    Exit codes: 0 done, 2 misuse.
    """
    with misuse_shown(), _cohort_misuse_shown():
        with stage("importing"):
            from guideproof.cohort.declared import Declared, booleans_of
            from guideproof.cohort.opening import Order
            from guideproof.given import day_named
            from guideproof.workflow import sound

        _fitting(explain, out, picture, derived=derived)
        guideline = sound(folder, cases=False)  # a worked case has no say in what patients are told
        declared = Declared(missing, decimal == ",", booleans_of(booleans))
        day = day_named("--on", on)
        order = Order(patients, out, engine, entry, mapping, picture, folder, declared, day, derived)
        if explain is not None:
            _explain(guideline, order, explain, form)
        else:
            _run(guideline, order, form)


def _fitting(explain: str | None, out: Path | None, picture: Path | None, *, derived: bool) -> None:
    """Refuses options that ask for nothing together."""
    if explain is not None and (out is not None or picture is not None):
        raise click.UsageError("`--explain` shows one patient and writes no file: leave out `--out` and `--picture`")
    if derived and out is None:
        raise click.UsageError("`--derived` is about the rows that `--out` writes: name a file for them")


@contextmanager
def _cohort_misuse_shown() -> Iterator[None]:
    with stage("importing"):
        from guideproof.cohort.misuse import CohortMisuse

    try:
        yield
    except CohortMisuse as misuse:
        raise click.UsageError(str(misuse)) from misuse


def _explain(guideline: Guideline, order: Order, patient: str, form: str) -> None:
    from guideproof.cohort.explain import explain

    evaluation = explain(guideline, order, patient)
    if form == "json":
        from guideproof.reporters.json import as_text

        show(as_text(evaluation.as_json()))
    else:
        from guideproof.board.made import board_of

        show_board(board_of(evaluation, guideline), why=True, way=True)


def _run(guideline: Guideline, order: Order, form: str) -> None:
    with stage("importing"):
        from guideproof.cohort.run import run

    if "duckdb" not in sys.modules:  # it complains of what is left of itself
        gc.freeze()  # what was read stays to the end, so it need not be looked through for garbage on the way out
    with _progress() as progress:
        summary = run(guideline, order, progress)
    if form == "json":
        from guideproof.reporters.json import as_text

        show(as_text(summary.as_json()))
    elif order.out is None or not quiet():
        from guideproof.reporters.text import cohort as report

        show(report.render(summary, guideline, color=colored()))


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on the terminal's error stream; silence elsewhere."""
    if quiet() or not sys.stderr.isatty():
        yield lambda doing, share: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def told(doing: str, share: float | None) -> None:
            bar.update(task, description=doing, total=None if share is None else 1, completed=share or 0)

        yield told
