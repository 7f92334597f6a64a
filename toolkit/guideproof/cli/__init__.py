"""The command `guideproof`: one command a file; arguments in, exit code out; the only place that prints."""

from __future__ import annotations

import sys
import traceback

import click

from guideproof import __version__
from guideproof.cli import (
    ask,
    bump,
    cases,
    check,
    cohort,
    diff,
    format,
    init,
    lsp,
    new,
    rename,
    render,
    run,
    schema,
    serve,
    streams,
    test,
    verify,
)

MISUSE = 2
BUG = 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="guideproof")
def guideproof() -> None:
    """Clinical guidelines as YAML that is checked, drawn and run.

    Exit codes: 0 clean, 1 findings, 2 misuse, 3 a bug in guideproof.
    """


for command in (
    ask.command,
    bump.command,
    cases.command,
    check.command,
    cohort.command,
    diff.command,
    format.command,
    init.command,
    lsp.command,
    new.command,
    rename.command,
    render.command,
    run.command,
    schema.command,
    serve.command,
    test.command,
    verify.command,
):
    guideproof.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command and leaves the program with its exit code."""
    try:
        streams.opened()
        code = guideproof.main(arguments, prog_name="guideproof", standalone_mode=False)
    except click.ClickException as misuse:
        _show(misuse)
        code = MISUSE
    except click.Abort:
        code = 130  # as a shell says of a program that was interrupted
    except BrokenPipeError:
        streams.silenced(sys.stdout)  # whoever read the output went away
        code = 1
    except Exception as error:  # noqa: BLE001 - whatever was not foreseen is a bug, and must not look like a finding
        code = _failed(error)
    sys.exit(code if isinstance(code, int) else 0)


def _show(misuse: click.ClickException) -> None:
    """Says what is wrong; names of files and columns are somebody else's, so what acts in them is shown instead."""
    from guideproof.reporters.text.ink import visible

    vars(misuse)["message"] = "\n".join(map(visible, misuse.message.split("\n")))  # each kind words it in its own way
    with streams.of_errors():
        misuse.show()


def _failed(error: Exception) -> int:
    """Says what went wrong, and gives the exit code."""
    why = str(error) if isinstance(error, ImportError) and error.name == "yaml" else streams.unwritten(error)
    if why is not None:
        streams.silenced(sys.stdout)
        _show(click.UsageError(why))
        return MISUSE
    with streams.of_errors():
        click.echo("".join(traceback.format_exception(error)), err=True)
        click.echo(
            f"This is a bug in guideproof {__version__}, not in your guideline. Please report it with the lines above "
            "and, if you can, the files that show it (never with data of a real patient).",
            err=True,
        )
    return BUG
