"""``guideproof schema``: what an editor must know to complete the ids of a guideline."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import folder_argument, quiet_option
from guideproof.cli.output import misuse_shown, quiet, show, tell


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


def renewed(folder: Path) -> None:
    """After ids have changed: writes anew the schemas that an editor has of this guideline, and says so."""
    from guideproof.editing.schemas import refreshed
    from guideproof.reporters.text.ink import visible

    done = refreshed(folder)
    if done is not None:
        tell(f"{visible(str(done.home))}: {len(done.drawn.written)} written, for an editor that completes ids\n")


def outdated(folder: Path) -> None:
    """Says that the schemas which an editor has of a guideline know other ids than it has, so that it underlines
    what is right."""
    from guideproof.editing.schemas import refreshed
    from guideproof.reporters.text.ink import visible

    if not quiet() and refreshed(folder, trial=True) is not None:
        where = visible(str(folder))
        show(f"the schemas of your editor know other ids: guideproof schema {where} writes them anew\n", err=True)
