"""Printing, and whether the terminal takes colors."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from guideproof.timing import stage

if TYPE_CHECKING:
    from guideproof.board.shape import Board
    from guideproof.diagnostic import Severity
    from guideproof.workflow import Checked


def colored(*, err: bool = False) -> bool:
    """Whether to color: on a terminal only, and never where ``NO_COLOR`` is set (https://no-color.org)."""
    stream = sys.stderr if err else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(text: str, *, err: bool = False) -> None:
    """Prints a report as it is."""
    click.echo(text, nl=False, err=err, color=colored(err=err))


_QUIET = "guideproof.quiet"


def hush(context: click.Context, wanted: bool) -> None:
    """Notes whether a command is asked to say only what is wrong."""
    context.meta[_QUIET] = wanted


def quiet() -> bool:
    """Whether the command that runs is asked to say only what is wrong."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_QUIET))


def tell(text: str, *, err: bool = False) -> None:
    """Prints what was done, or that all is well, unless that is not asked for."""
    if not quiet():
        show(text, err=err)


def show_board(board: Board, form: str = "text", *, why: bool = False, way: bool = False) -> None:
    """Prints what is said of a patient: as text at the width of the terminal (80 columns where there is none), in signs
    that the stream has; as Markdown or as a page of HTML."""
    if form == "text":
        from guideproof.reporters.text import board as text

        show_signs(text.render(board, color=colored(), columns=columns(), why=why, path=way))
        return
    from guideproof.reporters import board_html, board_markdown

    printer = board_html if form == "html" else board_markdown
    show(printer.render(board, why=why, path=way))


def columns() -> int:
    """How wide the terminal is; 80 where there is none, or what ``COLUMNS`` says."""
    return shutil.get_terminal_size().columns


def show_signs(text: str) -> None:
    """Prints a text with the signs of a board, in ASCII where the stream has none of them."""
    from guideproof.reporters.text import board

    show(text if _encodable(board.SIGNS) else board.in_ascii(text))


def _encodable(signs: str) -> bool:
    """Whether standard output has these signs."""
    try:
        signs.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def show_report(checked: Checked, form: str, *, fail_on: Severity | None = None, err: bool = False) -> None:
    """Prints the findings about a guideline; ``fail_on`` is the least severity that fails, errors unless said."""
    show(_rendered(checked, form, fail_on, err), err=err)


def _rendered(checked: Checked, form: str, fail_on: Severity | None, err: bool) -> str:
    if form == "junit":
        from guideproof.diagnostic import Severity
        from guideproof.reporters import junit

        return junit.render(checked.report, fail_on=fail_on or Severity.ERROR)
    if form == "text":
        from guideproof.reporters.text import findings

        return findings.render(checked.report, checked.lines, color=colored(err=err))
    from guideproof.reporters import github, json, sarif

    match form:
        case "json":
            return json.render(checked.report)
        case "github":
            return github.render(checked.report)
        case _:
            return sarif.render(checked.report)


class _Refused(click.ClickException):
    """What is asked cannot be done; the usage of the command is no help with it."""

    exit_code = 2


@contextmanager
def misuse_shown() -> Iterator[None]:
    """Turns what cannot be done as asked into click's usage error, and a faulty guideline into its findings.

    A faulty guideline ends the command with exit code 2: it was asked for something that only a sound one can give.
    """
    with stage("importing"):
        from guideproof.workflow import Faulty, Misuse, NotAGuideline

    try:
        yield
    except Faulty as faulty:
        show_report(faulty.checked, "text", err=True)
        raise _Refused("the guideline has errors, so nothing is drawn or evaluated with it") from faulty
    except (Misuse, NotAGuideline) as misuse:
        raise click.UsageError(str(misuse)) from misuse
