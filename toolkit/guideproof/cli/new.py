"""``guideproof new``: a new thing of a guideline, to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import guideline_option, quiet_option
from guideproof.cli.output import misuse_shown, tell

_WORDS = ("node", "element", "intervention", "evidence", "vignette", "safety-rule", "disagreement")
_NODES = ("decision", "recommendation", "reassess")
_TYPES = ("boolean", "code", "codes", "integer", "quantity", "date")
_OF = {"section": "node", "node": "node", "type": "element", "file": "element or intervention"}


@click.command("new", short_help="Begin a node, an element, a source … with blanks that check names.")
@click.argument("word", metavar="KIND", type=click.Choice(_WORDS))
@click.argument("id")
@guideline_option
@quiet_option
@click.option("--section", metavar="NAME", help="Of a node: its section; needed where the guideline has several.")
@click.option("--as", "node", type=click.Choice(_NODES), help="Of a node: what kind it is; a decision unless said.")
@click.option("--type", "type", type=click.Choice(_TYPES), help="Of an element: its type.")
@click.option(
    "--file",
    metavar="NAME",
    help="Of an element or intervention: the file in its folder, such as drugs.yaml, or a new one.",
)
def command(
    word: str, id: str, folder: Path, section: str | None, node: str | None, type: str | None, file: str | None
) -> None:
    """Write a new thing of KIND called ID where it belongs: a file of its own or, of an element or an intervention, an
    entry at the end of one. KIND is node, element, intervention, evidence, vignette, safety-rule or disagreement.

    Its keys stand in the order of the schemas, and every blank is named by `guideproof check` until it is filled in.
    ID of evidence may be `source#finding`, to begin with one of its findings. What is taken is refused, and nothing is
    overwritten. Exit codes: 0 done, 2 misuse.
    """
    for name, given in {"section": section, "node": node, "type": type, "file": file}.items():
        if given is not None and word not in _OF[name]:
            raise click.UsageError(f"`--{'as' if name == 'node' else name}` is for {_OF[name]}, and this is {word}")
    with misuse_shown():
        from guideproof.editing.scaffold import Wanted, make
        from guideproof.reporters.text.ink import visible

        made = make(folder, word, Wanted(id, section, node or "decision", type, file))
    tell(f"{'added to' if made.added else 'written'}: {visible(str(folder / made.path))}\n")
    tell(f"next: fill in what guideproof check {visible(str(folder))} names\n")
