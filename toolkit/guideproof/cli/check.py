"""``guideproof check``: every finding about a guideline."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.editor_schemas import outdated
from guideproof.cli.fixing import fixed, show_diff
from guideproof.cli.options import folders_argument, quiet_option, timings_option
from guideproof.cli.output import misuse_shown, quiet, show, show_report
from guideproof.cli.waiting import waiting
from guideproof.timing import stage


@click.command("check", short_help="Check a guideline and report every finding.")
@folders_argument
@quiet_option
@timings_option
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
@click.option("--fix", "fixing", is_flag=True, help="Make the certain fixes in the files, say which, then check again.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, as a diff, and write nothing.")
@click.option(
    "--explain",
    metavar="[CODE]",
    is_flag=False,
    flag_value="GP",
    help="Print the manual page of a check, by code or name; of several (GP3) or, without CODE, of all a line each.",
)
def command(
    folders: list[Path],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    fixing: bool,
    diff: bool,
    explain: str | None,
) -> None:
    """Check the guideline in DIR (default: guideline) and report every finding, in source order.

    Several may be named, also by files in them: the guideline of a file is found above it.

    Fixes are certain where a word of the language is misspelt, where a name differs from the only one like it in case,
    hyphens, low lines or blanks alone, where a text lacks its quotation marks, and where a unit is another spelling of
    just one of UCUM; all others are left to you (--format json lists them). Exit codes: 0 clean, 1 findings (with
    --diff: something would change), 2 misuse.
    """
    if explain is not None:
        _explain(explain)
        return
    with stage("importing"):
        from guideproof.diagnostic import Severity
        from guideproof.workflow import check

    if len(folders) > 1 and (diff or form not in ("text", "github")):
        what = "a diff" if diff else f"a report as {form}"
        raise click.UsageError(f"{what} is of one guideline, and {len(folders)} are named: name one at a time")
    least, failed = Severity(fail_on), False
    for folder in folders:
        with misuse_shown(), waiting("Proving") as progress:
            checked = check(folder, select=select, ignore=ignore, progress=progress)
            if diff:
                show_diff(folder, checked.report.findings)
            if fixing and fixed(folder, checked.report.findings):
                checked = check(folder, select=select, ignore=ignore, progress=progress)
        if form != "text" or not quiet() or checked.report.findings or checked.report.hidden:
            show_report(checked, form, fail_on=least)
        if form == "text":
            outdated(folder)
        failed = failed or checked.report.fails(least)
    if failed:
        raise click.exceptions.Exit(1)


def _explain(name: str) -> None:
    from guideproof.analysis.comparing.rules import RULES, rule_named
    from guideproof.checks.selection import UnknownCheckError, meant

    rule = rule_named(name)
    if rule is not None:
        show(f"{rule.code} {rule.slug} (asked by `guideproof diff --check`)\n\n{rule.manual}\n")
        return
    rules = [each for each in RULES if each.code.startswith(name.upper())]
    try:
        found = () if rules and name.upper() not in "GP" else meant(name)
    except UnknownCheckError as unknown:
        raise click.UsageError(str(unknown)) from unknown
    if len(found) == 1:
        (check,) = found
        show(f"{check.code} {check.slug} ({check.severity.value})\n\n{check.manual}\n")
        return
    rows = [(each.code, each.slug, each.severity.value, each.summary) for each in found]
    rows += [(rule.code, rule.slug, "version", rule.summary) for rule in rules]
    wide = max(len(slug) for _, slug, _, _ in rows)
    show("".join(f"{code}  {slug:{wide}}  {weight:7}  {summary}\n" for code, slug, weight, summary in rows))
