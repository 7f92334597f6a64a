"""``guideproof cases``: vignettes for what nobody has written one for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guideproof.cli.options import folder_argument, quiet_option
from guideproof.cli.output import misuse_shown, show, tell

if TYPE_CHECKING:
    from guideproof.analysis.cases.generated import Generated


@click.command("cases", short_help="Write vignettes for every branch and boundary that has none.")
@folder_argument
@quiet_option
@click.option(
    "--check", "trial", is_flag=True, help="Write nothing; say what would change and exit with 1 if something would."
)
def command(folder: Path, trial: bool) -> None:
    """Write vignettes for the guideline in DIR (default: guideline) into its folder vignettes/.

    Together with those that people wrote or confirmed they take every branch and decide every test both ways, and of
    every threshold something comes otherwise for one of them if it is moved by one step, and of every formula if one of
    its constants is a little off or it is misread; where nobody can tell, that is said. They expect what the guideline
    says today, amounts included: a clinician reads them and sets `confirmed: true`, and from then on they are left
    alone, and so is one that somebody changed. The others are made anew each
    time. Exit codes: 0 done or nothing to do, 1 something would change (--check), 2 misuse.
    """
    with misuse_shown():
        from guideproof.workflow import write_cases

        written = write_cases(folder, trial=trial)
    drawn = written.drawn
    home = folder / "vignettes"
    show("".join(f"left alone, since it was changed and is not confirmed: {home / name}\n" for name in drawn.kept))
    if not trial:
        counts = f"{len(drawn.written)} written, {len(drawn.unchanged)} unchanged, {len(drawn.removed)} removed"
        tell(f"{home}: {counts}\n")
    elif drawn.current:
        tell(f"{home}: up to date\n")
    else:
        show("".join(f"would be written: {home / name}\n" for name in drawn.written))
        show("".join(f"would be removed: {home / name}\n" for name in drawn.removed))
    tell(_boundaries(written.made))
    if trial and not drawn.current:
        raise click.exceptions.Exit(1)


def _boundaries(made: Generated) -> str:
    """How many boundaries somebody tells apart; those that nobody does, by name."""
    from guideproof.analysis.proof.solver.search import Verdict

    told = made.boundaries - len(made.untold)
    lines = [f"boundaries that a vignette tells from the next step: {told} of {made.boundaries}"] if told else []
    for verdict, words in (
        (Verdict.NO, "proven that nobody of whom all is known tells them apart, since something else decides there"),
        (Verdict.OPEN, "not settled whether anybody tells them apart"),
    ):
        some = [each.boundary.text for each in made.untold if each.verdict is verdict]
        lines += [f"{words}:", *(f"  {text}" for text in some)] if some else []
    return "".join(f"{line}\n" for line in lines)
