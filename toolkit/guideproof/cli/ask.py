"""``guideproof ask``: is there a patient such that …?"""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import format_option, guideline_option
from guideproof.cli.output import colored, columns, misuse_shown, show, show_signs
from guideproof.cli.waiting import waiting


@click.command("ask", short_help="Ask whether there is a patient such as this.")
@guideline_option
@click.option("--entry", metavar="NAME", help="At this entry point; at any one unless said.")
@click.option("--when", metavar="CONDITION", help="Who meets this condition, as a branch writes it on one line.")
@click.option("--recommends", metavar="ID", multiple=True, help="To whom this intervention is recommended.")
@click.option("--advises-against", metavar="ID", multiple=True, help="Whom this intervention is advised against.")
@click.option("--visits", metavar="NODE", multiple=True, help="To whom this node applies.")
@format_option
def command(
    folder: Path,
    entry: str | None,
    when: str | None,
    recommends: tuple[str, ...],
    advises_against: tuple[str, ...],
    visits: tuple[str, ...],
    form: str,
) -> None:
    """Ask whether there is a patient for whom all of this is so: shows one, with the path, or says that there is none.

    The answer is proven of every complete and valid record, options of a choice count as recommended. For example:

    \b
    guideproof ask --when '{ecog: {at_least: 3}}' --recommends nephrectomy

    Exit codes: 0 answered (a patient, or none), 1 not decided, 2 misuse.
    """
    with misuse_shown():
        from guideproof.workflow import ask

        with waiting("Asking"):
            answered = ask(
                folder,
                entry=entry,
                when=when,
                recommends=recommends,
                advises_against=advises_against,
                visits=visits,
            )
    if form == "json":
        from guideproof.reporters.answer import as_json

        show(as_json(answered))
    else:
        from guideproof.reporters.text import answer

        show_signs(answer.render(answered, color=colored(), columns=columns()))
    if not answered.decided:
        raise click.exceptions.Exit(1)
