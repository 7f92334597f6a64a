"""``guideproof diff``: two versions of a guideline, who is treated differently, and whether the versions say so."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from guideproof.cli.found import default_guideline
from guideproof.cli.output import misuse_shown, show, show_signs
from guideproof.cli.waiting import waiting

if TYPE_CHECKING:
    from guideproof.analysis.comparing.comparison import Comparison
    from guideproof.analysis.comparing.moves import Moves
    from guideproof.analysis.comparing.versions import Judged
    from guideproof.model.guideline import Guideline
    from guideproof.revisions.side import Side

_RARELY = 500_000
"""After how many new objects Python looks for garbage in circles, of which a comparison makes little."""


@click.command("diff", short_help="Say who is treated differently by another version.")
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
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
@click.option(
    "--against",
    metavar="OTHER",
    help="Compare with another guideline of the same inputs instead: a folder, a revision, or REV:path.",
)
@click.option(
    "--rename",
    "written",
    metavar="[KIND:]OLD=NEW",
    multiple=True,
    help="What was renamed since BASE, so that it counts as the same thing; repeatable.",
)
@click.option(
    "--cohort",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also say how many of a table of patients (.parquet, .csv or .ndjson) fare otherwise.",
)
@click.option(
    "--mapping",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A YAML file: which column of the cohort is what.",
)
@click.option(
    "--min-count",
    "least",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help="Of groups of the cohort with fewer patients do not say how many.",
)
@click.option(
    "--picture",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the shares of the cohort as SVG into this file.",
)
def command(
    base: str | None,
    head: str | None,
    form: str,
    checking: bool,
    flowchart: Path | None,
    against: str | None,
    written: tuple[str, ...],
    cohort: Path | None,
    mapping: Path | None,
    least: int,
    picture: Path | None,
) -> None:
    """Compare the guideline of BASE with that of HEAD: who is admitted, offered or told something else, each with a
    patient who shows it, and what was changed in the files.

    Each is a folder, a Git revision, or REV:path. BASE is, unless said, the commit at which the work left the main
    branch, HEAD the guideline as it stands on the disk. Of a repository nothing is run and nothing changed.

    The questions are put to the prover over all complete records that are valid in both versions; what is not decided
    is said. Exit codes: 0 compared, whatever differs; 1 with --check a rule of versions is broken; 2 misuse, or a
    guideline that cannot be read.
    """
    table = None if cohort is None else Table(cohort, mapping, least, picture)
    if table is None and (mapping is not None or picture is not None or least):
        raise click.UsageError("`--mapping`, `--min-count` and `--picture` are about a table: name it with `--cohort`")
    if against is not None and (head is not None or checking or flowchart is not None or written):
        raise click.UsageError("beside `--against` leave out HEAD, `--check`, `--flowchart` and `--rename`")
    with misuse_shown(), waiting("Comparing"):
        here = default_guideline()
        found = _against(base, against, here) if against is not None else _versions(base, head, written, here)
        _refuse_lost(flowchart, found, table)
        if found.comparison.not_compared is not None and (flowchart is not None or table is not None):
            found.require_sound()
        judged = found.judged() if checking else None
        if flowchart is not None:
            found.draw(flowchart, here)
        moved = None if table is None else _moved(found.both, table, here)
    _show(found.comparison, form, moved, judged)
    if judged is not None and judged.broken:
        raise click.exceptions.Exit(1)


class Compared(NamedTuple):
    """Two guidelines compared, and where they were read."""

    sides: tuple[Side, Side]
    both: tuple[Guideline, Guideline]
    comparison: Comparison

    def require_sound(self) -> None:
        """Refuses what has errors where it would be drawn or run."""
        from guideproof.sides import unsound
        from guideproof.workflow import Misuse

        why = unsound([*zip(self.sides, self.both, strict=True)])
        if why is not None:
            raise Misuse(why)

    def judged(self) -> Judged:
        """Whether the rules of versions are kept."""
        from guideproof.sides import judged

        return judged(*self.sides, self.comparison, self.both)

    def draw(self, path: Path, here: Path) -> None:
        """Draws both as one flowchart."""
        from guideproof.sides import draw_difference

        draw_difference(*self.both, path, here)


@contextmanager
def _kept() -> Iterator[None]:
    """What is imported and read stays to the end: it is never looked through for garbage, and rarely what follows."""
    gc.disable()
    try:
        yield
    finally:
        if "duckdb" not in sys.modules:  # it complains of what is left of itself
            gc.freeze()
        gc.set_threshold(_RARELY)
        gc.enable()


def _versions(base: str | None, head: str | None, written: tuple[str, ...], here: Path) -> Compared:
    with _kept():
        from guideproof.analysis.comparing.compare import compare
        from guideproof.sides import base_side, head_side, renamed_guidelines_of, unsound

        sides = base_side(base, here), head_side(head, here)
        was, becomes, renamed = renamed_guidelines_of(sides, written)
        both = was, becomes
    return Compared(sides, both, compare(*both, renamed, unsound([*zip(sides, both, strict=True)])))


def _against(base: str | None, other: str, here: Path) -> Compared:
    with _kept():
        from guideproof.analysis.comparing.against import compare_against
        from guideproof.sides import base_side, guidelines_of, head_side, unsound
        from guideproof.workflow import Misuse

        sides = head_side(base, here), base_side(other, here)
        both = guidelines_of(sides)
    why = unsound([*zip(sides, both, strict=True)])
    if why is not None:
        raise Misuse(why)
    return Compared(sides, both, compare_against(*both))


class Table(NamedTuple):
    """A table of patients to be run in both versions, and how."""

    patients: Path
    mapping: Path | None
    least: int
    picture: Path | None


def _refuse_lost(flowchart: Path | None, found: Compared, table: Table | None) -> None:
    """Before anything is drawn: what is read stays."""
    from guideproof.sides import refuse_lost

    picture, patients, mapping = (None, None, None) if table is None else (table.picture, table.patients, table.mapping)
    read = {"the patients": patients, "the mapping": mapping}
    refuse_lost({"the flowchart": flowchart, "the picture": picture}, found.sides, read)


def _moved(both: tuple[Guideline, Guideline], table: Table, here: Path) -> Moves:
    """Who of the table fares otherwise; drawn too, if that is wanted."""
    from guideproof.cohort.misuse import CohortMisuse
    from guideproof.cohort.moves import moves
    from guideproof.cohort.opening import Order
    from guideproof.reporters.comparison import shares
    from guideproof.sides import put_beside

    try:
        found = moves(*both, Order(table.patients, mapping=table.mapping, folder=here), table.least)
    except CohortMisuse as misuse:
        raise click.UsageError(str(misuse)) from misuse
    if table.picture is not None:
        put_beside(shares.picture(found), table.picture, here)
    return found


def _show(comparison: Comparison, form: str, moved: Moves | None, judged: Judged | None) -> None:
    """The comparison, and whether the rules of versions are kept: in Markdown before all that is folded, else behind
    it; beside JSON and HTML, which it must not break, on the error output."""
    from guideproof.reporters import comparison as reporter
    from guideproof.reporters.comparison import shares, versions

    match form:
        case "json":
            show(reporter.as_json(comparison, moved))
        case "html":
            show(reporter.as_html(comparison, moved))
        case "markdown":
            rules = "" if judged is None else versions.as_markdown(judged)
            show(reporter.as_markdown(comparison, rules) + ("" if moved is None else shares.as_markdown(moved)))
        case _:
            show_signs(reporter.as_text(comparison) + ("" if moved is None else shares.as_text(moved)))
    if judged is not None and form != "markdown":
        show(versions.as_text(judged), err=form in ("json", "html"))
