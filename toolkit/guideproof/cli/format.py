"""``guideproof format``: files in the layout of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guideproof.cli.found import default_guideline
from guideproof.cli.options import quiet_option, timings_option
from guideproof.cli.output import misuse_shown, quiet, show, tell

if TYPE_CHECKING:
    from guideproof.editing.layout import Formatted


@click.command("format", short_help="Lay out files alike: indentation, brackets, blank lines.")
@click.argument("paths", metavar="[DIR|FILE|-]...", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--check", is_flag=True, help="Write nothing; name what would be formatted, with exit code 1.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, as a diff, with exit code 1.")
@click.option("--sort-keys", is_flag=True, help="Put keys in the order in which the schemas list them.")
@quiet_option
@timings_option
def command(paths: tuple[str, ...], check: bool, diff: bool, sort_keys: bool) -> None:
    """Format the YAML files of guidelines, folders in them and single files (default: guideline); `-` takes standard
    input to standard output. Tables (CSV) are left alone.

    Blocks are indented by two; what is in brackets stays so where it fits on a line of 120 columns; one blank line is
    kept where some stood. Texts, quotation marks, comments and line ends stay as they are. What comes is read again:
    data and comments must be the same, or the file is left as it is and named. So is one that cannot be read. Exit
    codes: 0 done, 1 some file was left or, with --check or --diff, would change, 2 misuse.
    """
    stream = "-" in paths
    if stream and len(paths) > 1:
        raise click.UsageError("`-` is standard input, which goes to standard output: name no file beside it")
    with misuse_shown():
        from guideproof.editing.layout import format_files

        trial = check or diff
        done = format_files(paths or [str(default_guideline())], sort_keys=sort_keys, trial=trial or stream)
    from guideproof.reporters.text.ink import visible

    if diff:
        show("".join(f"{visible(line)}\n" for line in done.diff().split("\n")[:-1]))
    elif stream and not check:
        for data in done.after.values():
            click.echo(data, nl=False)
    elif not stream and (check or not quiet()):
        _tell(done, "would be formatted" if check else "formatted")
    for why in done.left.values():
        show(f"left as it is: {visible(why)}\n", err=True)
    if done.left or (trial and done.changed):
        raise click.exceptions.Exit(1)


def _tell(done: Formatted, verb: str) -> None:
    """Names what changed, and counts the rest."""
    from guideproof.reporters.text.ink import visible

    changed = done.changed
    show("".join(f"{verb}: {visible(name)}\n" for name in changed))
    same, left = len(done.after) - len(changed), len(done.left)
    files = "file" if len(changed) == 1 else "files"
    told = f", {left} left as {'it is' if left == 1 else 'they are'}" if left else ""
    tell(f"{len(changed)} {files} {verb}, {same} unchanged{told}\n")
