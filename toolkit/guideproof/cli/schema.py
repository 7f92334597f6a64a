"""``guideproof schema``: what an editor must know to complete the ids of a guideline."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import folder_argument, quiet_option
from guideproof.cli.output import misuse_shown, show, tell


@click.command("schema", short_help="Write JSON Schemas that know the ids of a guideline, for editors.")
@folder_argument
@quiet_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    show_default=".vscode/schemas in DIR",
    help="The folder to write into.",
)
@click.option("--check", "trial", is_flag=True, help="Write nothing; say what is not up to date and exit with 1.")
def command(folder: Path, output: Path | None, trial: bool) -> None:
    """Write a JSON Schema for each kind of file of the guideline in DIR (default: guideline).

    With them an editor that knows JSON Schemas completes the ids and codes of this guideline, shows what they are
    called, and underlines those that there are not. Each needs no other file. Write them anew when an id has changed.
    What somebody else put there is not replaced. Exit codes: 0 done or up to date, 1 not up to date (--check), 2
    misuse.
    """
    with misuse_shown():
        from guideproof.editing.schemas import equip
        from guideproof.reporters.text.ink import visible

        done = equip(folder, output, trial=trial)
    home, drawn = visible(str(done.home)), done.drawn
    if not trial:
        tell(f"{home}: {len(drawn.written)} written, {len(drawn.unchanged)} unchanged\n")
    elif drawn.current:
        tell(f"{home}: up to date\n")
    else:
        show("".join(f"not up to date: {home}/{path}\n" for path in drawn.written))
    if done.unread:
        show("something could not be read, so not all ids are known; `guideproof check` says what\n")
    if trial and not drawn.current:
        raise click.exceptions.Exit(1)
