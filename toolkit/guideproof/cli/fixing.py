"""``guideproof check --fix`` and ``--diff``: what the certain fixes of findings change, made or shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from guideproof.cli.output import show, tell

if TYPE_CHECKING:
    from guideproof.diagnostic import Diagnostic


def fixed(folder: Path, findings: Iterable[Diagnostic]) -> bool:
    """Makes the certain fixes, says on standard error which, and whether there was one."""
    from guideproof.editing.fixes import mend
    from guideproof.reporters.text.ink import visible

    mended = mend(folder, findings)
    for made in mended.made:
        tell(visible(f"fixed {made.span}: {made.fix.title}") + "\n", err=True)
    if not mended.made:
        verb = "finding has" if mended.offered == 1 else "findings have"
        left = f"; {mended.offered} {verb} fixes to choose from (--format json)" if mended.offered else ""
        tell(f"no certain fix, so nothing was written{left}\n", err=True)
    return bool(mended.made)


def show_diff(folder: Path, findings: Iterable[Diagnostic]) -> NoReturn:
    """Shows what ``--fix`` would change, and leaves with 1 if something would."""
    from guideproof.editing.fixes import mend
    from guideproof.reporters.text.ink import visible

    change = mend(folder, findings, trial=True).diff()
    show("".join(f"{visible(line)}\n" for line in change.split("\n")[:-1]))
    raise click.exceptions.Exit(1 if change else 0)
