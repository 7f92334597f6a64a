"""``guideproof init``: a guideline to begin with."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from guideproof.cli.options import folder_argument, quiet_option
from guideproof.cli.output import misuse_shown, tell

_ENTRY = "first-visit"


@click.command("init", short_help="Begin a guideline: a few files that are sound, to be replaced.")
@folder_argument
@quiet_option
@click.option("--title", metavar="TEXT", help="What the guideline is called.")
@click.option("--id", "id", metavar="ID", help="Its id; made of the title unless said.")
@click.option("--entry", metavar="ID", help=f"The visit at which a patient comes to it; {_ENTRY} unless said.")
@click.option("--licence", "--license", metavar="TEXT", help="The terms of use, such as Apache-2.0.")
def command(folder: Path, title: str | None, id: str | None, entry: str | None, licence: str | None) -> None:
    """Begin a guideline in DIR (default: guideline), which must be empty or not there yet.

    What is not said as an option is asked, on a terminal alone. What comes is small and sound: it passes every check,
    its two cases cover it, it is drawn and run; every word of it is an example to be replaced. Exit codes: 0 done, 2
    misuse.
    """
    with misuse_shown():
        from guideproof.editing.new_guideline import Answers, id_of, started
        from guideproof.reporters.text.ink import visible

        _refuse_missing({"--title": title, "--licence": licence})
        title = title if title is not None else _asked("What is the guideline called?")
        id = id or _preset("Its id", id_of(title) or "guideline")
        entry = entry or _preset("The visit at which a patient comes to it", _ENTRY)
        licence = licence if licence is not None else _asked("The terms of use, such as Apache-2.0")
        drawn = started(folder, Answers(title, id, entry, licence), date.today())
    written = [path for path in drawn.written if not path.startswith(".")]
    tell("".join(f"written: {visible(str(folder / path))}\n" for path in written))
    tell(f"written: {visible(str(folder))}/.vscode: its ids and codes, for an editor that completes them\n")
    tell(f"next: guideproof check {visible(str(folder))}\n")


def terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _refuse_missing(given: Mapping[str, str | None]) -> None:
    """Without a terminal nobody can be asked: every option that is missing is named at once."""
    missing = " and ".join(option for option, value in given.items() if value is None)
    if missing and not terminal():
        raise click.UsageError(f"there is no terminal to ask on, so {missing} must be given")


def _asked(question: str) -> str:
    return str(click.prompt(question, err=True))


def _preset(question: str, preset: str) -> str:
    return str(click.prompt(question, default=preset, err=True)) if terminal() else preset
