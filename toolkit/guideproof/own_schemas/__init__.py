"""JSON Schemas of one guideline, for editors: every id and code that may stand somewhere as an enumeration.

In goes a guideline, whatever is wrong with it; out comes a self-contained schema for each kind of file, as bytes by the
name of its file. Nothing is written here.

| module | step |
|---|---|
| `names` | what there is to name, each with its title |
| `fitting` | which test, which fact and which expected value fit an element |
| `filled` | the shipped schemas with these in the place of what could be any text |
| `bundled` | a schema with all parts of others that it refers to |
| `editors` | which of them is for which files, as an editor's settings say it |

Terms: *named part* (a definition such as `named_node` of `schema/common.schema.json`, which names a thing by its id),
*test* (what a condition says of an element).

One example: of `next: start-drug` the shipped schema knows that it is a text. In the schema of a guideline `named_node`
is the list of its nodes, so that an editor offers `start-drugs`, with its title, and underlines `start-drug`.
"""

from __future__ import annotations

from guideproof.model.guideline import Guideline
from guideproof.own_schemas.bundled import bundled, is_ours
from guideproof.own_schemas.editors import HOME, SETTINGS, settings
from guideproof.own_schemas.filled import filled
from guideproof.own_schemas.names import names_of
from guideproof.reading.schemas import KINDS, PARTS, schema

__all__ = ["HOME", "SETTINGS", "is_ours", "render", "settings"]


def render(guideline: Guideline) -> dict[str, bytes]:
    """The schema of each kind of file, by its file's name: ``node.schema.json``."""
    names = names_of(guideline)
    parts = {name: filled(name, schema(name), guideline, names) for name in (*KINDS, *PARTS)}
    return {f"{kind}.schema.json": bundled(kind, parts, guideline) for kind in KINDS}
