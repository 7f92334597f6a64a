"""``guideproof diff``: two versions of a guideline, and who is treated differently."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.output import misuse_shown, show, show_signs
from guideproof.cli.waiting import waiting


@click.command("diff", short_help="Say who is treated differently by another version.")
@click.argument("base", type=click.Path(path_type=Path, file_okay=False))
@click.argument("head", type=click.Path(path_type=Path, file_okay=False), default=Path("guideline"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How the answer is shown.",
)
def command(base: Path, head: Path, form: str) -> None:
    """Compare the guideline in the folder BASE with that in the folder HEAD (default: guideline): who is admitted,
    offered or told something else, each with a patient who shows it, and what was changed in the files.

    The questions are put to the prover over all complete records that are valid in both versions; what is not decided
    is said. Exit codes: 0 compared, whatever differs; 2 misuse, or a guideline that cannot be read.
    """
    with misuse_shown():
        from guideproof.workflow import compare

        with waiting("Comparing"):
            comparison = compare(base, head)
    from guideproof.reporters import comparison as reporter

    match form:
        case "json":
            show(reporter.as_json(comparison))
        case "markdown":
            show(reporter.as_markdown(comparison))
        case _:
            show_signs(reporter.as_text(comparison))
