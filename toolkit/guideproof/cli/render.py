"""``guideproof render``: what reviewers read, drawn into files."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import folder_argument, quiet_option, timings_option
from guideproof.cli.output import misuse_shown, show, tell
from guideproof.timing import stage


@click.command("render", short_help="Draw a guideline into files.")
@folder_argument
@quiet_option
@timings_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("renders"),
    show_default=True,
    help="The folder to draw into.",
)
@click.option("--check", "trial", is_flag=True, help="Write nothing; say what is not up to date and exit with 1.")
@click.option(
    "--only",
    metavar="NAME",
    multiple=True,
    help="Only this renderer; may be given several times. `png` draws only where it is named.",
)
@click.option(
    "--engine",
    type=click.Choice(["pure", "dot"]),
    default="pure",
    show_default=True,
    help="What lays flowcharts out: the built-in engine, whose pictures are the same everywhere, or an installed dot.",
)
def command(folder: Path, output: Path, trial: bool, only: tuple[str, ...], engine: str) -> None:
    """Draw the guideline in DIR (default: guideline) into a folder.

    Files that a renderer made earlier and no longer makes are removed, by the mark in them; what somebody else put
    there is neither removed nor replaced. Worked cases are read for the page alone. Exit codes: 0 done or up to date,
    1 not up to date (--check), 2 misuse.
    """
    with misuse_shown():
        with stage("importing"):
            from guideproof.drawing import draw

        drawn = draw(folder, output, only=only, engine=engine, trial=trial)
    if not trial:
        counts = f"{len(drawn.written)} written, {len(drawn.unchanged)} unchanged, {len(drawn.removed)} removed"
        tell(f"{output}: {counts}\n")
    elif drawn.current:
        tell(f"{output}: up to date\n")
    else:
        others = dict.fromkeys(drawn.foreign, " (not made by guideproof, so `render` will refuse to replace it)")
        show("".join(f"not up to date: {output / path}{others.get(path, '')}\n" for path in drawn.written))
        show("".join(f"no longer made: {output / path}\n" for path in drawn.removed))
        raise click.exceptions.Exit(1)
