"""``guideproof diff``: two versions of a guideline, who is treated differently, and whether the versions say so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideproof.cli.found import default_guideline
from guideproof.cli.output import misuse_shown, show, show_signs
from guideproof.cli.waiting import waiting

if TYPE_CHECKING:
    from guideproof.analysis.comparing.comparison import Comparison
    from guideproof.analysis.comparing.versions import Judged


@click.command("diff", short_help="Say who is treated differently by another version.")
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How the answer is shown.",
)
@click.option(
    "--check",
    "checking",
    is_flag=True,
    help="End with 1 if a version is too low, a review older than the change, no changelog entry, or undecided.",
)
@click.option(
    "--flowchart",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also draw both versions as one flowchart, as SVG: what was added, removed and changed.",
)
def command(base: str | None, head: str | None, form: str, checking: bool, flowchart: Path | None) -> None:
    """Compare the guideline of BASE with that of HEAD: who is admitted, offered or told something else, each with a
    patient who shows it, and what was changed in the files.

    Each is a folder, a Git revision, or REV:path. BASE is, unless said, the commit at which the work left the main
    branch, HEAD the guideline as it stands on the disk. Of a repository nothing is run and nothing changed.

    The questions are put to the prover over all complete records that are valid in both versions; what is not decided
    is said. Exit codes: 0 compared, whatever differs; 1 with --check a rule of versions is broken; 2 misuse, or a
    guideline that cannot be read.
    """
    with misuse_shown():
        from guideproof.analysis.comparing.compare import compare
        from guideproof.sides import base_side, draw_difference, guideline_of, head_side, judged

        with waiting("Comparing"):
            here = default_guideline()
            sides = base_side(base, here), head_side(head, here)
            both = guideline_of(sides[0]), guideline_of(sides[1])
            comparison = compare(*both)
            found = judged(*sides, comparison, both) if checking else None
            if flowchart is not None:
                draw_difference(*both, flowchart, here)
    _show(comparison, form)
    if found is not None:
        _show_judged(found, form)
        if found.broken:
            raise click.exceptions.Exit(1)


def _show(comparison: Comparison, form: str) -> None:
    from guideproof.reporters import comparison as reporter

    match form:
        case "json":
            show(reporter.as_json(comparison))
        case "markdown":
            show(reporter.as_markdown(comparison))
        case _:
            show_signs(reporter.as_text(comparison))


def _show_judged(found: Judged, form: str) -> None:
    """After the comparison; beside JSON, which it must not break, on the error output."""
    from guideproof.reporters.comparison import versions as reporter

    show(reporter.as_markdown(found) if form == "markdown" else reporter.as_text(found), err=form == "json")
