"""``guideproof check``: every finding about a guideline."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import folder_argument
from guideproof.cli.output import misuse_shown, show, show_report
from guideproof.cli.waiting import waiting


@click.command("check", short_help="Check a guideline and report every finding.")
@folder_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif", "junit"]),
    default="text",
    show_default=True,
    help="How to report: for people, for programs, as annotations of GitHub Actions, for code scanning, as tests.",
)
@click.option(
    "--select",
    metavar="CODE",
    multiple=True,
    help="Make only this check: a code, a name, or GP3 for all that begin so.",
)
@click.option("--ignore", metavar="CODE", multiple=True, help="Leave this check out, named likewise.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="The least severity that gives exit code 1.",
)
@click.option("--explain", metavar="CODE", help="Print the manual page of a check, by code or name.")
def command(
    folder: Path, form: str, select: tuple[str, ...], ignore: tuple[str, ...], fail_on: str, explain: str | None
) -> None:
    """Check the guideline in DIR (default: guideline) and report every finding, in source order.

    Exit codes: 0 clean, 1 findings, 2 misuse.
    """
    if explain is not None:
        _explain(explain)
        return
    from guideproof.diagnostic import Severity
    from guideproof.workflow import check

    with misuse_shown(), waiting("Proving") as progress:
        checked = check(folder, select=select, ignore=ignore, progress=progress)
    least = Severity(fail_on)
    show_report(checked, form, fail_on=least)
    if checked.report.fails(least):
        raise click.exceptions.Exit(1)


def _explain(name: str) -> None:
    from guideproof.checks import CHECKS, check_named
    from guideproof.checks.nearest import did_you_mean

    found = check_named(name)
    if found is None:
        known = [word for each in CHECKS for word in (each.code, each.slug)]
        raise click.UsageError(f"there is no check `{name}`. {did_you_mean(name, known, word='check')}")
    show(f"{found.code} {found.slug} ({found.severity.value})\n\n{found.manual}\n")
