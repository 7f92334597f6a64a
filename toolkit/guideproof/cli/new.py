"""``guideproof new``: a new thing of a guideline, to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from guideproof.cli.options import guideline_option, quiet_option
from guideproof.cli.output import misuse_shown, tell

_WORDS = (
    *("node", "element", "derived", "parameter", "intervention"),
    *("evidence", "vignette", "safety-rule", "disagreement"),
)
_NODES = ("decision", "recommendation", "reassess")
_WAYS = ("condition", "classify", "count", "points", "sum", "formula", "elapsed", "date")
_TYPES = ("boolean", "code", "codes", "integer", "quantity", "date")
_AS = {"node": _NODES, "derived": _WAYS}
_SEVERAL = ("element", "derived", "parameter", "intervention")
_OF = {"section": ("node",), "as": tuple(_AS), "type": ("element",), "file": _SEVERAL}


@click.command("new", short_help="Begin a node, an element, a source … with blanks that check names.")
@click.argument("word", metavar="KIND", type=click.Choice(_WORDS))
@click.argument("id")
@guideline_option
@quiet_option
@click.option("--section", metavar="NAME", help="Of a node: its section; needed where the guideline has several.")
@click.option(
    "--as",
    "way",
    type=click.Choice([*_NODES, *_WAYS]),
    help="The kind of a node (a decision unless said), or how a derived element is computed (a condition).",
)
@click.option("--type", "type", type=click.Choice(_TYPES), help="Of an element: its type.")
@click.option(
    "--file",
    metavar="NAME",
    help="Of what is one of several in a file: which file of its folder, such as drugs.yaml, or a new one.",
)
def command(
    word: str, id: str, folder: Path, section: str | None, way: str | None, type: str | None, file: str | None
) -> None:
    """Write a new thing of KIND called ID where it belongs: a file of its own or, of an element, a derived element, a
    parameter or an intervention, an entry at the end of one. KIND is node, element, derived, parameter, intervention,
    evidence, vignette, safety-rule or disagreement.

    Its keys stand in the order of the schemas, and every blank is named by `guideproof check` until it is filled in.
    ID of evidence may be `source#finding`, to begin with one of its findings. What is taken is refused, and nothing is
    overwritten. Exit codes: 0 done, 2 misuse.
    """
    for name, given in {"section": section, "as": way, "type": type, "file": file}.items():
        if given is not None and word not in _OF[name]:
            raise click.UsageError(f"`--{name}` is for {' or '.join(_OF[name])}, and this is {word}")
    if way is not None and way not in _AS[word]:
        raise click.UsageError(f"a new {word} is not made `--as {way}`: there are {', '.join(_AS[word])}")
    with misuse_shown():
        from guideproof.editing.blanks import Wanted
        from guideproof.editing.scaffold import make
        from guideproof.reporters.text.ink import visible

        made = make(folder, word, Wanted(id, section, way, type, file))
    tell(f"{'added to' if made.added else 'written'}: {visible(str(folder / made.path))}\n")
    tell(f"next: fill in what guideproof check {visible(str(folder))} names\n")
