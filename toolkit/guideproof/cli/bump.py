"""``guideproof bump``: the version numbers that a change asks for, written."""

from __future__ import annotations

import click

from guideproof.cli.found import default_guideline
from guideproof.cli.options import quiet_option
from guideproof.cli.output import misuse_shown, show, tell
from guideproof.cli.waiting import waiting


@click.command("bump", short_help="Write the version numbers that a change asks for.")
@click.argument("base", required=False)
@quiet_option
@click.option("--dry-run", "trial", is_flag=True, help="Say what would be written, and write nothing.")
def command(base: str | None, trial: bool) -> None:
    """Write the numbers that are too low, of the guideline and of its nodes, and a draft in its CHANGELOG.md.

    BASE is as of ``guideproof diff``. All else in the files stays to the byte, and no day of review is ever written:
    what `guideproof diff --check` still finds is yours to mend. Exit codes: 0 done or nothing to do, 2 misuse.
    """
    with misuse_shown():
        from guideproof.analysis.comparing.compare import compare
        from guideproof.editing.versions import raise_versions
        from guideproof.revisions.side import Folder
        from guideproof.sides import base_side, guidelines_of, judged

        with waiting("Comparing"):
            here = default_guideline()
            sides = base_side(base, here), Folder(here)
            both = guidelines_of(sides)
            comparison = compare(*both)
            found = judged(*sides, comparison, both)
        raised = raise_versions(here, both[1], comparison, found, trial=trial)
    say = show if trial else tell
    for thing, before, after in raised.numbers:
        say(f"{thing}: {before} -> {after}\n")
    if raised.drafted:
        say("CHANGELOG.md: a draft to be said in your words\n")
    if not raised.numbers and not raised.drafted:
        tell("No number is too low.\n")
