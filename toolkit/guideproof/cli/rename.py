"""``guideproof rename``: another id for a thing, everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.editor_schemas import renewed
from guideproof.cli.options import guideline_option, quiet_option
from guideproof.cli.output import misuse_shown, show, tell

_KINDS = (
    "node", "intervention", "source", "finding", "entry-point", "safety-rule", "disagreement", "vignette", "tag",
    "element", "code", "parameter", "branch", "section", "constraint", "statement",
)  # fmt: skip
_MOST = 20


@click.command("rename", short_help="Give a thing another id, wherever it is named.")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("old")
@click.argument("new")
@guideline_option
@quiet_option
@click.option("--dry-run", "trial", is_flag=True, help="Write nothing; say what would change.")
def command(kind: str, old: str, new: str, folder: Path, trial: bool) -> None:
    """Give the thing of KIND called OLD the id NEW, in every file, with the files that are named after it.

    Of a finding OLD is `source#finding` and NEW what comes behind the `#`; likewise a code is `element#code`, a branch
    `node#branch`, a statement `source#statement`. All files change together or none does. What would come is checked
    first: nothing is renamed if another finding came of it. Texts that mention the old id, and files that map columns
    to it, are listed and left as they are. Exit codes: 0 done, 2 misuse.
    """
    with misuse_shown():
        from guideproof.editing.renaming import rename
        from guideproof.reporters.text.ink import visible

        done = rename(folder, kind, old, new, trial=trial)
    would = "would be " if trial else ""
    say = show if trial else tell
    files = len({place.path for place in done.places})
    places = "place" if len(done.places) == 1 else "places"
    where = f": {len(done.places)} {places} in {files} file{'s' * (files != 1)}" if done.places else ""
    say(f"{would}renamed {kind} {old} to {new}{where}\n")
    say("".join(visible(f"{would}moved {path} to {target}") + "\n" for path, target in done.moved.items()))
    if not trial:
        renewed(folder)
    for mention in done.mentions[:_MOST]:
        show(visible(f"still mentioned: {mention}") + "\n")
    if len(done.mentions) > _MOST:
        show(f"still mentioned in {len(done.mentions) - _MOST} more lines\n")
